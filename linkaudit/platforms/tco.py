"""Short links: t.co with its pic.twitter.com twins, and the shorteners newsrooms use. Codes are case-sensitive everywhere."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote

from linkaudit.platforms.base import Identity, IdentityKind, Platform

_CODE = re.compile(r"/(?P<code>[A-Za-z0-9]{1,40})(?P<cut>\u2026|\.{2,3})?", re.ASCII)
_PICTURE_HOSTS = frozenset({"pic.twitter.com", "pic.x.com"})
_SHORTENERS = frozenset(
    (
        "bit.ly bitly.com j.mp tinyurl.com ow.ly is.gd v.gd buff.ly dlvr.it ift.tt goo.gl maps.app.goo.gl forms.gle "
        "g.co fb.me lnkd.in trib.al cutt.ly rb.gy t.ly tiny.cc shorturl.at rebrand.ly spr.ly soc.cr flip.it wp.me "
        "flic.kr amzn.to spoti.fi apple.co w.wiki cli.re mtr.cool smarturl.it kutt.it qr.ae reut.rs apne.ws u.afp.com "
        "nyti.ms wapo.st bbc.in cnn.it gu.com ti.me n.pr on.ft.com econ.st on.wsj.com bloom.bg hill.cm politi.co cnb.cx "
        "abcn.ws nbcnews.to cbsn.ws aje.io f24.my p.dw.com lat.ms usat.ly theatln.tc nyer.cm bzfd.it tcrn.ch wrd.cm "
        "on.mktw.net tgam.ca ind.pn dailym.ai spon.de sz.de zeit.to lemde.fr l.lefigaro.fr lc.cx ebx.sh urlz.fr clck.ru "
        "vk.cc s.id bitly.ws"
    ).split()
)
"""Only hosts whose every path is a redirect; a shortener not listed is followed like any link."""


def _code(path: str) -> str | None:
    """The code, cut where the first other character stands; a cut-off code keeps its ellipsis, for there is nothing to ask."""
    found = _CODE.match(unquote(path))
    if found is None:
        return None
    whole = not found["cut"] or len(found["code"]) == 10
    return found["code"] if whole else found["code"] + "…"


def identify(parts: SplitResult) -> Identity | None:
    """t.co and pic links share one space of codes and one key; other shorteners are keyed by host and path."""
    host = parts.netloc
    if host in _SHORTENERS:
        path = parts.path.strip("/")
        return Identity(platform=host, kind="short_link", key=f"{host}:{path}", url=f"https://{host}/{path}") if path else None
    code = _code(parts.path) if host == "t.co" or host in _PICTURE_HOSTS else None
    if code is None:
        return None
    kind: IdentityKind = "short_link" if host == "t.co" else "media_link"
    return Identity(platform="x", kind=kind, key=f"t.co:{code}", url=f"https://t.co/{code}")


TCO = Platform(name="tco", hosts=frozenset({"t.co"}) | _PICTURE_HOSTS | _SHORTENERS, identify=identify)
