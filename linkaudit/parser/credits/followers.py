"""The cues that follow a name: its people, its reports, what it could not verify, what it was told by whom."""

from __future__ import annotations

from linkaudit.parser.credits.cues import ACCORDING, OWN_WORK, PEOPLE, REPORTED, SAID, STAFF, SUBJECT, TOLD, Cue
from linkaudit.parser.credits.neighbours import Neighbours
from linkaudit.parser.credits.words import any_does, does, languages, phrase_ends

_OF_ITSELF = frozenset({",", ".", "o", "że", "že", "що", "что", "о", "об", "про"})
"""What follows the verb where the agency itself reports; elsewhere the teller does."""
_VERB_LAST = frozenset({"tr", "az", "uz", "kk", "ky"})
"""Languages in which the verb ends the sentence."""
_VERB_FIRST = frozenset({"ru", "uk", "be", "cs", "sk"})
"""Languages in which the verb of telling may stand between the one told and the teller."""


def read_after(near: Neighbours) -> Cue | None:
    """The cue that follows the name, or None; there is a word after it."""
    follower = near.follower
    if does("staff", follower):
        return _staff_after(near)
    if does("witness", follower):
        return STAFF
    if any_does("according_after", near.after[:2]):
        return ACCORDING
    if does("request", follower) or _is_at_a_loss(near) or _is_at_hand(near):
        return OWN_WORK
    if does("story", follower):
        return _story(near)
    return _leans_on_another(near) or _verb_first(near) or _reports(near)


def _talks(near: Neighbours) -> Cue | None:
    """`im dpa-Gespräch`, `STT:n haastattelussa`."""
    return TOLD if does("talk", near.follower) and (near.joined or near.case == "genitive") else None


def _is_at_a_loss(near: Neighbours) -> bool:
    """`Reuters could not verify`, `l'AFP n'a pas pu joindre`."""
    return any_does("unable", near.after[:2]) and any_does("verify", near.after[:6])


def _leans_on_another(near: Neighbours) -> Cue | None:
    """`Reuters, citing two officials, put the toll at six`: who cites somebody reports, whatever the verb."""
    cites = near.follower == "," and any(phrase_ends("citing", near.after, length + 1) == 1 for length in (3, 2, 1))
    return REPORTED if cites else None


def _is_at_hand(near: Neighbours) -> bool:
    """`Das Papier, das der dpa vorliegt`; `Das Papier liegt der dpa vor`."""
    parted = (f"{word} {near.follower}" for word in near.before[-3:])
    return does("at_hand", near.follower) or any(does("at_hand", words) for words in parted)


def _verb_first(near: Neighbours) -> Cue | None:
    """`РИА Новости сообщил источник`: before a subject the agency was told, before a comma it reported."""
    at = next((at for at, word in enumerate(near.after[:3]) if not does("auxiliary", word)), 0)
    verb, rest = near.after[at], near.after[at + 1 :]
    if not (does("told_or_reported", verb) or languages("told_direct", [verb]) & _VERB_FIRST):
        return None
    cited = any(phrase_ends("citing", rest, length) == 0 for length in (2, 3))
    return REPORTED if cited or not rest or rest[0] in _OF_ITSELF else TOLD


def _staff_after(near: Neighbours) -> Cue:
    """`an AFP journalist saw`, `told a Reuters reporter`."""
    seen = any_does("observed", near.after[1:8]) or any_does("told", near.after[1:6])
    lead = near.before[-2:]
    if any_does("former", lead):
        return PEOPLE
    told = any_does("told_direct", lead) or (any_does("to", lead) and any_does("told", near.before))
    return STAFF if seen or told else PEOPLE


def _story(near: Neighbours) -> Cue:
    """`an AFP tally`, `according to a Reuters report`, `an AFP story`."""
    if does("tally", near.follower):
        return SUBJECT if does("poll", near.follower) else OWN_WORK
    if _is_verb(near):
        return REPORTED
    lead = near.before[-4:]
    cited = any(phrase_ends(use, lead, len(lead)) is not None for use in ("according", "citing"))
    return REPORTED if cited or any_does("said", near.after[1:3]) else SUBJECT


