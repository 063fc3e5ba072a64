"""Agencies named in running text: who was told, who reported, who saw it with its own people, and who is merely spoken of.

Each cue is a word that does something (`told`, `laut`, `передаёт`, `muhabiri`) in a fixed relation to the name, so the same
small grammar serves every language whose words are in `credit_words.json`. Without a cue a naming says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from linkaudit.model import Role
from linkaudit.parser.agencies import Naming
from linkaudit.parser.claims import Trust
from linkaudit.parser.credit_doubts import is_another, is_believable, is_person, is_quoted
from linkaudit.parser.credit_neighbours import Neighbours, gather, is_unspaced
from linkaudit.parser.credit_unspaced import read_unspaced
from linkaudit.parser.credit_words import BEFORE, TOKEN, any_does, does, languages, phrase_ends

_INTERVENING = 3
"""Words that may stand between a cue and `agency NAME`."""


_PREPOSED = frozenset({"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no"})
"""Languages in which a talk needs a preposition before its partner."""
_VERB_FIRST = frozenset({"ru", "uk", "be"})


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


_TOLD = Cue("in_text_source", "told", own_work=True)
_STAFF = Cue("in_text_source", "staff", own_work=True)
_OWN_WORK = Cue("in_text_source", "own work", own_work=True)
_SEEN_BY = Cue("in_text_source", "seen by", own_work=True)
_CITED_BY = Cue("reported_by", "cited by")
_REPORTED = Cue("reported_by", "reported")
_ACCORDING = Cue("reported_by", "according")
_SAID = Cue("reported_by", "said")
_SUBJECT = Cue("subject", "subject")
_PEOPLE = Cue("subject", "staff")


def read(text: str, naming: Naming, trust: Trust) -> Cue | None:
    """What a naming in running text says, or None. `naming` holds offsets into `text`."""
    near = gather(text, naming, trust)
    found = None if is_another(near) or is_person(text, near) else _cue(text, near)
    if found is None:
        return _spoken_of(near)
    quoted = found.role == "reported_by" and is_quoted(text, near)
    return found if is_believable(found.role, found.rule, near) and not quoted else None


def _cue(text: str, near: Neighbours) -> Cue | None:
    return _unspaced(text, near.naming) or _addressed(near) or _introduced(near) or _followed(near)


def _unspaced(text: str, naming: Naming) -> Cue | None:
    found = read_unspaced(text, naming) if is_unspaced(text, naming) else None
    return Cue(*found) if found else None


def span(text: str, naming: Naming, cue: Cue) -> tuple[int, int]:
    """The words that carry a reading: the name and the cue beside it, as offsets into `text`."""
    words = list(TOKEN.finditer(text, max(0, naming.start - BEFORE), naming.start))
    lead = words[-cue.before :] if cue.before else []
    tail = list(TOKEN.finditer(text, naming.end, min(len(text), naming.end + 40)))[: cue.behind]
    return (lead[0].start() if lead else naming.start), (tail[-1].end() if tail else naming.end)


def _introduced(near: Neighbours) -> Cue | None:
    """The cue that introduces the name: the nearest word counts; after `the state agency` a few may intervene."""
    until = len(near.before)
    for passed in range(_INTERVENING + 1):
        if until <= 0:
            return None
        cue = _introduction(near, until)
        if cue is not None:
            return replace(cue, before=near.skipped + max(1, cue.before))
        until -= 1
        if not _may_pass(near, until, passed):
            return None
    return None


def _may_pass(near: Neighbours, until: int, passed: int) -> bool:
    """Whether a word may stand between a cue and the name: an article or particle, a word of the agency's frame."""
    word = near.before[until]
    if near.framed:
        return word[0].isalpha()
    return not passed and (does("article", word) or does("auxiliary", word))


def _followed(near: Neighbours) -> Cue | None:
    """The cue that follows the name."""
    cue = _after(near) if near.after and near.trust != "rival" else None
    return replace(cue, before=near.skipped if near.skipped <= 1 else 0, behind=1) if cue else None


# --- cues before the name ---------------------------------------------------------------------------------------------


def _introduction(near: Neighbours, until: int) -> Cue | None:
    word = near.before[until - 1]
    direct = _direct(near, word)
    if direct is not None:
        return direct
    leaning = _leaning(near, until)
    if leaning is not None and leaning.before > 1:
        return leaning
    return (
        _by_agent(near.before, until)
        or _to_addressee(near, until)
        or leaning
        or _of_staff(near, until)
        or _inverted(near, word)
    )


def _direct(near: Neighbours, word: str) -> Cue | None:
    """The verb takes the agency itself: `told AFP`, `сообщил ТАСС`, `в интервью ТАСС`."""
    if does("told_direct", word):
        return None if _is_order(near) else _TOLD
    if languages("talk", [word]) - _PREPOSED:
        return _TOLD
    if does("told_or_reported", word):
        return _TOLD if near.follower[:1].isalpha() else _REPORTED
    return None


def _leaning(near: Neighbours, until: int) -> Cue | None:
    """`laut`, `according to`, `со ссылкой на`; `before` is the length of the phrase in words."""
    if does("staff", near.follower) or does("witness", near.follower):
        return None
    for use in ("citing", "according"):
        start = phrase_ends(use, near.before, until)
        if start is not None:
            return Cue("reported_by", use, before=until - start)
    return None


