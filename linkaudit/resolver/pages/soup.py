"""The reading of a page by Beautiful Soup, on lxml, which stays linear on hostile markup. Nothing else uses it.

At most what was read of the body (256 KiB) is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag

from linkaudit.resolver.pages.facts import SMALL_PRINT, Page, Refresh, refresh
from linkaudit.resolver.pages.soup_tree import Tags, flat, inside, within, words

_ARTICLE_TYPES = re.compile(
    r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:\w{0,20}Article|BlogPosting|LiveBlogPosting|Report)"', re.ASCII
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "title", "meta", "link"))
_FURNITURE = frozenset(("nav", "header", "footer", "aside", "form", "button", "select", "option", "menu"))
_AROUND = _FURNITURE - {"header"}
_MOUNTS = frozenset(
    ("root", "app", "__next", "__nuxt", "___gatsby", "react-root", "main-app", "svelte", "app-root", "application")
)
_SEEN_THINGS = ("img", "picture", "iframe", "video", "audio", "object", "embed", "canvas", "svg", "frame", "input", "button")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SPINNER = re.compile(r"spin|load(?:er|ing)|splash|skeleton", re.IGNORECASE)
_SLUG = re.compile(r"[^\W_]+")
_LONGEST_TEXT = 6000
_CARDS = frozenset(("li", "article"))
_CARD = re.compile(r"card|teaser|promo|related|recommend", re.IGNORECASE)
_FAR_IN = 2000
_A_HEADLINE = 20
"""Characters."""


def read(text: str) -> Page:
    """Parse a page."""
    soup = _soup(text)
    tags = Tags(soup)
    body = tags.body or soup
    visible = words(body, _UNSEEN, _LONGEST_TEXT)
    scripts = tags.of("script")
    inline = [script for script in scripts[:20] if not script.get("src")]
    return Page(
        title=_title(tags),
        headings=tuple(filter(None, (flat(tag) for tag in tags.of("h1", "h2", "h3")[:8]))),
        text=words(body, _UNSEEN | _FURNITURE, _LONGEST_TEXT),
        visible=len(visible.strip("\u200b\ufeff")),
        prose=_prose(tags),
        is_article=_is_article(tags),
        canonical=_canonical(tags),
        refreshes=tuple(_refreshes(tags)),
        base=_base(tags),
        scripts=(*(script.get_text()[:4000] for script in inline if _is_run(script)), *_on_load(tags)),
        data=tuple(script.get_text()[:4000] for script in inline if not _is_run(script)),
        asks_password=any(str(tag.get("type", "")).lower() == "password" for tag in tags.of("input")),
        has_scripts=bool(scripts),
        has_things=any(map(_is_shown, tags.of(*_SEEN_THINGS)[:200])),
        has_forms=bool(tags.of("form", "input")),
        mount=_has_mount(tags),
        noscript=" ".join(flat(tag) for tag in tags.of("noscript")[:5]),
    )


def _soup(text: str) -> BeautifulSoup:
    """The tree. The comment in front keeps Beautiful Soup from warning that a body looks like XML or like a file name."""
    return BeautifulSoup(f"<!---->{text}", "lxml")


def _title(tags: Tags) -> str | None:
    found = next((tag for tag in tags.of("title")[:5] if not inside(tag, ("svg",))), None)
    return (flat(found) or None) if found else None


def _prose(tags: Tags) -> int:
    """Weighted length of the paragraphs that are the page's own words: no menus, no teasers, no small print."""
    total = 0
    for paragraph in tags.of("p", "blockquote", "pre")[:60]:
        said = words(paragraph, _UNSEEN, 2000)
        linked = sum(len(flat(link)) for link in _some(paragraph, "a", 20))
        own = len(said) > 2 * linked and not SMALL_PRINT.search(said) and not inside(paragraph, _AROUND)
        if own and not _is_teaser(paragraph):
            total += len(said) + int(1.5 * len(_WIDE.findall(said)))
    return total


