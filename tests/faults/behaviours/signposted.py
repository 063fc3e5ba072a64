"""Redirects to places whose address says what they are, and to stories whose address only sounds like one."""

from __future__ import annotations

from tests.faults.behaviours.prose import ALIVE
from tests.faults.case import Case, case, grouped
from tests.faults.line import Act, Line

STORY = "/2019/03/harbour-cranes-story-7781"
DOORS: dict[str, tuple[str, str]] = {
    "/geo-blocked": ("blocked", "legal"),
    "/NotAvailableInYourCountry.aspx": ("blocked", "legal"),
    "/unavailable-in-the-eu": ("blocked", "legal"),
    "/eu-blocked.html": ("blocked", "legal"),
    "/451": ("blocked", "legal"),
    "/age-gate/": ("blocked", "age"),
    "/verify_age?to=7781": ("blocked", "age"),
    "/altersverifikation": ("blocked", "age"),
    "/captcha?k=1": ("blocked", "challenge"),
    "/.well-known/sgcaptcha/": ("blocked", "challenge"),
    "/robot-check": ("blocked", "challenge"),
    "/AccessDenied.html": ("blocked", "challenge"),
    "/blocked/index.html": ("blocked", "challenge"),
    "/subscribe": ("blocked", "payment"),
    "/abonnement/": ("blocked", "payment"),
    "/suscripcion": ("blocked", "payment"),
    "/register": ("blocked", "login"),
    "/members-only": ("blocked", "login"),
    "/waiting-room": ("blocked", "waiting"),
    "/unsupported-browser.html": ("unknown", "browser"),
    "/cookies-disabled": ("unknown", "browser"),
    "/no-longer-available": ("unknown", "soft 404"),
    "/article_expired.php": ("unknown", "soft 404"),
    "/pageNotFound": ("unknown", "soft 404"),
    "/err404": ("unknown", "soft 404"),
    "/artikel-nicht-verfuegbar": ("unknown", "soft 404"),
    "/contenido-no-disponible": ("unknown", "soft 404"),
    "/sorry/index": ("unknown", "soft 404"),
    "/search/story-7781": ("unknown", "search"),
    "/site-offline": ("unknown", "maintenance"),
    "/error500.html": ("unknown", "error page"),
    "/403-forbidden": ("blocked", "challenge"),
    "/becomeAMember": ("blocked", "payment"),
    "/unavailable-in-your-country.php": ("blocked", "legal"),
    "/verificacion-edad": ("blocked", "age"),
    "/en/404": ("unknown", "soft 404"),
    "/errors/410.html": ("unknown", "soft 404"),
    "/articolo-non-trovato": ("unknown", "soft 404"),
    "/?q=cranes+7781": ("unknown", "search"),
    "/tag/cranes": ("unknown", "section"),
    "/en/topics/port-of-merrow/": ("unknown", "section"),
    "/autor/hanne-brodd": ("unknown", "section"),
    "/?notfound=/2019/03/harbour-cranes-story-7781": ("unknown", "soft 404"),
    "/plans?articleUrl=%2F2019%2F03%2Fharbour-cranes-story-7781": ("blocked", "login"),
    "/goodbye.html": ("unknown", "soft 404"),
    "/service-ended": ("unknown", "soft 404"),
    "/open-in-app": ("unknown", "needs an app"),
    "/eea.htm": ("blocked", "legal"),
    "/gdpr-notice/": ("blocked", "legal"),
    "/restricted-country": ("blocked", "legal"),
    "/sorry-europe": ("blocked", "legal"),
    "/strona-nie-znaleziona": ("unknown", "soft 404"),
    "/stranica-nije-pronadena": ("unknown", "soft 404"),
    "/default.aspx?aspxerrorpath=/2019/03/harbour-cranes-story-7781": ("unknown", "soft 404"),
    "/?expired=1": ("unknown", "soft 404"),
    "/?language=en": ("unknown", "home"),
    "/?from=oldsite": ("unknown", "home"),
    "/home.do": ("unknown", "home"),
    "/portal/": ("unknown", "home"),
    "/contact": ("unknown", "section"),
    "/impressum.html": ("unknown", "section"),
    "/sitemap": ("unknown", "section"),
}
STAYING = {
    "/2019/age-gate-law-passed": "/politics/age-gate-law-passed",
    "/a/geo-blocked-streams-explained": "/b/geo-blocked-streams-explained",
    "/old/challenge": "/new/challenge",
    "/p/register-of-ships": "/ships/register",
    "/newsletter": "/subscribe",
    "/story?id=451": "/story/451",
    "/2020/down-the-quay": "/wetter/down-the-quay",
    "/culture/cinema/captcha": "/film/captcha",
    "/2019/04/in-your-area-tonight": "/local/in-your-area",
    "/news/7781-article-is-available": "/news/article-available",
    "/2019/harbour-cranes-story-7781": "/category/harbour-cranes-story",
    "/tag/cranes-7781": "/tags/cranes",
    "/2019/04/flat-12345": "/objects/for-sale/flat-12345",
    "/old/download-app?n=7781": "/get/download-app",
    "/topics/eu": "/eu.html",
    "/about-the-harbour-post": "/about-us",
    "/privacy-policy-of-2018": "/privacy",
    "/?lang=en": "/?lang=de",
    "/2019/Harbour-Cranes-Story-7781": "/2019/harbour-cranes-story-7781",
}


def _leads(to: str) -> Act:
    def act(line: Line) -> None:
        if line.target == to:
            line.say(200, ALIVE)
        else:
            line.say(302, b"", ("Location", to))

    return act


def _case(name: str, outcomes: str, start: str, to: str, reason: str | None = None) -> Case:
    more = {"reason": reason} if reason else {}
    return case(name, outcomes, _leads(to), url=f"http://{{host}}:{{http}}{start}", **more)


CASES = grouped(
    "signposted",
    *(_case(f"signpost-{n}", outcome, STORY, to, reason) for n, (to, (outcome, reason)) in enumerate(DOORS.items())),
    *(_case(f"no-signpost-{n}", "live", start, to) for n, (start, to) in enumerate(STAYING.items())),
)
