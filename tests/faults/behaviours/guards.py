"""Guards, shop windows and shells by their other signs: other houses, newer pages, and the scripts that only they load."""

from __future__ import annotations

from tests.faults.behaviours.prose import ARTICLE, boxes, page
from tests.faults.case import case, grouped
from tests.faults.line import Line, answer


def _bare(title: str, body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


_ORCHESTRATE = "<script>window._cf_chl_opt={};a.src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1';</script>"

GUARDED: dict[str, str] = {
    "moment-de": _bare(
        "Nur einen Moment…", "<h1>quarry.example</h1><p>Es wird überprüft, ob Sie ein Mensch sind.</p>" + _ORCHESTRATE
    ),
    "moment-pt": _bare("Um momento…", "<h1>quarry.example</h1>" + _ORCHESTRATE),
    "moment-zh": _bare("请稍候…", "<h1>quarry.example</h1>" + _ORCHESTRATE),
    "moment-script-only": _bare("quarry.example", _ORCHESTRATE),
    "framed": _bare(
        "quarry.example", "<iframe src='https://geo.captcha-delivery.com/captcha/?cid=A' title='CAPTCHA' width='100%'></iframe>"
    ),
    "hold": _bare(
        "Robot or human?", '<h1>Robot or human?</h1><p>Hold the button.</p><div id="px-captcha"></div><script>1</script>'
    ),
    "proof-of-work": _bare(
        "Making sure you're not a bot!",
        "<h1>Making sure you're not a bot!</h1><img src='/x/pensive.webp'><p>Loading...</p><p>You see this because the people "
        "of this site keep it from those who take all of it.</p><script src=/x.js></script>",
    ),
    "queries": _bare("Sorry...", "<h1>We're sorry...</h1><p>... but your computer may be sending automated queries.</p>"),
    "policy": _bare("Blocked", "<h1>whoa there!</h1><p>Your request has been blocked due to a network policy.</p>"),
    "slider-zh": _bare("验证码拦截", "<div id=nc>请按住滑块,拖动到最右边</div><script src=/n.js></script>"),
    "kasada": _bare("", "<script>window.KPSDK={};KPSDK.now=1;</script><script src='/a/ips.js'></script>"),
    "reload": _bare(
        "", "<script>document.cookie='bm-verify=AAQ'; setTimeout(function(){location.reload(true)},5000);</script>"
    ),
    "region-eu": _bare("Courier", "<p>This site is unavailable to visitors from the European Economic Area.</p>"),
    "region-place": _bare("Unavailable", "<p>We're sorry, this site is not available in your location.</p>"),
    "consent-to": _bare(
        "Before you continue to Search", "<p>We use cookies and data.</p><button>Accept</button><script>1</script>"
    ),
}
"""With status 200."""

FOR_SALE: dict[str, str] = {
    "site": _bare("quarry.example - This website is for sale!", "<p>This website is for sale!</p>"),
    "registrar": _bare("quarry.example - Registered at Nameshop.com", "<h1>quarry.example</h1><p>Please check back later!</p>"),
    "de": _bare("Domain im Kundenauftrag registriert", "<p>Eine Webpräsenz ist noch nicht eingerichtet.</p>"),
    "fr": _bare("Félicitations ! Votre domaine a bien été créé", "<p>Votre domaine a bien été créé.</p>"),
    "cs": _bare("Doména zaparkována", "<p>Tato doména je registrována a zaparkována.</p>"),
    "ru": _bare("Домен не прилинкован", "<p>Домен не прилинкован ни к одной из директорий на сервере!</p>"),
    "ja": _bare("このドメインは取得されています", "<p>このドメインは取得されています</p>"),
    "unconnected": _bare("-", "<h1>Looks like this domain isn't connected to a website yet</h1>"),
    "shop": _bare("Create a shop", "<h1>Sorry, this shop is currently unavailable.</h1>"),
    "app": _bare("No such app", "<h1>There's nothing here, yet.</h1>"),
    "blog": _bare("Blog removed", "<p>Sorry, the blog at tide.example has been removed.</p>"),
    "iis": _bare("IIS Windows Server", "<img src=iisstart.png>"),
    "listing": _bare("Index of /", "<h1>Index of /</h1><ul><li><a href=cgi-bin/>cgi-bin/</a></ul>"),
}

SHELLS: dict[str, str] = {
    "spinner": _bare("Courier", '<div id="main"><div class="spinner"><svg></svg></div></div><script src=/a.js></script>'),
    "two-words": _bare("Courier", "<div><p>Loading, please wait...</p></div><script src=/a.js></script>"),
    "asks-en": _bare(
        "Courier", "<h1>JavaScript is not available.</h1><p>Please enable JavaScript to go on.</p><script src=/a.js></script>"
    ),
    "asks-de": _bare("Bote", "<p>Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.</p><script src=/a.js></script>"),
    "form": _bare(
        "One moment", "<form method=post action=/x><input type=hidden name=a></form><script>document.forms[0].submit()</script>"
    ),
    "blank-reference": _bare("Courier", "&nbsp;"),
    "no-width": _bare("Courier", "<p>&#8203;</p>"),
}
LIVING: dict[str, str] = {
    "learns-scripts": page("JavaScript turns thirty", "<p>The language that was required everywhere is thirty.</p>" + ARTICLE),
    "teaser-and-password": page(
        "The bell of Ambleholt",
        f"{ARTICLE[:330]}</p><div><h2>Read on with a subscription</h2><form><input type=email><input type=password></form></div>",
        head='<meta property="article:published_time" content="2026-01-02T10:00:00Z">',
    ),
    "listing": _bare("Index of /tides/2024", "<h1>Index of /tides/2024</h1><ul><li><a href=jan.csv>jan.csv</a></ul>"),
    "guarded-comments": boxes(
        "Tides", f"{ARTICLE}<script src='https://challenges.cloudflare.com/turnstile/v0/api.js'></script>"
    ),
}

_HERE = page(
    body='<h2 id="a b">A</h2><h2 id="c%20d">C</h2><h2>Wie geht es weiter?</h2><map name="chart"><area></map>'
    + ARTICLE
    + "<script src=/anchors.js></script>"
)


def only_raw(line: Line) -> None:
    """An address that ends with a byte order mark and nothing else."""
    line.say(200, b"\xef\xbb\xbf")


CASES = grouped(
    "guards",
    *(case(f"guarded-{key}", "blocked unknown", answer(200, body)) for key, body in GUARDED.items()),
    *(case(f"shop-window-{key}", "unknown", answer(200, body)) for key, body in FOR_SALE.items()),
    *(case(f"shell-{key}", "unknown", answer(200, body)) for key, body in SHELLS.items()),
    *(case(f"no-guard-{key}", "live", answer(200, body)) for key, body in LIVING.items()),
    case("only-a-mark", "unknown", only_raw),
    case("anchor-encoded", "live", answer(200, _HERE), path="#a%20b"),
    case("anchor-as-written", "live", answer(200, _HERE), path="#c%20d"),
    case("anchor-map", "live", answer(200, _HERE), path="#chart"),
    case("anchor-by-script", "live", answer(200, _HERE), path="#wie-geht-es-weiter"),
    case("anchor-missing", "broken", answer(200, _HERE), path="#wie-geht-es-zurueck"),
)
