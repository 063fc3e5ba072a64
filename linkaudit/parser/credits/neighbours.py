"""The words beside one naming, cleaned of what only introduces the name: articles, quotation marks, `state news agency`.

What is left right before and right after the name is where a cue can stand. The ending of the name tells its case in the
languages that mark it: `AFP'ye`, `STT:lle`, `MTI-nek`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from linkaudit.parser.agencies import Naming
from linkaudit.parser.claims import Trust
from linkaudit.parser.credits.persons import is_personal
from linkaudit.parser.credits.words import AFTER, does, sentence_after, sentence_before, tokens

_CASE_MARK = re.compile(r"(?:[»”“\"]?['’:\-\u2011])?([^\W\d_]{1,4})(?!\w)")
_ENDING = re.compile(r"[^\W\d_]{1,5}(?=[»”“\"])")
_CLOSING = frozenset("»”“\"’'›」』")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_LONGER = re.compile(r"[-\u2011][A-Z]{2,4}(?!\w)")
_COMPOUND = re.compile(r"[-\u2011](?=[^\W\d_])")
_CASES = (("dative", "dative"), ("genitive", "genitive_case"), ("accusative", "accusative"))
_FRAME = 4
"""Words between a word for `agency` and the name, at most."""
_OWNED = frozenset({"affiliated", "backed", "based", "controlled", "funded", "linked", "official", "owned", "run"})
"""Second parts of compounds before a name: `state-run TASS`, `Moscow-based Interfax`."""
_LONGEST_FRAME = 7
"""Words and hyphens between a name and the word for `agency` behind it, and that word."""
_OWNER = 24
_OWNED_BY = re.compile(r"(?<!\w)(?:[a-z]+['’]s|his|[Hh]er|my|their|your) $")
_LONGEST_ENDING = 3
"""Letters of an ending tied to a name by a hyphen: `Reuters-ი`."""
_OF_AGENCIES = ("staff", "talk", "request", "agency", "news", "product")
"""Uses of the words that a name is tied to where it is still the agency's."""
_LONGEST_ROW = 6
"""Words and signs of another name and the stop behind it."""
_ASIDE = 6
"""Words and signs of a bracket behind the name, at most."""


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
    """`dative`, `genitive`, `accusative` or nothing, by the ending of the name."""
    trust: Trust
    naming: Naming
    joined: bool = False
    """A hyphen ties the next word to the name: `dpa-Gespräch`."""
    lengthened: bool = False
    """More capitals are tied to the letters: `AP-HP`, another body."""
    owned: bool = False
    """A person's or a thing's: `the singer's PA`, `her PA`, but not `Britain's PA`."""
    runs_past: bool = False
    """Its sentence ends beyond the window."""
    titled: bool = False
    """The next word is capitalised, as in the longer name of somebody else: `Bloomberg Philanthropies`."""

    @property
    def is_longer(self) -> bool:
        """A word that people and places bear too goes on: `Antara Group`, `Bloomberg Terminal`."""
        return self.titled and is_personal(self.naming)

    @property
    def names_thing(self) -> bool:
        """The name only begins a word: `der AFP-Wert`, but `der dpa-Reporter`."""
        return (
            self.joined and len(self.follower) > _LONGEST_ENDING and not any(does(use, self.follower) for use in _OF_AGENCIES)
        )

    @property
    def ends_row(self) -> bool:
        """Another name follows it, and then the sentence ends: `сообщили ТАСС и «Интерфакс»` at its end."""
        return does("and", self.follower) and self.after[-1] == "." and len(self.after) <= _LONGEST_ROW

    @property
    def is_known_everywhere(self) -> bool:
        """Readers of any country know the agency by this name."""
        return any(agency.scope == "global" and self.naming.text not in agency.common for agency in self.naming.agencies)

    @property
    def follower(self) -> str:
        """The word right after the name; empty at the end of the sentence."""
        return self.after[0] if self.after else ""


def gather(text: str, naming: Naming, trust: Trust) -> Neighbours:
    """The neighbours of a naming; a word for `agency` beside it settles what the letters mean."""
    before = tokens(sentence_before(text, naming.start))
    behind = sentence_after(text, naming.end)
    case, rest = _strip_case(behind)
    apposed = _is_apposed(before, rest)
    kept, framed = _strip_frame(before[:-1] if apposed else before)
    after = _past_marks(before, _past_bracket(before, tokens(_without_ending(rest))[apposed:]))
    begin = _agency_after(after)
    return Neighbours(
        before=[*kept, *_prefix(naming)],
        skipped=len(before) - len(kept),
        after=_past_beat(after[begin:]),
        framed=framed or begin > 0,
        article=next((word for word in before[-1:] if does("article", word)), ""),
        case=case or _own_case(naming, after[:begin]),
        trust="sure" if framed or begin else trust,
        naming=naming,
        owned=_OWNED_BY.search(text, max(0, naming.start - _OWNER), naming.start) is not None,
        lengthened=naming.short and naming.risk == "high" and _LONGER.match(behind) is not None,
        joined=not case and len(rest) < len(behind),
        runs_past=len(behind) >= AFTER,
        titled=behind[:1] == " " and behind[1:2].isupper(),
    )


