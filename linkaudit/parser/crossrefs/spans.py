"""References inside a paragraph: `(READ: Title)`, or a label and a title at the end of it. The paragraph stays what it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from linkaudit.parser.blocks import Anchor, Block, Sighting
from linkaudit.parser.crossrefs.labels import Label, calls, is_label, label_at, label_before, opens_sentence
from linkaudit.parser.crossrefs.words import WORD
from linkaudit.parser.dates.months import fold as fold_name
from linkaudit.parser.dates.months import month_names
from linkaudit.parser.headlines import capital, headline, length

_OUTSIDE = r"[^\[\]()（）【】\n"
_BRACKETED = re.compile(rf"[\[(（【]\s{{0,3}}({_OUTSIDE}:：|]{{2,40}}?)\s{{0,3}}[:：|]\s{{0,3}}({_OUTSIDE}]{{8,260}})[\])）】]")
_OPENED = re.compile(rf"[\[(（]\s?({_OUTSIDE}:：|]{{3,40}}?)\s\Z")
_CLOSED = re.compile(r"[.\s]{0,2}[)\]）]")
_REACH = 60
_MARKS = ":：|>»"
_MARK = re.compile(f"[{_MARKS}]")
TRIM = " \u00a0\t\u200b»›><→➔▶►·•・|–—-+*_={}❯⟩❱👈👉👇👆↓⬇←⬅"
_NO_PAGE = ("#", "mailto:", "tel:", "sms:", "whatsapp:", "javascript:")
_NO_ARTICLE = re.compile(
    r"/(?:(?:authors?|autor(?:es|en)?|auteurs?|autore|writers?|journalists?|columnists?|contributors?|tags?|hashtags?)/[^/?#]{1,80}"
    r"|donate|donations?|subscribe|subscriptions?|newsletters?|membership|register|sign-?up|log-?in|abo|abonnements?|spenden)"
    r"/?(?:[?#]|\Z)",
    re.IGNORECASE,
)
"""The page of an author or a subject, and those on which a reader gives money or an address, as sites everywhere name them."""
_PICTOGRAPHS = re.compile("\\A[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\\s]{1,6}")
_WRAPPED = {"「": "」", "『": "』", "《": "》", "〈": "〉"}
_DATED = re.compile(r"(?<=[^\W\d_])[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}$")
_SIGNED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞΆ-ΫЀ-Я])(?:By|Von|Par|Por|Door|Oleh|От)\s(?=[^\W\d_a-zß-ÿά-ώа-џ])[^.,:;!?]{3,40}\Z")
"""The author's line of a card, run into the last word of its title: `Crane falls into harbourBy Lena Orsk`."""
_DAY = re.compile(
    r"(?<=[^\W\d_])\d{1,2}\.?\s(?:de\s)?([^\W\d_]{3,12})\.?(?:[\s,]{1,2}(?:de\s)?\d{4})?(?:[\s,]{1,2}\d{1,2}[:.]\d\d)?\Z"
)
_MONTH = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞΆ-ΫЀ-Я])([A-ZÀ-ÞΆ-ΫЀ-Я][^\W\d_]{2,11})\.?\s\d{1,2}(?:,?\s\d{4})?\Z")
"""A day that runs into the last word of a title: `Crane falls into harbour2 March 2024`, `… harbourMarch 2, 2024`."""
_FIRST_DAY = re.compile(
    r"[(\[]?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)(?:[ ,]{1,2}\d{1,2}[:.]\d\d)?[\s)\]|·•–—-]{0,3}(?=[^\W\d]{2})"
)
"""A day ahead of a title, in an element of its own: `12.03.2024Crane falls into harbour`."""
_LONGEST_DAY = 30
_LEAST = 3
"""Words of a title at least that a day is taken from."""
_ADDRESS = re.compile(r"\s{0,2}(https?://[^\s<>\"]{4,2000}?)[.)\]]{0,2}\s*")
_COLON = re.compile(r"[:：](?=\s{0,3}\S)")
_SEAM = re.compile(r"(?<=[.!?…])(?=[^\W\d_a-zß-ÿ])|(?<=[^\s:：])[ \u00a0]{2,8}(?=\S)")
"""Where two elements of a page met, and nothing parts them, or several blanks do."""
_LONGEST_LABEL = 40
_TAIL = 300
"""Characters at the end of a paragraph in which a reference may close it."""


