"""The label of every passage: what its form settles first, then what the article's credit and its own words say.

An anchor (`told AFP` inside AFP-credited copy) promotes the paragraph that carries it, and no other but the one in which
the same speaker goes on. A rival's name in credited copy changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linkaudit.model import Basis, CreditKind, Evidence, Form, Label
from linkaudit.model.quick import maker
from linkaudit.parser.blocks import Block
from linkaudit.parser.chains import chain
from linkaudit.parser.claims import Claim, Reading, Rival
from linkaudit.parser.credits import Found
from linkaudit.parser.credits.verdict import Verdict
from linkaudit.parser.duplicates import Likeness
from linkaudit.parser.forms import Shapes
from linkaudit.parser.scopes import Reach, Scopes

_BY_FORM: Mapping[Form, tuple[Label, Basis, str]] = {
    "social_post": ("social", "stated", "post"),
    "social_url": ("social", "stated", "post address alone on its line"),
    "cross_ref": ("cross_promo", "stated", "cross-reference label"),
    "caption": ("caption", "stated", "picture text"),
    "heading": ("structure", "inferred", "short, no final stop"),
    "byline": ("structure", "stated", "byline"),
    "credit_line": ("structure", "stated", "credit line"),
    "boilerplate": ("structure", "inferred", "outside the article's text"),
}
_PROMOTED: Mapping[CreditKind, Label] = {"mixed": "wire", "contributory": "wire_attributed"}
"""What an anchor makes of a paragraph under a shared credit."""
_QUOTE = 80
_evidence = maker(Evidence)
_TEXTUAL = frozenset({"in_text_source", "reported_by"})


@dataclass(frozen=True, slots=True)
class Page:
    """What has been found out about a page, for its passages to be labelled."""

    blocks: tuple[Block, ...]
    shapes: Shapes
    found: Found
    verdict: Verdict
    likenesses: Mapping[int, Likeness]
    home: str | None
    """The agency whose own site this is."""


class Given(NamedTuple):
    """A label with all it stands on."""

    label: Label
    agencies: tuple[str, ...]
    basis: Basis
    evidence: tuple[Claim | Reading | Rival | Evidence, ...]


Labels = Mapping[int, Given]


def label(page: Page) -> Labels:
    """Label every block, by index."""
    readings = _by_block(page.found.readings)
    ground = _Ground(page, {n: [r for r in some if r.role in _TEXTUAL] for n, some in readings.items()})
    labels: dict[int, Given] = {}
    for n, form in enumerate(page.shapes.forms):
        if form == "body":
            labels[n] = _body(n, ground)
        elif form != "pull_quote":
            labels[n] = _by_form(n, page, readings.get(n, []))
    for n, form in enumerate(page.shapes.forms):
        if form == "pull_quote":
            labels[n] = _pull_quote(n, page, labels)
    return labels


class _Ground:
    """What the labels of body text stand on: credits in their scope, agencies named in the text, speakers who go on."""

    def __init__(self, page: Page, named: Mapping[int, list[Reading]]) -> None:
        self.page = page
        self._named = named
        self._scopes = Scopes(page.found.claims, page.verdict, len(page.blocks))
        body = {n: block.text for n, block in enumerate(page.blocks) if page.shapes.forms[n] == "body"}
        told = {n: own[0] for n, own in named.items() if n in body and own and own[0].rule == "told"}
        headings = [n for n, form in enumerate(page.shapes.forms) if form == "heading"]
        self._chains = chain(body, {n: (reading.start, reading.end) for n, reading in told.items()}, headings)

    def reach(self, n: int) -> Reach:
        """The credit that holds at block `n`."""
        return self._scopes.at(n)

    def named(self, n: int) -> list[Reading]:
        """The agencies that block `n` itself gives as its sources."""
        return self._named.get(n, [])

    def continued(self, n: int) -> tuple[Evidence, tuple[str, ...]] | None:
        """The words that show a speaker of an anchored block going on in block `n`, and the agencies told there."""
        link = self._chains.get(n)
        if link is None:
            return None
        block = self.page.blocks[n]
        # the words as tokens: in the text a line's end or a wider blank may stand between them
        shown = re.search(r"\s+".join(map(re.escape, link[1].split())), block.text)
        start, end = block.source_span(*shown.span()) if shown else (None, None)
        rule = f"speaker continues from passage {link[0] + 1}"
        agencies = tuple(dict.fromkeys(reading.agency for reading in self.named(link[0])))
        return Evidence(rule=rule, quote=shown[0] if shown else link[1], start=start, end=end), agencies


def _by_block(readings: Sequence[Reading]) -> dict[int, list[Reading]]:
    found: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.block is not None:
            found.setdefault(reading.block, []).append(reading)
    return found


def _quoted(page: Page, n: int, rule: str) -> Evidence:
    """The beginning of a block as evidence: of a menu, which is many lines, the first."""
    block = page.blocks[n]
    quote = block.text[:_QUOTE].partition("\n")[0].partition("\r")[0]
    start, end = block.source_span(0, len(quote))
    return _evidence(rule=rule, quote=quote, start=start, end=end)


def _by_form(n: int, page: Page, readings: Sequence[Reading]) -> Given:
    name, basis, rule = _BY_FORM[page.shapes.forms[n]]
    claim = page.shapes.whole.get(n)
    if claim is not None and claim.kind != "staff":
        agencies = claim.agencies or _unstated(claim, page)
        return Given(name, agencies, basis, (claim,))
    if page.blocks[n].hint == "heading":
        return Given(name, (), "stated", (_quoted(page, n, "heading"),))
    return Given(name, (), basis, (_quoted(page, n, rule), *readings))


def _unstated(claim: Claim, page: Page) -> tuple[str, ...]:
    """The agencies of a credit line that names none: those it was read as, or Reuters' of the tail that only Reuters writes."""
    credit = page.verdict.credit.agencies
    return credit if claim in page.verdict.grounds or (claim.slot == "reuters tail" and "reuters" in credit) else ()


