"""Comments in articles: found in every form, bound to the right passages, and never text of the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.model import Origin, Source
from linkaudit.parser import parse
from linkaudit.waivers import bind, heeded, take_out
from linkaudit.waivers.comments import NO_REASON
from tests.clock import FOUR_TIMES, growth, spent

RULES = ("post-gone", "link-gone", "link-moved")
FIRST, SECOND, THIRD = "The pier shut.", "The ferry sank.", "The quay stood."


def read(text, media="text"):
    source = Source(id="a", origin=Origin(path="a", media=media), text=text)
    bare, comments = take_out(source)
    assert len(bare.text) == len(text)
    return bind(parse(bare), comments, text, RULES)


def waiver(text, media="text"):
    (found,) = read(text, media).waivers
    return found


# --- what it says


@pytest.mark.parametrize(
    ("said", "rules", "until", "reason"),
    [
        ("ignore post-gone", ("post-gone",), None, NO_REASON),
        ("Ignore POST-GONE, link-gone", ("post-gone", "link-gone"), None, NO_REASON),
        ("ignore post-gone link-gone post-gone", ("post-gone", "link-gone"), None, NO_REASON),
        ("ignore * because all of it is quoted", (), None, "all of it is quoted"),
        ("ignore post-gone until 2027-01-01", ("post-gone",), "2027-01-01", NO_REASON),
        ("ignore post-gone, until 2027-01-01, because  until  then", ("post-gone",), "2027-01-01", "until then"),
        ("ignore post-gone because it fell until 2020", ("post-gone",), None, "it fell until 2020"),
    ],
)
@pytest.mark.parametrize("form", ["<!-- linkaudit: {} -->", "<!--linkaudit:{}-->", "# linkaudit: {}", "  // LinkAudit : {}"])
def test_what_it_says(said, rules, until, reason, form):
    found = waiver(f"{form.format(said)}\n{FIRST}\n")
    assert (found.rules, found.until, found.reason) == (rules, until, reason)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("ignore", "it names no rule"),
        ("ignore because of that", "it names no rule"),
        ("ignore pots-gone", "did you mean post-gone?"),
        ("ignore sausage", "there is no rule 'sausage'"),
        ("ignore post-gone until 2027-02-30", "'2027-02-30' is no date"),
        ("ignore post-gone until tomorrow", "'tomorrow' is no date"),
        ("disable post-gone", "it should read"),
    ],
)
def test_what_cannot_be_meant_is_a_note(said, why):
    article = read(f"{FIRST}\n\n# linkaudit: {said}\n{SECOND}\n")
    assert article.waivers == ()
    (note,) = article.notes
    assert note.startswith("line 3: ")
    assert why in note


# --- what it covers


@pytest.mark.parametrize("form", ["<!-- linkaudit: ignore post-gone -->", "# linkaudit: ignore post-gone"])
def test_text(form):
    assert waiver(f"{form}\n\n{FIRST}\n\n{SECOND}\n").passages is None
    assert waiver(f"{FIRST}\n\n{form}\n{SECOND}\n\n{THIRD}\n").passages == (2,)
    assert waiver(f"{FIRST}\n\n{form}\n\n\n{SECOND}\n").passages == (2,)
    assert waiver(f"{FIRST}\n\n{SECOND}\n\n{form}\n").passages == ()


def test_behind_words_of_a_line_it_is_about_them():
    text = f"{FIRST}\n\n{SECOND} <!-- linkaudit: ignore post-gone -->\n\n{THIRD}\n"
    for media in ("text", "markdown"):
        assert waiver(text, media).passages == (2,)


def test_html():
    form = "<!-- linkaudit: ignore post-gone -->"
    assert waiver(f"<html><body>{form}<p>{FIRST}</p><p>{SECOND}</p></body></html>", "html").passages is None
    assert waiver(f"<p>{FIRST}</p>\n{form}\n<p>{SECOND}</p>\n<p>{THIRD}</p>", "html").passages == (2,)
    assert waiver(f"<p>{FIRST}</p>\n<p>\n{SECOND} {form}\n</p>\n<p>{THIRD}</p>", "html").passages == (2,)
    assert waiver(f"<p>{FIRST}</p>\n<p>{SECOND}</p> {form}\n<p>{THIRD}</p>", "html").passages == (2,)


def test_the_whole_article_from_anywhere():
    assert waiver(f"{FIRST}\n\n# linkaudit: ignore-article post-gone\n\n{SECOND}\n").passages is None


def test_the_place_is_the_comments_own():
    text = f"{FIRST}\r\n\r\n  # linkaudit: ignore post-gone\r\n{SECOND}\r\n"
    found = waiver(text)
    assert (found.place.line, found.place.column) == (3, 1)
    assert text[found.place.start : found.place.end].strip() == "# linkaudit: ignore post-gone"


# --- what it is not


def test_it_is_no_passage_and_moves_nothing():
    plain = read(f"{FIRST}\n\n{' ' * 29}\n{SECOND}\n")
    noted = read(f"{FIRST}\n\n# linkaudit: ignore post-gone\n{SECOND}\n")
    assert [(one.text, one.place) for one in noted.passages] == [(one.text, one.place) for one in plain.passages]


@pytest.mark.parametrize(
    "text", ["We use linkaudit: ignore the rest.", "A linkaudit comment.", "#linkaudit ignore x", "<!-- linkaudit: ignore x"]
)
def test_words_about_it_stay_words(text):
    article = read(f"{FIRST}\n\n{text}\n")
    assert (article.waivers, article.notes) == ((), ())
    assert article.passages[1].text == text


def test_markdown_headings_are_no_comments():
    assert read(f"# linkaudit: ignore post-gone\n\n{FIRST}\n", "markdown").waivers == ()


def test_pages_and_records_of_others_are_not_heeded():
    assert heeded(Origin(path="a.html"), choice=None)
    assert not heeded(Origin(path="a.jsonl", record=3), choice=None)
    assert not heeded(Origin(path="https://news.example/a"), choice=None)
    assert heeded(Origin(path="a.jsonl", record=3), choice=True)
    assert not heeded(Origin(path="a.html"), choice=False)


# --- what a hostile one costs


@given(st.text(alphabet="<!- linkaudit:ignorepostgone,*\n#/2027because", max_size=200))
def test_any_text_is_read(text):
    read(f"<!-- linkaudit: {text}\n# linkaudit: {text}\n")


@pytest.mark.parametrize(
    "piece", ["<!-- linkaudit: ", "<!-- linkaudit: ignore " + "a " * 400, "# linkaudit: ignore , , ,\n", "#" + " " * 90 + "\n"]
)
def test_its_time_grows_with_its_length(piece):
    def cost(size):
        source = Source(id="a", origin=Origin(path="a"), text="linkaudit" + piece * (size // len(piece)))
        return spent(lambda: take_out(source))

    assert growth(cost, 100_000) <= FOUR_TIMES
