"""Walls that answer 200, redirects that lead astray, and error pages that do not look like one."""

from __future__ import annotations

from tests.faults.behaviours.prose import ALIVE, ARTICLE, note, page
from tests.faults.case import case, grouped
from tests.faults.line import Act, Line, answer

_HEADLINES = (
    "Ferry timetable changes on Monday",
    "Council buys a second snow plough",
    "Lighthouse museum reopens after repairs",
    "Choir seeks tenors, offers soup",
    "New bakery on Quay Street",
    "School wins the regatta again",
    "Storm takes the bathing hut",
    "Library keeps its Saturday hours",
)
_LATEST = (
    "<h2>Latest news</h2><ul>"
    + "".join(f'<li><a href="/n/{n}">{text}</a></li>' for n, text in enumerate(_HEADLINES * 3))
    + "</ul>"
)


def missing_with_latest(title: str, heading: str, text: str, language: str) -> Act:
    """An error page that offers two dozen other headlines."""
    return answer(200, page(title, f"<p>{text}</p>{_LATEST}", language=language, heading=heading))


def astray(to: str, body: str, status: int = 302) -> Act:
    """A redirect inside the site, to `to`, where `body` stands."""

    def act(line: Line) -> None:
        if line.rest.startswith(to.partition("?")[0]):
            line.say(200, body)
        else:
            line.say(status, b"", ("Location", f"{line.base}/{to}"))

    return act


def home_by(how: str) -> Act:
    """The front page in the place of every deep link, by script, refresh or 301."""

    def act(line: Line) -> None:
        if line.target.partition("?")[0] == "/":
            line.say(200, page("The Saltmarsh Gazette"))
        elif how == "301":
            line.say(301, b"", ("Location", f"{line.base}/"))
        elif how == "meta":
            line.say(200, '<!doctype html><title>Moved</title><meta http-equiv="refresh" content="0;url=/">')
        else:
            line.say(200, '<!doctype html><title>Moved</title><script>window.location.replace("/");</script>')

    return act


def wordpress_short(line: Line) -> None:
    """`/?p=12` leads to the article it stands for."""
    if "p=12" in line.target:
        line.say(301, b"", ("Location", f"{line.base}/2024/03/the-great-storm/"))
    else:
        line.say(200, ALIVE)


def lander(line: Line) -> None:
    """A registrar's page: a script leads to the parking page."""
    if line.rest.startswith("lander"):
        line.say(
            200, note("saltmarsh.example", "The domain saltmarsh.example is parked. Buy this domain now. Related searches")
        )
    else:
        line.say(
            200,
            f'<!DOCTYPE html><html><head><script>window.onload=function(){{window.location.href="{line.target}lander"}}</script></head></html>',
        )


_FORM = "<form action='/s' method='post'><input name='user'><input type='password' name='pass'><button>Go</button></form>"
_SUSPENDED = "<title>Account Suspended</title><h1>Account Suspended</h1><p>This Account has been suspended. Contact your hosting provider.</p>"
_NGINX = "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed.</p>"
_INCAPSULA = (
    '<html><head><META NAME="robots" CONTENT="noindex,nofollow"></head><body><iframe src="/_Incapsula_Resource?CWUDNSAI=9" width="100%">'
    "Request unsuccessful. Incapsula incident ID: 877000190-2</iframe></body></html>"
)
_HUMAN = '<title>Access to this page has been denied.</title><h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><div id="px-captcha"></div>'
_ATTENTION = "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1><p>You are unable to access saltmarsh.example</p>"
_REGION = "<title>451: Unavailable due to legal reasons</title><p>We recognise you are attempting to access this website from a country belonging to the European Economic Area and therefore cannot grant you access at this time.</p>"

CASES = grouped(
    "walls",
    case(
        "missing-with-latest-en",
        "unknown",
        missing_with_latest("Page not found", "Page not found", "We could not find that page.", "en"),
    ),
    case(
        "missing-with-latest-de",
        "unknown",
        missing_with_latest("Fehler 404", "Seite nicht gefunden", "Vielleicht interessiert Sie:", "de"),
    ),
    case("missing-with-latest-es", "unknown", missing_with_latest("El Faro", "Página no encontrada", "Lo más reciente:", "es")),
    case("missing-at-404-html", "unknown", astray("404.html", note("Oh no", "Something went missing."))),
    case("missing-at-error-page", "unknown", astray("errors/not-found", note("Page not found", "No such page."), 301)),
    case(
        "missing-canonical",
        "unknown live",
        answer(200, note("Saltmarsh Gazette", "Hm.", head='<link rel="canonical" href="/404">')),
    ),
    case("home-by-301", "unknown", home_by("301"), path="2019/04/storm.html"),
    case("home-by-meta", "unknown", home_by("meta"), path="2019/04/storm.html"),
    case("home-by-script", "unknown", home_by("script"), path="2019/04/storm.html"),
    case("wordpress-short", "live moved", wordpress_short, url="http://{host}:{http}/?p=12"),
    case("login-german", "blocked", astray("anmelden?weiter=1", page("Anmelden", _FORM, language="de"))),
    case("login-oauth", "blocked", astray("oauth2/authorize?client_id=7", page("Sign in with SaltID", _FORM))),
    case("login-sign-in", "blocked", astray("users/sign_in", page("Sign in", _FORM))),
    case("login-wall-french", "blocked unknown", astray("connexion?retour=1", page("Connexion", _FORM, language="fr"))),
    case(
        "paywalled-article",
        "live",
        answer(
            200,
            page(
                body=ARTICLE[:900]
                + "<div class='paywall'>Subscribe to continue reading. Already a member? <a href='/login'>Log in</a></div>"
            ),
        ),
    ),
    case("lander", "unknown", lander),
    case("hosting-suspended", "unknown", answer(200, _SUSPENDED)),
    case("nginx-welcome", "unknown live", answer(200, _NGINX), path="2019/04/storm.html"),
    case("incapsula", "blocked unknown", answer(200, _INCAPSULA)),
    case("press-and-hold", "blocked", answer(403, _HUMAN)),
    case("press-and-hold-200", "blocked unknown", answer(200, _HUMAN)),
    case("attention-required", "blocked", answer(403, _ATTENTION)),
    case(
        "checking-browser-503",
        "blocked unreachable",
        answer(503, "<title>DDoS-Guard</title><p>Checking your browser before accessing saltmarsh.example</p>"),
    ),
    case("not-in-your-region", "blocked", answer(451, _REGION)),
    case("not-in-your-region-200", "blocked unknown", answer(200, _REGION)),
    case("404-behind-challenge", "blocked gone unknown", answer(404, _ATTENTION, ("cf-mitigated", "challenge"))),
    case(
        "comment-says-not-found",
        "live",
        answer(
            200,
            page(
                body=ARTICLE
                + "<section class='comments'><p>Page not found when I click the second link, please fix. Error 404!</p></section>"
            ),
        ),
    ),
    case(
        "short-brief-404",
        "live",
        answer(
            200,
            page(
                "Route 404 closed for repairs",
                "<p>Bus route 404 is closed between the quay and the school until Friday. Buses are diverted over the hill.</p><p>Tickets stay valid, said the operator, and nobody will be left behind.</p>",
            ),
        ),
    ),
)