def _is_teaser(paragraph: Tag) -> bool:
    """Whether a paragraph stands under the linked headline of another story, in a card or an item of a list."""
    card = next((parent for parent in paragraph.parents if parent.name in _CARDS or _is_card(parent)), None)
    if card is None or len(_some(card, "p", 4)) > 3:
        return False
    return any(len(flat(link)) > _A_HEADLINE for link in _some(card, "a", 5))


def _some(tag: Tag, name: str, most: int) -> list[Tag]:
    """The first elements of that name in another; in one without bounds none is looked for far in."""
    found = (one for one in islice(within(tag), _FAR_IN) if isinstance(one, Tag) and one.name == name)
    return list(islice(found, most))


def _is_card(tag: Tag) -> bool:
    return _CARD.search(" ".join(tag.get_attribute_list("class", "") or ())) is not None


def _is_article(tags: Tags) -> bool:
    if any(tag.get("property") == "article:published_time" for tag in tags.of("meta")):
        return True
    data = [script for script in tags.of("script") if script.get("type") == "application/ld+json"]
    return any(_ARTICLE_TYPES.search(script.get_text()[:20_000]) for script in data[:5])


def _canonical(tags: Tags) -> str | None:
    links = (tag for tag in tags.of("link") if "canonical" in tag.get_attribute_list("rel") and tag.get("href") is not None)
    found = next(links, None)
    return str(found["href"]).strip() or None if found else None


def _base(tags: Tags) -> str | None:
    return next((str(tag["href"]).strip() for tag in tags.of("base") if tag.get("href") is not None), None)


def _is_shown(tag: Tag) -> bool:
    """Whether a thing is one to look at: no hidden field, and not what turns round while scripts are loading."""
    if tag.get("type") == "hidden":
        return False
    return not any(_SPINNER.search(f"{one.get('class', '')} {one.get('id', '')}") for one in (tag, *islice(tag.parents, 2)))


def _on_load(tags: Tags) -> Iterator[str]:
    """What the body runs when it is there."""
    if tags.body is not None and tags.body.get("onload") is not None:
        yield str(tags.body["onload"])[:4000]


def _is_run(script: Tag) -> bool:
    """Whether its type is that of a script and not of data."""
    kind = str(script.get("type", "")).partition(";")[0].strip().lower()
    return not kind or kind == "module" or kind.endswith(("javascript", "ecmascript"))


def _refreshes(tags: Tags) -> Iterator[Refresh]:
    metas = (
        tag for tag in tags.of("meta") if str(tag.get("http-equiv", "")).lower() == "refresh" and tag.get("content") is not None
    )
    for tag in islice(metas, 5):
        found = refresh(str(tag["content"]), quiet=inside(tag, ("noscript",)))
        if found is not None and not inside(tag, ("template",)):
            yield found


def _has_mount(tags: Tags) -> bool:
    for tag in tags.of("div", "main", "section", "app-root")[:200]:
        if (tag.get("id") in _MOUNTS or tag.name == "app-root") and not words(tag, _UNSEEN, 40):
            return True
    return False


def has_anchor(text: str, names: Collection[str]) -> bool:
    """Whether an element has one of these ids or, as an old anchor, names; also as `user-content-…`, as GitHub writes them."""
    soup = _soup(text)
    wanted = [*names, *(f"user-content-{name}" for name in names)]
    if soup.find(id=wanted) is not None or soup.find(("a", "map"), attrs={"name": wanted}) is not None:
        return True
    return soup.find("script") is not None and not {_slug(name) for name in names}.isdisjoint(_slugs(soup))


def _slugs(soup: BeautifulSoup) -> Iterator[str]:
    """The names that scripts give to headings without one of their own, and which are made of their words."""
    for heading in soup.find_all(("h1", "h2", "h3", "h4", "h5", "h6"), limit=500):
        if heading.get("id") is None and heading.find(id=True) is None:
            yield _slug(flat(heading))


def _slug(text: str) -> str:
    return "-".join(_SLUG.findall(text.lower()))
