"""What comes back: fragments that are there or are not, and types that are not what the link says."""

from __future__ import annotations

from tests.faults.behaviours.prose import ALIVE, ARTICLE, note, page
from tests.faults.case import case, grouped
from tests.faults.line import HTML, Line, answer, head

ANCHORS = page(
    body='<h2 id="tides">Tides</h2><p><a name="old-anchor"></a>Before ids there were names.</p><h2 id="größe">Größe</h2>'
    '<h2 id="user-content-install">Install</h2><p id="a b">Odd.</p><p id="50%">Half.</p>' + ARTICLE
)
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n" + b"%" * 2000 + b"\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)


def far_anchor(line: Line) -> None:
    """A page whose anchor stands beyond what is read of it."""
    body = page(body=ARTICLE * 400 + '<h2 id="far">Far</h2>')
    line.say(200, body)


def long_page(line: Line) -> None:
    body = (ALIVE * 300).encode()
    line.send(head(200, ("Content-Length", str(len(body)))) + body)


_HERE = answer(200, ANCHORS)

CASES = grouped(
    "contents",
    case("fragment-id", "live", _HERE, path="#tides"),
    case("fragment-name", "live", _HERE, path="#old-anchor"),
    case("fragment-encoded", "live", _HERE, path="#gr%C3%B6%C3%9Fe"),
    case("fragment-raw", "live", _HERE, path="#größe"),
    case("fragment-space", "live", _HERE, path="#a%20b"),
    case("fragment-percent", "live unknown", _HERE, path="#50%25"),
    case("fragment-user-content", "live", _HERE, path="#install"),
    case("fragment-top", "live", _HERE, path="#top"),
    case("fragment-empty", "live", _HERE, path="#"),
    case("fragment-text", "live", _HERE, path="#:~:text=Before%20ids"),
    case("fragment-id-text", "live", _HERE, path="#tides:~:text=Before"),
    case("fragment-route", "live", _HERE, path="#/harbour/3"),
    case("fragment-bang", "live", _HERE, path="#!harbour"),
    case("fragment-missing", "broken", _HERE, path="#nowhere", reason="fragment"),
    case("fragment-wrong-case", "broken", _HERE, path="#TIDES", reason="fragment"),
    case("fragment-beyond", "unknown live", far_anchor, path="#far"),
    case("fragment-in-pdf", "live", answer(200, PDF, kind="application/pdf"), path="report.pdf#page=3"),
    case("fragment-on-404", "gone", answer(404, note("404", "No.")), path="#tides"),
    case(
        "fragment-in-shell",
        "unknown live",
        answer(200, "<!doctype html><title>App</title><div id=root></div><script src=/a.js></script>"),
        path="#tides",
    ),
    case("pdf", "live", answer(200, PDF, kind="application/pdf"), path="report.pdf"),
    case(
        "pdf-is-missing-page",
        "unknown",
        answer(200, note("Page not found", "Sorry, we could not find that page.")),
        path="report.pdf",
    ),
    case("pdf-is-article", "live unknown", answer(200, ALIVE), path="report.pdf"),
    case("png", "live", answer(200, PNG, kind="image/png"), path="map.png"),
    case("png-is-html", "unknown live", answer(200, ALIVE), path="map.png"),
    case("photo-is-page", "unknown", answer(200, ALIVE), path="photos/quay.jpg", reason="type"),
    case("wiki-photo-page", "live", answer(200, ALIVE), path="wiki/File:Quay.jpg"),
    case("html-called-text", "live", answer(200, ALIVE, kind="text/plain")),
    case("pdf-called-html", "live unknown", answer(200, PDF, kind=HTML), path="report.pdf"),
    case("no-type", "live", answer(200, ALIVE, kind=None)),
    case("json", "live", answer(200, b'{"tides": [1, 2, 3]}', kind="application/json"), path="tides.json"),
    case("text", "live", answer(200, b"High water 06:12, low water 12:40.\n", kind="text/plain"), path="tides.txt"),
    case("long-page", "live", long_page),
)
