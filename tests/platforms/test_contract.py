"""Every platform keeps its promises: spellings, embeds and replies in `fixtures/platforms/<name>/`, all told right."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from linkaudit.model import Failure, Reply, Request, Target, Verdict
from linkaudit.platforms import PLATFORMS, Identity, Platform, by_name, identify, identify_value, signature_table

FIXTURES = Path(__file__).parents[2] / "fixtures" / "platforms"


def load(platform: Platform, name: str) -> str:
    path = FIXTURES / platform.name / name
    assert path.is_file(), f"the platform {platform.name} has no {path.relative_to(FIXTURES.parents[1])}: write its cases"
    return path.read_text(encoding="utf-8")


def spellings() -> list[tuple[str, str, str | None]]:
    return [
        (platform.name, url, key)
        for platform in PLATFORMS
        if (FIXTURES / platform.name / "urls.json").is_file()
        for url, key in json.loads(load(platform, "urls.json")).items()
    ]


def conversations() -> list[object]:
    return [
        pytest.param(platform, case, id=f"{platform.name}: {case['name']}")
        for platform in PLATFORMS
        if (FIXTURES / platform.name / "replies.json").is_file()
        for case in json.loads(load(platform, "replies.json"))
    ]


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_has_its_cases(platform: Platform) -> None:
    keys = json.loads(load(platform, "urls.json")).values()
    assert None in keys, f"{platform.name}: urls.json shows no look-alike that is refused"
    assert len([key for key in keys if key]) >= 3, f"{platform.name}: urls.json shows fewer than three spellings"
    if platform.signatures:
        assert "<!-- key:" in load(platform, "embed.html")
    if platform.ask:
        assert json.loads(load(platform, "replies.json"))


@pytest.mark.parametrize(("name", "url", "key"), spellings())
def test_one_key_for_all_spellings(name: str, url: str, key: str | None) -> None:
    found = identify(url)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(("name", "url", "key"), [row for row in spellings() if row[2]])
def test_the_canonical_address_is_its_own_identity(name: str, url: str, key: str) -> None:
    found = identify(url)
    assert found is not None
    again = identify(found.url)
    assert again is not None
    assert again.key == key
    assert again.url == found.url


class Embeds(HTMLParser):
    """Reads embeds as the signature table describes them."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: list[str] = []
        self.found: list[str | None] = []
        self.waiting: Platform | None = None

    def handle_comment(self, data: str) -> None:
        self.expected.append(data.partition("key:")[2].strip())
        self.found.append(None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        table = signature_table()
        slots = [(tag, css) for css in (given.get("class") or "").split()] + [(tag, None), (None, None)]
        for platform, signature in [row for slot in slots for row in table.get(slot, ())]:
            self.waiting = platform if not signature.attributes or tag == "blockquote" else self.waiting
            self.see(next((identify_value(platform, given[name]) for name in signature.attributes if name in given), None))
        if self.waiting and tag == "a":
            self.see(identify(given.get("href", "")))

    def see(self, identity: Identity | None) -> None:
        if identity is not None and self.found[-1] is None:
            self.found[-1] = identity.key


@pytest.mark.parametrize("platform", [one for one in PLATFORMS if one.signatures], ids=lambda platform: platform.name)
def test_embeds_are_told_by_their_signature(platform: Platform) -> None:
    reader = Embeds()
    reader.feed(load(platform, "embed.html"))
    assert reader.found == reader.expected


def answer(said: dict[str, object], url: str) -> Reply | Failure:
    if "failure" in said:
        return Failure(url=url, kind=said["failure"])  # type: ignore[arg-type]
    body = json.dumps(said["json"]) if "json" in said else said["body"]
    return Reply(url=url, status=said["status"], headers=(("content-type", said["type"]),), body=str(body).encode())  # type: ignore[arg-type]


@pytest.mark.parametrize(("platform", "case"), conversations())
def test_replies_are_read_right(platform: Platform, case: dict[str, object]) -> None:
    fields = {**case["target"], "handles": tuple(case["target"]["handles"])}  # type: ignore[dict-item, index]
    target = Target(**fields)  # type: ignore[arg-type]
    answers: tuple[Reply | Failure, ...] = ()
    asked: list[str] = []
    assert platform.ask is not None
    for said in case["answers"]:  # type: ignore[attr-defined]
        wanted = platform.ask(target, answers)
        assert isinstance(wanted, Request), f"settled after {len(answers)} answers: {wanted}"
        asked.append(wanted.url)
        answers = (*answers, answer(said, wanted.url))
    verdict = platform.ask(target, answers)
    assert not isinstance(verdict, Request), f"asks on: {verdict.url}"
    assert asked == case.get("asks", asked)
    expect(verdict, case)


def expect(verdict: Verdict | None, case: dict[str, object]) -> None:
    if case["outcome"] is None:
        assert verdict is None
        return
    assert verdict is not None
    assert (verdict.outcome, verdict.reason) == (case["outcome"], case["reason"])
    for name in ("confidence", "evidence"):
        assert getattr(verdict, name) == case.get(name, getattr(verdict, name))
    for name, value in case.get("post", {}).items():  # type: ignore[attr-defined]
        assert verdict.post is not None
        assert getattr(verdict.post, name) == value


def test_gone_is_never_said_after_one_witness() -> None:
    """Over all fixtures: the word needs a second answer, or the platform's own tombstone."""
    for platform in PLATFORMS:
        for case in json.loads(load(platform, "replies.json")) if platform.ask else []:
            if case["outcome"] == "gone" and len(case["answers"]) == 1:
                assert re.search("not found", case["evidence"], re.IGNORECASE), f"{platform.name}: {case['name']}"


def test_names_are_unique_and_unknown_ones_know_nothing() -> None:
    assert len({platform.name for platform in PLATFORMS}) == len(PLATFORMS)
    assert by_name("x").ask is not None
    stranger = by_name("datawrapper")
    assert stranger.ask is None
    assert stranger.posted_at("1") is None
