r"""The one escape that all foreign text goes through before a format applies its own.

Article text, links and file names are hostile: a bidi override reorders a row, an escape sequence repaints a terminal, a
newline forges a log record. What would act or hide is shown as `\x1b`, `\u202e` instead; letters of every script stay.
A joiner stays where writing needs it (Persian, Indic scripts, emoji families) and is shown where it only hides.
"""

from __future__ import annotations

import re
import unicodedata

LIMIT = 2000
"""Characters of one value that a reader's format shows; JSON alone is lossless."""

_NONCHARACTERS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
_HIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners and fillers that show nothing
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line and paragraph separators, bidi controls
    "\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"  # fillers, noncharacters, variation selectors, annotations
    "\ud800-\udfff\U000e0000-\U000e0fff"  # surrogates, tag characters and more selectors
    f"{_NONCHARACTERS}]"
)
_NOT_PLAIN = re.compile("[^ -~]+")
_JOINERS = "\u200c\u200d"
_LOG_COMMAND = re.compile(r"##(?=[A-Za-z]{0,20}\[)")
"""GitHub and Azure obey `##[…]` and `##vso[…]` wherever in a line of a log they stand."""
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What may be user, password and host: the scheme may lack its slashes as browsers allow. One match takes all of it, whether or
# not it holds a password, so that attempts never overlap and the whole is linear.
_AUTHORITY = re.compile(r"(?://|\\\\|\bhttps?:[/\\]?)[^\s/\\?#]+", re.IGNORECASE)
_PASSWORD = re.compile(r"(\A(?://|\\\\|https?:[/\\]?)[^:]*+):.+@", re.IGNORECASE | re.DOTALL)


def mask(text: str) -> str:
    """The text with the passwords of its URLs as `***`."""
    if "@" not in text:
        return text
    return _AUTHORITY.sub(_without_password, text)


def _without_password(match: re.Match[str]) -> str:
    """The user name stays, the password goes."""
    written = match.group()
    return _PASSWORD.sub(r"\1:***@", written, count=1) if "@" in written else written


def visible(text: str, limit: int | None = LIMIT) -> str:
    """The text as one harmless line, cut to `limit` of its own characters with a count of what is left out."""
    text = mask(text)
    left_out = 0 if limit is None else len(text) - limit
    if left_out > 0:
        text = text[:limit]
    shown = text if text.isascii() and text.isprintable() else _HIDDEN.sub(_show, text)
    shown = _LOG_COMMAND.sub(r"#\\x23", shown)
    return f"{shown}… [{left_out:,} more characters]" if left_out > 0 else shown


def one_line(text: str, limit: int | None = LIMIT) -> str:
    """As `visible`, with line breaks and runs of blanks drawn together: for prose that is only to be read."""
    return visible(" ".join(text.split()) if limit is None else " ".join(text[: limit * 2].split()), limit)


def json_escapes(line: str) -> str:
    r"""Serialised JSON with everything that hides or acts as `\u` escapes: nothing is lost."""
    # Printable ASCII hides nothing, and to see that costs much less than looking for what might.
    line = line if line.isascii() and line.isprintable() else _NOT_PLAIN.sub(_escape_hidden, line)
    return _LOG_COMMAND.sub(r"#\\u0023", line)


def _show(match: re.Match[str]) -> str:
    character = match.group()
    if _needed(match.string, match.start(), character):
        return character
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _needed(text: str, at: int, character: str) -> bool:
    """Whether writing needs this joiner or selector here: a letter or sign beyond Latin stands before (and after) it."""
    joiner = character in _JOINERS
    if not joiner and not "\ufe00" <= character <= "\ufe0f":
        return False
    if at == 0 or not _joins(text[at - 1]):
        return False
    return not joiner or (at + 1 < len(text) and _joins(text[at + 1]))


def _joins(character: str) -> bool:
    """Letters and marks after Cyrillic, emoji and other signs; the emoji selector counts as part of its sign."""
    if character == "\ufe0f":
        return True
    return character in "#*0123456789©®" or (
        character > "\u0590" and unicodedata.category(character)[0] in "LMS" and not _HIDDEN.match(character)
    )


def _escape_hidden(match: re.Match[str]) -> str:
    return _HIDDEN.sub(_json_escape, match.group())


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}"
