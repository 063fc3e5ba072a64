"""What stands between a reader and a page that is there: challenges, logins, warnings; and domains that are only for sale."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.resources import files

from linkaudit.later import later
from linkaudit.model import OutcomeName, Reply, Verdict
from linkaudit.resolver.pages.facts import Page
from linkaudit.resolver.pages.letters import plain
from linkaudit.resolver.pages.missing_words import TO_THE_READER
from linkaudit.resolver.pages.needles import Needles
from linkaudit.resolver.pages.titles import has_headline, is_headline, parts_of

_TABLE = json.loads(files("linkaudit.data").joinpath("walls.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of page that stands in the place of what was meant."""

    outcome: OutcomeName
    reason: str
    marks: tuple[str, ...]
    """Literal tests on the lower-case source: without any of them the page is not looked at for this notice. None: no test."""
    words: re.Pattern[str]
    """What it says, in the title, headings or first words of a page with little to say."""

    machinery: bool = False
    """It counts only beside a script, a form or a frame: its words are too common alone."""
    alone: bool = False
    """It counts only where nothing but it has a headline: a teaser with a barrier below is still something to read."""
    wordless: bool = False
    """It counts only where the page says nothing in sentences."""

    def find(self, page: Page, said: str, source: str) -> str | None:
        """The telling words, if literal test, machinery and pattern agree. What has a headline must say it there."""
        if not self._fits(page) or (self.marks and not any(map(source.__contains__, self.marks))):
            return None
        if has_headline(page):
            found = _headed(self.words, page)
        elif _tells_briefly(page):
            found = _headed(self.words, page) or self.words.search(_below(page))
        else:
            found = self.words.search(said)
        return found[0] if found else None

    def _fits(self, page: Page) -> bool:
        """Whether it is a page on which the words would count."""
        if self.machinery and not _has_machinery(page):
            return False
        if self.wordless and _has_words(page):
            return False
        return not self.alone or not self._stands_beside_a_story(page)

    def _stands_beside_a_story(self, page: Page) -> bool:
        return (
            page.is_article
            or page.prose > _LITTLE // 2
            or any(is_headline(heading) and not self.words.search(_lower(heading)) for heading in page.headings)
        )


def _has_machinery(page: Page) -> bool:
    return page.has_scripts or page.has_things or page.has_forms


def _has_words(page: Page) -> bool:
    return page.prose > 0 or page.visible > _LITTLE


NOTICES: tuple[Notice, ...] = tuple(
    Notice(
        row["outcome"],
        row["reason"],
        tuple(row.get("marks", ())),
        later(row["words"], re.MULTILINE),
        machinery=row.get("machinery", False),
        alone=row.get("alone", False),
        wordless=row.get("wordless", False),
    )
    for row in _TABLE["notices"]
)
HINTS: tuple[str, ...] = tuple(plain(hint) for row in _TABLE["notices"] for hint in row.get("hints", ()))
"""Literal tests on what is seen of a page, for notices without marks in its source."""
_PARKING_SCRIPTS = tuple(_TABLE["parking_scripts"])
_CHALLENGE_SCRIPTS = tuple(_TABLE["challenge_scripts"])
_CHALLENGE_WIDGETS = tuple(_TABLE["challenge_widgets"])
_MARKS = Needles(
    (*(mark for notice in NOTICES for mark in notice.marks), *_PARKING_SCRIPTS, *_CHALLENGE_SCRIPTS, *_CHALLENGE_WIDGETS)
)
_CHALLENGE_HEADERS = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", ""), ("x-sucuri-block", ""))
_LOGIN_TITLES: tuple[str, ...] = tuple(_TABLE["login_titles"])
_LOGIN_TITLE = later(
    rf"\s*(?:{'|'.join(map(re.escape, _LOGIN_TITLES))})(?:\b|(?<=[\u3040-\u9fff\uac00-\ud7af])).{{0,40}}", re.IGNORECASE
)
_LOADING = later(rf"(?:(?:{'|'.join(map(re.escape, _TABLE['loading']))})\W{{0,5}}){{1,3}}", re.IGNORECASE)
_SCRIPTS_WANTED = later(
    rf"javascript.{{0,80}}(?:{'|'.join(map(re.escape, _TABLE['scripts_wanted']))})"
    rf"|(?:{'|'.join(map(re.escape, _TABLE['scripts_wanted']))}).{{0,80}}javascript",
    re.IGNORECASE | re.DOTALL,
)
_LITTLE = 600
"""Characters: more than this, and a page has something of its own to say."""
_TO_THE_READER = later("|".join(TO_THE_READER))
_RIDDLE = 160
"""Characters beside a riddle that only lead up to it."""
_SHARE, _SHARE_OF_STORY = 0.5, 0.75
"""Of a heading's letters that its telling words must be."""
_GOES_ON = later(r"\s{0,3}[?？؟]\s{0,3}\w")
_BRIEF = 60
_TEASER = 100
"""Characters that a paywall leaves of an article; then there is one."""


