"""Redirects in every odd spelling, to the end and not one dial further than allowed."""

from __future__ import annotations

from tests.faults.behaviours.prose import ALIVE, note, page
from tests.faults.case import OWN_NAMES, Case, case, grouped
from tests.faults.line import Act, Line, answer


def to(name: str, status: int = 302, add: str = "") -> Act:
    """A redirect to another case."""
    return lambda line: line.say(status, b"", ("Location", line.link(name) + add))


def spelled(location: str, status: int = 302) -> Act:
    """A redirect whose Location stands exactly so; `{case}` is this case's own path. Below it the page is alive."""

    def act(line: Line) -> None:
        if line.rest.strip("/") or "?there" in line.target:
            line.say(200, ALIVE)
        else:
            line.say(status, b"", ("Location", location.replace("{case}", line.target.split("?")[0].rstrip("/"))))

    return act


def scheme_less(line: Line) -> None:
    if line.rest:
        line.say(200, ALIVE)
    else:
        line.say(302, b"", ("Location", line.base.partition(":")[2] + line.target.rstrip("/") + "/there"))


def raw_location(value: bytes) -> Act:
    """A Location in bytes that no encoder would write."""

    def act(line: Line) -> None:
        if line.rest:
            line.say(200, ALIVE)
        else:
            path = line.target.rstrip("/").encode()
            line.send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + path + value + b"\r\n\r\n")

    return act


def loop(line: Line) -> None:
    line.say(302, b"", ("Location", line.base + line.target))


def two_loop(line: Line) -> None:
    line.say(301, b"", ("Location", line.link("loop-of-two") + ("" if line.rest else "b")))


def endless(line: Line) -> None:
    line.say(302, b"", ("Location", f"{line.link('endless-chain')}{int(line.rest or 0) + 1}"))


def eight_hops(line: Line) -> None:
    step = int(line.rest or 0)
    if step < 8:
        line.say(302, b"", ("Location", f"{line.link('eight-hops')}{step + 1}"))
    else:
        line.say(200, ALIVE)


def cookie_gate(line: Line) -> None:
    if "pass=yes" in line.headers.get("cookie", ""):
        line.say(200, ALIVE)
    else:
        line.say(302, b"", ("Set-Cookie", "pass=yes; Path=/"), ("Location", line.base + line.target))


def cookie_gate_elsewhere(line: Line) -> None:
    """Off to the consent page, which sets the cookie and sends back."""
    if line.rest == "consent":
        line.say(302, b"", ("Set-Cookie", "consent=1; Path=/"), ("Location", line.link("cookie-consent")))
    elif "consent=1" in line.headers.get("cookie", ""):
        line.say(200, ALIVE)
    else:
        line.say(302, b"", ("Location", line.link("cookie-consent") + "consent"))


def meta(target: str, delay: str = "0;URL=") -> Act:
    return lambda line: line.say(
        200, f'<!doctype html><html><head><meta http-equiv="refresh" content="{delay}{line.link(target)}"></head></html>'
    )


def script(code: str, target: str) -> Act:
    """`code` with TARGET in it, alone on a page."""
    return lambda line: line.say(
        200, f"<!doctype html><title>Redirecting</title><script>{code.replace('TARGET', line.link(target))}</script>"
    )


def self_refresh(line: Line) -> None:
    refresh = f'<meta http-equiv="refresh" content="300;url={line.base}{line.target}">'
    line.say(200, page(head=refresh))


def refresh_header(target: str) -> Act:
    return lambda line: line.say(200, b"", ("Refresh", f"0; url={line.link(target)}"))


def script_in_prose(line: Line) -> None:
    """An article about redirects quotes the code; nothing moves."""
    code = f"<pre>&lt;script&gt;location.replace(&quot;{line.link('status-404')}&quot;)&lt;/script&gt;</pre>"
    line.say(200, page("How to write a redirect", code + page()))


