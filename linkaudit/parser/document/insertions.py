"""Posts and players as the walk meets them: noted when their element opens, judged when it closes.

An embed code wraps its post two or three times (figure, wrapper, blockquote, a lazy frame beside a `<noscript>`); the
innermost that can speak is believed, and the same post is not told twice in a row.
"""

from __future__ import annotations

from turbohtml import Element, Text

from linkaudit.parser import embeds
from linkaudit.parser.blocks import Sighting
from linkaudit.parser.document.drafts import Box, Candidate, Draft, Link
from linkaudit.parser.embeds import Found, Quoted, Signed
from linkaudit.platforms.base import Identity

_MOST_LINES = 24
"""A quotation of more blocks than this is no post."""
_MOST_LETTERS = 4000


def attributes_of(node: Element) -> dict[str, str]:
    """An element's attributes as text; classes joined by spaces."""
    return {name: " ".join(value) if isinstance(value, list) else value or "" for name, value in node.attrs.items()}


def candidate(node: Element) -> Candidate | None:
    """An element that may be an embed, by its attributes or its tag."""
    tag = node.tag
    attributes = attributes_of(node)
    fitting = embeds.signatures(tag, attributes.get("class", "").split())
    found = embeds.marked(tag, attributes)
    if found is None and not fitting and tag != "blockquote":
        return None
    platform = fitting[0][0].name if fitting else None
    form = found.form if found else ("blockquote" if tag == "blockquote" else "element")
    return Candidate(found, platform, form, marked=bool(fitting))


def frame(node: Element) -> Candidate | None:
    """What an `<iframe>` shows, or None."""
    found = embeds.framed(attributes_of(node))
    return Candidate(found, found.platform, found.form, marked=True) if found else None


def markup_of(node: Element) -> list[str]:
    """The documents that a frame carries with it: its `srcdoc`, and markup between its tags, which is raw text to a browser."""
    inside = "".join(child.data for child in node if isinstance(child, Text))
    return [markup for markup in (node.attr("srcdoc") or "", inside) if embeds.holds_markup(markup)]


def judge(chosen: Candidate, box: Box, drafts: list[Draft], bare: list[Link], start: int, end: int) -> Draft | None:
    """The draft of the embed that a closing element is, or None. Drafts inside are those from `box.first` on, `bare` the links inside that have no words."""
    inner = drafts[box.first :]
    if len(inner) > _MOST_LINES or sum(len(draft.text) for draft in inner) > _MOST_LETTERS:
        return None
    if any(draft.sightings for draft in inner):
        return None
    lines = [Quoted(draft.text, [(link.url, link.at, link.until) for link in draft.links]) for draft in inner]
    if bare:
        lines.append(Quoted("", [(link.url, 0, 0) for link in bare]))
    told = _told(chosen, lines)
    if told is None:
        return None
    found, signed = told
    text = "\n".join(line.text for line in lines if line.text)
    sighting = sighting_of(found, signed, start, end)
    links = [link for draft in inner for link in draft.links] + bare
    shift = 0
    for draft in inner:
        for link in draft.links:
            link.at, link.until = link.at + shift, link.until + shift
        shift += len(draft.text) + 1 if draft.text else 0
    hint = "post" if sighting.kind == "post" else "embed"
    return Draft(text, start, end, box, hint, links, (sighting,))  # type: ignore[arg-type]


def _told(chosen: Candidate, lines: list[Quoted]) -> tuple[Found, Signed] | None:
    """What the embed is and says: by its attributes, else by its closing link, else by an address standing alone."""
    last = embeds.permalink(lines, chosen.platform)
    if chosen.found is not None:
        identity = chosen.found.identity
        if identity is None:
            return chosen.found, Signed()
        if last is not None and last[2].key == identity.key:
            return chosen.found, embeds.signed(lines, last[0], last[1], last[2])
        return chosen.found, Signed(handle=identity.handle)
    if last is not None and (chosen.marked or embeds.is_post(lines, last[0], last[1])):
        line, link, identity = last
        return Found(chosen.form, identity, identity.platform, link[0]), embeds.signed(lines, line, link, identity)
    if chosen.marked and len(lines) == 1 and (bare := embeds.bare_address(lines[0].text)):
        return bare, Signed(handle=bare.identity.handle if bare.identity else None)
    return None


def sighting_of(found: Found, signed: Signed, start: int, end: int) -> Sighting:
    """The reference that an embed is."""
    identity: Identity | None = found.identity
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
        handle=signed.handle or identity.handle,
        name=signed.name,
        text=signed.text,
        shown_date=signed.shown_date,
        target=identity.url if found.url is None else None,
    )
