"""What stands on a page beside the article: menus, sidebars, related lists, comments, the footer.

Told from the page's own markup, never from the outlet: HTML's sectioning tags, ARIA roles, and the words that site
builders everywhere put in class names. None of these is proof (a page's main column is called `with-sidebar`, a
comment box outgrows the article), so `region` weighs them against where the running text stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from linkaudit.parser.blocks import Hint
from linkaudit.parser.document.drafts import Box, Draft

_WORDS = re.compile(r"[a-z]+|[0-9]+|[A-Z][a-z]*|[^\W\d_]+")
_BESIDE = frozenset(
    (
        "nav navbar navigation navi menu menus submenu sidebar sidemenu footer footnav colophon masthead topbar "
        "comments comment commentlist commentaires kommentare comentarios disqus respond replies discussion "
        "related relateds recommended recommendation recommendations recirc recirculation readalso suggested teaser teasers "
        "newsletter subscribe subscription signup login paywall popular trending mostread mostpopular topstories latest "
        "share sharing shares sharebar sharebuttons sharedaddy addtoany addthis "
        "breadcrumb breadcrumbs cookie cookies consent gdpr cmp outbrain taboola plista advert adverts advertisement ads "
        "banner sponsor sponsored promo promos promotion carousel widget widgets widgetarea pagination pager tags taglist "
        "toolbar modal popup overlay dialog search searchform skip ticker copyright sitemap"
    ).split()
)
"""Words of class names and ids that say: not the article."""
_PAIRS = frozenset(
    (
        "most read|most popular|most viewed|top stories|more stories|more news|read next|up next|more from|you may|also like|"
        "social links|social share|social bar|social icons|social media|follow us|author bio|about author|author box|"
        "latest news|side bar|side menu|right rail|left rail|site header|page header|main header|global header|ad slot|"
        "ad container|ad wrapper|tag list|see also|post navigation|skip link"
    ).split("|")
)
_MODIFIERS = frozenset(
    {"has", "no", "not", "with", "without", "is", "hide", "hidden", "enable", "enabled", "disable", "disabled"}
)
"""`has-sidebar`, `no-comments`: said of the page, not of the box."""
_BODY_WORDS = frozenset(
    (
        "articlebody storybody postbody entrycontent postcontent articlecontent articletext storytext bodytext storycontent "
        "contentbody bodycopy articlebodycontent"
    ).split()
)
_BODY_PAIRS = frozenset(
    "article body|story body|post body|entry content|post content|article content|article text|story text|body text|"
    "story content|content body|body copy|body content|article main".split("|")
)
_CAPTION = frozenset("caption captions figcaption imagecaption legend bildunterschrift pie".split())
_BYLINE = frozenset(
    "byline bylines author authors autor autoren auteur autore auteurs writer reporter signature firma dateline".split()
)
_CREDIT = frozenset("credit credits source sources agency agencia quelle fuente copyright".split())
_PULLED = frozenset("pullquote pullquotes pulled blockquotepull citat zitat pull".split())
_LOOK = frozenset(
    (
        "tweet tweets twitter embed embeds embedded oembed social bluesky mastodon instagram facebook fb tiktok youtube vimeo "
        "threads reddit telegram truthsocial video player lazyload lazy iframe placeholder consent widget interactive media"
    ).split()
)
"""Words of class names that make the other attributes worth reading for an embed."""
_SECTION_TAGS = frozenset({"nav", "menu", "dialog"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "complementary"}
)
_WHOLE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class Role:
    """What an element's tag, class and role say of it."""

    beside: bool = False
    """Not part of the article, unless the article stands inside it."""
    hint: Hint | None = None
    body: bool = False
    """Marked as the article's text."""
    look: bool = False
    """May be an embed: its attributes are worth reading."""
    comments: bool = False


@lru_cache(maxsize=8192)
def words_of(names: str) -> tuple[str, ...]:
    """The lower-case words of class names and ids: `siteNav-main` is site, nav, main. At most 60."""
    return tuple(word.lower() for word in _WORDS.findall(names[:600]))[:60]


@lru_cache(maxsize=8192)
def role_of(tag: str, names: str, aria: str) -> Role | None:
    """The role of an element, or None where nothing speaks; `names` is class and id, `aria` its role attribute."""
    words = words_of(names)
    known = frozenset(words)
    pairs = frozenset(f"{one} {two}" for one, two in pairwise(words))
    body = bool(known & _BODY_WORDS or pairs & _BODY_PAIRS)
    beside = (
        tag not in _WHOLE and not body and (_named_beside(words, pairs) or tag in _SECTION_TAGS or aria in _FURNITURE_ROLES)
    )
    role = Role(
        beside=beside or tag == "footer",
        hint=_hint(tag, known, pairs),
        body=body,
        look=bool(known & _LOOK) or "-" in tag,
        comments=bool(known & {"comments", "comment", "commentlist", "disqus", "respond"}),
    )
    return None if role == Role() else role


