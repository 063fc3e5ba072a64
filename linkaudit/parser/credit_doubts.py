"""Reasons not to read an agency into its letters: another body, a person, a product, somebody's direct speech, a weak cue."""

from __future__ import annotations

from linkaudit.model import Role
from linkaudit.parser.credit_datelines import is_expansion
from linkaudit.parser.credit_neighbours import Neighbours
from linkaudit.parser.credit_words import BEFORE, TOKEN, does, fold, languages

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
_OPENING, _CLOSING = "“„«", "”»“"


def is_another(near: Neighbours) -> bool:
    """The same letters, another body: its nouns follow, or its article precedes."""
    if does("product", near.follower) and not does("staff", near.follower):
        return near.trust in _RIVALLED or not does("story", near.follower)
    if not near.naming.short or near.framed:
        return False
    return does("rival_noun", near.follower) or _has_rivals_article(near)


def _has_rivals_article(near: Neighbours) -> bool:
    """`the AFP said`: the agency goes without an article in English, unless its full name has one."""
    if near.article != "the" or near.trust == "fair":
        return False
    agencies = near.naming.agencies
    return any(agency.rivals for agency in agencies) and not any(agency.name.startswith("The ") for agency in agencies)


def is_expanded(text: str, near: Neighbours) -> bool:
    """`the National Integrity Agency (ANI)`: the words before the bracket spell out another body."""
    before = text[max(0, near.naming.start - _EXPANSION) : near.naming.start].rstrip()
    if not before.endswith("(") or not is_expansion(before[:-1], near.naming.text):
        return False
    return not any(name in before for agency in near.naming.agencies for name in agency.names)


def is_person(text: str, near: Neighbours) -> bool:
    """`Michael Bloomberg`, `Efe Yilmaz`: a capitalised word right before, or after a name in small capitals."""
    name = near.naming
    if name.risk == "low" or name.text.isupper() or near.framed:
        return False
    if name.short and _is_name(_word_after(text, name.end)):
        return True
    words = TOKEN.findall(text[max(0, name.start - 40) : name.start])[-2:] or [""]
    return _is_name(words[-1]) and not does("article", fold(words[0]))


def _word_after(text: str, at: int) -> str:
    follower = TOKEN.match(text, at + 1) if text[at : at + 1] == " " else None
    return follower[0] if follower else ""


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not any(does(use, fold(word)) for use in _BESIDE)


def is_quoted(text: str, near: Neighbours) -> bool:
    """Within somebody's direct speech, whose reading habits source nothing."""
    before = text[max(0, near.naming.start - BEFORE) : near.naming.start]
    opened = max(before.rfind(mark) for mark in _OPENING)
    if opened >= 0:
        return not any(mark in before[opened + 1 :] for mark in _CLOSING)
    return before.count('"') % 2 == 1 and '"' in text[near.naming.end : near.naming.end + BEFORE]


def is_believable(role: Role, rule: str, near: Neighbours) -> bool:
    """Whether a cue this weak may be read into a name this doubtful."""
    if near.trust in ("sure", "fair") or role == "subject":
        return True
    if rule in ("told", "staff"):
        return near.trust != "eclipsed"
    strong = near.trust == "poor" and rule != "said"
    return strong and (_is_known_everywhere(near) or _is_at_home(near))


def _is_known_everywhere(near: Neighbours) -> bool:
    return any(agency.scope == "global" for agency in near.naming.agencies)


def _is_at_home(near: Neighbours) -> bool:
    """The words around the name are of the agency's own language: `menurut Antara`, `STT:n mukaan`."""
    own = {language for agency in near.naming.agencies for language in agency.native} - {"en"}
    beside = near.before[-4:] + near.after[:4]
    return any(not own.isdisjoint(languages(use, beside)) for use in _LEANING)