def script_on_click(line: Line) -> None:
    go = f"location.href = '{line.link('status-404')}';"
    code = f"<script>document.querySelector('#more').onclick = function () {{ {go} }};</script>"
    line.say(200, page(head=code))


def meta_in_comment(line: Line) -> None:
    line.say(200, page(head=f'<!-- <meta http-equiv="refresh" content="0;url={line.link("status-404")}"> -->'))


def home(line: Line) -> None:
    """Deep links of a rebuilt site all lead to its front page."""
    if line.target.split("?")[0] == "/":
        line.say(200, page("The Saltmarsh Gazette"))
    else:
        line.say(302, b"", ("Location", "/"))


def login(line: Line) -> None:
    if line.rest.startswith("login"):
        fields = "<input name='user'><input type='password' name='pass'><button>Log in</button>"
        line.say(200, page("Log in", f"<form action='/session' method='post'>{fields}</form>"))
    else:
        line.say(302, b"", ("Location", f"{line.link('login-redirect')}login?next=/2024/03/story"))


def leak(where: str) -> Act:
    """A redirect to an address that must never be dialled; `%` stands for the canary's port."""
    return lambda line: line.say(302, b"", ("Location", line.leak(where)))


def leak_meta(where: str) -> Act:
    return lambda line: line.say(200, f'<!doctype html><meta http-equiv="refresh" content="0;url={line.leak(where)}">')


def leak_script(where: str) -> Act:
    return lambda line: line.say(200, f'<!doctype html><script>location.replace("{line.leak(where)}")</script>')


_FORBIDDEN = {
    "dotted": "http://127.0.0.2:%/",
    "decimal": "http://2130706434:%/",
    "hex": "http://0x7f000002:%/",
    "octal": "http://0177.0.0.2:%/",
    "short": "http://127.2:%/",
    "mapped": "http://[::ffff:127.0.0.2]:%/",
    "mapped-hex": "http://[::ffff:7f00:2]:%/",
    "name": "http://private.faults.test:%/",
    "mixed-name": "http://mixed.faults.test:%/",
    "userinfo": "http://good.faults.test@127.0.0.2:%/",
    "backslash": "http://127.0.0.2:%\\@good.faults.test/",
    "fullwidth": "http://①②⑦.⓪.⓪.②:%/",
    "cloud": "http://169.254.169.254/latest/meta-data/",
    "localhost": "http://localhost:%/",
    "ipv6-loopback": "http://[::1]:%/",
}


def _leaks() -> tuple[Case, ...]:
    return (
        *(case(f"leak-{name}", "refused broken", leak(where)) for name, where in _FORBIDDEN.items()),
        case("leak-meta", "refused", leak_meta("http://127.0.0.2:%/")),
        case("leak-script", "refused", leak_script("http://127.0.0.2:%/")),
        case("leak-first-dotted", "refused", url="http://127.0.0.2:{http}/"),
        case("leak-first-decimal", "refused broken", url="http://2130706434:{http}/"),
        case("leak-first-name", "refused", url="http://private.faults.test:{http}/leak/first-name"),
        case("leak-first-mixed", "refused", url="http://mixed.faults.test:{http}/leak/first-mixed"),
    )


def _codes() -> tuple[Case, ...]:
    return (
        *(case(f"redirect-{code}", "moved", to("alive", code)) for code in (301, 308)),
        *(case(f"redirect-{code}", "live", to("alive", code)) for code in (302, 303, 307)),
        *(case(f"redirect-{code}-dead", "gone", to("status-404", code)) for code in (301, 302, 303, 307, 308)),
    )


