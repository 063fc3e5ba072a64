"""Pages that say "not found" with status 200, in many wordings; and articles about missing pages, which are alive."""

from __future__ import annotations

from tests.faults.behaviours.prose import ARTICLE, note, page
from tests.faults.case import case, grouped
from tests.faults.line import answer

MISSING: dict[str, tuple[str, str, str]] = {
    "en": ("Page not found | Saltmarsh Gazette", "Page not found", "Sorry, the page you are looking for could not be found."),
    "en-404": ("404", "404", "Nothing to see here. Try the front page."),
    "en-error": ("Error 404 - Saltmarsh Gazette", "Oops!", "We can't find the page you're looking for."),
    "en-gone": (
        "Saltmarsh Gazette",
        "Story no longer available",
        "This article is no longer available. It may have been removed.",
    ),
    "en-exist": ("Saltmarsh Gazette", "Sorry", "The page you requested does not exist or has been moved."),
    "de": ("Seite nicht gefunden – Nordhafener Anzeiger", "Seite nicht gefunden", "Die gewünschte Seite existiert nicht mehr."),
    "de-error": ("Fehler 404", "Hoppla!", "Die von Ihnen aufgerufene Seite konnte leider nicht gefunden werden."),
    "fr": (
        "Page introuvable - Le Courrier du Marais",
        "Page introuvable",
        "La page que vous recherchez n'existe pas ou a été déplacée.",
    ),
    "fr-error": ("Erreur 404", "Oups !", "Cette page n'existe plus."),
    "es": ("Página no encontrada | El Faro Viejo", "Página no encontrada", "Lo sentimos, la página que busca no existe."),
    "es-error": ("Error 404", "¡Vaya!", "No hemos podido encontrar la página solicitada."),
    "it": (
        "Pagina non trovata - La Gazzetta della Laguna",
        "Pagina non trovata",
        "La pagina richiesta non esiste o è stata rimossa.",
    ),
    "pt": ("Página não encontrada | Diário do Cais", "Página não encontrada", "A página que você procura não existe."),
    "nl": ("Pagina niet gevonden - De Waddenbode", "Pagina niet gevonden", "De pagina die u zoekt bestaat niet (meer)."),
    "sv": ("Sidan kunde inte hittas", "Sidan hittades inte", "Sidan du söker finns inte längre."),
    "da": ("Siden blev ikke fundet", "Siden findes ikke", "Vi kan desværre ikke finde den side, du leder efter."),
    "pl": ("Nie znaleziono strony - Kurier Portowy", "Nie znaleziono strony", "Strona, której szukasz, nie istnieje."),
    "cs": ("Stránka nenalezena", "Stránka nenalezena", "Požadovaná stránka nebyla nalezena."),
    "ru": ("Страница не найдена — Вестник гавани", "Страница не найдена", "К сожалению, запрашиваемая страница не существует."),
    "uk": ("Сторінку не знайдено", "Сторінку не знайдено", "На жаль, такої сторінки не існує."),
    "tr": ("Sayfa bulunamadı - Liman Postası", "Sayfa bulunamadı", "Aradığınız sayfa bulunamadı veya kaldırıldı."),
    "el": ("Η σελίδα δεν βρέθηκε", "Η σελίδα δεν βρέθηκε", "Η σελίδα που ζητήσατε δεν υπάρχει."),
    "ar": ("الصفحة غير موجودة", "الصفحة غير موجودة", "عذرا، الصفحة التي تبحث عنها غير موجودة."),
    "fa": ("صفحه یافت نشد", "صفحه یافت نشد", "متاسفانه صفحه مورد نظر شما یافت نشد."),
    "he": ("הדף לא נמצא", "הדף לא נמצא", "העמוד שחיפשת אינו קיים."),
    "hi": ("पृष्ठ नहीं मिला", "पृष्ठ नहीं मिला", "आप जो पेज खोज रहे हैं वह मौजूद नहीं है।"),
    "id": ("Halaman tidak ditemukan", "Halaman tidak ditemukan", "Maaf, halaman yang Anda cari tidak ditemukan."),
    "vi": ("Không tìm thấy trang", "Không tìm thấy trang", "Trang bạn tìm kiếm không tồn tại."),
    "zh": ("页面不存在", "页面不存在", "抱歉，您访问的页面不存在或已被删除。"),
    "zh-tw": ("找不到網頁", "找不到網頁", "很抱歉，您要找的頁面不存在。"),
    "ja": ("ページが見つかりません | 港新聞", "ページが見つかりません", "お探しのページは見つかりませんでした。"),
    "fi": ("Sivua ei löytynyt", "Sivua ei löytynyt", "Etsimääsi sivua ei valitettavasti löytynyt."),
    "nb": ("Siden finnes ikke", "Beklager, vi finner ikke siden", "Siden du leter etter finnes ikke."),
    "hu": ("Az oldal nem található", "Az oldal nem található", "A keresett oldal nem létezik."),
    "ro": ("Pagina nu a fost găsită", "Pagina nu a fost găsită", "Ne pare rău, pagina căutată nu există."),
    "bg": ("Страницата не е намерена", "Страницата не е намерена", "Търсената от вас страница не съществува."),
    "hr": ("Stranica nije pronađena", "Stranica nije pronađena", "Tražena stranica ne postoji."),
    "ca": ("Pàgina no trobada", "Pàgina no trobada", "La pàgina que cerqueu no existeix."),
    "th": ("ไม่พบหน้าที่คุณต้องการ", "ไม่พบหน้านี้", "ขออภัย ไม่พบหน้าที่คุณต้องการ"),
    "ur": ("صفحہ نہیں ملا", "صفحہ نہیں ملا", "معذرت، مطلوبہ صفحہ موجود نہیں ہے۔"),
    "ko": ("페이지를 찾을 수 없습니다", "페이지를 찾을 수 없습니다", "요청하신 페이지가 존재하지 않거나 삭제되었습니다."),
}
"""Key → title, heading, text. The part before the dash is the language."""