def _by_agent(before: list[str], until: int) -> Cue | None:
    """`reported by`, `seen by`, `an investigation by`."""
    if not does("by", before[until - 1]):
        return None
    participles = before[max(0, until - 4) : until - 1]
    if any_does("cited_by", participles):
        return _CITED_BY
    if any_does("request", participles):
        return _OWN_WORK
    return _SEEN_BY if any_does("seen", participles) or any_does("tally", participles) else None


def _to_addressee(near: Neighbours, until: int) -> Cue | None:
    """`said to`, `a dit à l'`, `im Gespräch mit`: an address needs a verb or a word of speaking in its sentence."""
    word, earlier = near.before[until - 1], near.before[: until - 1]
    if not does("to", word):
        return None
    if any_does("talk", earlier[-4:]):
        return _TOLD
    spoken = languages("told", earlier[-24:]) | languages("told", near.after[:10])
    return _TOLD if not spoken.isdisjoint(languages("to", [word])) else None


def _of_staff(near: Neighbours, until: int) -> Cue | None:
    """`un journaliste de l'AFP a vu`, `корреспондент ТАСС передаёт`."""
    linked = does("of", near.before[until - 1])
    if not any_does("staff", near.before[max(0, until - 2 - linked) : until - linked]):
        return None
    led = near.before[max(0, until - 8) : until - 1]
    heard = any_does("observed", near.after[:8]) or any_does("told", led) or any_does("reported", led)
    return _STAFF if heard else _PEOPLE


def _inverted(near: Neighbours, word: str) -> Cue | None:
    """`reports Reuters`, `apprende l'ANSA`."""
    if does("learned", word) and (near.article or languages("learned", [word]) - {"en"}):
        return _OWN_WORK
    return _REPORTED if does("reported", word) and near.case != "genitive" else None


# --- cues after the name ----------------------------------------------------------------------------------------------


def _after(near: Neighbours) -> Cue | None:
    follower = near.follower
    if does("staff", follower):
        return _staff_after(near)
    if does("witness", follower):
        return _STAFF
    if any_does("according_after", near.after[:2]):
        return _ACCORDING
    if does("request", follower) or _is_at_a_loss(near):
        return _OWN_WORK
    if does("story", follower):
        return _story(near)
    return _verb_first(near) or _reports(near)


def _is_at_a_loss(near: Neighbours) -> bool:
    """`Reuters could not verify`, `l'AFP n'a pas pu joindre`."""
    return any_does("unable", near.after[:2]) and any_does("verify", near.after[:6])


def _verb_first(near: Neighbours) -> Cue | None:
    """`РИА Новости сообщил источник`: before a subject the agency was told, before a comma it reported."""
    if not (does("told_or_reported", near.follower) or languages("told_direct", [near.follower]) & _VERB_FIRST):
        return None
    return _REPORTED if near.after[1:2] in ([], [","], ["."]) else _TOLD


def _staff_after(near: Neighbours) -> Cue:
    """`an AFP journalist saw`, `told a Reuters reporter`."""
    seen = any_does("observed", near.after[1:8]) or any_does("told", near.after[1:6])
    lead = near.before[-2:]
    told = any_does("told_direct", lead) or (any_does("to", lead) and any_does("told", near.before))
    return _STAFF if seen or told else _PEOPLE


def _story(near: Neighbours) -> Cue:
    """`an AFP tally`, `according to a Reuters report`, `an AFP story`."""
    if does("tally", near.follower):
        return _OWN_WORK
    lead = near.before[-4:]
    cited = any(phrase_ends(use, lead, len(lead)) is not None for use in ("according", "citing"))
    return _REPORTED if cited or any_does("said", near.after[1:3]) else _SUBJECT


def _reports(near: Neighbours) -> Cue | None:
    """The agency as the one who reports or learns."""
    if any_does("learned", near.after[:4]):
        return _OWN_WORK
    if _speaks("reported", near.after) or _speaks("reported", _past_aside(near.after)):
        return _REPORTED
    return _SAID if near.trust in ("sure", "fair") and _speaks("said", near.after) else None


def _past_aside(after: list[str]) -> list[str]:
    """What follows a parenthesis: `Reuters, powołując się na źródła, podał`."""
    if after[0] != "," or "," not in after[1:14]:
        return []
    return after[after.index(",", 1) + 1 :]


def _speaks(use: str, after: list[str]) -> bool:
    """One of the first words is such a verb, with no sign between it and the name."""
    for token in after[:3]:
        if does(use, token) or not token[0].isalpha():
            return does(use, token)
    return False


def _is_order(near: Neighbours) -> bool:
    """`told AP to release the water`: a body that obeys."""
    return near.trust != "sure" and near.follower == "to"


def _addressed(near: Neighbours) -> Cue | None:
    """`AFP'ye konuştu`, `kertoi STT:lle`, `mondta az MTI-nek`, `रॉयटर्स को बताया`, `أبلغ مصدر رويترز`."""
    if languages("told_direct", near.before[-3:-1]) & {"ar"}:
        return replace(_TOLD, before=near.skipped + 1)
    if near.case != "dative" and not does("to_after", near.follower):
        return None
    told = any_does("told", near.before[-24:]) or any_does("told", near.after[:12])
    return replace(_TOLD, before=min(1, near.skipped), behind=1) if told else None


def _spoken_of(near: Neighbours) -> Cue | None:
    """Spoken of as a body, a product or its people: kept so that a reader sees it was weighed, for names beyond doubt."""
    if near.trust not in ("sure", "fair"):
        return None
    words = near.after[:1] if near.follower != "/" else near.after[1:4]
    return _SUBJECT if any_does("product", words) or any_does("story", words) else None
