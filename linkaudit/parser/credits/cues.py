"""What the words beside a naming can say."""

from __future__ import annotations

from dataclasses import dataclass

from linkaudit.model import Role


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words beside a naming say: the role, and the rule that saw it."""

    role: Role
    rule: str
    own_work: bool = False
    before: int = 0
    """Words of cue before the name, for the quote."""
    behind: int = 0
    """Words of cue after it."""


TOLD = Cue("in_text_source", "told", own_work=True)
STAFF = Cue("in_text_source", "staff", own_work=True)
OWN_WORK = Cue("in_text_source", "own work", own_work=True)
SEEN_BY = Cue("in_text_source", "seen by", own_work=True)
CITED_BY = Cue("reported_by", "cited by")
REPORTED = Cue("reported_by", "reported")
ACCORDING = Cue("reported_by", "according")
SAID = Cue("reported_by", "said")
SUBJECT = Cue("subject", "subject")
PEOPLE = Cue("subject", "staff")
