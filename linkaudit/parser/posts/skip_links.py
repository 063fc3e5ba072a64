"""The links over and under an embed for readers who cannot see it: `Skip X post by @handle`, `End of X post by @handle`.

They stay in the text of pages whose tags were dropped. What stands between them is a post, signed or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkaudit.parser.posts.attributions import Attribution, network_of

_POST = r"(?P<network>[Tt]witter|X|Bluesky) post(?: [0-9]{1,2})? by\s{0,3}"
SKIP = rf"Skip {_POST}"
"""The link over a post, up to the author."""
_SKIP_LINE = re.compile(rf"{SKIP}[^\n]{{0,80}}\Z")
_END = re.compile(
    rf"End of {_POST}@(?P<handle>[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,5}}|[A-Za-z0-9_]{{1,20}})", re.ASCII
)


def is_skip(text: str) -> bool:
    """Whether a line is nothing but the link over a post."""
    return text.startswith("Skip ") and _SKIP_LINE.match(text) is not None


def ended(text: str) -> Iterator[Attribution]:
    """Whose posts end in a text, each told by the link under it."""
    for end in _END.finditer(text) if "End of " in text else ():
        yield Attribution(
            at=end.start(),
            end=end.end(),
            handle=end["handle"],
            name=None,
            platform=network_of(end["handle"]),
            day=None,
            dashed=False,
            own=not text[: end.start()].strip(),
            under=True,
        )
