"""Scripts that send their reader on at once, told from those that might; and hostile ones, which cost no more than others."""

from __future__ import annotations

import pytest

from linkaudit.resolver.pages.scripted import leaves, targets
from tests.clock import FOUR_TIMES, growth, spent

GOES = [
    'location.replace("/a")',
    'var x = 1; window.location.href = "/a";',
    'if (true) { top.location.replace("/a") }',
    'try { location.assign("/a") } catch (error) { }',
    '$(function () { location.href = "/a"; });',
    '$(document).ready(function () { location.href = "/a"; });',
    'window.addEventListener("load", () => { location = "/a" });',
    'function go() { location.href = "/a"; }\ngo();',
    'function go() { location.href = "/a"; }\nwindow.onload = go;',
    'setTimeout("go()", 100); function go() { location.href = "/a"; }',
    "/* later */ location.replace('/a') // now",
    'location.replace("https:\\/\\/a.example\\/")',
    'window.top.location.href="/a"',
    "window['location']['href']='/a'",
    "window . location . href = '/a'",
    "setTimeout(\"location.href='/a'\",0)",
    "window.setTimeout('window.location.replace(\"/a\")', 500)",
    "!function(){location.href='/a'}()",
    "var to = '/a'; window.location.href = to;",
    'const to = "/a";\nlocation.replace(to)',
    "window.location.href = window.location.origin + '/a';",
    "location.href = location.protocol + '//' + location.host + '/a'",
]
STAYS = [
    'if (old) { location.replace("/a") }',
    'if (old) { start() } else { location.replace("/a") }',
    'if (old)\n  location.href = "/a"',
    'old && location.replace("/a")',
    'old ? location.replace("/a") : start()',
    'for (;;) { if (old) location = "/a" }',
    'button.addEventListener("click", () => { location = "/a" });',
    'button.onclick = () => location.replace("/a")',
    'fetch("/b").catch(function () { location.href = "/a" })',
    'function leave() { location.href = "/a"; }',
    'const leave = () => { location.href = "/a"; };',
    'switch (step) { case 1: location.href = "/a"; }',
    '/* location.replace("/a") ',
    '// location.replace("/a")',
    'if(old){location.href="/a"}',
    "location.href = '/a/' + number",
    "var to = '/a'; to += number; location.href = to;",
    "location.href = to",
    "(function () { var location = '/a'; })()",
    "var to = '/a' + number; location.href = to;",
    'if(a){start()}else{location.href="/a"}',
    'button.addEventListener("click",function(){location.href="/a"})',
    'if(top!=self){top.location.href="/a"}',
    "if(old)setTimeout(\"location.href='/a'\",1)",
    'my.location = "/a"; mylocation = "/a"; location == "/a"',
    'var text = `location = ${"/a"}`;',
]
HOSTILE = (
    "/* ",
    ' // "',
    'location="',
    "{",
    "try{",
    "function a(){",
    '{location="x";',
    "()=>",
    "if(1){",
    "(function(){",
    "window.",
    "setTimeout('",
    "top.top.",
)


@pytest.mark.parametrize("script", GOES)
def test_what_goes_at_once(script: str) -> None:
    assert len(list(targets(script))) == 1


@pytest.mark.parametrize("script", STAYS)
def test_what_only_might(script: str) -> None:
    assert list(targets(script)) == []


@pytest.mark.parametrize("script", ["location.href = '/a/' + number", "location.replace(to())", "top.location = here"])
def test_what_goes_nobody_knows_where(script: str) -> None:
    assert leaves(script)
    assert list(targets(script)) == []
    assert not leaves(f"if (old) {{ {script} }}")


@pytest.mark.parametrize(
    "script", ["document.forms[0].submit()", 'document.getElementById("f").submit();', "$('#f').submit();"]
)
def test_a_form_that_is_sent_at_once_leads_somewhere(script: str) -> None:
    assert leaves(script)
    assert not leaves(f"button.onclick = function () {{ {script} }}")
    assert not leaves(f"if (old) {{ {script} }}")


@pytest.mark.parametrize("script", ["var here = location.href", "location.hash = '#a'", "location == here", "mylocation = 1"])
def test_what_does_not_go(script: str) -> None:
    assert not leaves(script)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_scripts_cost_no_more_than_their_length(piece: str) -> None:
    def read(size: int) -> None:
        text = piece * (size // len(piece)) + 'location="x"'
        for _ in range(20):
            list(targets(text))

    assert growth(lambda size: spent(lambda: read(size)), 2_000) < FOUR_TIMES
