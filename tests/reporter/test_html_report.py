import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from linkaudit.reporter import FORMATS, Look, Report
from tests.support import a_finding, a_passage, a_post, a_reference, a_report, a_resolution, a_run, an_article

EVIL = "</style></td><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\x1b"


class Page(HTMLParser):
    """What a browser would see: tags with attributes, and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += f" {data}"


def html(*events: object, look: Look | None = None) -> str:
    return FORMATS["html"].render(Report.of(events), look)


def test_the_page_holds_groups_findings_figures_and_notes() -> None:
    text = " ".join(Page(FORMATS["html"].render(a_report())).text.split())
    for words in (
        "Note: Simulated replies, written for this test.",
        "Wire share of body words anchored 10 (67 %)",
        "error post-gone harbour.txt:3:1 The post by @quay_anna is gone: deleted. strong",
        "Published 2020-01-07. Credit: AFP, mixed with the Merrow desk.",
        "Social-media insertions line what who when today text",
        "3 X post @quay_anna 2020-01-06 GONE: deleted We stay out until Friday.",
        "Unreadable: photo.html binary data without markup",
    ):
        assert words in text


def test_nothing_runs_and_nothing_is_loaded() -> None:
    article = an_article(
        a_passage(1, EVIL), a_post(text=EVIL, name=EVIL, handle=EVIL), a_reference(2, url=f"https://e.example/{EVIL}"),
        a_reference(3, url="javascript:alert(1)"), id=EVIL, title=EVIL, notes=(EVIL,), published=EVIL,
    )  # fmt: skip
    page = Page(html(article, a_finding(message=EVIL, article=EVIL), a_run(notes=(EVIL,)), look=Look(title=EVIL)))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "svg"}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name in {"style", "src"}]
    targets = [attrs for tag, attrs in page.tags if tag == "a"]
    assert targets
    assert all(
        (attrs["href"] or "").startswith("https://") and attrs["rel"] == "noopener noreferrer nofollow" for attrs in targets
    )
    assert "\u202e" not in page.text
    assert "\x1b" not in page.text


def test_the_policy_allows_the_one_style_and_nothing_else() -> None:
    text = html(an_article())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert policy
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    wanted = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert policy[1].replace("&#39;", "'") == wanted


@pytest.mark.parametrize("events", [[], [an_article()], [a_run()]])
def test_small_reports_are_whole_pages(events: list[object]) -> None:
    text = html(*events)
    assert text.startswith("<!doctype html>\n")
    assert text.rstrip().endswith("</html>")
    assert "<caption>Findings" not in text


def test_the_same_run_gives_the_same_bytes() -> None:
    assert FORMATS["html"].render(a_report()) == FORMATS["html"].render(a_report())


def test_a_dead_link_is_told_by_word_and_class() -> None:
    post = a_post()
    text = html(an_article(post), a_resolution(post, "gone", "deleted"), a_run())
    assert '<td class="dead"><bdi>GONE: deleted</bdi></td>' in text


def test_furniture_and_remarks_are_said() -> None:
    sidebar = a_passage(1, "Home", form="boilerplate", label="structure", references=(1,))
    text = html(an_article(sidebar, a_reference(1, passage=1), notes=("cut at 8 MiB",)), a_run())
    assert "Left out: 1 link in navigation, sidebars and footers." in text
    assert "cut at 8 MiB" in text
