"""Who signed a quotation, and when nobody did."""

from __future__ import annotations

import json

import pytest

from linkaudit.parser.embeds.quotation import Quoted, Signed, closing, permalink, signed, told
from linkaudit.platforms import identify

POST = "https://x.com/MaraVelt/status/1214169296198389760"
OTHER = "https://x.com/other/status/1214169296198389761"


def line(text: str, *links: tuple[str, str]) -> Quoted:
    """A line whose links stand on the given words."""
    return Quoted(text, [(url, text.index(words), text.index(words) + len(words)) for url, words in links])


def by(lines: list[Quoted]) -> Signed:
    found = permalink(lines, "x")
    assert found is not None
    return signed(lines, found)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Words. — Mara (@MaraVelt) May 3, 2018", "Mara", "Words."),
        ("Words.— Mara (@MaraVelt) May 3, 2018", "Mara", "Words."),
        ("Words -- Mara (@MaraVelt) May 3, 2018", "Mara", "Words"),
        ("Words - Mara-Lou (@MaraVelt) May 3, 2018", "Mara-Lou", "Words"),
        ("One – two – Mara (@MaraVelt) May 3, 2018", "Mara", "One – two"),
        ("Words &mdash; Mara (@MaraVelt) May 3, 2018", "Mara", "Words"),
        ("Words (@MaraVelt) May 3, 2018", None, "Words"),
        ("Words with no name May 3, 2018", None, "Words with no name"),
        ("— Mara (@MaraVelt) May 3, 2018", "Mara", None),
    ],
)
def test_one_line(text: str, name: str | None, words: str | None) -> None:
    found = by([line(text, (POST, "May 3, 2018"))])
    assert (found.name, found.text, found.handle, found.shown_date) == (name, words, "MaraVelt", "2018-05-03")


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("— Mara — Velt (@MaraVelt) 3 May 2018", "Mara — Velt"),
        ("Mara Velt (@MaraVelt) 3 May 2018", "Mara Velt"),
        ("-Mara (@MaraVelt) 3 May 2018", "Mara"),
        ("— (@MaraVelt) 3 May 2018", None),
    ],
)
def test_a_line_of_its_own_is_all_name(last: str, name: str | None) -> None:
    found = by([line("First — line."), line("Second."), line(last, (POST, "3 May 2018"))])
    assert (found.name, found.text) == (name, "First — line.\nSecond.")


def test_the_last_post_of_the_platform_is_the_permalink() -> None:
    lines = [
        line("as said here", (OTHER, "here")),
        line("— M (@MaraVelt) now or later", (POST, "now"), ("https://a.example/", "later")),
    ]
    found = permalink(lines, "x")
    assert found is not None
    assert (found.line, found.identity.key) == (1, "x:1214169296198389760")
    assert permalink(lines, "bluesky") is None
    assert permalink([], None) is None


@pytest.mark.parametrize(
    ("lines", "quoted", "is_post"),
    [
        ([line("Words"), line("— M (@MaraVelt) date", (POST, "date"))], False, True),
        ([line("M (@MaraVelt) date.", (POST, "date"))], False, True),
        ([line("date", (POST, "date"))], True, True),
        ([line("read it", (POST, "read it"))], False, False),
        ([line("May 3, 2018", (POST, "May 3, 2018"))], False, True),
        ([line(POST, (POST, POST))], False, True),
        ([line("", (POST, ""))], False, True),
        ([line("As she wrote, here", (POST, "here"))], True, False),
        ([line("she wrote it here, and more words follow", (POST, "here"))], True, False),
        ([line("Words"), line("here", (POST, "here"))], True, False),
        ([line("M (@MaraVelt) date", ("https://a.example/1", "date"))], True, False),
        ([line("no link (@MaraVelt)")], True, False),
        ([], True, False),
    ],
)
def test_an_unmarked_quotation_is_a_post_by_its_closing_link(lines: list[Quoted], *, quoted: bool, is_post: bool) -> None:
    assert (closing(lines, quoted=quoted) is not None) is is_post


@pytest.mark.parametrize(
    ("post", "name", "handle", "date", "text"),
    [
        (
            {"full_text": " T ", "username": "@mara", "name": "Mara", "date": "2020-01-06T12:00:00Z"},
            "Mara",
            "MaraVelt",
            "2020-01-06",
            "T",
        ),
        ({"text": "T", "created_at": "Mon Jan 06 12:58:13 +0000 2020"}, None, "MaraVelt", "2020-01-06", "T"),
        ({"text": 7, "name": None, "date": "soon"}, None, "MaraVelt", None, None),
        ([1, 2], None, "MaraVelt", None, None),
    ],
)
def test_a_post_as_json(post: object, name: str | None, handle: str, date: str | None, text: str | None) -> None:
    identity = identify(POST)
    assert identity is not None
    found = told(json.dumps(post), identity)
    assert (found.name, found.handle, found.shown_date, found.text) == (name, handle, date, text)


def test_what_is_no_json_says_the_handle_at_least() -> None:
    identity = identify(POST)
    assert identity is not None
    assert told("{'not': json}", identity) == Signed(handle="MaraVelt")
    assert told("[" * 100_000, identity) == Signed(handle="MaraVelt")


def test_the_author_is_linked_in_the_last_line() -> None:
    address = "https://www.facebook.com/maravelt/posts/10157706657658675"
    day = line("Posted by Mara Velt on Saturday, September 7, 2019", ("https://www.facebook.com/maravelt/", "Mara Velt"))
    day = Quoted(day.text, (*day.links, (address, day.text.index("Saturday"), len(day.text))))
    found = permalink([line("The crane is gone."), day], "facebook")
    assert found is not None
    assert signed([line("The crane is gone."), day], found) == Signed(
        name="Mara Velt", handle="maravelt", shown_date="2019-09-07", text="The crane is gone."
    )


def test_the_author_is_linked_behind_the_title() -> None:
    title = line("Who took the crane", ("https://www.reddit.com/r/cranes/comments/1abcde/who/", "Who took the crane"))
    by_whom = line(
        "by u/mara_velt in r/cranes",
        ("https://www.reddit.com/user/mara_velt/", "u/mara_velt"),
        ("https://www.reddit.com/r/cranes/", "r/cranes"),
    )
    found = permalink([title, by_whom], "reddit")
    assert found is not None
    assert (signed([title, by_whom], found).handle, signed([title, by_whom], found).name) == ("mara_velt", None)


def test_who_is_but_mentioned_is_not_the_author() -> None:
    words = line(
        "@OtherOne is right. May 3, 2018", ("https://x.com/OtherOne", "@OtherOne"), ("https://x.com/i/status/12", "May 3, 2018")
    )
    found = permalink([words], "x")
    assert found is not None
    assert signed([words], found).handle is None
