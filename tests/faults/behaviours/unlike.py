"""Missing pages in other markup than the rest of the table: menus and small print in plain boxes, and no semantic element."""

from __future__ import annotations

from tests.faults.behaviours.prose import ARTICLE, boxes
from tests.faults.behaviours.wordings import HEADINGS, PAGES, TEXTS, TITLES
from tests.faults.case import Case, case, grouped
from tests.faults.line import answer

PAPER = "The Ambleholt Courier"
TEASERS = "".join(
    f'<article class="card"><h3><a href="/a/{n}">{title}</a></h3><p>{text}</p></article>'
    for n, (title, text) in enumerate(
        {
            "Ferry fares rise for the third year running": "Commuters will pay eight per cent more, the operator said.",
            "Bakers strike over night shifts": "Two hundred bakers left their ovens on Thursday and marched to the corn exchange.",
            "A winter garden for the hospital": "Volunteers have planted four hundred shrubs on the roof of the east wing.",
            "Quarry lake to reopen for swimmers": "Tests found the water clean for the first time since the spill of 2019.",
            "Council splits over tram to the airport": "The vote was tied at twenty-one each before the mayor cast hers against.",
            "The man who winds the town's clocks": "Every Monday Ottokar Plum climbs nine towers with a crank on his shoulder.",
        }.items()
    )
)
_SMALL = "<p>Try the search or go back to the front page.</p>"

STRUCTURES: dict[str, str] = {
    "digits-apart": boxes(PAPER, "<div><span>4</span><span>0</span><span>4</span></div><div>Page not found</div>"),
    "number-only": boxes(PAPER, "<div>404</div>"),
    "number-and-oops": boxes("Oops!", "<div>404</div><div>Oops! Something's missing</div>"),
    "teasers": boxes(
        "Page not found | Courier",
        f"<h1>Page not found</h1><p>Sorry, we couldn't find what you were looking for. Others are reading:</p>{TEASERS}",
    ),
    "teasers-only": boxes(PAPER, f"<h1>Page not found</h1><p>You might like</p>{TEASERS * 2}"),
    "no-title": "<html><body><p>404 page not found</p></body></html>",
    "express": "<html><head><title>Error</title></head><body><pre>Cannot GET /2019/story</pre></body></html>",
    "gone-410": "<html><head><title>410 Gone</title></head><body><center><h1>410 Gone</h1></center></body></html>",
    "state": boxes(
        "404: This page could not be found", '<div id="__next"><h1>404</h1><h2>This page could not be found<!-- -->.</h2></div>'
    ),
    "inline": boxes(PAPER, "<p>The page <code>/2019/04/story.html</code> could <b>not</b> be <i>found</i>.</p>"),
    "line-breaks": boxes(PAPER, f"<h1>Page<br>not<br>found</h1>{_SMALL}"),
    "references": boxes(PAPER, f"<h1>Page&nbsp;not&nbsp;found</h1>{_SMALL}"),
    "soft-hyphens": boxes("Der Bote", f"<h1>Sei&shy;te nicht ge&shy;fun&shy;den</h1>{_SMALL}"),
    "no-width": boxes(PAPER, f"<h1>Page not&#8203; found</h1>{_SMALL}"),
    "decomposed": boxes("Jornal", f"<h1>Pa\u0301gina na\u0303o encontrada</h1>{_SMALL}"),
    "full-width": boxes("港新聞", f"<h1>４０４　ページが見つかりません</h1>{_SMALL}"),
    "capitals-fr": boxes("COURRIER", f"<h1>PAGE NON TROUVEE</h1>{_SMALL}"),
    "capitals-el": boxes("ΝΕΑ", f"<h1>Η ΣΕΛΙΔΑ ΔΕΝ ΒΡΕΘΗΚΕ</h1>{_SMALL}"),
    "capitals-de": boxes("BOTE", f"<h1>DIE SEITE KONNTE LEIDER NICHT GEFUNDEN WERDEN</h1>{_SMALL}"),
    "bare-pt": boxes("Jornal", f"<h1>Conteudo nao encontrado</h1>{_SMALL}"),
    "bare-cs": boxes("Noviny", f"<h1>Stranka nebyla nalezena</h1>{_SMALL}"),
    "bare-pl": boxes("Kurier", f"<h1>Strona zostala usunieta</h1>{_SMALL}"),
    "vowels-ar": boxes("المرفأ", f"<h1>عذرًا، هذه الصّفحة غير متوفّرة</h1>{_SMALL}"),
    "podcast": boxes("Podcasts", "<h1>Episode not found</h1>"),
    "job": boxes("Jobs", "<h1>Sorry, this job has expired</h1>"),
}
_RUSSIAN = "<title>Страница не найдена</title></head><body><h1>Страница не найдена</h1></body></html>"


def _in_charsets() -> tuple[Case, ...]:
    """Encodings by the other names that browsers know them by."""
    texts = {
        ("x-sjis", "shift_jis"): "お探しのページは見つかりませんでした",
        ("iso-2022-jp", "iso2022_jp"): "お探しのページは見つかりませんでした",
        ("windows-874", "cp874"): "ไม่พบหน้าที่คุณต้องการ",
        ("ks_c_5601-1987", "euc_kr"): "페이지를 찾을 수 없습니다",
        ("gb2312", "gb18030"): "您访问的页面不存在",
    }
    return (
        *(
            case(
                f"charset-named-{label}",
                "unknown",
                answer(200, boxes("-", f"<h1>{text}</h1>").replace("utf-8", label).encode(codec), kind="text/html"),
            )
            for (label, codec), text in texts.items()
        ),
        case(
            "charset-in-xml",
            "unknown",
            answer(
                200,
                f'<?xml version="1.0" encoding="windows-1251"?><html><head>{_RUSSIAN}'.encode("cp1251"),
                kind="application/xhtml+xml",
            ),
        ),
        case(
            "charset-one-bad-byte",
            "unknown",
            answer(200, f"<html><head><meta charset=windows-1251>{_RUSSIAN}".encode("cp1251") + b"\x98", kind="text/html"),
        ),
    )


CASES = grouped(
    "unlike",
    *(case(f"title-only-{key}", "unknown", answer(200, boxes(text, "<img src=/a.svg>"))) for key, text in TITLES.items()),
    *(
        case(f"heading-only-{key}", "unknown", answer(200, boxes(PAPER, f"<h1>{text}</h1>{_SMALL}")))
        for key, text in HEADINGS.items()
    ),
    *(case(f"text-only-{key}", "unknown", answer(200, boxes(PAPER, f"<div>{text}</div>"))) for key, text in TEXTS.items()),
    *(
        case(f"page-{key}", "unknown", answer(200, boxes(title, f"<h2>{heading}</h2><p>{text}</p><form><input name=q></form>")))
        for key, (title, heading, text) in PAGES.items()
    ),
    *(case(f"markup-{key}", "unknown", answer(200, body)) for key, body in STRUCTURES.items()),
    *_in_charsets(),
    case("markup-story", "live", answer(200, boxes("How 404 became a joke", f"<div>Page not found, it says.</div>{ARTICLE}"))),
    case(
        "markup-story-boxed", "live", answer(200, boxes("The bell", ARTICLE.replace("<p>", "<div>").replace("</p>", "</div>")))
    ),
)