ABOUT_MISSING: dict[str, tuple[str, str]] = {
    "en": (
        "Page not found: how a third of the web went missing",
        """<p>Every reader knows the words: page not found. The error 404 is as old as the web itself, and so is the joke that
        goes with it. Yet behind each of them stands a person who removed something, forgot something or did not pay a bill.</p>
        <p>'The page you are looking for does not exist' is, says the librarian Hanne Brodd, the sentence of our time.</p>""",
    ),
    "en-removed": (
        "Statue has been removed, council says",
        """<p>The statue of the founder has been removed from the square and is no longer available for photographs, the council
        said. The plinth remains. A search for a new site had not found one by Friday, and the page in the guide book that
        shows it will be pasted over.</p>""",
    ),
    "de": (
        "Seite nicht gefunden: Warum das Netz vergisst",
        """<p>„Seite nicht gefunden“, dieser Satz begrüßt jeden, der alte Links verfolgt. Der Fehler 404 ist zum Sinnbild
        geworden, und Archive in aller Welt versuchen, ihm zuvorzukommen. Die gewünschte Seite existiert nicht mehr, aber ihr
        Abdruck bleibt.</p>""",
    ),
    "fr": (
        "« Page introuvable » : enquête sur la mémoire trouée du web",
        """<p>La page que vous recherchez n'existe pas. La phrase est devenue un lieu commun, et pourtant personne ne sait qui
        l'a écrite le premier. Les archivistes, eux, comptent les pertes et recollent ce qui peut l'être.</p>""",
    ),
    "es": (
        "Error 404: la historia del mensaje más odiado",
        """<p>«Página no encontrada». El mensaje nació en un laboratorio y acabó en las camisetas. Los archivos calculan que un
        tercio de los enlaces de hace diez años ya no llevan a ninguna parte.</p>""",
    ),
    "ja": (
        "「ページが見つかりません」はなぜ増えるのか",
        """<p>古いリンクをたどると、しばしば「お探しのページは見つかりませんでした」という言葉に出会う。図書館員たちは、その数を
        数え、失われたものを拾い集めている。四〇四という数字は、いまや記憶のあり方そのものを指している。</p>""",
    ),
}
"""Long articles about missing pages: alive."""