def inside(block: Block) -> Block:
    """Sightings for references inside a paragraph, which stays what it is."""
    text = block.text
    if not any(map(text.__contains__, _MARKS)) and not (block.anchors and ("(" in text or "[" in text)):
        return block
    found = [*_bracketed(block), *(_led(block) if block.anchors else (*_amid(block), *_closing(block)))]
    if not found:
        return block
    urls = {sighting.url for sighting in found}
    anchors = tuple(anchor for anchor in block.anchors if anchor.url not in urls)
    return replace(block, anchors=anchors, sightings=(*block.sightings, *found))


def _bracketed(block: Block) -> Iterator[Sighting]:
    """`… (READ: Title) …`, linked or not."""
    for match in _BRACKETED.finditer(block.text):
        meaning = is_label(match[1])
        if meaning and meaning.use == "promo" and length(match[2]) >= 3:
            span = block.source_span(match.start(), match.end())
            anchors = _anchors_in(block, match.start(), match.end())
            several = [(anchor, block.text[anchor.at : anchor.until]) for anchor in anchors if len(anchors) > 1]
            only = next(iter(anchors), None)
            for anchor, title in several or ((only, match[2]),):
                yield made(span, match[1].strip(), title_of(title), anchor, "inline_label")


def _anchors_in(block: Block, at: int, until: int) -> list[Anchor]:
    """The links between two places: all that are as long as titles, or the first."""
    first = bisect_right(block.anchors, at, key=lambda a: a.until)
    found = list(takewhile(lambda a: a.at < until, block.anchors[first:]))
    return [a for a in found if length(block.text[a.at : a.until]) >= 3] or found[:1]


def _led(block: Block) -> Iterator[Sighting]:
    """`… end of the sentence. Read more: Title` with the title linked."""
    for anchor in block.anchors:
        if anchor.at and (announced := _announcing(block, anchor)):
            yield announced
            continue
        title = block.text[anchor.at : anchor.until].strip()
        if bracketed := _in_brackets(block, anchor, title):
            yield bracketed
            continue
        at = _mark_before(block.text, anchor.at) if length(title) >= 3 else 0
        label = label_before(block.text, at) if at else None
        if label and _announces(label, anchor, title):
            span = block.source_span(label.start, anchor.until)
            yield made(span, block.text[label.start : at + 1].strip(), title_of(title), anchor, "inline_label")


def _in_brackets(block: Block, anchor: Anchor, title: str) -> Sighting | None:
    """`… end of the sentence (see also Title).` with the title linked."""
    opened = _OPENED.search(block.text, max(0, anchor.at - _REACH), anchor.at)
    if opened is None or not _CLOSED.match(block.text, anchor.until) or not capital(title) or length(title) < 3:
        return None
    meaning = is_label(opened[1]) if " " in opened[1] or opened[1].isupper() else None
    if meaning is None or meaning.use != "promo" or not leads(anchor.url):
        return None
    return made(block.source_span(opened.start(), anchor.until), opened[1], title_of(title), anchor, "inline_label")


def _announces(label: Label, anchor: Anchor, title: str) -> bool:
    """The label is one for other articles, and the link is one to an article."""
    return label.meaning.use != "other" and leads(anchor.url) and not calls(title)


def _announcing(block: Block, anchor: Anchor) -> Sighting | None:
    """`… end of the sentence. Read more: Title` with both linked."""
    words = block.text[anchor.at : anchor.until]
    label = label_at(words)
    if label is None or not (label.marked and label.meaning.use == "promo" and length(words[label.rest :]) >= 3):
        return None
    if not opens_sentence(block.text, anchor.at + label.start):
        return None
    span = block.source_span(anchor.at, anchor.until)
    return made(span, words[label.start : label.rest].strip(), title_of(words[label.rest :]), anchor, "inline_label")


def _closing(block: Block) -> Iterator[Sighting]:
    """`… end of the sentence. Read more: Title` at the end of an unlinked paragraph, or with an address for the title."""
    tail = max(0, len(block.text) - _TAIL)
    for mark in _MARK.finditer(block.text, tail):
        address = _ADDRESS.fullmatch(block.text, mark.end())
        title = "" if address else title_of(block.text[mark.end() :])
        label = _label_at_end(block.text, mark.start(), title if address is None else None)
        if label and label.start and label.meaning.use == "promo" and label.meaning.risk == "low":
            span = block.source_span(label.start, len(block.text))
            one = made(span, block.text[label.start : mark.end()].strip(), title, None, "inline_label")
            yield replace(one, url=address[1], reason=None) if address else one
            return


