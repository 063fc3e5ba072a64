"""Agencies named in running text: who was told, who reported, who saw it with its own people, and who is merely spoken of.

Each cue is a word that does something (`told`, `laut`, `передаёт`, `muhabiri`) in a fixed relation to the name, so the same
small grammar serves every language whose words are in `credit_words.json`. Without a cue a naming says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from linkaudit.model import Role
from linkaudit.parser.agencies import Naming
from linkaudit.parser.claims import Trust
from linkaudit.parser.credit_unspaced import read_unspaced
from linkaudit.parser.credit_words import (
    BEFORE,
    TOKEN,
    any_does,
    does,
    fold,
    languages,
    phrase_ends,
    sentence_after,
    sentence_before,
    tokens,
)

_CASE_MARK = re.compile(r"['’:\-\u2011]?([^\W\d_]{1,4})(?!\w)")
_LEANING_USES = ("according", "according_after", "reported", "citing", "told", "cited_by", "seen")
_BESIDE_USES = (
    *_LEANING_USES,
    "told_direct",
    "told_or_reported",
    "agency",
    "news",
    "article",
    "staff",
    "story",
    "to",
    "by",
    "of",
    "said",
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_COMPOUND = re.compile(r"[-\u2011](?=[^\W\d_])")


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


@dataclass(slots=True)
class Neighbours:
    """The words around one naming, in its sentence."""

    before: list[str]
    """Without articles, quotation marks and the words for `news agency` that introduce the name."""
    skipped: int
    """How many tokens those were."""
    after: list[str]
    framed: bool
    """A word for `agency` stands beside the name."""
    article: str
    """The token that stood directly before the name, if it is an article."""
    case: str
    """`dative`, `genitive` or nothing, by the ending of the name."""
    trust: Trust
    naming: Naming


def read(text: str, naming: Naming, trust: Trust) -> Cue | None:
    """What a naming in running text says, or None. `naming` holds offsets into `text`."""
    near = _neighbours(text, naming, trust)
    if near.framed and near.trust in ("poor", "fair"):
        near.trust = "sure"
    if _is_another(near) or _is_person(text, near):
        return _subject(near)
    cue = read_unspaced(text, naming) if _is_unspaced(text, naming) else None
    found = Cue(*cue) if cue else _introduced(near) or _followed(near)
    if found is not None and (not _believable(found, near) or (found.role == "reported_by" and _is_quoted(text, naming))):
        return None
    return found or _subject(near)


def _is_quoted(text: str, naming: Naming) -> bool:
    """Within somebody's direct speech, whose reading habits source nothing."""
    before = text[max(0, naming.start - BEFORE) : naming.start]
    opened = max(before.rfind("“"), before.rfind("„"), before.rfind("«"))
    if opened >= 0:
        return not any(mark in before[opened + 1 :] for mark in "”»“")
    return before.count('"') % 2 == 1 and '"' in text[naming.end : naming.end + BEFORE]


def span(text: str, naming: Naming, cue: Cue) -> tuple[int, int]:
    """The words that carry a reading: the name and the cue beside it, as offsets into `text`."""
    start = max(0, naming.start - BEFORE)
    words = [match for match in TOKEN.finditer(text, start, naming.start)]
    lead = words[-cue.before :] if cue.before else []
    tail = [match for match in TOKEN.finditer(text, naming.end, min(len(text), naming.end + 40))][: cue.behind]
    return (lead[0].start() if lead else naming.start), (tail[-1].end() if tail else naming.end)


def _is_unspaced(text: str, naming: Naming) -> bool:
    beside = text[max(0, naming.start - 1) : naming.start] + text[naming.end : naming.end + 1] + naming.text[-1]
    return any("\u0e00" <= letter <= "\u0e7f" or letter >= "\u3040" for letter in beside)


def _neighbours(text: str, naming: Naming, trust: Trust) -> Neighbours:
    before = tokens(sentence_before(text, naming.start))
    rest = sentence_after(text, naming.end)
    case, rest = _strip_case(rest)
    after = tokens(rest)
    article = before[-1] if before and does("article", before[-1]) else ""
    kept, framed = _strip_frame(before)
    while after and (does("agency", after[0]) or (len(after) > 1 and does("news", after[0]) and does("agency", after[1]))):
        framed, after = True, after[1:]
    if naming.prefixed:
        kept = [*kept, "ل" if naming.text[0] >= "\u0600" else "ל"]
    return Neighbours(kept, len(before) - len(kept), after, framed, article, case, trust, naming)


def _strip_case(rest: str) -> tuple[str, str]:
    """The case that the name's ending shows, and what follows it; a compound keeps its second part."""
    possessive = _POSSESSIVE.match(rest)
    if possessive:
        return "genitive", rest[possessive.end() :]
    ending = _CASE_MARK.match(rest)
    if ending:
        for case, use in (("dative", "dative"), ("genitive", "genitive_case")):
            if does(use, ending[1].casefold()):
                return case, rest[ending.end() :]
    compound = _COMPOUND.match(rest)
    return "", rest[compound.end() :] if compound else rest