_PARKED = (
    '<!doctype html><html><head><title>saltmarsh-gazette.example</title><script src="https://www.sedoparking.com/jspartner.js"></script>'
    "</head><body><h1>saltmarsh-gazette.example</h1><p>This domain may be for sale. Buy this domain.</p>"
    '<ul><li><a href="/a">Related searches: car insurance</a></li><li><a href="/b">Harbour hotels</a></li></ul></body></html>'
)
_FOR_SALE = (
    "<!doctype html><title>saltmarsh.example is for sale</title><h1>The domain name saltmarsh.example is for sale!</h1>"
    "<p>Get this domain today. Make an offer, or buy now in monthly payments.</p>"
)
_SHELL = (
    '<!doctype html><html><head><title></title><script src="/static/app.9f3c.js" defer></script></head>'
    '<body><div id="root"></div></body></html>'
)
_SHELL_NOSCRIPT = (
    "<!doctype html><html><head><title>Gazette</title></head><body>"
    "<noscript>You need to enable JavaScript to run this app.</noscript>"
    '<div id="app"></div><script src="/bundle.js"></script></body></html>'
)
_WITH_LOGIN_FORM = page(
    body="<form action='/login'><input name='u'><input type='password' name='p'><a href='/login'>Log in</a></form>" + ARTICLE
)


def _page_in(key: str, charset: str) -> bytes:
    """One of the pages above in an old encoding, named in its own meta tag."""
    title, heading, text = MISSING[key]
    return note(title, text, language=key, heading=heading).replace('charset="utf-8"', f'charset="{charset}"').encode(charset)


CASES = grouped(
    "soft 404",
    *(
        case(f"soft-404-{key}", "unknown", answer(200, note(title, text, language=key.partition("-")[0], heading=heading)))
        for key, (title, heading, text) in MISSING.items()
    ),
    *(
        case(f"about-missing-{key}", "live", answer(200, page(title, text + ARTICLE, language=key.partition("-")[0])))
        for key, (title, text) in ABOUT_MISSING.items()
    ),
    case(
        "short-notice",
        "live",
        answer(200, note("Council meets on Tuesday", "The council meets on Tuesday at seven in the fish hall.")),
    ),
    case("parked", "unknown", answer(200, _PARKED)),
    case("for-sale", "unknown", answer(200, _FOR_SALE)),
    case(
        "about-a-sale",
        "live",
        answer(
            200, page("Lighthouse is for sale", "<p>The lighthouse is for sale. Make an offer, says the owner.</p>" + ARTICLE)
        ),
    ),
    case("empty-200", "unknown", answer(200, b"")),
    case("blank-200", "unknown", answer(200, b" \n\n ")),
    case("empty-page", "unknown", answer(200, "<!doctype html><html><head></head><body></body></html>")),
    case("app-shell", "unknown", answer(200, _SHELL)),
    case("app-shell-noscript", "unknown", answer(200, _SHELL_NOSCRIPT)),
    case("login-form-beside", "live", answer(200, _WITH_LOGIN_FORM)),
    case(
        "utf16-soft-404",
        "unknown",
        answer(200, note("Page not found", "Sorry, this page could not be found.").encode("utf-16"), kind="text/html"),
    ),
    case(
        "windows-1251-soft-404", "unknown", answer(200, _page_in("ru", "windows-1251"), kind="text/html; charset=windows-1251")
    ),
    case("shift-jis-soft-404", "unknown", answer(200, _page_in("ja", "shift_jis"), kind="text/html")),
    case("gbk-soft-404", "unknown", answer(200, _page_in("zh", "gbk"), kind="text/html")),
    case(
        "xhtml-soft-404", "unknown", answer(200, note("Page not found", "Sorry, no such page."), kind="application/xhtml+xml")
    ),
    case("latin1-page", "live", answer(200, page("Größe des Hafens").encode("latin-1"), kind="text/html; charset=iso-8859-1")),
    case("lying-charset", "live", answer(200, page("Größe des Hafens"), kind="text/html; charset=klingon-8")),
)