def _label_at_end(text: str, at: int, title: str | None) -> Label | None:
    """The label that ends at a mark with a title behind it; None for a title: with nothing but an address."""
    if title is None:
        return label_before(text, at) or _cut_short(text, at)
    return label_before(text, at) if headline(title, 4) and capital(title) else None


def _cut_short(text: str, at: int) -> Label | None:
    """The label that ends there, ahead of an address, where the sentence before it was cut: only its great letter tells."""
    for word in WORD.finditer(text, max(0, at - _LONGEST_LABEL), at):
        words = text[word.start() : at]
        if words[0].isupper() and " " in words and (meaning := is_label(words)):
            return Label(word.start(), at, at, meaning, marked=True, opener="", single=False)
    return None


def _amid(block: Block) -> Iterator[Sighting]:
    """`… end of the sentence.Read more: Title?The text …`: a program that drops tags left no blank there, or more than one."""
    text = block.text
    for mark in _COLON.finditer(text):
        low = max(0, mark.start() - _LONGEST_LABEL)
        begun = max(_SEAM.finditer(text, low, mark.start()), key=re.Match.end, default=None)
        meaning = is_label(text[begun.end() : mark.start()]) if begun else None
        end = _SEAM.search(text, mark.end(), mark.end() + _TAIL) if meaning else None
        if begun is None or meaning is None or end is None or meaning.use != "promo" or meaning.risk != "low":
            continue
        title = title_of(text[mark.end() : end.start()])
        if headline(title, 4) and capital(title):
            span = block.source_span(begun.end(), end.start())
            yield made(span, text[begun.end() : mark.end()].strip(), title, None, "inline_label")


def _mark_before(text: str, at: int) -> int:
    """Where the colon, bar or arrow just before `at` stands; 0 for none."""
    head = text[max(0, at - 6) : at].rstrip()
    return max(0, at - 6) + len(head) - 1 if head and _MARK.match(head[-1]) else 0


def leads(url: str) -> bool:
    """Whether an address may be an article's: no place on this page, no author's or subject's, none to write or give to."""
    return not url.lower().lstrip().startswith(_NO_PAGE) and _NO_ARTICLE.search(url) is None


def made(span: tuple[int, int], label: str, title: str, anchor: Anchor | None, form: str) -> Sighting:
    """The sighting of one cross-reference at these source offsets."""
    url = anchor.url if anchor else None
    reason = None if url else "no url"
    named = title or None
    return Sighting(kind="cross_ref", form=form, start=span[0], end=span[1], label=label, title=named, url=url, reason=reason)


def title_of(text: str) -> str:
    """The words of a title without the arrows and bullets around it, and the date or author that runs into its last word."""
    title = " ".join(text.split()).rstrip(TRIM).lstrip(TRIM + "-")
    title = _SIGNED.sub("", title)
    title = title[behind_day(title, 0) :]
    title = _unwrapped(_PICTOGRAPHS.sub("", title))
    if title.startswith("«") and "»" not in title:
        title = title[1:].lstrip()  # its closing mark was trimmed
    return _undated(title) if any(map(str.isdigit, title[-_LONGEST_DAY:])) else title


def _unwrapped(title: str) -> str:
    """The title without the marks that Chinese and Japanese set around the names of articles."""
    closing = _WRAPPED.get(title[:1])
    return title[1:-1] if closing and title.find(closing) == len(title) - 1 else title


def behind_day(text: str, at: int) -> int:
    """Where a title begins that a day stands ahead of; the place itself if none does."""
    day = _FIRST_DAY.match(text, at) if text[at : at + 1].isdigit() or text.startswith(("(", "["), at) else None
    title = text[day.end() :] if day else ""
    return day.end() if day and length(title) >= _LEAST and capital(title) else at


def _undated(title: str) -> str:
    """The title without a day that runs into its last word."""
    for day in (_DAY, _MONTH):
        found = day.search(title, max(0, len(title) - _LONGEST_DAY))
        if found and fold_name(found[1]) in month_names():
            return title[: found.start()]
    return _DATED.sub("", title)
