"""The cues that follow a name: its people, its reports, what it could not verify, what it was told by whom."""

from __future__ import annotations

from collections.abc import Sequence

from linkaudit.parser.credits.clauses import is_adverbial, is_clause, speaks
from linkaudit.parser.credits.cues import ACCORDING, OWN_WORK, PEOPLE, REPORTED, SAID, STAFF, SUBJECT, TOLD, Cue
from linkaudit.parser.credits.neighbours import Neighbours
from linkaudit.parser.credits.own_work import is_own_work, observes, speaks_of_itself
from linkaudit.parser.credits.words import any_does, does, languages, phrase_ends

_OF_ITSELF = frozenset({",", ".", "o", "że", "že", "що", "что", "о", "об", "про"})
"""What follows the verb where the agency itself reports; elsewhere the teller does."""
_AT_ONCE = 2
"""Words that may stand between a report and its verb whatever they are."""
_VERB_LAST = frozenset({"tr", "az", "uz", "kk", "ky"})
"""Languages in which the verb ends the sentence."""
_PERFECT = frozenset({"hat", "hatte", "haben", "hatten"})
"""German sets them first, and what somebody has done last."""
_VERB_FIRST = frozenset({"ru", "uk", "be", "cs", "sk", "lt", "lv"})
"""Languages in which the verb of telling may stand between the one told and the teller."""


def read_after(near: Neighbours) -> Cue | None:
    """The cue that follows the name, or None; there is a word after it."""
    follower = near.follower
    if does("staff", follower.removesuffix("'s")):
        return _staff_after(near)
    if does("witness", follower):
        return STAFF
    if any_does("according_after", near.after[:2] if not does("subject_mark", follower) else near.after[1:3]):
        return ACCORDING
    if does("request", follower) or is_own_work(near):
        return OWN_WORK
    if does("story", follower):
        return _story(near)
    return _leans_on_another(near) or _verb_first(near) or _reports(near)


def _talks(near: Neighbours) -> Cue | None:
    """`im dpa-Gespräch`, `STT:n haastattelussa`."""
    return TOLD if does("talk", near.follower) and (near.joined or near.case == "genitive") else None


def _leans_on_another(near: Neighbours) -> Cue | None:
    """`Reuters, citing two officials, put the toll at six`: who cites somebody reports, whatever the verb."""
    cites = near.follower == "," and any(phrase_ends("citing", near.after, length + 1) == 1 for length in (3, 2, 1))
    return REPORTED if cites else None


def _verb_first(near: Neighbours) -> Cue | None:
    """`РИА Новости сообщил источник`: before a subject the agency was told, before a comma it reported."""
    at = next((at for at, word in enumerate(near.after[:3]) if not does("auxiliary", word)), 0)
    verb, rest = near.after[at], near.after[at + 1 :]
    if not (does("told_or_reported", verb) or languages("told_direct", [verb]) & _VERB_FIRST):
        return None
    cited = any(phrase_ends("citing", rest, length) == 0 for length in (2, 3, 4))
    if not cited and (_is_mans(verb) or _is_anybodys(near, verb)):
        return TOLD
    return REPORTED if cited or not rest or rest[0] in _OF_ITSELF else TOLD


def _is_mans(verb: str) -> bool:
    """`Mluvčí ČTK řekl, že`: a Czech or Slovak agency is feminine, and so is what it says: `řekla`."""
    return bool(languages("told_direct", [verb]) & {"cs", "sk"}) and verb.endswith(("l", "li"))


def _is_anybodys(near: Neighbours, verb: str) -> bool:
    """`В мэрии ТАСС сообщили, что`: a plural without a subject is what somebody said to the one agency named."""
    return (
        bool(languages("told_or_reported", [verb]) & {"ru", "uk"})
        and verb.endswith("ли")
        and near.before[-1:] not in ([], ["и"], [","])
    )


def _staff_after(near: Neighbours) -> Cue:
    """`an AFP journalist saw`, `told a Reuters reporter`."""
    if not does("staff", near.follower):  # `did not return an AP reporter's calls`
        return STAFF if any_does("request", near.after[1:2]) else PEOPLE
    seen = observes(near.after[1:], telling=True)
    lead = near.before[-2:]
    if any_does("former", lead):
        return PEOPLE
    told = any_does("told_direct", lead) or (any_does("to", lead) and any_does("told", near.before))
    return STAFF if seen or told or _is_told_to_staff(near) else PEOPLE


def _is_told_to_staff(near: Neighbours) -> bool:
    """`Kazinform тілшісіне`: the case of its people addresses them."""
    if not does("staff_to", near.follower):
        return False
    beside = near.before[-12:] + near.after[1:]
    far = near.runs_past and not languages("staff_to", [near.follower]).isdisjoint(_VERB_LAST)
    return far or any_does("told", beside) or any_does("told_direct", beside)


def _story(near: Neighbours) -> Cue:
    """`an AFP tally`, `according to a Reuters report`, `an AFP story`."""
    if does("tally", near.follower):
        return SUBJECT if does("poll", near.follower) else OWN_WORK
    if _is_verb(near):
        return REPORTED
    lead = near.before[-4:]
    cited = any(phrase_ends(use, lead, len(lead)) is not None for use in ("according", "citing"))
    return REPORTED if cited or _says(near.after[1:7]) else SUBJECT