def _strip_frame(before: list[str]) -> tuple[list[str], bool]:
    """Cut off articles, marks and the words for `state news agency` before the name; whether there were such words."""
    until, framed = _skip(before, len(before)), False
    for back in range(1, 5):
        at = until - back
        if at < 0 or does("told_direct", before[at]) or not before[at][0].isalpha():
            break
        if does("agency", before[at]):
            if does("to", before[at]):
                return before[: at + 1], True
            until, framed = _skip(before, at), True
            while until and does("news", before[until - 1]):
                until = _skip(before, until - 1)
            break
    return before[:until], framed


def _skip(before: list[str], until: int) -> int:
    while until and (does("article", before[until - 1]) or does("quote_mark", before[until - 1])):
        if does("to", before[until - 1]) and not does("quote_mark", before[until - 1]):
            break
        until -= 1
    return until


def _introduced(near: Neighbours) -> Cue | None:
    cue = _before(near)
    return replace(cue, before=near.skipped + max(1, cue.before)) if cue else None


def _followed(near: Neighbours) -> Cue | None:
    cue = _after(near) or _by_case(near)
    led = near.skipped if near.skipped <= 1 else 0
    return replace(cue, before=led, behind=1) if cue else None


def _is_another(near: Neighbours) -> bool:
    """The same letters, another body: its nouns follow, or its article precedes."""
    follower = near.after[0] if near.after else ""
    if does("product", follower) and not does("staff", follower):
        return not (does("story", follower) and near.trust != "rival")
    if not near.naming.short or near.framed:
        return False
    if does("rival_noun", follower):
        return True
    rivals = near.trust != "fair" and any(agency.rivals for agency in near.naming.agencies)
    takes_article = any(agency.name.startswith("The ") for agency in near.naming.agencies)
    return near.article == "the" and rivals and not takes_article


def _is_person(text: str, near: Neighbours) -> bool:
    """`Michael Bloomberg`, `Efe Yilmaz`: a capitalised word right before, or after a name in small capitals."""
    name, words = near.naming, TOKEN.findall(text[max(0, near.naming.start - 40) : near.naming.start])
    if name.risk == "low" or name.text.isupper() or near.framed:
        return False
    follower = TOKEN.match(text, name.end + 1) if text[name.end : name.end + 1] == " " else None
    if name.short and follower and follower[0][0].isupper() and not _has_use(fold(follower[0])):
        return True
    led = words[-1] if words else ""
    return (
        bool(led) and led[0].isupper() and not _has_use(fold(led)) and not (len(words) > 1 and does("article", fold(words[-2])))
    )


def _has_use(word: str) -> bool:
    return any(does(use, word) for use in _BESIDE_USES)


def _believable(cue: Cue, near: Neighbours) -> bool:
    """Whether a cue this weak may be read into a name this doubtful."""
    if near.trust in ("sure", "fair"):
        return True
    if cue.rule in ("told", "staff"):
        return near.trust == "poor" or not _dominated(near)
    if near.trust == "rival" or cue.rule == "said":
        return False
    return any(agency.scope == "global" for agency in near.naming.agencies) or _at_home(near)


def _at_home(near: Neighbours) -> bool:
    """The words around the name are of the agency's own language: `menurut Antara`, `STT:n mukaan`."""
    own = {language for agency in near.naming.agencies for language in agency.native} - {"en"}
    beside = near.before[-4:] + near.after[:4]
    return any(not own.isdisjoint(languages(use, beside)) for use in _LEANING_USES)


def _dominated(near: Neighbours) -> bool:
    return any(rival.dominant for agency in near.naming.agencies for rival in agency.rivals)


# --- cues before the name ---------------------------------------------------------------------------------------------


def _before(near: Neighbours) -> Cue | None:
    """The cue that introduces the name: the nearest word counts; after `the state agency` up to three words may intervene."""
    words, until = near.before, len(near.before)
    for tried in range(4):
        cue = _introduction(near, until) if until else None
        if cue is not None or not until:
            return cue
        until -= 1
        if not near.framed and not (tried == 0 and (does("article", words[until]) or does("auxiliary", words[until]))):
            return None
    return None


def _introduction(near: Neighbours, until: int) -> Cue | None:
    before, word = near.before, near.before[until - 1]
    staffed = bool(near.after) and (does("staff", near.after[0]) or does("witness", near.after[0]))
    if does("told_direct", word):
        return Cue("in_text_source", "told", own_work=True)
    if does("told_or_reported", word):
        goes_on = bool(near.after) and near.after[0][0].isalpha()
        return Cue("in_text_source", "told", own_work=True) if goes_on else Cue("reported_by", "reported")
    leaning = None if staffed else _leaning(before, until)
    if leaning and leaning.before > 1:
        return leaning
    return _by_agent(before, until) or _to_addressee(near, until) or leaning or _of_staff(near, until) or _inverted(near, word)


