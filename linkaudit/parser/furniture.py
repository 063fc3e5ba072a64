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

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[^\W\d_]+")
_LOWER_WORDS = re.compile(r"[^\W\d_]+")
_LATIN_WORDS = re.compile(r"[a-z]+")
"""The same in lower-case ASCII, as most names are."""
_BESIDE = frozenset(
    (
        "nav navbar navigation navi menu menus submenu sidebar sidemenu footer footnav colophon masthead topbar "
        "comments comment commentlist commentaires kommentare comentarios disqus respond replies discussion "
        "related relateds recommended recommendation recommendations recirc recirculation readalso suggested teaser teasers "
        "newsletter subscribe subscription signup login popular trending mostread mostpopular topstories latest ultimas side "
        "share sharing shares sharebar sharebuttons sharedaddy addtoany addthis "
        "breadcrumb breadcrumbs cookie cookies consent gdpr cmp outbrain taboola plista advert adverts advertisement ads "
        "banner sponsor sponsored promo promos promotion carousel widgetarea pagination pager tags taglist adblock privacy "
        "toolbar modal popup overlay dialog search searchform skip topics keywords hashtags ticker newsticker sitemap"
    ).split()
)
"""Words of class names and ids that say: not the article."""
_RELATED = frozenset(
    (
        "related relateds recommended recommendation recommendations recirc recirculation readalso suggested teaser teasers "
        "promo promos promotion latest ultimas side sponsor sponsored"
    ).split()
)
"""Those of them whose boxes may be cross-references of the article, or stand round half the page."""
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
_PICTURE = frozenset("image img photo foto picture bild imagen immagine imagem afbeelding thumbnail".split())
_GALLERY = _PICTURE | frozenset(
    "gallery galerie galeria galleria galleri slideshow images photos fotos fotostrecke pictures".split()
)
"""`gallery carousel`: pictures of the article and not other articles, whose boxes are called carousels as well."""
_AROUND_PICTURE = _PICTURE | frozenset(
    (
        "article post entry story single news content featured feature lead main hero top big large full wide width cover "
        "wrapper wrap container box holder block inner frame area item section wp responsive center aligncenter"
    ).split()
)
"""`featured-image`, `post-thumbnail-wrap`: a box named for its picture and nothing else, which all in it goes with."""
_BYLINE = frozenset(
    (
        "byline bylines author authors autor autors autores autoren autori auteur autore auteurs writer writers reporter "
        "contributor contributors journalist journalista journaliste periodista redactor redaktor forfatter skribent penulis "
        "yazar postedby writtenby signature firma dateline"
    ).split()
)
_SOURCE = frozenset("source sources agency agencia quelle fuente".split())
_CREDIT = _SOURCE | {"credit", "credits", "copyright"}
_OF_PICTURE = _PICTURE | _CAPTION | (_CREDIT - _SOURCE)
_PICTURED = re.compile(
    r"\b(?:image|img|figure|photo|picture|bild|foto)(?: (?:description|info|meta|text|legend|copyright)){0,2} "
    r"(?:author|authors|autor|auteur|autore|signature|byline)\b"
)
"""`image-description__author`: whose picture it is."""
_PULLED = frozenset("pullquote pullquotes pulled blockquotepull citat zitat pull".split())
_LOOK = frozenset(
    (
        "tweet tweets twitter embed embeds embedded oembed social bluesky mastodon instagram facebook fb tiktok youtube vimeo "
        "threads reddit telegram truthsocial video player lazyload lazy iframe placeholder consent widget interactive media "
        "blocker"
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
_TELLING = frozenset({*_BESIDE, *_BODY_WORDS, *_CAPTION, *_PICTURE, *_BYLINE, *_CREDIT, *_PULLED, *_LOOK, *_COMMENTS})
_TELLING_PAIRS = frozenset({*_PAIRS, *_BODY_PAIRS, "pull quote"})
"""Without one of these, or of the words above, a class says nothing."""
_PAIRED = frozenset(pair.split()[0] for pair in _TELLING_PAIRS)
_NONE: frozenset[str] = frozenset()
_SPEAKING = frozenset({*_SECTION_TAGS, "address", "footer", "figcaption", "blockquote", "q"})


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
    sealed: bool = False
    """Furniture of a kind that needs no reading line by line."""


_as_role = lru_cache(maxsize=None)(Role)
"""There are few different ones."""


def words_of(names: str) -> tuple[str, ...]:
    """The lower-case words of class names and ids: `siteNav-main` is site, nav, main. At most 60."""
    if names.islower():
        return tuple((_LATIN_WORDS if names.isascii() else _LOWER_WORDS).findall(names[:600])[:60])
    return tuple(map(str.lower, _WORDS.findall(names[:600])[:60]))


@lru_cache(maxsize=16384)
def role_of(tag: str, names: str, aria: str) -> Role | None:
    """The role of an element, or None where nothing speaks; `names` is class and id, `aria` its role attribute."""
    words = words_of(names)
    pairs = _NONE if _PAIRED.isdisjoint(words) else _TELLING_PAIRS.intersection(map(" ".join, pairwise(words)))
    if not (pairs or aria) and _TELLING.isdisjoint(words) and tag not in _SPEAKING and "-" not in tag:
        return None
    return _role(tag, words, pairs, aria)


def _role(tag: str, words: Sequence[str], pairs: frozenset[str], aria: str) -> Role:
    known = frozenset(words)
    body = not (known.isdisjoint(_BODY_WORDS) and pairs.isdisjoint(_BODY_PAIRS))
    named = not body and tag not in _NEVER and _named_beside(words, known, pairs)
    outright = tag in _SECTION_TAGS or aria in _FURNITURE_ROLES
    return _as_role(
        named or outright,
        _hint(tag, words, known, pairs),
        body,
        _may_be_embed(tag, known),
        not known.isdisjoint(_COMMENTS),
        outright or (named and known.isdisjoint(_RELATED)),
    )


def _may_be_embed(tag: str, known: frozenset[str]) -> bool:
    return "-" in tag or tag == "blockquote" or not known.isdisjoint(_LOOK)


def _named_beside(words: Sequence[str], known: frozenset[str], pairs: frozenset[str]) -> bool:
    if not known.isdisjoint(_EMBEDDED):
        return False
    if not pairs.isdisjoint(_PAIRS):
        return True
    if "carousel" in known and not known.isdisjoint(_GALLERY):
        words = [word for word in words if word != "carousel"]
    return not known.isdisjoint(_BESIDE) and any(map(_says_beside, ("", *words), words))


def _says_beside(before: str, word: str) -> bool:
    return word in _BESIDE and before not in _MODIFIERS and not (word in _ENDS and before in _OF_ARTICLE)


def _hint(tag: str, words: Sequence[str], known: frozenset[str], pairs: frozenset[str]) -> Hint | None:
    if tag == "figcaption" or not known.isdisjoint(_CAPTION) or _is_named_for_picture(tag, known):
        return "caption"
    if not known.isdisjoint(_PULLED) or "pull quote" in pairs:
        return "pull_quote"
    if not known.isdisjoint(_CREDIT):
        return "source" if known.isdisjoint(_OF_PICTURE) else "credit"
    if not known.isdisjoint(_BYLINE) or tag == "address":
        return _signature(words)
    return "quote" if tag in {"blockquote", "q"} else None


def _is_named_for_picture(tag: str, known: frozenset[str]) -> bool:
    return tag == "div" and not known.isdisjoint(_PICTURE) and known <= _AROUND_PICTURE


def _signature(words: Sequence[str]) -> Hint:
    """Of the text's author; or, in a picture's box, of the picture's."""
    return "credit" if _PICTURED.search(" ".join(words)) else "byline"
