"""Agencies named in running text: who was told, who reported, who saw it with its own people, and who is merely spoken of.

Each cue is a word that does something (`told`, `laut`, `передаёт`, `muhabiri`) in a fixed relation to the name, so the same
small grammar serves every language whose words are in `credit_words.json`. Without a cue a naming says nothing.
"""

from __future__ import annotations

from dataclasses import replace

from linkaudit.parser.agencies import Naming
from linkaudit.parser.claims import Trust
from linkaudit.parser.credits.addressees import addressed, is_order, to_addressee
from linkaudit.parser.credits.cues import (
    CITED_BY,
    OWN_WORK,
    PEOPLE,
    REPORTED,
    SAID,
    SEEN_BY,
    STAFF,
    SUBJECT,
    TOLD,
    Cue,
)
from linkaudit.parser.credits.doubts import (
    is_another,
    is_believable,
    is_elsewhere,
    is_expanded,
    is_person,
    is_quoted,
)
from linkaudit.parser.credits.followers import read_after, spoken_of
from linkaudit.parser.credits.namesakes import is_station
from linkaudit.parser.credits.neighbours import Neighbours, gather, is_unspaced
from linkaudit.parser.credits.own_work import observes
from linkaudit.parser.credits.unspaced import read_unspaced
from linkaudit.parser.credits.words import BEFORE, TOKEN, any_does, does, is_day, languages, phrase_ends

_INTERVENING = 3
"""Words that may stand between a cue and `agency NAME`."""
_OWNED = 3
"""Words before a name among which a survey of its own stands: `einer Umfrage der Agentur Reuters zufolge`."""
_PARTICLES = 4
"""Articles and particles that may stand between a cue and a name without that word."""
_SAID_FIRST = frozenset({"es", "pt"})
"""Languages in which a weak verb may stand before who said it: `dijo Reuters.`"""
_PREPOSED = frozenset({"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no"})
"""Languages in which a talk needs a preposition before its partner."""


def read(text: str, naming: Naming, trust: Trust) -> Cue | None:
    """What a naming in running text says, or None. `naming` holds offsets into `text`."""
    near = gather(text, naming, trust)
    if is_expanded(text, near) or is_elsewhere(text, near):
        return None
    found = None if is_another(near) or is_person(text, near) else _cue(text, near)
    if found is None:
        return spoken_of(near)
    if is_station(naming) or not is_believable(found.role, found.rule, near) or is_quoted(text, near):
        return None
    # what an agency is said to report may be a survey, and that is its product
    return SUBJECT if found.role == "reported_by" and any_does("poll", near.before[-_OWNED:]) else found


def _cue(text: str, near: Neighbours) -> Cue | None:
    return _unspaced(text, near.naming) or _denied(near) or addressed(near) or _introduced(near) or _followed(near)


def _denied(near: Neighbours) -> Cue | None:
    """`لم يتسن لرويترز التحقق`: what the agency could not verify, said before its name."""
    before = near.before[-4:]
    denied = any_does("unable", before) and any_does("verify", before) and any_does("verify", near.after[:4])
    return OWN_WORK if denied else None


def _unspaced(text: str, naming: Naming) -> Cue | None:
    found = read_unspaced(text, naming) if is_unspaced(text, naming) else None
    return Cue(*found) if found else None


def span(text: str, naming: Naming, cue: Cue) -> tuple[int, int]:
    """The words that carry a reading: the name and the cue beside it, as offsets into `text`."""
    words = list(TOKEN.finditer(text, max(0, naming.start - BEFORE), naming.start))
    lead = words[-cue.before :] if cue.before else []
    tail = list(TOKEN.finditer(text, naming.end, min(len(text), naming.end + 40)))[: cue.behind]
    worded = bool(tail) and any(map(str.isalnum, tail[-1][0]))
    return (lead[0].start() if lead else naming.start), (tail[-1].end() if worded else naming.end)


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
    return passed < _PARTICLES and (does("article", word) or does("auxiliary", word) or is_day(word))


