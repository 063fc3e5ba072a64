"""Where the verb of a name's clause stands: at once, behind an aside, behind a day."""

from __future__ import annotations

from linkaudit.parser.credits.neighbours import Neighbours
from linkaudit.parser.credits.words import does, is_day, languages, phrase_ends

_LONGEST_DATE = 6
"""Words of a date between an agency and its verb, at most."""


def is_clause(near: Neighbours) -> bool:
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


def speaks(use: str, after: list[str]) -> bool:
    """One of the first words, or of those after an aside, is such a verb, with no sign between it and the name."""
    words = after[:1] if does(use, after[0]) else _past_date(_past_aside(after))[:3]
    at = next((at for at, token in enumerate(words) if _settles(use, token)), None)
    return at is not None and does(use, words[at]) and not _is_compound(words[:at], words[at])


def _settles(use: str, token: str) -> bool:
    return does(use, token) or does("passive", token) or not token[0].isalpha()


def _is_compound(between: list[str], verb: str) -> bool:
    """`TASS boxing club reported`: English joins nouns; what stands between an agency and its verb is an adverb or a day."""
    if "en" not in languages("reported", [verb]) | languages("said", [verb]) | languages("voiced", [verb]):
        return False
    return not all(map(is_adverbial, between))


def is_adverbial(word: str) -> bool:
    """An adverb, a day or a number."""
    return does("adverb", word) or word.endswith("ly") or is_day(word) or word.isdigit()


def _past_date(after: list[str]) -> list[str]:
    """What follows a day: `Reuters ngày 14-3 đưa tin`, `ТАСС 14 марта сообщил`."""
    at = next((at for at, word in enumerate(after[:_LONGEST_DATE]) if not (is_adverbial(word) or word in "-/.")), 0)
    return after[at:] if any(word.isdigit() for word in after[:at]) else after