def _leaning(before: list[str], until: int) -> Cue | None:
    """`laut`, `according to`, `со ссылкой на`; `at` is the length of the phrase in words."""
    for use in ("citing", "according"):
        start = phrase_ends(use, before, until)
        if start is not None:
            return Cue("reported_by", use, before=until - start)
    return None


def _by_agent(before: list[str], until: int) -> Cue | None:
    if not does("by", before[until - 1]):
        return None
    participles = before[max(0, until - 4) : until - 1]
    if any_does("cited_by", participles):
        return Cue("reported_by", "cited by")
    if any_does("seen", participles) or any_does("tally", participles):
        return Cue("in_text_source", "seen by", own_work=True)
    return None


def _to_addressee(near: Neighbours, until: int) -> Cue | None:
    """`said to`, `a dit à l'`, `im Gespräch mit`: an address needs a verb or a word of speaking in its sentence."""
    word = near.before[until - 1]
    if not does("to", word):
        return None
    earlier, later = near.before[: until - 1], near.after[:10]
    if any_does("talk", earlier[-4:]) or any_does("told", earlier[-24:]) or any_does("told", later):
        return Cue("in_text_source", "told", own_work=True)
    return None


def _of_staff(near: Neighbours, until: int) -> Cue | None:
    """`un journaliste de l'AFP a vu`, `корреспондент ТАСС передаёт`."""
    linked = does("of", near.before[until - 1])
    people = near.before[max(0, until - 2 - linked) : until - linked]
    if not any_does("staff", people):
        return None
    if any_does("observed", near.after[:8]) or any_does("told", near.before[max(0, until - 8) : until - 1]):
        return Cue("in_text_source", "staff", own_work=True)
    return Cue("subject", "staff")


def _inverted(near: Neighbours, word: str) -> Cue | None:
    if does("learned", word) and near.article:
        return Cue("in_text_source", "own work", own_work=True)
    if does("reported", word) and near.case != "genitive":
        return Cue("reported_by", "reported")
    return None


# --- cues after the name ----------------------------------------------------------------------------------------------


def _after(near: Neighbours) -> Cue | None:
    after = near.after
    if not after or near.trust == "rival":
        return None
    if does("witness", after[0]):
        return Cue("in_text_source", "staff", own_work=True)
    if does("staff", after[0]):
        return _staff_after(near)
    if does("according_after", after[0]) or (len(after) > 1 and does("according_after", after[1])):
        return Cue("reported_by", "according")
    if does("request", after[0]):
        return Cue("in_text_source", "own work", own_work=True)
    if any_does("unable", after[:2]) and any_does("verify", after[:6]):
        return Cue("in_text_source", "own work", own_work=True)
    return _reports(near)


def _staff_after(near: Neighbours) -> Cue:
    seen = any_does("observed", near.after[1:8]) or any_does("told", near.after[1:6])
    told = any_does("told_direct", near.before[-2:]) or (any_does("to", near.before[-2:]) and any_does("told", near.before))
    if seen or told:
        return Cue("in_text_source", "staff", own_work=True)
    return Cue("subject", "staff")


def _reports(near: Neighbours) -> Cue | None:
    """The agency as the one who reports, learns or counts."""
    after, first = near.after, near.after[:3]
    if does("story", after[0]):
        led = near.before[-4:]
        if any_does("tally", after[:1]):
            return Cue("in_text_source", "own work", own_work=True)
        cited = phrase_ends("according", led, len(led)) is not None or phrase_ends("citing", led, len(led)) is not None
        return Cue("reported_by", "reported") if cited or any_does("said", after[1:3]) else Cue("subject", "subject")
    if any_does("learned", after[:4]):
        return Cue("in_text_source", "own work", own_work=True)
    if _speaks("reported", first):
        return Cue("reported_by", "reported")
    if near.trust in ("sure", "fair") and _speaks("said", first):
        return Cue("reported_by", "said")
    return None


def _speaks(use: str, first: list[str]) -> bool:
    """One of the first words is such a verb, with no sign between it and the name."""
    for token in first:
        if does(use, token):
            return True
        if not token[0].isalpha():
            return False
    return False


def _by_case(near: Neighbours) -> Cue | None:
    """`AFP'ye konuştu`, `kertoi STT:lle`, `mondta az MTI-nek`, `रॉयटर्स को बताया`."""
    addressed = near.case == "dative" or any_does("to_after", near.after[:1])
    if addressed and (any_does("told", near.before[-24:]) or any_does("told", near.after[:12])):
        return Cue("in_text_source", "told", own_work=True)
    return None


def _subject(near: Neighbours) -> Cue | None:
    """Spoken of as a body, a product or its people: kept so that a reader sees it was weighed, for names beyond doubt."""
    words = [token for token in near.after[:4] if token[0].isalpha()] if near.after[:1] == ["/"] else near.after
    follower = next((token for token in words[1:2] or words if does("product", token)), words[0] if words else "")
    if near.trust in ("sure", "fair") and (does("product", follower) or does("story", follower)):
        return Cue("subject", "subject")
    return None