def _pull_quote(n: int, page: Page, labels: Mapping[int, Given]) -> Given:
    likeness = page.likenesses.get(n)
    if likeness is None:
        return Given("pull_quote", (), "stated", (_quoted(page, n, "marked as a pull quote"),))
    source = labels.get(likeness.of)
    how = "equal" if likeness.equal else f"5-gram containment {likeness.share:.2f}"
    return Given("pull_quote", source.agencies if source else (), "duplicate", (_quoted(page, likeness.of, f"repeats: {how}"),))


# --- body text --------------------------------------------------------------------------------------------------------


def _body(n: int, ground: _Ground) -> Given:
    page, reach = ground.page, ground.reach(n)
    kind, agencies, grounds = reach
    if page.verdict.press is not None:
        return Given("press_release", (), "scoped", (page.verdict.press,))
    if page.home is not None and kind in ("exclusive", "none"):
        return _at_home(n, page, page.home, grounds)
    match kind:
        case "conflict":
            return Given("unknown", agencies, "none", grounds)
        case "exclusive":
            return _exclusive(n, reach, ground.named(n))
        case "none":
            return _uncredited(n, ground)
        case _:
            return _shared(n, reach, ground)


def _at_home(n: int, page: Page, agency: str, grounds: tuple[Claim, ...]) -> Given:
    """On the agency's own site its copy is the outlet's."""
    return Given("outlet", (agency,), "scoped", grounds or (_quoted(page, n, "the agency's own site"),))


def _exclusive(n: int, reach: Reach, own: list[Reading]) -> Given:
    _, agencies, grounds = reach
    anchor = [reading for reading in own if reading.agency in agencies]
    if anchor:
        return Given("wire", _narrowed(agencies, anchor), "anchored", (*anchor, *grounds))
    here = tuple(claim for claim in grounds if claim.block == n)
    if here:
        return Given("wire", agencies, "stated", here)
    return Given("wire", agencies, "scoped", (*grounds, *map(Rival, own)))


def _narrowed(agencies: tuple[str, ...], anchor: list[Reading]) -> tuple[str, ...]:
    """An anchor on one of several agencies resolves its paragraph."""
    return tuple(dict.fromkeys(reading.agency for reading in anchor)) if len(agencies) > 1 else agencies


def _shared(n: int, reach: Reach, ground: _Ground) -> Given:
    """Paragraphs under a credit that does not part the agency's words from the outlet's."""
    kind, agencies, grounds = reach
    anchor = [reading for reading in ground.named(n) if reading.agency in agencies or not agencies]
    if anchor:
        named = tuple(dict.fromkeys(reading.agency for reading in anchor))
        return Given(_PROMOTED.get(kind, "wire_mixed"), named, "anchored", (*anchor, *grounds))
    continued = ground.continued(n)
    if continued is not None:
        return Given("wire_mixed", agencies, "chained", (continued[0], *grounds))
    basis: Basis = "scoped_contributory" if kind == "contributory" else "scoped_mixed"
    return Given("wire_mixed", agencies, basis, grounds)


def _uncredited(n: int, ground: _Ground) -> Given:
    own, continued, staff = ground.named(n), ground.continued(n), ground.page.verdict.staff
    if own:
        return Given("wire_attributed", tuple(dict.fromkeys(reading.agency for reading in own)), "stated", tuple(own))
    if continued is not None:
        return Given("wire_attributed", continued[1], "chained", (continued[0],))
    if staff is not None:
        return Given("outlet", (), "inferred", (staff,))
    return Given("unattributed", (), "none", (_quoted(ground.page, n, "no credit found"),))
