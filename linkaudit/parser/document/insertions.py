"""Posts and players as the walk meets them: noted when their element opens, judged when it closes.

An embed code wraps its post two or three times (figure, wrapper, blockquote, a lazy frame beside a `<noscript>`); the
innermost that can speak is believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from turbohtml import Element, Text

from linkaudit.parser import embeds
from linkaudit.parser.blocks import Sighting
from linkaudit.parser.document.drafts import Box, Candidate, Draft, Link
from linkaudit.parser.embeds import Found, components, frames, put_off
from linkaudit.parser.embeds.quotation import BEHIND, Permalink, Quoted, Signed, closing, permalink, signed, told
from linkaudit.parser.furniture import Role, role_of

_MOST_LINES = 24
"""A quotation of more blocks than this is no post."""
_MOST_LETTERS = 4000
_RAW = ("iframe", "script")
"""Elements whose content is text to a parser, and may be markup to a script."""
_SECTIONS = frozenset({"article", "main", "body", "html"})
"""Elements too large to be an embed, whatever their attributes name."""
_BUTTONS = frozenset(
    "fb-like fb-share-button fb-send fb-save fb-follow fb-comments fb-comments-count twitter-share-button".split()
)
"""Classes of what is named after a post and shows none."""
CARD = "embedly-card"
"""Class of cards that any platform's posts are shown in: a quotation, or a mere link."""
_CARDS = (CARD, "lazy-load-youtube", "lazy-load-vimeo")
"""Classes of links that a script makes into what they lead to."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands inside a closing element."""

    box: Box
    drafts: Sequence[Draft]
    bare: Sequence[Link]
    """Links without words."""
    start: int
    end: int


def attributes_of(node: Element) -> dict[str, str]:
    """An element's attributes as text; classes joined by spaces."""
    return {name: " ".join(value) if isinstance(value, list) else value or "" for name, value in node.attrs.items()}


def role(node: Element, tag: str) -> Role | None:
    """What an element's tag, its class names and id, and its ARIA role say of it."""
    attr = node.attr
    return role_of(tag, f"{attr('class', '')} {attr('id', '')}", attr("role", ""))


def candidate(node: Element) -> Candidate | None:
    """What an element may be, by its attributes and its tag; None where they rule an embed out."""
    tag = node.tag
    classes = (node.attr("class") or "").split()
    if tag in _SECTIONS or components.is_control(tag) or not _BUTTONS.isdisjoint(classes):
        return None
    fitting = embeds.signatures(tag, classes)
    if tag == "a":
        found = embeds.linked(node.attr("href") or "")
    else:
        found = (
            embeds.marked(tag, attributes_of(node))
            if fitting or components.shown_by(tag) or any(map(_may_name, node.attrs))
            else None
        )
    form = found.form if found else ("blockquote" if tag == "blockquote" else "element")
    return Candidate(found, fitting[0][0].name if fitting else None, form, marked=bool(fitting) or CARD in classes)


def _may_name(attribute: str) -> bool:
    return embeds.carries(attribute) or "id" in attribute


def frame(node: Element) -> Candidate | None:
    """What an `<iframe>` shows, or an `<embed>` of a known platform; else None."""
    found = frames.framed(attributes_of(node))
    if found is None or (node.tag == "embed" and found.identity is None):
        return None
    return Candidate(found, found.platform, found.form, marked=True)


def state(node: Element) -> Candidate | None:
    """The one post that a small script of data in the page's body names: a component's input."""
    text = node.text if "json" in (node.attr("type") or "") else ""
    if not 0 < len(text) <= _MOST_LETTERS:
        return None
    found = embeds.marked("script", {"data-state": text})
    return Candidate(replace(found, form="json"), found.platform, "json", marked=True) if found else None


def told_by(node: Element, *, noted: bool, posts: bool) -> Candidate | None:
    """The post that an element without words names: by its attributes, if they are noted, or as a component's input."""
    if noted:
        return candidate(node)
    return state(node) if posts and node.tag == "script" else None


def waits(node: Element) -> bool:
    """Whether a script holds markup for later, and none that runs."""
    return put_off.waits(node.attr("type") or "")


def is_card(node: Element) -> bool:
    """Whether a link is one that a script turns into a card or a player, and leads to a post or a film."""
    named = node.attr("class") or ""
    shown = any(map(named.__contains__, _CARDS)) or node.attr("data-asset-type") == "tweet"
    return shown and embeds.linked(node.attr("href") or "") is not None


