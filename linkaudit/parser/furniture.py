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

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[^\W\d_]+")
_LOWER_WORDS = re.compile(r"[^\W\d_]+")
_BESIDE = frozenset(
    (
        "nav navbar navigation navi menu menus submenu sidebar sidemenu footer footnav colophon masthead topbar "
        "comments comment commentlist commentaires kommentare comentarios disqus respond replies discussion "
        "related relateds recommended recommendation recommendations recirc recirculation readalso suggested teaser teasers "
        "newsletter subscribe subscription signup login popular trending mostread mostpopular topstories latest ultimas side "
        "share sharing shares sharebar sharebuttons sharedaddy addtoany addthis "
        "breadcrumb breadcrumbs cookie cookies consent gdpr cmp outbrain taboola plista advert adverts advertisement ads "
        "banner sponsor sponsored promo promos promotion carousel widgetarea pagination pager tags taglist adblock privacy "
        "toolbar modal popup overlay dialog search searchform skip ticker newsticker sitemap"
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
_OF_ARTICLE = frozenset(
    "article entry post story figure image caption quote card content text body media picture photo video".split()
)
"""`article-footer`, `figure-footer`: parts of the thing itself."""
_ENDS = frozenset({"footer", "header", "tags"})
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
_EMBEDDED = frozenset({"embed", "embeds", "embedded", "oembed", "tweet"})
_SECTION_TAGS = frozenset({"nav", "menu", "dialog"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "complementary"}
)
_NEVER = frozenset("html body main article p h1 h2 h3 h4 h5 h6 blockquote figure figcaption td th tr tbody table".split())
"""Elements that their class name alone does not make furniture."""


_COMMENTS = frozenset({"comments", "comment", "commentlist", "disqus", "respond"})
_TELLING = frozenset(
    {
        *_BESIDE,
        *_BODY_WORDS,
        *_CAPTION,
        *_BYLINE,
        *_CREDIT,
        *_PULLED,
        *_LOOK,
        *_COMMENTS,
        *(pair.split()[0] for pair in (*_PAIRS, *_BODY_PAIRS)),
    }
)
"""Without one of these a class says nothing."""
_SPEAKING = frozenset({*_SECTION_TAGS, "figcaption", "blockquote", "q"})


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


_NOTHING = Role()


def words_of(names: str) -> tuple[str, ...]:
    """The lower-case words of class names and ids: `siteNav-main` is site, nav, main. At most 60."""
    if names.islower():
        return tuple(_LOWER_WORDS.findall(names[:600]))[:60]
    return tuple(word.lower() for word in _WORDS.findall(names[:600]))[:60]


@lru_cache(maxsize=16384)
def role_of(tag: str, names: str, aria: str) -> Role | None:
    """The role of an element, or None where nothing speaks; `names` is class and id, `aria` its role attribute."""
    words = words_of(names)
    if _TELLING.isdisjoint(words) and tag not in _SPEAKING and not aria and "-" not in tag:
        return None
    known = frozenset(words)
    pairs = frozenset(map(" ".join, pairwise(words)))
    body = bool(known & _BODY_WORDS or pairs & _BODY_PAIRS)
    named = tag not in _NEVER and not body and _named_beside(words, pairs)
    role = Role(
        beside=named or tag in _SECTION_TAGS or aria in _FURNITURE_ROLES,
        hint=_hint(tag, known, pairs),
        body=body,
        look=bool(known & _LOOK) or "-" in tag,
        comments=bool(known & _COMMENTS),
    )
    return None if role == _NOTHING else role


def _named_beside(words: Sequence[str], pairs: frozenset[str]) -> bool:
    if not _EMBEDDED.isdisjoint(words):
        return False
    if pairs & _PAIRS:
        return True
    before = ""
    for word in words:
        if word in _BESIDE and before not in _MODIFIERS and not (word in _ENDS and before in _OF_ARTICLE):
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
_STATED = frozenset({"article", "main"})
_LONGEST_HEAD = 40
"""Blocks between the main heading and the first of the article's core, at most."""
_APART = frozenset({"nav", "aside", "footer", "menu", "dialog"})
_DEEPEST = 60
_LEAST_ARTICLE = 140
"""Letters of running text below which a page has no recognisable article."""


def region(drafts: Sequence[Draft], boxes: Sequence[Box]) -> None:
    """Mark every draft as article or furniture. `boxes` hold parents before their children."""
    weights = [running(draft) for draft in drafts]
    _weigh(drafts, weights, boxes)
    _acquit(boxes)
    _shade(boxes)
    _weigh(drafts, [0 if draft.box.shaded else weight for draft, weight in zip(drafts, weights, strict=True)], boxes)
    core = _core(boxes)
    if core is None:
        return
    _mark(drafts, boxes, core)


def running(draft: Draft) -> int:
    """Letters of running text in a block: none in headings, captions, lists of links and posts."""
    length = len(draft.text)
    if length < _LEAST_RUNNING or draft.hint not in _RUNNING or draft.sightings or draft.linked:
        return 0
    linked = sum(link.until - link.at for link in draft.links)
    return min(length, 2000) if linked * 5 < length * 2 else 0


def _weigh(drafts: Sequence[Draft], weights: Sequence[int], boxes: Sequence[Box]) -> None:
    """Let every box know what stands inside it."""
    for box in boxes:
        box.weight = 0
    for draft, weight in zip(drafts, weights, strict=True):
        draft.box.weight += weight
    for box in reversed(boxes):
        if (parent := box.parent) is not None:
            parent.weight += box.weight
            parent.title = parent.title or box.title
            parent.holds_body = parent.holds_body or box.holds_body or box.body


def _acquit(boxes: Sequence[Box]) -> None:
    """A box named like furniture that holds the article is a frame round it."""
    total = boxes[0].weight
    for box in boxes:
        if box.beside and box.weight:
            mostly = box.weight * 10 >= total * 6 and not box.comments
            box.beside = not (box.holds_body or mostly or (box.title and box.weight * 10 >= total * 3))


def _shade(boxes: Sequence[Box]) -> None:
    """Whatever stands in furniture is furniture."""
    for box in boxes:
        box.shaded = box.beside or (box.parent is not None and box.parent.shaded)


def _core(boxes: Sequence[Box]) -> Box | None:
    """The innermost box that holds most of the article's running text; None where there is too little of it."""
    total = boxes[0].weight
    if total < _LEAST_ARTICLE:
        return None
    scope = _scope(boxes)
    _spread(boxes, scope)
    return next(box for box in reversed(boxes) if box.inside and box.weight * 4 >= scope.weight * 3 and not box.shaded)


def _spread(boxes: Sequence[Box], top: Box) -> None:
    """Tell every box whether it stands inside `top`."""
    for box in boxes:
        box.inside = box is top or (box.parent is not None and box.parent.inside)


def _scope(boxes: Sequence[Box]) -> Box:
    """The box that the page itself calls the article, if that holds a fair share of its running text; else the whole page."""
    total = boxes[0].weight
    stated = [box for box in boxes if (box.body or box.tag in _STATED) and not box.shaded and box.weight * 4 >= total]
    chosen = [box for box in stated if box.title] or stated
    if not chosen:
        return boxes[0]
    most = max(box.weight for box in chosen)
    return min((box for box in chosen if box.weight * 4 >= most * 3), key=lambda box: box.weight)


def _mark(drafts: Sequence[Draft], boxes: Sequence[Box], core: Box) -> None:
    """The article is the core, its head from the main heading on, and what follows the core before the next heading."""
    _spread(boxes, core)
    _cards(boxes, core)
    inside = [n for n, draft in enumerate(drafts) if draft.box.inside]
    first, last = inside[0], inside[-1]
    head = _head(drafts, first)
    outer = _outer(core)
    for box in boxes:
        box.around = box is outer or (box.parent is not None and box.parent.around)
    tail = _tail(drafts, last)
    for n, draft in enumerate(drafts):
        near = head <= n < first or last < n < tail
        draft.article = not draft.box.shaded and (draft.box.inside or (near and not _mostly_linked(draft)))
        if draft.sightings and not draft.article:
            draft.article = _inserted(draft, core)


def _inserted(draft: Draft, core: Box) -> bool:
    """Whether an embed was set into the article: inside its box, and in nothing but what a class name calls furniture."""
    box: Box | None = draft.box
    for _ in range(_DEEPEST):
        if box is None or box.comments or box.tag in _APART:
            return False
        if box is core or box.around:
            return draft.box.inside or not draft.box.shaded
        box = box.parent
    return False


def _cards(boxes: Sequence[Box], core: Box) -> None:
    """An `article` inside the article, without running text of its own, is a card for another one."""
    for box in boxes:
        card = box.inside and box is not core and box.tag == "article" and not box.weight and not box.title
        box.shaded = box.shaded or card or (box.parent is not None and box.parent.shaded)


def _head(drafts: Sequence[Draft], first: int) -> int:
    """Where the article's head begins: at the main heading, or a line or two before it."""
    for n in range(first, max(-1, first - _LONGEST_HEAD), -1):
        if drafts[n].box.tag == "h1" and not drafts[n].box.shaded:
            return max(0, n - 2)
    return first


def _tail(drafts: Sequence[Draft], last: int) -> int:
    """The first block after the article's foot, where credits stand: a heading, a wall of links, or the sixth block."""
    for n in range(last + 1, min(len(drafts), last + 6)):
        draft = drafts[n]
        if draft.hint == "heading" or draft.box.shaded or _mostly_linked(draft) or not draft.box.around:
            return n
    return min(len(drafts), last + 6)


def _mostly_linked(draft: Draft) -> bool:
    linked = sum(link.until - link.at for link in draft.links)
    return draft.linked or (linked * 2 > len(draft.text) and draft.hint not in {"byline", "heading"})


def _outer(core: Box) -> Box:
    """The article's whole box: with its head and its foot."""
    box: Box | None = core
    while box is not None and not box.title and box.tag not in _STATED:
        box = box.parent
    return box or core
