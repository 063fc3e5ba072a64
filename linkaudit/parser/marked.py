"""A stretch of Markdown as its reader sees it: escapes, references, emphasis and links undone, every origin kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from linkaudit.parser.blocks import Anchor, Block, Hint, Run

_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\s<>]{1,2000})>"
    r"|(?P<comment><!--)"
    r"|<(?P<tag>/?[A-Za-z][A-Za-z0-9-]{0,20})(?P<attributes>(?:\s[^<>]{0,2000})?)/?>"
    r"|(?P<code>`{1,3})(?P<coded>[^`]{1,2000})(?P=code)"
    r"|(?P<image>!)?\[(?P<words>(?:[^\[\]\\]|\\.|!?\[[^\[\]]{0,300}\](?:\([^()\s]{0,1000}\))?){0,1000}+)\]"
    r"(?:\(\s{0,9}(?P<to><[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\([^\s()]{0,300}\)){0,2000}+)"
    r"(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)|\[(?P<label>[^\[\]]{0,300})\])?"
    r"|(?P<star>\*{1,3}|~~)"
    r"|(?<![A-Za-z0-9@_/])(?P<low>_{1,2})(?=[^\s_])",
    re.ASCII,
)
_HREF = re.compile(
    r"\shref\s{0,3}=\s{0,3}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))", re.ASCII | re.IGNORECASE
)
_LONGEST_EMPHASIS = 400
_CLOSING_LOW = re.compile(r"(?<=[^\s_])_{1,2}(?![A-Za-z0-9_])", re.ASCII)


class Stretch:
    """Some lines of a source as one text. `lines` are (start, end) source offsets; a blank or a line break joins them."""

    def __init__(self, source: str, lines: Sequence[tuple[int, int]], labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._source = source
        self._starts: list[int] = []
        """Where each line begins in the raw text."""
        self._lines = lines
        parts: list[str] = []
        length = 0
        for start, end in lines:
            self._starts.append(length)
            line = source[start:end]
            hard = line.endswith(("  ", "\\"))
            words = line.rstrip(" \t").removesuffix("\\") if hard else line.rstrip()
            parts.append(words + ("\n" if hard else " "))
            length += len(parts[-1])
        self._raw = "".join(parts)[:-1]
        self._text: list[str] = []
        self._length = 0
        self._copied = (0, 0)
        """The raw stretch that is still to be copied into the text: most specials turn out to be mere signs, and join it."""
        self._runs: list[Run] = []
        self._anchors: list[Anchor] = []
        self._closing = -1
        """Where the next low line that could close an emphasis stands."""
        self._open: tuple[str, int, int] | None = None
        """An `a` tag not yet closed: its address, and where it began in text and source."""

    def block(self, hint: Hint) -> Block | None:
        """The stretch as a block, or None if a reader sees nothing of it."""
        self._read(0, len(self._raw))
        self._settle()
        text = "".join(self._text)
        words = text.strip()
        if not words:
            return None
        start, end = self._lines[0][0], self._lines[-1][1]
        whole = Block(text=text, runs=tuple(self._runs), start=start, end=end, hint=hint, anchors=tuple(self._anchors))
        at = text.index(words[0])
        return whole if words == text else whole.part(at, at + len(words))

    def _origin(self, raw: int) -> int:
        """The source offset of a raw offset."""
        line = bisect_right(self._starts, raw) - 1
        start, end = self._lines[line]
        return min(start + raw - self._starts[line], end)

    def _read(self, at: int, until: int) -> None:
        low = 0
        while found := _INLINE.search(self._raw, at, until):
            low = self._plain(at, found.start(), low)
            at = self._behind_comment(found.end()) if found["comment"] else found.end()
            low += self._special(found)
        self._plain(at, until, low)

    def _behind_comment(self, at: int) -> int:
        """The raw offset behind a comment; an unclosed one runs to the end."""
        end = self._raw.find("-->", at)
        return end + 3 if end >= 0 else len(self._raw)

    def _plain(self, at: int, until: int, low: int) -> int:
        """Characters that stand for themselves, but for the closing `_` of `low` open emphases."""
        while low and (closing := _CLOSING_LOW.search(self._raw, at, until)):
            self._copy(at, closing.start())
            at, low = closing.end(), low - 1
        self._copy(at, until)
        return low

    def _copy(self, at: int, until: int) -> None:
        """Raw characters into the text, joined to those copied just before."""
        start, end = self._copied
        if at != end:
            self._settle()
            start = at
        self._copied = (start, until)

    @property
    def _here(self) -> int:
        """Where in the text the next character will stand."""
        start, end = self._copied
        return self._length + end - start

    def _settle(self) -> None:
        """What was copied becomes text, each stretch of lines with its origin."""
        at, until = self._copied
        self._copied = (until, until)
        starts, lines = self._starts, self._lines
        line = bisect_right(starts, at) - 1
        while at < until:
            shift, stop = lines[line][0] - starts[line], lines[line][1]
            line += 1
            # lines that follow each other in the source as they do here have one origin
            while line < len(starts) and starts[line] < until and lines[line][0] - starts[line] == shift:
                stop = lines[line][1]
                line += 1
            end = min(until, starts[line]) if line < len(starts) else until
            self._add(self._raw[at:end], min(at + shift, stop), min(end - 1 + shift, stop) + 1)
            at = end

    def _emit(self, text: str, start: int, end: int) -> None:
        """Text that stands for something else in the source."""
        self._settle()
        self._add(text, start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        if text:
            self._runs.append(Run(self._length, len(text), start, max(end, start + 1)))
            self._text.append(text)
            self._length += len(text)

    def _special(self, found: re.Match[str]) -> int:
        """Something that is not shown as it is written; returns how many `_` emphases it opens."""
        start, end = self._origin(found.start()), self._origin(found.end() - 1) + 1
        match found.lastgroup:
            case "escaped" | "entity":
                self._emit(found["escaped"] or unescape(found["entity"]), start, end)
            case "auto":
                self._link(found["auto"], found.start("auto"), found.end("auto"), start, end)
            case "tag" | "attributes":
                self._tag(found["tag"].lower(), found["attributes"], start, end)
            case "coded":
                self._copy(found.start("coded"), found.end("coded"))
            case "words" | "to" | "label":
                self._bracket(found, start, end)
            case "star" | "low":
                return self._emphasis(found)
        return 0

    def _emphasis(self, found: re.Match[str]) -> int:
        """Asterisks between blanks are asterisks, low lines that nothing closes soon are low lines; others are emphasis."""
        before, after = self._raw[found.start() - 1 : found.start()], self._raw[found.end() : found.end() + 1]
        if found["low"] and self._closes(found.end()):
            return 1
        if found["low"] or not (before.strip() or after.strip()):
            self._copy(found.start(), found.end())
        return 0

    def _closes(self, at: int) -> bool:
        """Whether a low line that could close an emphasis stands soon behind; each stretch is searched once."""
        if self._closing < at:
            closing = _CLOSING_LOW.search(self._raw, at)
            self._closing = closing.start() if closing else len(self._raw) + _LONGEST_EMPHASIS
        return self._closing < at + _LONGEST_EMPHASIS

    def _tag(self, name: str, attributes: str, start: int, end: int) -> None:
        if name == "br":
            self._emit("\n", start, end)
        elif name == "a" and (href := _HREF.search(attributes)):
            self._open = (unescape(next(filter(None, href.groups()), "")), self._here, start)
        elif name == "/a" and self._open:
            url, at, begin = self._open
            self._anchors.append(Anchor(url=url.strip(), at=at, until=self._here, start=begin, end=end))
            self._open = None

    def _bracket(self, found: re.Match[str], start: int, end: int) -> None:
        """A link, an image (which shows no words), or mere brackets."""
        target = self._target(found)
        if found["image"] and target is not None:
            return
        if target is None:
            opening = found.start("words")
            self._copy(found.start(), opening)
            self._read(opening, found.end("words"))
            self._copy(found.end("words"), found.end())
        else:
            self._link(target, found.start("words"), found.end("words"), start, end)

    def _target(self, found: re.Match[str]) -> str | None:
        if found["to"] is not None:
            return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", found["to"].strip("<>"))).strip()
        return self._labels.get(label_of(found["label"] or found["words"]))

    def _link(self, url: str, words_at: int, words_until: int, start: int, end: int) -> None:
        at = self._here
        self._read(words_at, words_until)
        self._anchors.append(Anchor(url=url, at=at, until=self._here, start=start, end=end))


def label_of(text: str) -> str:
    """A link label as labels are compared: blanks and case aside."""
    return " ".join(text.split()).casefold()


_DEFINITION = re.compile(
    r"(?:^|(?<=\r)) {0,3}\[(?P<label>[^\[\]\r\n]{1,300})\]:[ \t]{0,9}<?(?P<url>[^\s<>]{1,2000})>?[^\r\n]{0,500}(?![^\r\n])",
    re.MULTILINE,
)


def definitions(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Link definitions (`[label]: address`) with their source offsets."""
    for found in _DEFINITION.finditer(text):
        yield label_of(found["label"]), found["url"], found.start(), found.end()
