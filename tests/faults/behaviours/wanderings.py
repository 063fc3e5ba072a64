"""Where redirects and scripts lead in spellings that the first tables lack: home in all languages, nowhere, or not at all."""

from __future__ import annotations

from tests.faults.behaviours.movers import below
from tests.faults.behaviours.prose import note, page
from tests.faults.case import Case, case, grouped
from tests.faults.line import Act, Line

STORY = "/2019/04/the-bell-of-ambleholt.html"
_FORM = "<h1>Welcome back</h1><form><input name=u><input type=password></form>"


def leads(path: str, status: int = 302) -> Act:
    """Every address of the site to this one."""
    body = page("Sign in", _FORM) if path in _LOGINS else page("The Ambleholt Courier")

    def act(line: Line) -> None:
        if line.target.partition("?")[0] == path.partition("?")[0]:
            line.say(200, body)
        else:
            line.say(status, b"", ("Location", f"{line.base}{path}"))

    return act


def _site(name: str, outcomes: str, path: str, start: str = STORY, status: int = 302) -> Case:
    return case(name, outcomes, leads(path, status), url=f"http://{{host}}:{{http}}{start}")


_HOMES = (
    "/startseite /accueil /inicio /homepage /main /front /portada/ /zh-hans/ /uk/en/ /international/ /en/home /pt-br/ /news "
    "/en/latest-news /archive /?notfound=1 /?error=404 /search?q=the+bell /maintenance.html /en/wartung /sorry /404page.php"
).split()
_LOGINS = "/Account/LogOn?ReturnUrl=%2f2019 /members/log-in /sso/login?service=x /auth/realms/courier/openid/auth".split()
_SIDEWAYS = (
    ("/old-section/", "/new-section/"),
    ("/sport/index.html", "/sport/"),
    ("/topic/quarry-lake", "/topics/quarry-lake"),
    ("/story?id=99", "/story/bell-99"),
    ("/", "/en/startseite"),
    ("/2019/04/bell-rings", "/2026/01/how-to-login-to-your-bank"),
    ("/2019/04/bell-rings", "/error-404-the-movie-review"),
    ("/news/", "/latest"),
)


def script(code: str) -> Act:
    """A bare page that runs the code; GONE is an address below that is not there."""
    return below(
        lambda line: (
            f"<!doctype html><title>One moment</title><script>{code.replace('GONE', f'{line.base}{line.target}gone')}</script>"
        )
    )


GOING = {
    "timer-text": "setTimeout(\"location.href='GONE'\",0)",
    "timer-text-single": "setTimeout('window.location.replace(\"GONE\")', 500);",
    "window-top": "window.top.location.href='GONE'",
    "spaced": "window . location . href = 'GONE'",
    "brackets": "window['location']['href']='GONE'",
    "by-name": "var to='GONE';window.location.href=to;",
    "minified": "!function(){location.href='GONE'}()",
}
SOMEWHERE = {
    "parts": "location.href='GONE'+number",
    "call": "location.replace(address())",
    "local": "(function(){var location='GONE'})()",
}
"""Nobody knows where to, or not at all: on a page with nothing to say, that settles nothing."""
STAYING = {
    "minified-condition": "if(screen.width<600){location.href='GONE'}",
    "minified-click": "document.getElementById('b').addEventListener('click',function(){location.href='GONE'})",
    "minified-other": "if(a){b()}else{location='GONE'}",
    "minified-and": "old&&(location='GONE')",
    "minified-frame": "if(top!=self){top.location.href='GONE'}",
    "minified-timer": "if(window.old)setTimeout(\"location='GONE'\",1)",
}


def idle(code: str) -> Act:
    """The same on a page that has something to say."""
    return below(
        lambda line: note("Tides", "High water at six, says the board.").replace(
            "</body>", f"<script>{code.replace('GONE', f'{line.base}{line.target}gone')}</script></body>"
        )
    )


def on_load(line: Line) -> str:
    return (
        f"<html><title>x</title><body onload=\"window.location.replace('{line.base}{line.target}gone')\">Loading</body></html>"
    )


def broken_by_tabs(line: Line) -> None:
    """Browsers drop tabs within an address."""
    if line.rest == "there":
        line.say(200, page())
    else:
        line.send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + line.target.encode() + b"th\tere\r\n\r\n")


CASES = grouped(
    "wanderings",
    *(_site(f"leads-home-{number}", "unknown", path) for number, path in enumerate(_HOMES)),
    *(_site(f"leads-to-login-{number}", "blocked", path) for number, path in enumerate(_LOGINS)),
    *(_site(f"leads-sideways-{number}", "live moved", end, start, 301) for number, (start, end) in enumerate(_SIDEWAYS)),
    *(case(f"going-{key}", "gone", script(code)) for key, code in GOING.items()),
    *(case(f"going-somewhere-{key}", "unknown", script(code)) for key, code in SOMEWHERE.items()),
    case("going-on-load", "gone", below(on_load)),
    *(case(f"staying-{key}", "live", idle(code)) for key, code in STAYING.items()),
    case("going-over-tabs", "live moved", broken_by_tabs),
)