def _says(after: list[str]) -> bool:
    """`A Reuters report published on Tuesday said`."""
    at = next((at for at, word in enumerate(after) if does("said", word)), None)
    return at is not None and (at < _AT_ONCE or all(is_adverbial(word) or does("published", word) for word in after[:at]))


def _is_verb(near: Neighbours) -> bool:
    """`…, Reuters reports.`, `News agency Ritzau reports that`: what could be its reports is what it does."""
    if near.article or not (near.follower[-1] == "s" and does("reported", near.follower)) or any_does("said", near.after[1:3]):
        return False
    ends = near.after[1:2] in ([], ["."], [","])
    return near.framed or not near.before or (ends and not near.before[-1].isalpha())


def _reports(near: Neighbours) -> Cue | None:
    """The agency as the one who reports or learns, or is talked to."""
    if near.titled or near.names_thing or _is_of_something(near):
        return None
    if near.naming.short and _is_about_its_own(near.after):
        return SUBJECT if near.trust in ("sure", "fair") else None
    if _has_learned(near.after):
        return OWN_WORK
    return _acts(near) or _talks(near) or _verb_last(near) or _verb_at_end(near) or _weakly(near)


def _has_learned(after: Sequence[str]) -> bool:
    """`Reuters has learned`, `NAN gathered that`."""
    return any_does("learned", after[:4]) or ["gathered", "that"] in (after[:2], after[1:3])


def _is_of_something(near: Neighbours) -> bool:
    return any_does("of", near.before[-1:]) and near.before != ["der"] and not is_clause(near)


def _weakly(near: Neighbours) -> Cue | None:
    """`Reuters said`, but `Reuters said it would cut posts` of itself."""
    if near.naming.risk == "low" and not near.is_known_everywhere and speaks("voiced", near.after):
        return SAID
    if not (near.trust in ("sure", "fair") or near.is_known_everywhere) or not speaks("said", near.after):
        return None
    at = next((at for at, token in enumerate(near.after[:3]) if does("said", token)), 0)
    what = near.after[at + 1 : at + 7]
    return SUBJECT if speaks_of_itself(what, near) or "statement" in what[:3] else SAID


def _is_first(near: Neighbours) -> bool:
    """`Reuters was the first to report the sale`."""
    words = [word for word in near.after[:7] if word not in ("the", "among")]
    return does("passive", words[0]) and words[1:3] == ["first", "to"] and does("reported", words[3] if words[3:] else "")


def _counts(after: list[str]) -> bool:
    """`AFP put the number of dead at nine`."""
    return after[:1] in (["put"], ["puts"]) and "at" in after[2:8]


def _acts(near: Neighbours) -> Cue | None:
    """`AFP reported`; `पीटीआई ने … बताया`, marked as the one who acts, before a verb of telling."""
    if _is_first(near) or _counts(near.after):
        return REPORTED
    told = any_does("told", near.after) or any_does("reported", near.after)
    acts = speaks("reported", near.after) or speaks("told_or_reported", near.after)
    return REPORTED if acts or (told and does("subject_mark", near.follower)) else None


def _verb_last(near: Neighbours) -> Cue | None:
    """`Wie die dpa aus Kreisen der Stadt erfuhr`, `Reuters hatte über den Verkauf berichtet`: German sets the verb last."""
    if near.before[-1:] != ["wie"] and not is_clause(near) and near.follower not in _PERFECT:
        return None
    clause = near.after[: near.after.index(",")] if "," in near.after else near.after
    if any_does("learned", clause[-1:]):
        return OWN_WORK
    return REPORTED if any_does("reported", clause[-2:]) else None


def _verb_at_end(near: Neighbours) -> Cue | None:
    """`Reuters, geminin serbest bırakıldığını bildirdi.`: the subject opens the sentence, the verb closes it."""
    words = sum(word[0].isalpha() for word in near.before)
    opens = not near.case and words <= near.framed  # `Fransız haber ajansı AFP, …`
    verb = near.after[-2:-1] if near.after[-1] == "." else near.after[-1:]
    return REPORTED if opens and languages("reported", verb) & _VERB_LAST else None


def _is_about_its_own(after: list[str]) -> bool:
    """`L'APS a indiqué que ses adhérents`, `A AFP informou aos segurados`: a body speaks of, or to, its own people."""
    at = next((at for at, token in enumerate(after[:3]) if does("reported", token) or does("told_or_reported", token)), None)
    if at is None:
        return False
    what = after[at + 1 : at + 4]
    if does("announced", after[at]) and not any_does("that", what):
        return True
    what = what[1:] if any_does("that", what[:1]) else what
    to = " ".join(what[:2])
    return any_does("own", what[:1]) or does("to_people", to) or any_does("to_people", what[:1])


def spoken_of(near: Neighbours) -> Cue | None:
    """Spoken of as a body, a product or its people: kept so that a reader sees it was weighed, for names beyond doubt."""
    if near.trust not in ("sure", "fair") or near.is_longer:
        return None
    words = near.after[:1] if near.follower != "/" else near.after[1:4]
    return SUBJECT if any_does("product", words) or any_does("story", words) else None
