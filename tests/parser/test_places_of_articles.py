"""Everything an article says of its source has a place, and the source says the same there: whatever the text is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import linkaudit
from linkaudit.model import Article, Media, Origin, Place, Source

POST = '<blockquote class="twitter-tweet"><p>Quay</p>&mdash; A (@ab) <a href="https://x.com/ab/status/1214169296198389760">January 6, 2020</a></blockquote>'  # fmt: skip
WORDS = [
    *("The harbour of Nordhaven stayed shut on Monday", "MARWICK (AFP) —", "“It is so,” an official told Reuters.", "(AFP)"),
    *("By Ann Lee, Associated Press", "(Reporting by A. Lee; Editing by B. Orsk)", "Foto: Ann Lee/dpa", "© 2020 AFP", "— AFP"),
    *("https://x.com/ab/status/1214169296198389760", "https://t.co/aBcDeFgHiJ", "pic.twitter.com/aBcDeFgHiJ", "https://a.example/b?c=d&e"),
    *("Words here — A. Person (@ab) January 6, 2020", "— Ann Lee (@annlee) 6 January 2020", "Read more: The quay reopens"),
    *("😀", "👨‍👩‍👧‍👦", "re\u0301sume\u0301", "\u202eabc\u202c", "据新华社报道，", "المصدر: رويترز", "\ufeff", "\ufffd", "A & B < C", "AFP/Getty Images"),
    *("# Head", "* item", "> quoted", "| a | b |", "[a link](https://a.example/b)", "`code`", "**bold**", "---", "\\*", "1."),
]  # fmt: skip
BLANKS = [" ", " ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\x85", "\v", "\f", "\t", "\u00a0", "\u200b"]
MARKUP = [
    *("<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<b>", "</b>", "<a href=/x>", "</a>", "<br>"),
    *("<blockquote>", "</blockquote>", "<template>", "</template>", "<pre>", "</pre>", "</body>", "<h1>", "<nav>", "<footer>"),
    *("<!-- </p> -->", "A<b>F</b>P", "told <i>Reu</i>ters", "&nbsp;", "&#128512;", "&ldquo;", "<![CDATA[x]]>", "<svg><title>x</title></svg>"),
    *('<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>', '<iframe srcdoc="<p>in</p>' + escape(POST) + '"></iframe>', POST),
    *("<p class=byline>", "<figcaption>", '<noscript><a href="https://x.com/a/status/12">z</a></noscript>', "<script>'</p>'</script>"),
]  # fmt: skip
TEXT = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BLANKS)), max_size=12).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)
PAGE = st.lists(
    st.one_of(st.sampled_from(WORDS).map(escape), st.sampled_from(BLANKS), st.sampled_from(MARKUP)), max_size=24
).map("".join)


def read(text: str, media: Media) -> Article:
    return linkaudit.extract(Source(id="a", origin=Origin(path="a", media=media), text=text))


def places(article: Article) -> Iterator[tuple[Place, str | None]]:
    """Every place of an article, with the words that stand there where they are known."""
    for passage in article.passages:
        yield passage.place, passage.text
    for mention in article.mentions:
        if mention.place:
            yield mention.place, mention.quote
    for reference in article.references:
        yield reference.place, reference.url if reference.form == "bare_url" else None


def stated(article: Article) -> Iterator[tuple[int, int, str]]:
    for passage in article.passages:
        for proof in passage.evidence:
            if proof.start is not None and proof.end is not None and proof.source is None:
                yield proof.start, proof.end, proof.quote


def within(words: str, shown: str) -> bool:
    """Whether the letters of some words stand in what is shown, in their order."""
    letters = iter(shown)
    return all(letter in letters for letter in re.sub(r"\s", "", words))


def holds(article: Article, text: str, media: Media) -> None:
    lines = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]
    spans = [(place.start, place.end, words) for place, words in places(article)]
    for place, _ in places(article):
        line = sum(start <= place.start for start in lines)
        assert (place.line, place.column) == (line, place.start - lines[line - 1] + 1)
    for start, end, words in [*spans, *stated(article)]:
        assert 0 <= start <= end <= len(text)
        if words is None:
            continue
        shown = text[start:end]
        if media == "text":
            assert shown == words
        else:
            # a document in an attribute is escaped once more
            again = unescape(unescape(shown)) if "srcdoc" in shown else ""
            assert within(words, unescape(re.sub(r"<[^>]*>", "", shown)) if media == "html" else shown) or within(words, again)


@settings(max_examples=200, deadline=None)
@given(TEXT)
@pytest.mark.parametrize("media", ["text", "markdown"])
def test_a_text_says_the_same_at_every_place(media: Media, text: str) -> None:
    holds(read(text, media), text, media)


@settings(max_examples=300, deadline=None)
@given(PAGE)
def test_a_page_says_the_same_at_every_place(page: str) -> None:
    holds(read(page, "html"), page, "html")
