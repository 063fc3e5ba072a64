"""Pages that are alive though a word, a script or a status-like number in them makes them look dead, walled or parked."""

from __future__ import annotations

from tests.faults.behaviours.prose import ALIVE, ARTICLE, note, page
from tests.faults.case import case, grouped
from tests.faults.line import Line, answer

BRIEFS: dict[str, tuple[str, str]] = {
    "en-man": (
        "Missing sailor not found after three days",
        "The coast guard has not found the sailor who went missing on Sunday. The search goes on until dark, a spokeswoman said on Wednesday.",
    ),
    "en-site": (
        "Ministry website unavailable after attack",
        "The website of the ministry was not available on Monday morning. Engineers restored the page by noon, and nobody's data was touched, the ministry said.",
    ),
    "en-post": (
        "Mayor deletes post about the ferry",
        "A post in which the mayor called the ferry a bathtub has been deleted. The screenshot has not.",
    ),
    "en-404": (
        "Flight 404 lands after a long night",
        "Flight 404 from Skerry landed at dawn with all ninety passengers. A warning lamp had turned out to be broken, the airline said.",
    ),
    "en-sale": (
        "Old lighthouse keeper's house is for sale",
        "The house below the light is for sale at the price of a small boat. The buyer gets the fog horn with it.",
    ),
    "en-domain": (
        "Town loses its web address over unpaid bill",
        "The town let its domain expire, and a dealer has put it up for sale. The domain is parked until the council has met, the clerk said, and nobody answers letters.",
    ),
    "en-robot": (
        "Harbour robot learns to say no",
        "Are you a robot? Yes, says the machine that counts containers in Skerry, and goes on counting. Its captcha days are over.",
    ),
    "en-maintenance": (
        "Skerry bridge closed for scheduled maintenance",
        "The bridge is under maintenance until Friday. Cyclists may take the ferry, which leaves every twenty minutes from the old quay.",
    ),
    "en-login": (
        "How to log in to the library's new catalogue",
        "The library has a new catalogue. Readers log in with the number of their card, and the staff help those who have lost it.",
    ),
    "en-region": (
        "New grape not available in most countries yet",
        "A grape that withstands salt is not available in most countries. The breeder sells ten vines a year.",
    ),
    "en-denied": (
        "Journalists denied access to the quay",
        "Access to the quay was denied to reporters on Friday. The request was blocked by the harbour master, who gave no reason.",
    ),
    "en-error": (
        "An error in the tide table sank three boats",
        "An error occurred in the printing of the tide table, and three boats sank. The printer has offered a new table.",
    ),
    "en-500": (
        "500 people swim across the bay",
        "500 people swam across the bay on Sunday, forty more than last year, the club said. The water was cold.",
    ),
    "en-limit": (
        "Too many requests for mooring, says harbour",
        "There are too many requests for mooring this summer. The harbour will draw lots in May, it said.",
    ),
    "en-robots": (
        "Robots unload the first ship in Skerry",
        "No humans were on the quay when the ship was unloaded. Verify the load, said the robot, and the captain did.",
    ),
    "de-grenze": (
        "Inhalt der Kiste bleibt ein Rätsel",
        "Die Kiste wurde am Strand gefunden. Zugriff verweigert, sagt der Zoll, und stellt sie in den Keller.",
    ),
    "fr-panne": (
        "Une erreur de date prive le village de bal",
        "Une erreur est survenue dans l'affiche, et personne n'est venu. Le bal aura lieu samedi.",
    ),
    "de": (
        "Vermisster Hund nach Tagen noch nicht gefunden",
        "Der Hund ist seit Sonntag verschwunden und wurde nicht gefunden. Die Seite des Vereins zeigt ein Bild.",
    ),
    "fr": (
        "Le trésor du phare reste introuvable",
        "Malgré trois étés de fouilles, le trésor reste introuvable. La page du registre qui en parle a été recollée.",
    ),
    "es": (
        "El barco hundido no se encuentra donde se creía",
        "El barco no se encuentra en la bahía, dicen los buzos. La página del diario de a bordo lo situaba allí.",
    ),
    "ru": (
        "Пропавшая лодка так и не найдена",
        "Лодка, пропавшая в субботу, не найдена. Поиски продолжаются, сообщили спасатели.",
    ),
    "ja": (
        "行方不明の漁船、まだ見つからず",
        "日曜日から行方が分からなくなっている漁船は、まだ見つかっていない。捜索は夜まで続く。",
    ),
    "ar": (
        "لم يتم العثور على القارب المفقود بعد",
        "لم يتم العثور على القارب الذي فقد يوم الأحد، وقالت فرق الإنقاذ إن البحث مستمر.",
    ),
}

