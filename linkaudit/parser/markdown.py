"""Markdown as blocks: what a reader of the rendered page would see, with places in the file.

Light by intent: paragraphs, headings, lists, quotes, code, tables, links and front matter, enough for articles kept in site
generators. Raw HTML is read by the HTML reader, in one pass over a copy of the source in which everything else is blank, so
that embeds keep their places; short codes that stand for an embed (`{{< tweet … >}}`, `{% youtube … %}`) become what they
stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from linkaudit.model import Source
from linkaudit.parser import frontmatter
from linkaudit.parser.blocks import MAX_BLOCKS, Block, Document, Hint
from linkaudit.parser.embeds import shortcodes
from linkaudit.parser.frontmatter import FrontMatter
from linkaudit.parser.marked import Stretch, definitions
from linkaudit.parser.plain import BEYOND, line_block, rest_block

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_QUOTE = re.compile(r"(?: {0,3}> ?){0,9}")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]{1,9}|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEMS: dict[Hint, re.Pattern[str]] = {
    "text": re.compile(r"[ \t]{0,12}(?:[-*+]|[0-9]{1,9}[.)])[ \t]{1,4}(?=\S)"),
    "quote": re.compile(r"[ \t]{0,12}(?:[*+]|[0-9]{1,9}[.)])[ \t]{1,4}(?=\S)"),
}
"""Marks of list items; in a quote, a hyphen more often leads the name of who is quoted."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HTML = re.compile(
    r" {0,3}<(?:!--|/?(?P<tag>address|amp-[a-z-]{1,30}|article|aside|blockquote|center|details|dd|div|dl|dt|embed|figcaption"
    r"|figure|footer|form|h[1-6]|header|hr|iframe|img|li|link|main|meta|nav|noscript|object|ol|p|picture|pre|script|section|style|summary|svg|table|tbody|td"
    r"|template|th|thead|tr|twitter-widget|ul|video|a(?=[^>]{0,2000}>[^<]{0,2000}</a>\s*$))\b)",
    re.IGNORECASE,
)
_WHOLE = frozenset({"blockquote", "figure", "iframe", "noscript", "pre", "script", "style", "template", "twitter-widget"})
"""Elements that blank lines do not end."""
_MARKS = frozenset(">#=-*+_0123456789<`~|[")
"""What a line that is more than words begins with, blanks aside."""
_LONGEST_ELEMENT = 20_000
_APART = "<hr>"


@dataclass(slots=True)
class _Part:
    """Lines of the source that make one block."""

    hint: Hint
    lines: list[tuple[int, int]] = field(default_factory=list)
    code: bool = False


def read_markdown(source: Source) -> Document:
    """Read a Markdown article. Raises nothing, whatever it holds."""
    text = source.text
    front = frontmatter.read(text)
    defined = list(definitions(text))
    labels = {label: url for label, url, *_ in reversed(defined)}
    scan = _Scan(text, front.end, {start for _, _, start, _ in defined})
    blocks = [block for part in scan.parts() if (block := _block(text, part, labels))]
    rest = rest_block(text, scan.at)
    blocks += [rest] if rest else []
    page = _html(source, scan.html)
    told = _document(source, front, sorted((*blocks, *page.blocks), key=lambda block: block.start) if page else blocks)
    notes = (BEYOND,) if rest else ()
    return replace(told, loose=page.loose, notes=(*notes, *page.notes)) if page else replace(told, notes=notes)


def _document(source: Source, front: FrontMatter, blocks: Sequence[Block]) -> Document:
    """What the reader knows goes before what the file says of itself."""
    return Document(
        source=source,
        blocks=tuple(blocks),
        statements=front.statements,
        url=source.url or front.url,
        base=source.url or source.base_url or front.url,
        title=source.title or front.title or _first_heading(blocks),
        published=source.published or front.published,
        language=source.language or front.language,
    )


def _first_heading(blocks: Sequence[Block]) -> str | None:
    return next((block.text for block in blocks if block.hint == "heading"), None)


def _html(source: Source, spans: list[tuple[int, int]]) -> Document | None:
    """The raw HTML of the article as the HTML reader sees it; all else is blank but for rules, which end paragraphs."""
    if not spans:
        return None
    from linkaudit.parser.document import read_html  # noqa: PLC0415  the HTML parser is loaded only where there is HTML

    parts, at = [], 0
    for start, end in spans:
        between = _APART if at and start - at >= len(_APART) else ""
        parts += [between.ljust(start - at), source.text[start:end]]
        at = end
    return read_html(replace(source, text="".join(parts)))


def _block(text: str, part: _Part, labels: dict[str, str]) -> Block | None:
    start, end = part.lines[0][0], part.lines[-1][1]
    if part.code:
        words = text[start:end].strip()
        return line_block(words, text.index(words, start), gap=True) if words else None
    if len(part.lines) == 1 and text[start : start + 1] in "{[" and (block := shortcodes.read(text, start, end)):
        return block
    return Stretch(text, part.lines, labels).block(part.hint)