def _followed(near: Neighbours) -> Cue | None:
    """The cue that follows the name."""
    cue = read_after(near) if near.after and near.trust not in ("rival", "eclipsed") else None
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
    return _addressing(near, until) or leaning or _of_staff(near, until) or _inverted(near, word)


def _addressing(near: Neighbours, until: int) -> Cue | None:
    return _by_agent(near.before, until) or _reports_of(near, until) or to_addressee(near, until)


def _direct(near: Neighbours, word: str) -> Cue | None:
    """The verb takes the agency itself: `told AFP`, `сообщил ТАСС`, `в интервью ТАСС`."""
    if near.ends_row and does("told_or_reported", word):
        return REPORTED
    if does("told_direct", word):
        return None if is_order(near) else TOLD
    if does("informant", word):
        return TOLD
    if languages("talk", [word]) - _PREPOSED:
        return TOLD
    if does("told_or_reported", word):
        cited = any(phrase_ends("citing", near.after, length) == 0 for length in (2, 3, 4))
        return TOLD if near.follower[:1].isalpha() and not cited else REPORTED
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
    spoken = languages("by", before[until - 1 : until])
    if not spoken:
        return None
    participles = before[max(0, until - 4) : until - 1]
    for use, cue in (("cited_by", CITED_BY), ("request", OWN_WORK), ("seen", SEEN_BY), ("tally", SEEN_BY)):
        if not spoken.isdisjoint(languages(use, participles)):
            return cue
    return None


def _reports_of(near: Neighbours, until: int) -> Cue | None:
    """`requests for comment from Reuters`, `a report by AFP said`, `according to a report from AFP`."""
    word, earlier = near.before[until - 1], near.before[: until - 1]
    spoken = languages("by", [word]) | languages("of", [word])
    asked = languages("request", earlier[-3:]) | languages("query", earlier[-1:])
    if not asked.isdisjoint(spoken):
        return OWN_WORK
    if not (does("by", word) or "en" in spoken):
        return None
    if not any_does("story", earlier[-1:]):
        return None
    return REPORTED if any_does("said", near.after[:2]) or _leans(earlier) else None


def _leans(words: list[str]) -> bool:
    """`According to a report`: a phrase of leaning stands among the words."""
    return any(phrase_ends(use, words, at) is not None for use in ("according", "citing") for at in range(len(words)))


def _of_staff(near: Neighbours, until: int) -> Cue | None:
    """`un journaliste de l'AFP a vu`, `корреспондент ТАСС передаёт`."""
    at = until - 1 - does("of", near.before[until - 1])
    if not any_does("staff", near.before[max(0, at - 1) : at + 1]):
        return None
    led = near.before[max(0, until - 8) : until - 1]
    if any_does("former", led):
        return PEOPLE
    if "ar" in languages("staff", near.before[max(0, at - 1) : at + 1]):
        led = near.before[max(0, at - 1) : at]  # `قال محامي مراسل رويترز`: what his lawyer said
    heard = observes(near.after) or any(any_does(use, led) for use in ("observed", "told", "reported")) or _leans(led)
    heard = heard or any_does("told_direct", near.before[max(0, at - 1) : at])  # `told reporters from AFP`
    addressed = any_does("to", near.before[max(0, at - 2) : at]) and any_does("told", near.after[:8])
    return STAFF if heard or addressed else PEOPLE


def _inverted(near: Neighbours, word: str) -> Cue | None:
    """`reports Reuters`, `apprende l'ANSA`."""
    if does("learned", word) and (near.article or languages("learned", [word]) - {"en"}):
        return OWN_WORK
    if languages("said", [word]) & _SAID_FIRST and not near.follower[:1].isalpha():
        return SAID
    if "ar" in languages("announced", [word]) and not any_does("that", near.after[:2]):
        return None  # of itself: `أعلنت وكالة رويترز تسريح موظفين`
    return REPORTED if does("reported", word) and near.case != "genitive" else None