def _is_apposed(before: list[str], rest: str) -> bool:
    """`the official news agency, SPA, said`: commas set the name off behind what it is."""
    return rest[:1] == "," and len(before) > 1 and before[-1] == "," and does("agency", before[-2])


def _own_case(naming: Naming, agency_words: list[str]) -> str:
    """The case of a name that the registry knows in its cases, `Hini` of `Hina`; or of the word for `agency` behind it."""
    if any(does("to", word) for word in agency_words):
        return "dative"
    base = naming.text[:-1] + "a"
    agency = naming.agencies[0]
    known = base in agency.abbreviations or any(base in names for names in agency.native.values())
    return "dative" if naming.text[-1] == "i" and naming.short and known else ""


def _prefix(naming: Naming) -> list[str]:
    """The preposition that Arabic and Hebrew glue to the name."""
    return [] if not naming.prefixed else ["ل" if naming.text[0] >= "\u0600" else "ל"]


def _past_bracket(before: list[str], after: list[str]) -> list[str]:
    """Past the bracket that closes behind a name, or that holds its short form: `Asian News International (ANI) said`."""
    if after[:1] == ["("] and ")" in after[1:_ASIDE]:
        return after[after.index(")") + 1 :]
    return after[1:] if before[-1:] == ["("] and after[:1] == [")"] else after


def _past_marks(before: list[str], after: list[str]) -> list[str]:
    """Past the mark that closes behind a name set in marks: `агентство «Интерфакс» сообщает`."""
    return after[1:] if does("quote_mark", "".join(before[-1:])) and after and after[0] in _CLOSING else after


def _without_ending(rest: str) -> str:
    """What follows the letters that end a name: `«Интерфакса» передаёт`."""
    ending = _ENDING.match(rest)
    return rest[ending.end() :] if ending else rest


def is_unspaced(text: str, naming: Naming) -> bool:
    """Whether the name touches a script that sets no blanks between words."""
    beside = text[max(0, naming.start - 1) : naming.start] + text[naming.end : naming.end + 1] + naming.text[-1]
    return any("\u0e00" <= letter <= "\u0e7f" or letter >= "\u3040" for letter in beside)


def _past_beat(after: list[str]) -> list[str]:
    """Past the beat of its people: `an AP video journalist`, `a Reuters business reporter`."""
    beat = len(after) > 1 and does("staff", after[1]) and (does("product", after[0]) or does("line_other", after[0]))
    return after[1:] if beat else after


def _agency_after(after: list[str]) -> int:
    """How many of the first words say `news agency`, `state-run news agency`."""
    until = next((at for at, word in enumerate(after[:_LONGEST_FRAME]) if not _is_of_frame(word)), 0)
    return until + 1 if after[until : until + 1] and does("agency", after[until]) else 0


def _is_of_frame(word: str) -> bool:
    return does("news", word) or word == "-" or word in _OWNED


def _strip_case(rest: str) -> tuple[str, str]:
    """The case that the name's ending shows, and what follows it; a compound keeps its second part."""
    possessive = _POSSESSIVE.match(rest)
    if possessive:
        return "genitive", rest[possessive.end() :]
    ending = _CASE_MARK.match(rest)
    case = next((case for case, use in _CASES if does(use, ending[1].casefold())), None) if ending else None
    if ending and case:
        return case, rest[ending.end() :]
    compound = _COMPOUND.match(rest)
    return "", rest[compound.end() :] if compound else rest


def _strip_frame(before: list[str]) -> tuple[list[str], bool]:
    """Cut off articles, marks and the words for `state news agency` before the name; whether there were such words."""
    until = _skip(before, len(before))
    at = _agency_before(before, until)
    if at is None:
        return before[: _past_owner(before, until)], False
    if does("to", before[at]):  # its dative addresses: агентству, uutistoimistolle
        return before[: at + 1], True
    until = _skip(before, at)
    while until and does("news", before[until - 1]):
        until = _skip(before, until - 1)
    return before[:until], True


def _past_owner(before: list[str], until: int) -> int:
    """Step over whose agency it is: `told Britain's Press Association`, `told state-run TASS`."""
    while until:
        compound = before[until - 2 : until - 1] == ["-"] and before[until - 1] in _OWNED
        if not compound and not before[until - 1].endswith("'s") and not does("news", before[until - 1]):
            break
        until = _skip(before, until - (3 if compound else 1))
    return max(0, until)


def _agency_before(before: list[str], until: int) -> int | None:
    for at in range(until - 1, max(-1, until - 1 - _FRAME), -1):
        if does("agency", before[at]):
            return at
        if does("told_direct", before[at]) or does("told", before[at]) or not before[at][0].isalpha():
            return None
    return None


def _skip(before: list[str], until: int) -> int:
    """Step over articles and marks; an article that can also address (`a`, `der`) is left to be read."""
    while until and _introduces(before[until - 1]):
        until -= 1
    return until


def _introduces(token: str) -> bool:
    return does("quote_mark", token) or (does("article", token) and not any(does(use, token) for use in ("to", "by", "of")))
