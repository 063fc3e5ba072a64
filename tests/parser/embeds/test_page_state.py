"""Posts in the strings of scripts."""

from __future__ import annotations

import json

import pytest

from linkaudit.parser.embeds.page_state import distributor, letters, plain, quoted_posts, shares
from tests.clock import FOUR_TIMES, growth, spent

QUOTE = (
    '<blockquote class="twitter-tweet"><p>Words</p>&mdash; M (@m) <a href="https://twitter.com/m/status/12">d</a></blockquote>'
)


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"\u003Cp\u003E", "<p>"),
        (r"\\u003Cp\\u003E", "<p>"),
        (r"<\/p>", "</p>"),
        (r"\"x\"", '"x"'),
        (r"\\\"x\\\"", '"x"'),
        (r"a\nb", "a b"),
        ("plain", "plain"),
    ],
)
def test_escapes_are_undone(escaped: str, text: str) -> None:
    assert plain(escaped) == text


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("slashes", [False, True])
def test_a_quoted_post_is_found_whatever_the_escaping(*, nested: bool, slashes: bool) -> None:
    state = json.dumps({"body": f"<p>Before it words.</p>{QUOTE}<p>And after.</p>"})
    state = json.dumps({"inner": state}) if nested else state
    state = state.replace("/", "\\/") if slashes else state
    source = f"<html><script>x={state}</script>"
    ((at, markup, words),) = quoted_posts(source)
    assert source[at : at + 13] == "twitter-tweet"
    assert markup.startswith('<blockquote class="twitter-tweet">')
    assert markup.endswith("</blockquote>")
    assert "beforeitwords" in words
    assert "andafter" in words


@pytest.mark.parametrize(
    "source",
    [QUOTE, "<script>twitter-tweet\\</script>", "", '<script>"<blockquote class=\\"twitter-tweet\\">unclosed"</script>'],
)
def test_what_is_no_string_of_a_script_or_has_no_end(source: str) -> None:
    assert list(quoted_posts(source)) == []


def test_words_of_other_scripts_and_of_the_page_do_not_count() -> None:
    state = json.dumps(QUOTE)
    ((_, _, words),) = quoted_posts(f"<p>The visible article says this.</p><script>{state}</script><p>And this too.</p>")
    assert "visible" not in words
    assert "andthistoo" not in words


def test_sharing() -> None:
    article = letters("The harbour of Nordhaven stayed shut on Monday after the storm.")
    assert shares(letters("harbour of Nordhaven stayed shut on Monday after"), article)
    assert not shares(letters("Quite another story about a quarry far away from the sea"), article)
    assert not shares("", article)
    assert shares("anything", "")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('x={"distributor":{"category":"wires","name":"Reuters","id":7}}', [("category", "wires"), ("name", "Reuters")]),
        ('{"distributor" : {"name": " AP "}, "z": {"distributor":{"name":"no"}}}', [("name", "AP")]),
        ('{"distributor":{"name":""}}', []),
        ('{"distributor":{name}}', []),
        ('{"distributor":null}', []),
        ("", []),
    ],
)
def test_distributor(script: str, said: list[tuple[str, str]]) -> None:
    assert list(distributor(script)) == said


@pytest.mark.parametrize(
    "unit", ["\\u003C", '\\"twitter-tweet\\"', "<script>twitter-tweet\\", '<blockquote class=\\"twitter-tweet\\">']
)
def test_time_grows_with_the_size(unit: str) -> None:
    def cost(n: int) -> float:
        return spent(lambda: (list(quoted_posts(unit * n)), plain(unit * (n // 10))))

    assert growth(cost, 10_000) <= FOUR_TIMES
