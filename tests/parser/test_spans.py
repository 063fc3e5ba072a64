"""Where elements begin and end: the quick ways say what the parser says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from turbohtml import Element, parse

from linkaudit.parser.document.spans import Spans
from linkaudit.parser.places import Lines

PIECE = st.sampled_from(
    [
        *("<a href=x>", "</a>", '<a title="</a>">', "<a data-x='</a>' href=y>", "<a\n href=z>", "</A>", "</a >", "<A HREF=u>"),
        *(
            "<b>",
            "</b>",
            "<p>",
            "</p>",
            "<li>",
            "</li>",
            "<div>",
            "</div>",
            "<td>",
            "<table>",
            "</table>",
            "<article>",
            "</article>",
        ),
        *(
            "<!-- </a> -->",
            "<script>'</a>'</script>",
            "<style></a></style>",
            "<svg><title></a></title></svg>",
            "<br>",
            "<img alt='>'>",
        ),
        *(
            "word ",
            "it's ",
            'say "so" ',
            "a < b ",
            "&lt;/a&gt; ",
            "\n",
            "\r\n",
            "<textarea></a></textarea>",
            "<template></a></template>",
        ),
    ]
)
MARKUP = st.lists(PIECE, max_size=25).map("".join)


def elements(markup: str) -> list[Element]:
    """Those that stand in the source: the parser makes some, and repeats some that markup tore apart."""
    return [node for node in parse(markup, source_locations=True).iter_elements() if node.source_location is not None]


@settings(max_examples=500, deadline=None)
@given(MARKUP)
def test_the_quick_end_of_a_link_is_the_parsers(markup: str) -> None:
    spans = Spans(markup)
    for node in elements(markup):
        start, end = spans.start(node), spans.end_tag(node)
        # Of a link that a block tears apart the parser knows no end, though the source shows one.
        if node.tag == "a" and start is not None and end is not None:
            assert spans.link_end(start, node) == end


@pytest.mark.parametrize(
    "inside",
    [
        "Quay",
        "it's",
        "<svg><path d='M0'/></svg>Quay",
        "<!-- </a> -->Quay<!---->",
        "<svg><title></a></title></svg>",
        "<svg><a></a></svg>",
        "<script>'</a>'</script>",
        "<noscript><img></noscript>",
    ],
)
@pytest.mark.parametrize(
    "attributes", ["href=x", "href='x>y'", 'title="</a>" href="x"', 'href="x" title="a > b"', 'title= ">"']
)
def test_the_end_of_a_link_is_the_parsers_whatever_hides_in_it(inside: str, attributes: str) -> None:
    markup = f"<p><a {attributes}>{inside}</a> and <a href=z>more</a>"
    spans = Spans(markup)
    node = elements(markup)[1]
    assert spans.link_end(3, node) == spans.end_tag(node)


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_starts_and_ends_stand_at_tags(markup: str) -> None:
    spans = Spans(markup)
    for node in elements(markup):
        start, inside, tag = spans.start(node), spans.inside(node), spans.end_tag(node)
        assert start is not None
        assert inside is not None
        assert markup[start : start + 1 + len(node.tag)].lower() == f"<{node.tag}"
        assert markup[inside - 1] == ">"
        assert tag is None or markup[tag[0] : tag[0] + 2 + len(node.tag)].lower() == f"</{node.tag}"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab\r\n\u2028\x0b\f", max_size=30))
def test_lines_end_at_cr_lf_and_crlf_only(text: str) -> None:
    table = Lines(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [table.offset(n, 0) for n in range(1, len(lines) + 1)]
    assert [text[start : start + len(line)] for start, line in zip(starts, lines, strict=True)] == lines


@pytest.mark.parametrize(
    ("text", "start", "limit", "after"), [("  a", 0, 3, 2), ("\r\n\t\fa", 0, 5, 4), ("   ", 0, 3, 3), ("\u00a0a", 0, 2, 0)]
)
def test_blanks_are_skipped_and_trimmed(text: str, start: int, limit: int, after: int) -> None:
    assert Spans(text).skip_blanks(start, limit) == after
    mirrored = text[::-1]
    assert Spans(mirrored).trim_blanks(0, len(mirrored)) == len(mirrored) - after


def test_an_element_that_the_parser_made_has_no_place() -> None:
    spans = Spans("<table><td>x</table>")
    made = next(node for node in parse("<table><td>x</table>", source_locations=True).iter_elements("tbody"))
    assert (spans.start(made), spans.inside(made), spans.end_tag(made)) == (None, None, None)
