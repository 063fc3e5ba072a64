"""Pages that send their reader on, or only look as if they did: refreshes and scripts in every spelling and place."""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.behaviours.prose import ALIVE, note, page
from tests.faults.case import Case, case, grouped
from tests.faults.line import Act, Line, answer


def shows(markup: str, target: str = "status-404", status: int = 200) -> Act:
    """A page with TARGET in it: the address of another case; PATH: the path of that address."""

    def act(line: Line) -> None:
        url = line.link(target)
        line.say(status, markup.replace("TARGET", url).replace("PATH", "/" + url.split("/", 3)[3]))

    return act


def below(answers: Callable[[Line], str]) -> Act:
    """A page above; below it, at `gone/`, there is nothing, and at `there/` the story."""

    def act(line: Line) -> None:
        if line.rest.startswith("gone"):
            line.say(404, note("404", "Not here."))
        elif line.rest.startswith("there"):
            line.say(200, ALIVE)
        else:
            line.say(200, answers(line))

    return act


def _bare(head: str, body: str = "") -> str:
    return f"<!doctype html><html><head><title>One moment</title>{head}</head><body>{body}</body></html>"


def _scripted(code: str, kind: str = "") -> str:
    return _bare(f"<script{kind}>{code}</script>")


_BUTTON = "<button id=more>More</button>"


def _refreshes() -> tuple[Case, ...]:
    spellings = {
        "quoted": """<meta http-equiv="refresh" content="0; url='TARGET'">""",
        "loud": '<META HTTP-EQUIV="Refresh" CONTENT="0; URL=TARGET">',
        "unquoted": "<meta http-equiv=refresh content=0;url=TARGET>",
        "turned-round": '<meta content="0;url=TARGET" http-equiv="refresh">',
        "comma": '<meta http-equiv="refresh" content="0, url=TARGET">',
        "spaces": '<meta http-equiv="refresh" content="  1  ;  url  =  TARGET  ">',
        "no-url-word": '<meta http-equiv="refresh" content="0; TARGET">',
        "fraction": '<meta http-equiv="refresh" content="0.5;url=TARGET">',
        "point-first": '<meta http-equiv="refresh" content=".5;url=TARGET">',
        "references": '<meta http-equiv="refresh" content="0;&#117;rl&#61;TARGET">',
        "line-break": '<meta\n http-equiv="refresh"\n content="0;\n url=TARGET">',
        "in-body": '</head><body><meta http-equiv="refresh" content="0;url=TARGET">',
        "in-noscript": '<noscript><meta http-equiv="refresh" content="0;url=TARGET"></noscript>',
        "path-only": '<meta http-equiv="refresh" content="0;url=PATH">',
    }
    return tuple(case(f"refresh-{name}", "gone", shows(_bare(markup))) for name, markup in spellings.items())


def _still() -> tuple[Case, ...]:
    """Refreshes that no browser follows, or that leave an article to be read."""
    markup = {
        "in-script": """<script>var code = '<meta http-equiv="refresh" content="0;url=TARGET">';</script>""",
        "in-comment": '<!--<meta http-equiv="refresh" content="0;url=TARGET">-->',
        "in-template": '<template><meta http-equiv="refresh" content="0;url=TARGET"></template>',
        "in-textarea": '<textarea><meta http-equiv="refresh" content="0;url=TARGET"></textarea>',
        "in-noscript-of-article": '<noscript><meta http-equiv="refresh" content="0;url=TARGET"></noscript>',
        "without-content": '<meta http-equiv="refresh">',
        "reload-only": '<meta http-equiv="refresh" content="600">',
        "after-an-hour": '<meta http-equiv="refresh" content="3600;url=TARGET">',
        "no-number": '<meta http-equiv="refresh" content="url=TARGET">',
        "other-name": '<meta name="refresh" content="0;url=TARGET">',
    }
    return tuple(case(f"refresh-{name}", "live", shows(page(head=text))) for name, text in markup.items())


def _scripts() -> tuple[Case, ...]:
    code = {
        "window-replace": 'window.location.replace("TARGET");',
        "window-assign": "window.location.assign('TARGET')",
        "document-href": 'document.location.href="TARGET"',
        "self": 'self.location="TARGET"',
        "top": 'top.location.href = "TARGET";',
        "template": "location.replace(`TARGET`)",
        "opener-first": 'window.opener=null;location.replace("TARGET")',
        "on-load": 'window.onload = function () { window.location.href = "TARGET"; }',
        "in-a-while": 'setTimeout(function(){location.href="TARGET"},100);',
        "arrow": 'setTimeout(() => { location.assign("TARGET"); }, 0);',
        "at-once": '(function () { location.replace("TARGET"); })();',
        "path-only": 'location.replace("PATH");',
        "global-this": 'globalThis.location.replace("TARGET");',
    }
    return tuple(case(f"script-{name}", "gone", shows(_scripted(text))) for name, text in code.items())


def _idle_scripts() -> tuple[Case, ...]:
    """Scripts that may one day lead elsewhere; the page is what the reader sees, though it says little."""
    code = {
        "on-error": 'window.onerror = function () { location.href = "TARGET"; };',
        "on-button": 'document.querySelector("#more").onclick = function () { location.href = "TARGET"; };',
        "in-condition": 'if (!navigator.cookieEnabled) { location.replace("TARGET"); }',
        "in-condition-bare": 'if (window.old) location.href = "TARGET";',
        "and": 'window.old && (location.href = "TARGET");',
        "in-catch": 'try { start(); } catch (error) { location.replace("TARGET"); }',
        "in-function": 'function leave() { location.href = "TARGET"; }',
        "in-comment": '/* location.replace("TARGET"); */ start();',
        "in-line-comment": '// location.replace("TARGET");\nstart();',
        "compared": 'if (location.href == "TARGET") { start(); }',
        "read-only": 'var here = location.href; var there = "TARGET";',
    }
    body = f"<p>Press the button to see the tide table of today.</p>{_BUTTON}"
    return (
        *(case(f"idle-{name}", "live unknown", shows(_bare(f"<script>{text}</script>", body))) for name, text in code.items()),
        case("idle-data", "live unknown", shows(_scripted('location = "TARGET"', ' type="text/template"'))),
        case("idle-click", "live unknown", shows(_bare("", """<p>Tides.</p><a onclick="location.href='TARGET'">More</a>"""))),
    )


def _by_base(line: Line) -> str:
    return _bare(f'<base href="{line.target}there/"><meta http-equiv="refresh" content="0;url=story">')


def _by_base_script(line: Line) -> str:
    return _bare(f'<base href="{line.target}there/"><script>location.replace("story")</script>')


CASES = grouped(
    "movers",
    *_refreshes(),
    *_still(),
    *_scripts(),
    *_idle_scripts(),
    case("refresh-on-base", "live moved", below(_by_base)),
    case("script-on-base", "live moved", below(_by_base_script)),
    case("refresh-on-404", "gone", shows(_bare('<meta http-equiv="refresh" content="3;url=TARGET">'), "alive", 404)),
    case("refresh-on-503", "unreachable unknown", shows(_bare('<meta http-equiv="refresh" content="9">'), "alive", 503)),
    case(
        "refresh-header-comma",
        "gone",
        lambda line: line.say(200, b"", ("Refresh", f'0, URL="{line.link("status-404")}"')),
    ),
    case("refresh-header-reload", "live", answer(200, ALIVE, ("Refresh", "300"))),
    case("refresh-header-late", "live", lambda line: line.say(200, ALIVE, ("Refresh", f"900; url={line.link('status-404')}"))),
)