ABOUT: dict[str, tuple[str, str]] = {
    "it": (
        "«Pagina non trovata»: storia di un messaggio",
        "<p>«La pagina richiesta non esiste»: la frase che nessuno vuole leggere compie trent'anni, e c'è chi la colleziona.</p>",
    ),
    "ru": (
        "«Страница не найдена»: куда исчезает сеть",
        "<p>«Запрашиваемая страница не существует» — эту фразу видел каждый. Архивисты считают потери и собирают то, что ещё можно собрать.</p>",
    ),
    "ko": (
        "‘페이지를 찾을 수 없습니다’가 늘어나는 이유",
        "<p>오래된 링크를 따라가면 “요청하신 페이지를 찾을 수 없습니다”라는 문장을 만난다. 사서들은 사라진 것을 세고 있다.</p>",
    ),
    "zh": (
        "“页面不存在”:互联网的记忆正在消失",
        "<p>点开十年前的链接,常常只看到一句“您访问的页面不存在”。图书馆员们正在统计并抢救这些失去的文字。</p>",
    ),
    "pl": (
        "„Nie znaleziono strony”, czyli jak znika internet",
        "<p>„Strona, której szukasz, nie istnieje” – to zdanie zna każdy. Archiwiści liczą straty i sklejają to, co się da.</p>",
    ),
    "domain": (
        "Who buys a domain that is for sale?",
        "<p>This domain is for sale: four words and a telephone number. A dealer in Skerry owns nine thousand of them and sells two a week.</p>",
    ),
    "captcha": (
        "Why you must prove that you are not a robot",
        "<p>Verify you are human, says the box, and the reader counts traffic lights. The captcha is twenty-five years old and nobody has ever thanked it.</p>",
    ),
    "cookies": (
        "Before you continue: how consent became a wall",
        "<p>Before you continue, consent. The sentence greets every reader, and nobody reads on to its end, a study says.</p>",
    ),
}

_RECAPTCHA = (
    "<div class='comments'><script src='https://www.google.com/recaptcha/api.js'></script>"
    "<small>This site is protected by reCAPTCHA and its privacy policy applies.</small></div>"
)
_CLOUDFLARE = (
    "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script><script>window.__CF$cv$params={r:'8c1'}</script>"
)
_PAYWALL = "<div class='paywall'><h2>Subscribe to read on</h2><p>Already a subscriber? <a href='/login'>Log in</a></p><form><input type='email'></form></div>"
_OG = '<meta property="article:published_time" content="2024-03-02T08:00:00Z">'


def _short_site(line: Line) -> None:
    """A small site whose old index file and language roots all lead to its front page, which is all there is."""
    if line.target.partition("?")[0] == "/":
        line.say(200, page("Hanne Brodd, bookbinder"))
    else:
        line.say(301, b"", ("Location", f"{line.base}/"))


def _with_slash(line: Line) -> None:
    if line.target.endswith("/story/"):
        line.say(200, ALIVE)
    else:
        line.say(301, b"", ("Location", f"{line.base}{line.target}/"))


def _to_amp(line: Line) -> None:
    """A door that remembers, yet the story stands behind it: the address below holds the one above."""
    if line.rest.endswith("/amp"):
        line.say(200, ALIVE)
    else:
        line.say(302, b"", ("Location", f"{line.base}{line.target}/amp?origin={line.target}"))


