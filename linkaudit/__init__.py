"""linkaudit: whose words are these, and is what they point at still there.

`linkaudit.extract("article.html")` reads one article, `linkaudit.audit(["article.html"])` streams the events of a whole
audit, `linkaudit.resolve_urls([...])` asks what became of links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkaudit.version import __version__

if TYPE_CHECKING:
    from linkaudit.errors import ConfigError, InputError, LinkAuditError, OutputError, StateError
    from linkaudit.model import (
        Article,
        Credit,
        Event,
        Evidence,
        Finding,
        Mention,
        Passage,
        Place,
        Reference,
        Resolution,
        Run,
        Source,
        Unreadable,
    )
    from linkaudit.pipeline import audit, extract, resolve_urls

__all__ = [
    "Article",
    "ConfigError",
    "Credit",
    "Event",
    "Evidence",
    "Finding",
    "InputError",
    "LinkAuditError",
    "Mention",
    "OutputError",
    "Passage",
    "Place",
    "Reference",
    "Resolution",
    "Run",
    "Source",
    "StateError",
    "Unreadable",
    "__version__",
    "audit",
    "extract",
    "resolve_urls",
]

_HOMES = {
    **dict.fromkeys(("audit", "extract", "resolve_urls"), "linkaudit.pipeline"),
    **dict.fromkeys(("ConfigError", "InputError", "LinkAuditError", "OutputError", "StateError"), "linkaudit.errors"),
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that the command starts without what it does not need."""
    if name not in __all__:
        raise AttributeError(f"module 'linkaudit' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module(_HOMES.get(name, "linkaudit.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
