"""Reasons not to read an agency into its letters: another body, a person, a product, somebody's direct speech, a weak cue."""

from __future__ import annotations

import re

from linkaudit.model import Role
from linkaudit.parser.agencies import Naming
from linkaudit.parser.credits.datelines import is_expansion
from linkaudit.parser.credits.neighbours import Neighbours
from linkaudit.parser.credits.persons import is_personal
from linkaudit.parser.credits.speech import is_interrupted, opening
from linkaudit.parser.credits.words import TOKEN, any_does, does, fold, is_day, languages

_LEANING = ("according", "according_after", "reported", "citing", "told", "cited_by", "seen")
_BESIDE = (
    *_LEANING,
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
_EXPANSION = 90
_RIVALLED = ("rival", "eclipsed")
_TOLD_WHAT = frozenset({"that", "to", "they", "he", "she", "about", "how"})
"""What comes right after the one who was told."""
_HEAD_FIRST = frozenset({"fa", "ar"})
"""Languages in which what a thing is stands before its name: `استان فارس`, the province."""
_MEDIA = frozenset({"tv", "television", "radio", "video", "videos"})
"""What an agency's own channels are called."""
_MASCULINE = frozenset({"le", "el", "il", "lo"})
"""Articles that no Romance language gives to an agency; the Portuguese one is left out, for it is too short to tell."""
_SHORTEST_PLURAL = 4
_INITIALS = 2
_OF_PLACE = re.compile(r" of (?:the )?[A-Z]")
_GENERIC = ("Press ", "Associated ")
"""Beginnings of agencies' names that are parts of many names."""
_BESIDE_NAME = 4
"""Words before a name that tell the language."""


def is_another(near: Neighbours) -> bool:
    """The same letters, another body: its nouns follow, or its article precedes."""
    if near.follower in _MEDIA and any_does("told_direct", near.before[-1:]):
        return False  # `told PTI Videos`
    if does("product", near.follower) and not does("staff", near.follower):
        return near.is_longer or near.trust in _RIVALLED or not does("story", near.follower)
    if near.naming.risk == "low" or near.framed:
        return False
    return _is_rival(near) or _leads_addressee(near)


def _is_rival(near: Neighbours) -> bool:
    return (
        near.owned
        or near.lengthened
        or _is_explained(near)
        or (near.is_longer and not is_day(near.follower) and near.follower not in _MEDIA)
        or not _HEAD_FIRST.isdisjoint(languages("rival_noun", near.before[-1:]))
        or (near.naming.short and _is_rivals_short_form(near))
    )


def _is_rivals_short_form(near: Neighbours) -> bool:
    return does("many", near.article) or _is_masculine(near) or _has_rivals_noun(near) or _has_rivals_article(near)


def _has_rivals_noun(near: Neighbours) -> bool:
    """`AFP officers`; what an agency does too is its own at home: `an AP investigation found`."""
    own = near.trust in ("sure", "fair") and not _is_articled(near) and does("tally", near.follower)
    told = languages("told_direct", near.before[-1:]) - {"en"}  # `powiedziała PAP minister`: who told it
    return does("rival_noun", near.follower) and not own and not told


def _is_explained(near: Neighbours) -> bool:
    """`WAM, the music festival, said`: who the letters are, and no agency."""
    after = near.after
    if after[:1] != [","] or not any_does("article", after[1:2]) or "," not in after[2:]:
        return False
    aside = after[1 : after.index(",", 2)]
    return not any(any_does(use, aside) for use in ("agency", "news", "staff"))


def _leads_addressee(near: Neighbours) -> bool:
    """`told AP coordinators that`, `told PA Consulting that`: the name only says whose people were told."""
    if "en" not in languages("told_direct", near.before[-1:]) or len(near.after) < 2:
        return False
    at = 3 if near.after[1] == "-" else 1  # `told AP Moller-Maersk that`
    people = (near.titled and not is_day(near.follower)) or (
        near.follower.isalpha() and near.follower[-1] == "s" and len(near.follower) > _SHORTEST_PLURAL
    )
    return people and any(word in _TOLD_WHAT for word in near.after[at : at + 1])


def _has_rivals_article(near: Neighbours) -> bool:
    """`the AFP said`: the agency goes without an article in English, unless its full name has one."""
    if not _is_articled(near) or near.trust == "fair":
        return False
    return near.trust != "sure" or _has_rivals(near)


def _is_masculine(near: Neighbours) -> bool:
    """`Le CNS a indiqué`, `El PAP`: agencies are feminine where articles tell."""
    return near.article in _MASCULINE and near.trust != "sure"


def _is_articled(near: Neighbours) -> bool:
    return near.article == "the" and not any(agency.name.startswith("The ") for agency in near.naming.agencies)


def _has_rivals(near: Neighbours) -> bool:
    return any(agency.rivals for agency in near.naming.agencies)


def is_elsewhere(text: str, near: Neighbours) -> bool:
    """`the Press Association of Jamaica`: a body of the same trade; but `told the Press Association of France's plans`."""
    generic = near.naming.text.removeprefix("The ").startswith(_GENERIC)
    return generic and _OF_PLACE.match(text, near.naming.end) is not None and not any_does("told_direct", near.before[-1:])


def is_expanded(text: str, near: Neighbours) -> bool:
    """`the National Integrity Agency (ANI)`: the words before the bracket spell out another body."""
    before = text[max(0, near.naming.start - _EXPANSION) : near.naming.start].rstrip()
    if not before.endswith("(") or not is_expansion(before[:-1], near.naming.text):
        return False
    return not any(name in before for agency in near.naming.agencies for name in agency.names)


def is_person(text: str, near: Neighbours) -> bool:
    """`Michael Bloomberg`, `Efe Yilmaz`: a capitalised word right before, or after a name in small capitals."""
    name = near.naming
    words = TOKEN.findall(text[max(0, name.start - 40) : name.start])[-2:] or [""]
    led, articled = _is_name(words[-1]), does("article", fold(words[0]))
    if name.text.startswith(_GENERIC):  # `the Foreign Press Association`
        return led and articled
    if led and articled:  # `la Comunidad Andina`, but `der Sprecher Belga`
        led = name.text in name.agencies[0].common
    return _may_be_persons(near) and (led or _is_titled(words) or _is_followed_by_name(text, name))


def _is_titled(words: list[str]) -> bool:
    """`Mr. Bloomberg`, `former mayor Bloomberg`."""
    return any_does("title", [fold(word) for word in words if word != "."][-1:])


def _may_be_persons(near: Neighbours) -> bool:
    """A person's name has a capital, and small letters."""
    name = near.naming
    return name.risk != "low" and name.text[:1] != name.text[:1].lower() and not name.text.isupper() and not near.framed


def _is_followed_by_name(text: str, name: Naming) -> bool:
    return name.short and _is_name(_word_after(text, name.end))


def _word_after(text: str, at: int) -> str:
    follower = TOKEN.match(text, at + 1) if text[at : at + 1] == " " else None
    return follower[0] if follower else ""


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not any(does(use, fold(word)) for use in _BESIDE)


def is_quoted(text: str, near: Neighbours) -> bool:
    """Within somebody's direct speech, whose reading habits source nothing."""
    opened = opening(text, near.naming.start, near.naming.end)
    if opened is None:
        return False
    # English closes a quotation before it says who speaks to whom; elsewhere that may stand within
    beside = near.before[-_BESIDE_NAME:] + near.after[:2]
    english = any("en" in languages(use, beside) for use in (*_LEANING, "told_direct", "staff"))
    return english or not is_interrupted(text, opened, near.naming.start)


def goes_on(near: Neighbours) -> bool:
    """A capitalised word follows letters that many bodies share, and it is no day: `AP Moller`."""
    return near.titled and near.naming.short and near.naming.risk == "high" and not is_day(near.follower)


def is_believable(role: Role, rule: str, near: Neighbours) -> bool:
    """Whether a cue this weak may be read into a name this doubtful."""
    if near.trust == "fair":
        return not _is_another(role, rule, near)
    if near.trust == "sure" or role == "subject":
        return True
    articled = near.article and not does("to", near.article)  # `la Tass`, which no person is, but `le dijo a Petra`
    if is_personal(near.naming) and not articled:
        return _is_no_person(rule, near)
    return _is_addressable(near) if rule in ("told", "staff") else _is_strong(rule, near)


def _is_another(role: Role, rule: str, near: Neighbours) -> bool:
    """Whether a name that most articles would mean so stands for somebody else here."""
    if _speaks_for_itself(role, rule, near) or _are_common_initials(rule, near):
        return True
    return rule == "according" and near.naming.risk == "medium" and _is_strangers(near)


def _is_addressable(near: Neighbours) -> bool:
    """`told AFP`, but hardly `told AA`: two letters are anybody's, abroad."""
    return near.trust != "eclipsed" and (len(near.naming.text) > _INITIALS or near.is_known_everywhere or _is_at_home(near))


def _is_strong(rule: str, near: Neighbours) -> bool:
    """A report, for a name that readers know or that is in its own language; `AFP said` without an article is the agency's."""
    if near.trust != "poor":
        return False
    return near.is_known_everywhere or (rule != "said" and _is_at_home(near))


def _speaks_for_itself(role: Role, rule: str, near: Neighbours) -> bool:
    """`The PA said in a statement`, `The BTA said`: a body with an article, and a weak cue."""
    if not (near.naming.short and _is_articled(near)):
        return False
    doubtful = near.naming.risk == "medium" or len(near.naming.text) <= _INITIALS
    return role == "subject" or (rule == "said" and doubtful and _has_rivals(near))


def _is_strangers(near: Neighbours) -> bool:
    """`According to the STA`, where readers would have to be told of the agency first."""
    return near.naming.short and _is_articled(near) and not near.is_known_everywhere


def _are_common_initials(rule: str, near: Neighbours) -> bool:
    """`Le PC a indiqué`: two letters that are a word for many bodies; they may be told something."""
    name = near.naming
    return rule != "told" and len(name.text) == _INITIALS and all(name.text in agency.common for agency in name.agencies)


def _is_no_person(rule: str, near: Neighbours) -> bool:
    """`menurut Antara`; `told Efe`, `told Anadolu`: in its own language; or told, and known or no short name."""
    return _is_at_home(near) or (rule == "told" and (near.is_known_everywhere or not near.naming.short))


def _is_at_home(near: Neighbours) -> bool:
    """The words around the name are of the agency's own language: `menurut Antara`, `STT:n mukaan`."""
    own = {language for agency in near.naming.agencies for language in agency.native} - {"en"}
    beside = near.before[-4:] + near.after[:4]
    return any(not own.isdisjoint(languages(use, beside)) for use in (*_LEANING, "staff_to", "learned"))
