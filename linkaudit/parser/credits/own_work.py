"""What an agency says of its own work behind its name: what it could not verify, has at hand, keeps back, whom it asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from linkaudit.parser.credits.neighbours import Neighbours
from linkaudit.parser.credits.persons import is_personal
from linkaudit.parser.credits.words import any_does, does

_SOON = 5
"""Words behind the agency's people among which a verb of telling is theirs."""


def is_own_work(near: Neighbours) -> bool:
    """Whether the words behind the name make its sentence one of those; there is a word after it."""
    return _is_at_a_loss(near) or _is_at_hand(near) or _is_discreet(near) or _seeks_comment(near.after)


def _is_at_a_loss(near: Neighbours) -> bool:
    """`Reuters could not verify`, `l'AFP n'a pas pu joindre`."""
    return any_does("unable", near.after[:2]) and any_does("verify", near.after[:6])


def _is_discreet(near: Neighbours) -> bool:
    """`The AP is not naming the girl`, `AFP is withholding his name`: what the agency says of its own copy."""
    if not any_does("unable", near.after[:1]):
        return False
    return near.after[1:2] == ["withholding"] or ("not" in near.after[1:2] and any_does("discreet", near.after[2:4]))


def _seeks_comment(after: list[str]) -> bool:
    """`The AP left messages for Orsk seeking comment`, `Reuters has contacted the company for comment`."""
    sought = next((at for at, word in enumerate(after[:3]) if does("sought", word)), None)
    if sought is None or not all(does("adverb", word) for word in after[:sought]):
        return False
    return any(does("comment", word) and lead in ("for", "seeking", "sought", "a") for lead, word in pairwise(after[sought:]))


def _is_at_hand(near: Neighbours) -> bool:
    """`Das Papier, das der dpa vorliegt`; `Das Papier liegt der dpa vor`."""
    parted = (f"{word} {near.follower}" for word in near.before[-3:])
    return does("at_hand", near.follower) or any(does("at_hand", words) for words in parted)


def observes(after: list[str], *, telling: bool = False) -> bool:
    """Whether the agency's people see, hear or tell something; what others say of them behind a comma is none of it.

    `telling`: whether a verb of telling counts as theirs, too.
    """
    if after[:1] == [","] and "," in after[1:]:  # `an AFP journalist, who was there, saw`
        after = after[after.index(",", 1) + 1 :]
    clause = after[: after.index(",")] if "," in after else after
    at = next(
        (at for at, word in enumerate(clause[:7]) if does("observed", word) or (telling and at < _SOON and does("told", word))),
        None,
    )
    return at is not None and not any_does("passive", clause[:at])


def speaks_of_itself(what: Sequence[str], near: Neighbours) -> bool:
    """Whether what is said begins with the speaker: `it would cut posts`, but not `it could not verify the report`."""
    speaker = what[:1] in (["it"], ["its"]) or (what[:1] in (["he"], ["she"]) and is_personal(near.naming))
    return speaker and not any_does("verify", what[1:])