def _spellings() -> tuple[Case, ...]:
    return (
        case("location-relative", "live", spelled("{case}/there")),
        case("location-dots", "live", spelled("{case}/x/../there")),
        case("location-query", "live", spelled("?there=1")),
        case("location-scheme-less", "live", scheme_less),
        case("location-fragment", "live", spelled("{case}/there#part")),
        case("location-utf8", "live", raw_location("/größe/日本".encode())),
        case("location-latin1", "live", raw_location("/größe".encode("latin-1"))),
        case("location-space", "live", raw_location(b"/two words here")),
        case("location-padded", "live", raw_location(b"/padded \t ")),
        case("location-pipe", "live", raw_location(b'/a|b"c^d')),
        case("location-percent", "live", raw_location(b"/100%/of%zz")),
        case("location-file", "refused broken", answer(302, b"", ("Location", "file:///etc/passwd"))),
        case("location-data", "refused broken", answer(302, b"", ("Location", "data:text/html,<p>hi"))),
        case("location-javascript", "refused broken", answer(302, b"", ("Location", "javascript:alert(1)"))),
        case("location-mailto", "refused broken", answer(302, b"", ("Location", "mailto:desk@saltmarsh.example"))),
        case("location-app", "refused broken unknown", answer(302, b"", ("Location", "saltmarsh-app://story/1"))),
        case("location-port-99999", "broken refused", answer(302, b"", ("Location", "http://alive.faults.test:99999/"))),
        case("location-port-25", "refused", answer(302, b"", ("Location", "http://alive.faults.test:25/"))),
        case("location-no-host", "broken refused", answer(302, b"", ("Location", "http:///nowhere"))),
        case("location-empty", "unknown broken", answer(302, b"", ("Location", ""))),
        case("location-bracket", "broken refused", answer(302, b"", ("Location", "http://[::1/"))),
    )


CASES = grouped(
    "redirects",
    *_codes(),
    *_spellings(),
    *_leaks(),
    case("redirect-loop", "broken", loop),
    case("loop-of-two", "broken", two_loop),
    case("endless-chain", "broken", endless),
    case("eight-hops", "live", eight_hops),
    case("redirect-to-nxdomain", "gone", answer(302, b"", ("Location", "http://nxdomain.faults.test/")), note=OWN_NAMES),
    case("redirect-to-403", "blocked", to("status-403")),
    case("redirect-to-500", "unreachable", to("stays-500")),
    case("redirect-to-soft-404", "unknown", to("soft-404-en")),
    case("cookie-gate", "live", cookie_gate),
    case("cookie-consent", "live", cookie_gate_elsewhere),
    case("meta-refresh", "live moved", meta("alive")),
    case("meta-refresh-dead", "gone", meta("status-404")),
    case("meta-refresh-slow-dead", "gone", meta("status-404", "5; url=")),
    case("meta-refresh-loud", "gone", meta("status-410", "0; Url=")),
    case("meta-refresh-bare", "gone", meta("status-404", "0 ")),
    case("refresh-header-dead", "gone unknown", refresh_header("status-404")),
    case("script-replace-dead", "gone", script('window.location.replace("TARGET")', "status-404")),
    case("script-href-dead", "gone", script("window.location.href = 'TARGET';", "status-404")),
    case("script-assign-dead", "gone", script('location="TARGET"', "status-404")),
    case("script-escaped-dead", "gone", lambda line: line.say(200, _escaped(line.link("status-404")))),
    case("script-replace-alive", "live moved", script('document.location.replace("TARGET")', "alive")),
    case("script-in-prose", "live", script_in_prose),
    case("script-on-click", "live", script_on_click),
    case("meta-in-comment", "live", meta_in_comment),
    case("self-refresh", "live", self_refresh),
    case("home-redirect", "unknown", home, path="2019/04/the-great-storm.html"),
    case("front-page", "live", answer(200, page("The Saltmarsh Gazette")), url="http://front-page.faults.test:{http}/"),
    case("login-redirect", "blocked", login, path="2024/03/story"),
    case(
        "login-in-place",
        "blocked unknown",
        answer(200, note("Log in to read on", "<form><input type='password' name='p'></form>")),
    ),
)


def _escaped(url: str) -> str:
    code = 'window.opener = null; location.replace("' + url.replace("/", "\\/") + '")'
    return f"<head><title>{url}</title></head><script>{code}</script>"
