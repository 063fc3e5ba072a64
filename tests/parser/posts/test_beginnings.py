from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from linkaudit.parser.posts.beginnings import WEIGHTS, choose, evidence
from linkaudit.parser.posts.house import House, end_of
from linkaudit.parser.posts.traits import Piece, Signature, readings
from tests.parser.texts import CURLY_PROSE, PROSE, blocks

LONG_HOUSE = House(blocks("\n".join(PROSE * 6)))
CURLY_HOUSE = House(blocks("\n".join(CURLY_PROSE * 4)))
SIGNED = Signature("bridgewatch", "Bridge Watch", date(2020, 1, 6), own=True)


def seen(*texts: str, house: House = LONG_HOUSE, signed: Signature = SIGNED, before: str = "") -> list[set[str]]:
    """The traits of each piece with those of a post that begins there, the nearest to the attribution first."""
    pieces = [Piece(text, "line") for text in texts]
    return [{*within, *begun} for within, begun in readings(pieces, before, signed, house)]


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_weight_belongs_to_a_trait_and_every_trait_has_a_weight() -> None:
    parser = Path(__file__).parents[3] / "linkaudit" / "parser" / "posts"  # the modules themselves may be compiled ones
    source = "".join((parser / name).read_text(encoding="utf-8") for name in ("traits.py", "house.py"))
    literal = set(_names(ast.parse(source)))
    joined = {
        f"{where} {joint}{gaps}"
        for where in ("begins", "inner")
        for joint in ("gap", "line", "glue", "sentence", "quote", "post")
        for gaps in ("", ", gaps", ", mixed", ", glued")
    }
    assert set(WEIGHTS) - joined <= literal
    for gaps in (False, True):
        house = House(blocks(("\n\n" if gaps else "\n").join(PROSE * 3)))
        for joint in ("gap", "line", "glue", "sentence", "quote", "post"):
            for mixed in (False, True):
                signed = Signature("a", None, None, own=not mixed, mixed=mixed)
                for within, begun in readings([Piece("one", joint), Piece("two", joint)], "", signed, house):
                    assert set(within) | set(begun) <= set(WEIGHTS)


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("so long https://t.co/abcdefghij", "link"),
        ("so long #bridge", "hashtag"),
        ("thanks @jane for this", "mention"),
        ("so long 🎉", "emoji"),
        ("at last!", "exclaims"),
        ("I will not go there again.", "first person"),
        ("| a | b | c |", "table"),
        ("Bridge Watch wrote on Twitter:", "introduces"),
        ("It stood in a message of @bridgewatch that evening.", "introduces"),
        ("Nobody from Bridge Watch was there that day.", "names the author"),
        ("No stop", "open end"),
        ("A line that goes on for so long that it can hardly be a heading but has no stop", "open end, long"),
        ("Die Brücke ist nicht mehr zu, und das ist gut.", "other language"),
        ("橋は再び開通しました。", "other language"),
        ("Open on both days.", "short"),
        ("Reactions", "lone word"),
        (PROSE[1], "prose"),
    ],
)
def test_what_a_line_shows(text: str, trait: str) -> None:
    assert trait in seen(text, "The last line.")[1]


def test_quotes_tell_the_house_from_the_guest() -> None:
    straight, curly = '"It is open," they say.', "“It is open,” they say."
    assert "straight quotes in a typographic house" in seen(straight, house=CURLY_HOUSE)[0]
    assert "house speech" in seen(curly, house=CURLY_HOUSE)[0]
    assert not seen(curly)[0] & {"house speech", "house quotes"}  # a house without quotes has no habit


@pytest.mark.parametrize(
    ("first", "second", "trait"),
    [
        ("- one gate", "- two gates", "list"),
        ("Open today:", "- one gate", "list"),
        ("Open today:", "North gate", "list"),
        ("We stand with the nurses.", "We stand with the drivers.", "same opening"),
        ("No stop here", "Nor here", "open ends in a row"),
    ],
)
def test_what_two_lines_have_in_common(first: str, second: str, trait: str) -> None:
    assert trait in seen(first, second, "The last line.")[2]


def test_an_article_line_before_a_foreign_post_is_the_article_s() -> None:
    assert "house language before a foreign post" in seen(PROSE[2], "橋は再び開通しました。")[1]
    assert "unheard words before a foreign post" in seen("Nbc: xylo vuku", "Die Brücke ist nicht mehr zu.")[1]


@pytest.mark.parametrize(
    ("text", "before", "trait"),
    [
        ("and so on", "No stop", "begins low"),
        ("2. the second", "", "begins low"),
        ("– a dash", "", "begins low"),
        ("So long.", "He said:", "after colon"),
        ("So long.", "No stop", "after open end"),
        ("So long.", "Bridge Watch tweeted on Monday.", "after introduction"),
        ("x" * 400, "", "too long"),
        ("x" * 290, "", "a little too long"),
    ],
)
def test_what_speaks_for_or_against_a_beginning(text: str, before: str, trait: str) -> None:
    assert trait in seen(text, before=before)[0]


def test_a_picture_s_link_and_the_names_of_a_reply_do_not_count() -> None:
    assert not seen("@jane @kim " + "x" * 280 + " pic.twitter.com/5gWzadCgiu")[0] & {"too long", "a little too long"}


def test_the_limit_is_that_of_the_day() -> None:
    early = Signature("a", None, date(2016, 5, 1), own=True)
    assert "too long" in seen("x" * 220, signed=early)[0]
    assert not seen("x" * 220)[0] & {"too long", "a little too long"}


def test_the_best_reading_wins() -> None:
    pieces = [Piece(PROSE[0], "line"), Piece("What a night 🌊", "line"), Piece("Thank you all!", "line")]
    assert choose(pieces, "", SIGNED, LONG_HOUSE) == 1
    assert choose(pieces[:1], "", SIGNED, LONG_HOUSE) == 0
    assert choose([Piece(" ".join(PROSE * 3), "line")], "", SIGNED, LONG_HOUSE) == 1  # no line can be its text


def test_a_word_alone_above_a_post_is_a_heading_and_a_cry_is_not() -> None:
    said = Piece("What a night 🌊", "line")
    assert choose([Piece("Reactions", "line"), said], "He is done.", SIGNED, LONG_HOUSE) == 1
    assert choose([Piece("Thanks!", "line"), said], "He is done.", SIGNED, LONG_HOUSE) == 0


def test_evidence_is_what_a_text_shows_by_itself() -> None:
    assert evidence([Piece("The bridge is open.", "line")], LONG_HOUSE) == 0
    assert evidence([Piece("The bridge is open #bridge", "line")], LONG_HOUSE) == WEIGHTS["hashtag"]


@pytest.mark.parametrize(("text", "before"), [("and so on", "He is done."), ("ბოდიში", "No stop"), ("橋は", "No stop")])
def test_small_letters_after_a_stop_and_letters_without_great_ones_may_begin(text: str, before: str) -> None:
    assert "begins low" not in seen(text, before=before)[0]


@pytest.mark.parametrize("quoted", ["„Es sei sicher.“", "»Es sei sicher.«", "“It is safe.”", "‚Es sei sicher.‘", "«È sicuro.»"])
def test_a_sentence_ends_before_the_quotes_that_close_it(quoted: str) -> None:
    assert end_of(f"Das wurde gesagt: {quoted}") == "."
