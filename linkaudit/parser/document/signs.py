"""Agencies that a page credits by their logo alone: the image's description is all there is to read.

It counts in the box of a byline or a source, or in a link to the agency's own site; above the text or below it, where
credits stand, and only if it is a name and nothing else: the description of a picture is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from linkaudit.parser.agencies import home, scan
from linkaudit.parser.blocks import SIGN, Statement
from linkaudit.parser.document.drafts import Draft, Sign
from linkaudit.parser.document.tags import SIGNED
from linkaudit.parser.region import running

_LONGEST = 60
"""Letters of a logo's description, at most."""
_LOGO = re.compile(r"(?<![^\W\d_])(?:logo(?:type|tipo|s)?|icon|логотип|شعار)(?![^\W\d_])[: ]*", re.IGNORECASE)


def statements(signs: Sequence[Sign], drafts: Sequence[Draft]) -> Iterator[Statement]:
    """What the logos say; `region` must have judged the drafts."""
    if not signs:
        return
    text = [n for n, draft in enumerate(drafts) if draft.article and running(draft)]
    for sign in signs if text else ():
        amid = text[0] < sign.first <= text[-1]
        value = "" if amid else _name(sign)
        if value and (sign.box.hint in SIGNED or _is_home(sign, value)):
            above = sign.first <= text[0]
            yield Statement(slot=SIGN, value=value, where="byline" if above else "tagline", start=sign.start, end=sign.end)


def _name(sign: Sign) -> str:
    """What the logo of a box of the page says, if it may be a name."""
    if sign.box.shaded or not (sign.box.inside or sign.box.around):
        return ""
    value = _LOGO.sub("", sign.node.attr("alt") or "").strip(" -–|:")
    return value if len(value) <= _LONGEST else ""


def _is_home(sign: Sign, value: str) -> bool:
    """Whether the logo leads to the site of the agency it names."""
    try:
        agency = home(urlsplit(sign.url or "").hostname or "")
    except ValueError:
        return False
    return agency is not None and any(agency == one.id for naming in scan(value) for one in naming.agencies)