def _named_beside(words: Sequence[str], pairs: frozenset[str]) -> bool:
    if pairs & _PAIRS:
        return True
    before = ""
    for word in words:
        if word in _BESIDE and before not in _MODIFIERS:
            return True
        before = word
    return False


def _hint(tag: str, known: frozenset[str], pairs: frozenset[str]) -> Hint | None:
    if tag == "figcaption" or known & _CAPTION:
        return "caption"
    if known & _PULLED or "pull quote" in pairs:
        return "pull_quote"
    if known & _CREDIT:
        return "credit"
    if known & _BYLINE:
        return "byline"
    return "quote" if tag in {"blockquote", "q"} else None


_RUNNING = frozenset({"text", "quote", "list"})
_LEAST_RUNNING = 60
"""Letters from which a block counts as running text."""
_LEAST_ARTICLE = 140
"""Letters of running text below which a page has no recognisable article."""


def region(drafts: Sequence[Draft], boxes: Sequence[Box]) -> None:
    """Mark every draft as article or furniture. `boxes` hold parents before their children."""
    for draft in drafts:
        draft.box.weight += running(draft)
    _gather(boxes)
    _acquit(boxes)
    shaded = _shade(boxes)
    core = _core(drafts, boxes, shaded)
    if core is None:
        return
    _mark(drafts, boxes, shaded, core)


def running(draft: Draft) -> int:
    """Letters of running text in a block: none in headings, captions, link lists and posts."""
    length = len(draft.text)
    if length < _LEAST_RUNNING or draft.hint not in _RUNNING or draft.sightings:
        return 0
    linked = sum(link.until - link.at for link in draft.links)
    return min(length, 2000) if linked * 5 < length * 2 else 0


def _gather(boxes: Sequence[Box]) -> None:
    """Let every box know what stands inside it."""
    for box in reversed(boxes):
        if (parent := box.parent) is not None:
            parent.weight += box.weight
            parent.title = parent.title or box.title
            parent.holds_body = parent.holds_body or box.holds_body or box.body


def _acquit(boxes: Sequence[Box]) -> None:
    """A box named like furniture that holds the article is a frame round it."""
    total = boxes[0].weight
    for box in boxes:
        if not box.beside:
            continue
        mostly = box.weight * 10 >= total * 6 and total > 0
        if box.holds_body or (box.title and box.weight * 10 >= total * 3 and total > 0) or (mostly and not box.comments):
            box.beside = False


def _shade(boxes: Sequence[Box]) -> dict[int, bool]:
    """Whether a box stands in furniture, by identity."""
    shaded: dict[int, bool] = {}
    for box in boxes:
        shaded[id(box)] = box.beside or (box.parent is not None and shaded[id(box.parent)])
    return shaded


def _core(drafts: Sequence[Draft], boxes: Sequence[Box], shaded: dict[int, bool]) -> Box | None:
    """The innermost box that holds most of the running text outside furniture; None where there is too little."""
    for box in boxes:
        box.weight = 0
    for draft in drafts:
        if not shaded[id(draft.box)]:
            draft.box.weight += running(draft)
    for box in reversed(boxes):
        if box.parent is not None:
            box.parent.weight += box.weight
    total = boxes[0].weight
    if total < _LEAST_ARTICLE:
        return None
    return next(box for box in reversed(boxes) if box.weight * 4 >= total * 3)


def _mark(drafts: Sequence[Draft], boxes: Sequence[Box], shaded: dict[int, bool], core: Box) -> None:
    outer = _outer(core)
    inside = {id(box): False for box in boxes}
    around = dict(inside)
    for box in boxes:
        parent = box.parent
        inside[id(box)] = box is core or (parent is not None and inside[id(parent)])
        around[id(box)] = box is outer or (parent is not None and around[id(parent)])
    for draft in drafts:
        key = id(draft.box)
        draft.article = not shaded[key] and (inside[key] or around[key])


def _outer(core: Box) -> Box:
    """The article's whole box: with its head and its foot."""
    box: Box | None = core
    while box is not None and not box.title and box.tag not in {"article", "main"}:
        box = box.parent
    return box or core