CASES = grouped(
    "living",
    *(case(f"brief-{key}", "live", answer(200, note(title, text, language=key[:2]))) for key, (title, text) in BRIEFS.items()),
    *(
        case(f"about-{key}", "live", answer(200, page(title, text + ARTICLE, language=key[:2])))
        for key, (title, text) in ABOUT.items()
    ),
    case(
        "brief-recaptcha",
        "live",
        answer(200, note("Tides this week", "High water comes at six in the morning all week." + _RECAPTCHA)),
    ),
    case("article-cloudflare-beacon", "live", answer(200, page(body=ARTICLE + _CLOUDFLARE))),
    case(
        "brief-cloudflare-beacon",
        "live",
        answer(200, note("Tides this week", "High water comes at six in the morning all week." + _CLOUDFLARE)),
    ),
    case("paywall-teaser", "live blocked", answer(200, page(body=ARTICLE[:420] + "</p>" + _PAYWALL, head=_OG))),
    case("paywall-402-article", "blocked", answer(402, page(body=ARTICLE))),
    case(
        "photo-page",
        "live",
        answer(200, "<!doctype html><title>The quay at dawn</title><img src=/quay.jpg alt='The quay at dawn'>"),
    ),
    case("player-page", "live", answer(200, "<!doctype html><title>Live from the quay</title><video src=/quay.mp4></video>")),
    case(
        "frameset",
        "live",
        answer(
            200,
            "<html><head><title>Old site</title></head><frameset cols='20%,80%'><frame src=a.html><frame src=b.html></frameset></html>",
        ),
    ),
    case(
        "svg",
        "live",
        answer(200, b"<svg xmlns='http://www.w3.org/2000/svg'><title>404</title><circle r='4'/></svg>", kind="image/svg+xml"),
    ),
    case(
        "feed",
        "live",
        answer(
            200,
            b"<?xml version='1.0'?><rss version='2.0'><channel><title>Saltmarsh</title></channel></rss>",
            kind="application/rss+xml",
        ),
    ),
    case(
        "xml-with-style", "live", answer(200, b"<?xml version='1.0'?><sitemap><url>a</url></sitemap>", kind="application/xml")
    ),
    case("markdown", "live", answer(200, b"# Tides\n\nHigh water at six.\n", kind="text/markdown; charset=utf-8")),
    case("empty-json", "live unknown", answer(200, b"[]", kind="application/json")),
    case(
        "error-json",
        "unknown",
        answer(200, b'{"error": {"code": 404, "message": "Page not found"}}', kind="application/json"),
    ),
    case("empty-pdf", "unknown", answer(200, b"", kind="application/pdf"), path="report.pdf"),
    case("empty-png", "unknown", answer(200, b"", kind="image/png"), path="map.png"),
    case("video", "live", answer(200, b"\x00\x00\x00\x20ftypisom" + bytes(4000), kind="video/mp4"), path="quay.mp4"),
    case(
        "download",
        "live",
        answer(200, b"%PDF-1.4 " + bytes(99), ("Content-Disposition", "attachment"), kind="application/octet-stream"),
    ),
    case("type-upper", "live", answer(200, ALIVE, kind="TEXT/HTML; CHARSET=UTF-8")),
    case("type-quoted", "live", answer(200, ALIVE, kind='text/html; charset="utf-8"')),
    case("no-doctype", "live", answer(200, ARTICLE)),
    case("xhtml-mp", "live", answer(200, ALIVE, kind="application/vnd.wap.xhtml+xml")),
    case("nul-in-page", "live", answer(200, ALIVE.replace("fish", "fi\x00sh"))),
    case("one-word", "live", answer(200, b"pong", kind="text/plain")),
    case("short-site-index", "live moved", _short_site, url="http://{host}:{http}/index.html"),
    case("short-site-home", "live moved", _short_site, url="http://{host}:{http}/home"),
    case("short-site-php", "live moved", _short_site, url="http://{host}:{http}/index.php?utm_source=x"),
    case("final-slash", "live", _with_slash, path="story"),
    case("to-amp", "live moved", _to_amp, path="story-of-the-quay"),
)
