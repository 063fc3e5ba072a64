import pkgutil
import re
from pathlib import Path

import pytest

import linkaudit.rules
from linkaudit.errors import ConfigError
from linkaudit.model import Origin
from linkaudit.rules import RULES, check_all, chosen, manual, rule, summary
from linkaudit.rules.found import Speaker
from tests.support import a_harbour_article, a_passage, a_place, a_post, a_reference, a_resolution, an_article, by_key

SHARED = {"copies", "dates", "found", "han", "phrases", "posts", "tongues", "words"}


def test_every_module_is_in_the_tuple_and_every_rule_has_a_test_file() -> None:
    modules = {module.name for module in pkgutil.iter_modules(linkaudit.rules.__path__)} - SHARED
    assert {each.ID.replace("-", "_") for each in RULES} == modules
    assert all((Path(__file__).parent / f"test_{name}.py").exists() for name in modules)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.ID)
def test_the_docstring_is_a_manual(each: linkaudit.rules.Rule) -> None:
    text = manual(each.ID)
    sections = re.findall(r"^([A-Z][a-z ]+): ", text, re.MULTILINE)
    assert sections[:5] == ["What", "Why", "Severity", "Example", "What to do"]
    assert f"Severity: {each.SEVERITY}" in text
    assert summary(each.ID).endswith(".")
    assert summary(each.ID).count(". ") == 0


def test_unknown_rules_are_a_usage_error_that_names_the_known_ones() -> None:
    for call in (rule, manual, summary, lambda name: chosen([name]), lambda name: chosen((), [name])):
        with pytest.raises(ConfigError) as caught:
            call("post-lost")
        assert "post-gone" in (caught.value.hint or "")


def test_select_and_ignore() -> None:
    assert [each.ID for each in chosen(["post-gone", "link-gone"], ["link-gone"])] == ["post-gone"]
    article = a_harbour_article()
    assert {f.rule for f in check_all(article, {}, ["agency-post"])} == {"agency-post"}
    assert "agency-post" not in {f.rule for f in check_all(article, {}, (), ["agency-post"])}


def test_findings_come_in_the_order_of_the_text() -> None:
    late, early = a_reference(1, place=a_place(9)), a_reference(2, url="https://news.example/b", place=a_place(2))
    found = check_all(an_article(late, early), by_key(a_resolution(late, "gone"), a_resolution(early, "blocked")))
    assert [f.place and f.place.line for f in found] == [2, 9]


def test_fingerprints_survive_moved_lines_and_tell_equals_apart() -> None:
    def found(shift: int) -> list[str]:
        twice = [a_post(n, place=a_place(n + shift)) for n in (1, 2)]
        return [f.fingerprint for f in check_all(an_article(*twice), by_key(a_resolution(twice[0], "gone", "deleted")))]

    assert found(0) == found(40)
    assert len(set(found(0))) == 2
    other = an_article(a_post(), id="other.txt")
    assert next(check_all(other, by_key(a_resolution(a_post(), "gone")))).fingerprint not in found(0)


def test_furniture_is_only_spoken_of_when_it_was_asked_and_never_as_an_error() -> None:
    sidebar = a_passage(1, form="boilerplate", label="structure")
    link, post = a_reference(1, passage=1), a_post(2, passage=1, account_agency="reuters")
    teaser = a_reference(3, "cross_ref", None, passage=1)
    article = an_article(sidebar, link, post, teaser)
    assert not list(check_all(article, by_key(a_resolution(link, "unchecked", "furniture"))))
    found = list(check_all(article, by_key(a_resolution(link, "gone", "404"))))
    assert [(f.rule, f.severity) for f in found] == [("link-gone", "warning")]


def test_uncertain_outcomes_never_yield_an_error() -> None:
    article = a_harbour_article()
    for outcome in ("blocked", "unreachable", "unknown", "refused", "unresolved", "unchecked"):
        found = check_all(article, by_key(*(a_resolution(r, outcome, "deleted") for r in article.references if r.key)))
        assert all(f.severity != "error" for f in found)


def test_a_record_is_known_by_its_address_and_a_file_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def print_of(name: str, record: int | None = None, url: str | None = None) -> str:
        origin = Origin(path=name.partition("#")[0], record=record)
        article = an_article(a_reference(), id=name, origin=origin, url=url)
        return Speaker("x", "error").of_reference(article, article.references[0], "m").fingerprint

    assert print_of("c.jsonl#1", 1, "https://n.example/a") == print_of("./c.jsonl#9", 9, "https://n.example/a")
    assert print_of("c.jsonl#1", 1) != print_of("c.jsonl#9", 9)
    assert print_of("a.txt") == print_of("./a.txt") == print_of(str(tmp_path / "a.txt"))
    assert print_of("a.txt") != print_of("b/a.txt")