def _is_verb(near: Neighbours) -> bool:
    """`…, Reuters reports.`, `News agency Ritzau reports that`: what could be its reports is what it does."""
    if near.article or not (near.follower[-1] == "s" and does("reported", near.follower)) or any_does("said", near.after[1:3]):
        return False
    ends = near.after[1:2] in ([], ["."], [","])
    return near.framed or not near.before or (ends and not near.before[-1].isalpha())


def _reports(near: Neighbours) -> Cue | None:
    """The agency as the one who reports or learns, or is talked to."""
    if near.titled or near.names_thing or (any_does("of", near.before[-1:]) and not _is_clause(near)):
        return None
    if any_does("learned", near.after[:4]):
        return OWN_WORK
    return _acts(near) or _talks(near) or _verb_last(near) or _verb_at_end(near) or _weakly(near)


def _weakly(near: Neighbours) -> Cue | None:
    """`Reuters said`, but `Reuters said it would cut posts` of itself."""
    if not (near.trust in ("sure", "fair") or near.is_known_everywhere) or not _speaks("said", near.after):
        return None
    at = next((at for at, token in enumerate(near.after[:3]) if does("said", token)), 0)
    what = near.after[at + 1 : at + 7]
    own = what[:1] in (["it"], ["its"]) and not any_does("verify", what[1:])
    return SUBJECT if own or "statement" in what[:3] else SAID


def _acts(near: Neighbours) -> Cue | None:
    """`AFP reported`; `पीटीआई ने … बताया`, marked as the one who acts, before a verb of telling."""
    told = any_does("told", near.after) or any_does("reported", near.after)
    speaks = _speaks("reported", near.after) or _speaks("told_or_reported", near.after)
    return REPORTED if speaks or (told and does("subject_mark", near.follower)) else None


def _verb_last(near: Neighbours) -> Cue | None:
    """`Wie die dpa aus Kreisen der Stadt erfuhr`: German sets the verb at the end of the clause."""
    if near.before[-1:] != ["wie"] and not _is_clause(near):
        return None
    clause = near.after[: near.after.index(",")] if "," in near.after else near.after
    if any_does("learned", clause[-1:]):
        return OWN_WORK
    return REPORTED if any_does("reported", clause[-2:]) else None


def _verb_at_end(near: Neighbours) -> Cue | None:
    """`Reuters, geminin serbest bırakıldığını bildirdi.`: the subject opens the sentence, the verb closes it."""
    opens = not near.case and not any(word[0].isalpha() for word in near.before)
    verb = near.after[-2:-1] if near.after[-1] == "." else near.after[-1:]
    return REPORTED if opens and languages("reported", verb) & _VERB_LAST else None


def _is_clause(near: Neighbours) -> bool:
    """`Wie der SID erfuhr`: the article is the subject's, and addresses nobody."""
    return near.before[-2:-1] == ["wie"] and does("article", near.before[-1])


def _past_aside(after: list[str]) -> list[str]:
    """What follows a parenthesis: `Reuters, powołując się na źródła, podał`, `Рейтер со ссылкой на источники пишет`."""
    leaning = next((length for length in (3, 2, 1) if phrase_ends("citing", after, length) == 0), 0)
    if leaning:
        return after[leaning + 1 :]
    if after[0] != "," or "," not in after[1:14]:
        return after
    return after[after.index(",", 1) + 1 :]


def _speaks(use: str, after: list[str]) -> bool:
    """One of the first words, or of those after an aside, is such a verb, with no sign between it and the name."""
    for token in after[:1] if does(use, after[0]) else _past_aside(after)[:3]:
        if does(use, token) or does("passive", token) or not token[0].isalpha():
            return does(use, token)
    return False


def spoken_of(near: Neighbours) -> Cue | None:
    """Spoken of as a body, a product or its people: kept so that a reader sees it was weighed, for names beyond doubt."""
    if near.trust not in ("sure", "fair") or near.is_longer:
        return None
    words = near.after[:1] if near.follower != "/" else near.after[1:4]
    return SUBJECT if any_does("product", words) or any_does("story", words) else None