class _Scan:
    """The lines of a file, gathered into parts; raw HTML is set aside in `html`."""

    def __init__(self, text: str, at: int, defined: set[int]) -> None:
        self._text = text
        self.at = at
        """Everything before it has been read."""
        self._defined = defined
        self._open: _Part | None = None
        self._closing: dict[str, int] = {}
        """Where the next end tag of an element stands, by its name; the file's end where there is none."""
        self.html: list[tuple[int, int]] = []

    def parts(self) -> Iterator[_Part]:
        """The parts in order of their beginning, those beyond the limit left out: `at` is where they begin."""
        made = 0
        while self.at < len(self._text) and made < MAX_BLOCKS:
            found = _LINE.match(self._text, self.at)
            end = found.end() if found else len(self._text)
            if self._open and self._is_plain(self.at):
                self._open.lines.append((self.at, self.at + len(self._text[self.at : end].rstrip("\r\n"))))
                self.at = end
                continue
            for part in self._line(self.at, end):
                made += 1
                yield part
        yield from self._close()

    def _is_plain(self, start: int) -> bool:
        """Whether a line begins with nothing that means anything: it goes on any part, as most lines of long ones do."""
        first = self._text[start]
        return not (first in _MARKS or first.isspace())

    def _close(self, hint: Hint | None = None) -> Iterator[_Part]:
        """The part at hand is whole; `hint` says what it has turned out to be."""
        if self._open:
            self._open.hint = hint or self._open.hint
            yield self._open
        self._open = None

    def _line(self, start: int, end: int) -> Iterator[_Part]:
        """Take one line into account; leaves `at` behind what was read."""
        self.at = end
        line = self._text[start:end].rstrip("\r\n")
        rest = _QUOTE.sub("", line, count=1)
        inner = len(line) - len(rest)
        if self._underlines(rest):
            yield from self._close("heading")
        elif not rest.strip() or start in self._defined or _RULE.match(rest):
            yield from self._close()
        elif _HTML.match(rest):
            yield from self._close()
            self._raw_html(start + inner, end)
        elif _FENCE.match(rest):
            yield from self._close()
            yield from self._fenced(start, end)
        else:
            yield from self._words(start + inner, start + len(line), "quote" if inner else "text", rest)

    def _underlines(self, rest: str) -> bool:
        return bool(self._open and self._open.hint == "text" and len(self._open.lines) < 4 and _UNDERLINE.match(rest))

    def _words(self, start: int, end: int, hint: Hint, rest: str) -> Iterator[_Part]:
        heading, item = _HEADING.match(rest), _ITEMS[hint].match(rest)
        span = (start + len(rest) - len(rest.lstrip()), end)
        if heading:
            yield from self._close()
            words = rest[heading.end() :].rstrip().rstrip("#").rstrip() or rest
            yield _Part("heading", [(start + heading.end(), start + heading.end() + len(words))])
        elif item:
            yield from self._close()
            self._open = _Part("list" if hint == "text" else hint, [(start + item.end(), end)])
        elif self._open and self._goes_on(self._open.hint, hint, rest):
            self._open.lines.append(span)
        else:
            yield from self._close()
            self._open = _Part(hint, [span])

    def _goes_on(self, open_hint: Hint, hint: Hint, rest: str) -> bool:
        """Whether a line is of the part at hand: quotes and list items go on without their marks, table rows never do."""
        lazy = hint == "text" and open_hint in {"quote", "list"}
        return not rest.startswith("|") and (open_hint == hint or lazy)

    def _fenced(self, start: int, end: int) -> Iterator[_Part]:
        """Code to its closing fence, or to the end."""
        found = _FENCE.search(self._text, start, end)
        mark = found[1] if found else "```"
        closing = rf"(?:^|(?<=\r))[ >]{{0,9}}{re.escape(mark)}[`~]*[ \t]*(?![^\r\n])"
        close = re.compile(closing, re.MULTILINE).search(self._text, end)
        body_end = close.start() if close else len(self._text)
        self.at = min(len(self._text), close.end() + 1 if close else body_end)
        yield _Part("text", [(end, body_end)], code=True)

    def _raw_html(self, start: int, end: int) -> None:
        """HTML to the end of its element where that is one that holds blank lines, else to the next blank line."""
        found = _HTML.match(self._text, start)
        tag = (found["tag"] or "!").lower() if found else ""
        if tag == "!" or tag in _WHOLE or tag.startswith("amp-"):
            end = max(end, self._end_tag(tag, start))
        blank = _BLANK.search(self._text, end - 1)
        self.at = blank.start() if blank else len(self._text)
        self.html.append((start, self.at))

    def _end_tag(self, tag: str, start: int) -> int:
        """The offset of the end tag, or 0 if it is too far. Each stretch of the file is searched once for each name."""
        at = self._closing.get(tag, -1)
        if at < start:
            mark = "-->" if tag == "!" else f"</{re.escape(tag)}"
            found = re.compile(mark, re.IGNORECASE).search(self._text, start)
            at = self._closing[tag] = found.start() if found else len(self._text)
        return at if at - start < _LONGEST_ELEMENT else 0


_BLANK = re.compile(r"(?:\r\n|\r|\n)(?=[ \t>]*(?:\r\n|\r|\n|\Z))")