def carries_frame(node: Element) -> bool:
    """Whether an attribute holds the markup of a frame, to be set in when the reader asks for it."""
    return any(isinstance(value, str) and "<iframe" in put_off.opened(value) for value in node.attrs.values())


def markup_of(node: Element) -> list[str]:
    """The documents that an element carries with it: `srcdoc`, escaped markup in `data-*`, raw text in a frame."""
    inside = "".join(child.data for child in node if isinstance(child, Text)) if node.tag in _RAW else ""
    given = attributes_of(node).items()
    carried = [put_off.opened(value) for name, value in given if name == "srcdoc" or embeds.carries(name)]
    if node.tag == "script":
        return [*put_off.markup(inside)]
    return [markup for markup in (*carried, inside) if embeds.holds_markup(markup)]


def judge(chosen: Candidate, inside: Inside) -> Draft | None:
    """The draft of the embed that a closing element is, or None."""
    if _too_much(inside.drafts):
        return None
    lines = [*map(_quoted, inside.drafts)]
    if inside.bare:
        lines.append(Quoted("", [(link.url, 0, 0) for link in inside.bare]))
    spoken = _told(chosen, lines, quoted=inside.box.tag == "blockquote")
    if spoken is None:
        return None
    sighting = sighting_of(*spoken, inside.start, inside.end)
    return Draft(
        "\n".join(filter(None, (line.text for line in lines))),
        inside.start,
        inside.end,
        inside.box,
        "post" if sighting.kind == "post" else "embed",
        [*_joined(inside.drafts), *inside.bare],
        (sighting,),
    )


def may_speak(chosen: Candidate, inner: Sequence[Draft]) -> bool:
    """Whether blocks hold a link, or may be nothing but an address: what names a post where no attribute does.

    Where nothing marks an embed, only a link that closes it does.
    """
    linked = any(draft.links for draft in inner) if chosen.marked else bool(inner) and _is_closed(inner[-1])
    return linked or (len(inner) == 1 and "://" in inner[0].text)


def _is_closed(draft: Draft) -> bool:
    return bool(draft.links) and len(draft.text) - draft.links[-1].until <= BEHIND


def _too_much(inner: Sequence[Draft]) -> bool:
    """Whether the blocks are more than one post, or hold one already."""
    return (
        len(inner) > _MOST_LINES
        or any(draft.sightings for draft in inner)
        or sum(len(draft.text) for draft in inner) > _MOST_LETTERS
    )


def _quoted(draft: Draft) -> Quoted:
    return Quoted(draft.text, [(link.url, link.at, link.until) for link in draft.links])


def _joined(inner: Sequence[Draft]) -> list[Link]:
    """The links of several drafts, by their places in the text of all."""
    links = []
    shift = 0
    for draft in inner:
        for link in draft.links:
            link.at, link.until = link.at + shift, link.until + shift
            links.append(link)
        shift += len(draft.text) + 1 if draft.text else 0
    return links


def _told(chosen: Candidate, lines: list[Quoted], *, quoted: bool) -> tuple[Found, Signed] | None:
    """What the embed is and says: by its attributes, else by its closing link, else by an address standing alone."""
    if chosen.found is not None:
        return chosen.found, _signature(chosen.found, lines, permalink(lines, chosen.platform))
    last = permalink(lines, chosen.platform) if chosen.marked else closing(lines, quoted=quoted)
    if last is not None:
        return Found(chosen.form, last.identity, last.identity.platform, last.link[0]), signed(lines, last)
    bare = embeds.bare_address(lines[0].text) if len(lines) == 1 else None
    return (bare, _signature(bare, lines, None)) if bare else None


def _signature(found: Found, lines: list[Quoted], last: Permalink | None) -> Signed:
    if found.identity is None:
        return Signed()
    if last is not None and last.identity.key == found.identity.key:
        return signed(lines, last)
    return told(found.value, found.identity)


def sighting_of(found: Found, words: Signed, start: int, end: int) -> Sighting:
    """The reference that an embed is."""
    identity = found.identity
    if identity is None:
        return Sighting(kind="embed", form=found.form, start=start, end=end, platform=found.platform, url=found.url)
    return Sighting(
        kind="post" if identity.kind == "post" else "embed",
        form=found.form,
        start=start,
        end=end,
        platform=identity.platform,
        url=found.url,
        key=identity.key,
        post_id=identity.post_id,
        handle=words.handle or identity.handle,
        name=words.name,
        text=words.text,
        shown_date=words.shown_date,
        target=identity.url if identity.url != found.url else None,
    )