def _headed(words: re.Pattern[str], page: Page) -> re.Match[str] | None:
    """The telling words that a title or a heading is made of; what has more to say there heads a story."""
    least = _SHARE_OF_STORY if _tells_briefly(page) else _SHARE
    for part in (part for title in (page.title or "", *page.headings) for part in parts_of(title)):
        found = words.search(part)
        if found and (len(found[0]) >= least * len(part) or _TO_THE_READER.search(_beside(part, found))):
            return found
    return None


def _beside(part: str, found: re.Match[str]) -> str:
    """A heading without its telling words, where these are a question that it goes on after: `Are you a robot? How …`."""
    rest = part[found.end() :]
    return rest if _GOES_ON.match(rest) else part


def _tells_briefly(page: Page) -> bool:
    """Whether a few calm sentences stand below the heading, that want nothing of their reader."""
    return page.prose >= _BRIEF and not page.has_forms and not _TO_THE_READER.search(plain(page.text[:_LITTLE]))


def challenged_by_header(reply: Reply) -> str | None:
    """The header by which a guard says that it put itself before the page."""
    for name, wanted in _CHALLENGE_HEADERS:
        value = reply.header(name)
        if value is not None and (not wanted or value.lower() == wanted):
            return f"{name}: {value}"
    return None


def marked(source: str) -> bool:
    """The literal test for any notice or login, on lower-case source."""
    return _MARKS.any_in(source) or "password" in source or _names_login(source)


def is_guarded(source: str) -> bool:
    """Whether lower-case source loads what nothing but a challenge loads."""
    return any(map(source.__contains__, _CHALLENGE_SCRIPTS))


def _names_login(source: str) -> bool:
    title = source.partition("<title")[2].partition("</title")[0][:300]
    return bool(title) and any(map(title.__contains__, _LOGIN_TITLES))


def notice(page: Page, source: str, reasons: frozenset[str] | None = None) -> Verdict | None:
    """The notice that a page is, of these reasons or of all. Articles about such things have more to say."""
    if _tells_a_story(page):
        return None
    said = _said(page)
    for kind in NOTICES:
        found = kind.find(page, said, source) if reasons is None or kind.reason in reasons else None
        if found:
            return Verdict(outcome=kind.outcome, reason=kind.reason, evidence=page.title or found)
    return challenged_by_script(page, source) or (None if reasons else _parked_by_script(page, source))


def _tells_a_story(page: Page) -> bool:
    return page.prose > _LITTLE // 2 and page.visible > _LITTLE


def _said(page: Page) -> str:
    first = " ".join(page.text[:_LITTLE].split())
    return _lower("\n".join((_titles(page), page.noscript, first)))


def _below(page: Page) -> str:
    """What is said below the headings."""
    first = " ".join(page.text[:_LITTLE].split())
    for heading in page.headings:
        first = first.replace(heading, "\n", 1)
    return _lower(f"{page.noscript}\n{first.strip()}")


def _titles(page: Page) -> str:
    return _lower("\n".join((page.title or "", *page.headings)))


def _lower(text: str) -> str:
    return text.lower().replace("’", "'")


def challenged_by_script(page: Page, source: str) -> Verdict | None:
    """A guard whose words come from its script, which nothing but a challenge loads."""
    if page.prose >= _TEASER or page.visible >= _LITTLE:
        return None
    # A riddle stands under many a form as well; alone on a page it is all that is asked.
    marks = (*_CHALLENGE_SCRIPTS, *(_CHALLENGE_WIDGETS if page.visible < _RIDDLE else ()))
    if any(mark in source for mark in marks):
        return Verdict(outcome="blocked", reason="challenge", evidence=page.title or "a guard's script")
    return None


def _parked_by_script(page: Page, source: str) -> Verdict | None:
    """A domain's shop window whose words come from the parking company's script."""
    if page.visible < _LITTLE and any(mark in source for mark in _PARKING_SCRIPTS):
        return Verdict(outcome="unknown", reason="parked domain", evidence=page.title or "a parking company's script")
    return None


def login_form(page: Page) -> Verdict | None:
    """A page that is nothing but a login: a password field, or a login's title over a form, and little besides."""
    little = page.prose <= (_TEASER if page.is_article else _LITTLE // 2) and page.visible <= 4 * _LITTLE
    if not little or not (page.asks_password or _titled_login(page)):
        return None
    return Verdict(outcome="blocked", reason="login", evidence=page.title or "a password field and little besides")


def _titled_login(page: Page) -> bool:
    """Whether a login's title stands over fields."""
    return (page.has_things or page.has_forms) and any(
        _LOGIN_TITLE.fullmatch(part) for title in (page.title or "", *page.headings) for part in parts_of(title)
    )


def waits_for_scripts(page: Page) -> bool:
    """Whether a page says, or shows by an empty element, that scripts have yet to fill it."""
    if not page.has_scripts:
        return False
    return page.mount or "javascript" in page.noscript.lower() or _LOADING.fullmatch(page.text.strip()) is not None


def wants_scripts(page: Page) -> bool:
    """Whether all that a page shows is the wish for a browser that runs its scripts."""
    little = page.has_scripts and page.visible < _LITTLE and not has_headline(page)
    return little and _SCRIPTS_WANTED.search(page.text) is not None
