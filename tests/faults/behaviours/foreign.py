"""Missing pages, parked domains, consent walls and logins in languages and wordings that the first tables lack."""

from __future__ import annotations

from tests.faults.behaviours.prose import ARTICLE, note, page
from tests.faults.case import Case, case, grouped
from tests.faults.line import Act, Line, answer

MISSING: dict[str, tuple[str, str, str]] = {
    "en-moved": (
        "Saltmarsh Gazette",
        "We've looked everywhere",
        "The page you were after has moved, been renamed or never was.",
    ),
    "en-expired": ("Saltmarsh Gazette", "This story has expired", "The article you requested is no longer in our archive."),
    "en-whoops": ("Whoops!", "Whoops! That page can't be found.", "It looks like nothing was found at this location."),
    "en-nothing": (
        "Nothing found - Saltmarsh Gazette",
        "Nothing found",
        "Apologies, but no results were found for the requested page.",
    ),
    "en-http": (
        "HTTP Status 404 – Not Found",
        "HTTP Status 404 – Not Found",
        "The origin server did not find the target resource.",
    ),
    "en-object": ("Object not found!", "Object not found!", "The requested URL was not found on this server."),
    "en-dead-end": ("404 | Saltmarsh", "You have reached a dead end", "Use the search, or go back to the front page."),
    "en-unpublished": ("Saltmarsh Gazette", "Content unavailable", "This content has been unpublished or deleted."),
    "de-entfernt": ("Nordhafener Anzeiger", "Artikel nicht mehr verfügbar", "Dieser Beitrag ist leider nicht mehr abrufbar."),
    "de-server": ("Nicht gefunden", "Nicht gefunden", "Die angeforderte Seite wurde auf diesem Server nicht gefunden."),
    "de-hier": ("Nordhafener Anzeiger", "Hier ist nichts", "Die Seite, die Sie suchen, gibt es nicht oder nicht mehr."),
    "fr-trouve": ("Le Courrier", "Oups, page non trouvée", "Nous ne trouvons pas la page que vous cherchez."),
    "fr-depublie": ("Le Courrier", "Contenu indisponible", "Cet article n'est plus en ligne."),
    "es-la": ("El Faro", "Ups, no encontramos la página", "El enlace puede estar roto o la página fue retirada."),
    "es-nota": ("El Faro", "Esta nota ya no está disponible", "La noticia que buscas fue eliminada."),
    "pt-br": ("Diário do Cais", "Ops! Página não encontrada", "O conteúdo que você procura foi removido ou não existe mais."),
    "it-oops": ("La Gazzetta", "Ops!", "La pagina che stai cercando non è stata trovata."),
    "nl-weg": ("De Waddenbode", "Oeps, deze pagina is er niet", "Het artikel dat je zoekt is niet (meer) beschikbaar."),
    "is": ("Síða fannst ekki", "Síða fannst ekki", "Síðan sem þú leitar að er ekki til."),
    "et": ("Lehekülge ei leitud", "Lehekülge ei leitud", "Otsitud lehekülge ei ole olemas."),
    "lv": ("Lapa nav atrasta", "Lapa nav atrasta", "Meklētā lapa neeksistē."),
    "lt": ("Puslapis nerastas", "Puslapis nerastas", "Jūsų ieškomas puslapis neegzistuoja."),
    "sk": ("Stránka sa nenašla", "Stránka sa nenašla", "Požadovaná stránka neexistuje."),
    "sl": ("Strani ni mogoče najti", "Strani ni mogoče najti", "Stran, ki jo iščete, ne obstaja."),
    "sr": ("Страница није пронађена", "Страница није пронађена", "Тражена страница не постоји."),
    "sq": ("Faqja nuk u gjet", "Faqja nuk u gjet", "Faqja që kërkoni nuk ekziston."),
    "mk": ("Страницата не е пронајдена", "Страницата не е пронајдена", "Страницата што ја барате не постои."),
    "ka": ("გვერდი ვერ მოიძებნა", "გვერდი ვერ მოიძებნა", "თქვენ მიერ მოთხოვნილი გვერდი არ არსებობს."),
    "hy": ("Էջը չի գտնվել", "Էջը չի գտնվել", "Ձեր փնտրած էջը գոյություն չունի։"),
    "kk": ("Бет табылмады", "Бет табылмады", "Сіз іздеген бет жоқ немесе жойылған."),
    "uz": ("Sahifa topilmadi", "Sahifa topilmadi", "Siz izlagan sahifa mavjud emas."),
    "mn": ("Хуудас олдсонгүй", "Хуудас олдсонгүй", "Таны хайсан хуудас олдсонгүй."),
    "bn": ("পৃষ্ঠাটি পাওয়া যায়নি", "পৃষ্ঠাটি পাওয়া যায়নি", "আপনি যে পৃষ্ঠাটি খুঁজছেন তা পাওয়া যায়নি।"),
    "ta": ("பக்கம் கிடைக்கவில்லை", "பக்கம் கிடைக்கவில்லை", "நீங்கள் தேடும் பக்கம் இல்லை."),
    "te": ("పేజీ కనుగొనబడలేదు", "పేజీ కనుగొనబడలేదు", "మీరు వెతుకుతున్న పేజీ లేదు."),
    "kn": ("ಪುಟ ಕಂಡುಬಂದಿಲ್ಲ", "ಪುಟ ಕಂಡುಬಂದಿಲ್ಲ", "ನೀವು ಹುಡುಕುತ್ತಿರುವ ಪುಟ ಲಭ್ಯವಿಲ್ಲ."),
    "ml": ("പേജ് കണ്ടെത്താനായില്ല", "പേജ് കണ്ടെത്താനായില്ല", "നിങ്ങൾ തിരയുന്ന പേജ് നിലവിലില്ല."),
    "gu": ("પૃષ્ઠ મળ્યું નથી", "પૃષ્ઠ મળ્યું નથી", "તમે શોધી રહ્યાં છો તે પૃષ્ઠ અસ્તિત્વમાં નથી."),
    "pa": ("ਪੰਨਾ ਨਹੀਂ ਮਿਲਿਆ", "ਪੰਨਾ ਨਹੀਂ ਮਿਲਿਆ", "ਤੁਸੀਂ ਜੋ ਪੰਨਾ ਲੱਭ ਰਹੇ ਹੋ ਉਹ ਮੌਜੂਦ ਨਹੀਂ ਹੈ।"),
    "ne": ("पृष्ठ फेला परेन", "पृष्ठ फेला परेन", "तपाईंले खोज्नुभएको पृष्ठ उपलब्ध छैन।"),
    "si": ("පිටුව හමු නොවීය", "පිටුව හමු නොවීය", "ඔබ සොයන පිටුව නොමැත."),
    "my": ("စာမျက်နှာ ရှာမတွေ့ပါ", "စာမျက်နှာ ရှာမတွေ့ပါ", "သင်ရှာနေသော စာမျက်နှာ မရှိပါ။"),
    "km": ("រកមិនឃើញទំព័រ", "រកមិនឃើញទំព័រ", "ទំព័រដែលអ្នកស្វែងរកមិនមានទេ។"),
    "lo": ("ບໍ່ພົບໜ້າ", "ບໍ່ພົບໜ້າ", "ບໍ່ພົບໜ້າທີ່ທ່ານຊອກຫາ."),
    "am": ("ገጹ አልተገኘም", "ገጹ አልተገኘም", "የሚፈልጉት ገጽ የለም።"),
    "eu": ("Orria ez da aurkitu", "Orria ez da aurkitu", "Bilatzen ari zaren orria ez da existitzen."),
    "cy": ("Heb ganfod y dudalen", "Heb ganfod y dudalen", "Nid yw'r dudalen yr ydych yn chwilio amdani ar gael."),
    "ga": ("Níor aimsíodh an leathanach", "Níor aimsíodh an leathanach", "Níl an leathanach atá uait ar fáil."),
    "mt": ("Il-paġna ma nstabitx", "Il-paġna ma nstabitx", "Il-paġna li qed tfittex ma teżistix."),
    "sw": ("Ukurasa haukupatikana", "Ukurasa haukupatikana", "Ukurasa unaoutafuta haupo."),
    "so": ("Bogga lama helin", "Bogga lama helin", "Bogga aad raadineyso ma jiro."),
    "eo": ("Paĝo ne trovita", "Paĝo ne trovita", "La serĉata paĝo ne ekzistas."),
    "az": ("Səhifə tapılmadı", "Səhifə tapılmadı", "Axtardığınız səhifə mövcud deyil."),
    "ku": ("Rûpel nehat dîtin", "Rûpel nehat dîtin", "Rûpela ku hûn lê digerin tune ye."),
    "ps": ("پاڼه ونه موندل شوه", "پاڼه ونه موندل شوه", "هغه پاڼه چې تاسو یې لټوئ شتون نلري."),
    "ckb": ("پەڕەکە نەدۆزرایەوە", "پەڕەکە نەدۆزرایەوە", "ئەو پەڕەیەی بەدوایدا دەگەڕێیت بوونی نییە."),
    "zh-expired": ("港报", "抱歉,该内容已下线", "您要查看的文章已删除或链接已失效。"),
    "ja-ended": ("港新聞", "この記事は掲載を終了しました", "お探しの記事は公開を終了したか、削除された可能性があります。"),
    "ko-ended": ("항구신문", "삭제된 기사입니다", "요청하신 기사를 찾을 수 없습니다."),
    "ar-link": ("صحيفة المرفأ", "عفوا، الرابط غير صحيح", "الصفحة المطلوبة غير متوفرة أو تم حذفها."),
    "fa-news": ("روزنامه بندر", "خبر مورد نظر یافت نشد", "صفحه‌ای که به دنبال آن هستید وجود ندارد."),
    "ru-material": ("Вестник гавани", "Материал не найден", "Возможно, он был удалён или перемещён."),
    "tr-yayin": ("Liman Postası", "Bu haber yayından kaldırılmıştır", "Aradığınız içeriğe ulaşılamıyor."),
    "pl-ups": ("Kurier Portowy", "Ups! Nie ma takiej strony", "Artykuł został usunięty lub zmienił adres."),
}

PARKED: dict[str, str] = {
    "en": "saltmarsh.example is available for purchase. Make an offer for this domain today.",
    "en-renew": "This domain name expired on 3 March and is pending renewal or deletion.",
    "de": "Diese Domain steht zum Verkauf. Machen Sie ein Angebot.",
    "de-reserviert": "Hier entsteht eine neue Internetpräsenz. Diese Domain wurde für einen Kunden registriert.",
    "fr": "Le nom de domaine saltmarsh.example est à vendre. Faites une offre.",
    "fr-expire": "Ce nom de domaine a expiré. Renouvelez-le chez votre bureau d'enregistrement.",
    "es": "El dominio saltmarsh.example está a la venta. Haga una oferta.",
    "it": "Il dominio saltmarsh.example è in vendita. Fai un'offerta.",
    "pt": "O domínio saltmarsh.example está à venda. Faça uma oferta.",
    "nl": "De domeinnaam saltmarsh.example is te koop. Doe een bod.",
    "sv": "Domänen saltmarsh.example är till salu.",
    "da": "Domænet saltmarsh.example er til salg.",
    "pl": "Domena saltmarsh.example jest na sprzedaż. Złóż ofertę.",
    "cs": "Doména saltmarsh.example je na prodej.",
    "hu": "A saltmarsh.example domain eladó.",
    "ru": "Домен saltmarsh.example продаётся. Сделайте предложение.",
    "ru-expired": "Срок регистрации домена истёк. Домен припаркован регистратором.",
    "uk": "Домен saltmarsh.example продається.",
    "tr": "Bu alan adı satılıktır. saltmarsh.example için teklif verin.",
    "zh": "该域名正在出售,欢迎联系购买。",
    "ja": "このドメインは販売中です。お名前をお問い合わせください。",
    "ko": "이 도메인은 판매 중입니다.",
    "ar": "هذا النطاق معروض للبيع.",
}

CONSENT: dict[str, tuple[str, str]] = {
    "en": ("Before you continue", "We use cookies. Consent to all, or manage your choices."),
    "de": ("Bevor Sie fortfahren", "Wir verwenden Cookies. Mit Ihrer Einwilligung: Alle akzeptieren oder Einstellungen."),
    "fr": ("Avant de continuer", "Nous utilisons des cookies avec votre consentement. Tout accepter, tout refuser."),
    "es": ("Antes de continuar", "Usamos cookies con su consentimiento. Aceptar todo o rechazar."),
    "it": ("Prima di continuare", "Utilizziamo i cookie con il tuo consenso. Accetta tutto o rifiuta."),
    "nl": ("Voordat je verdergaat", "Wij gebruiken cookies met jouw toestemming. Alles accepteren of instellen."),
}

LOGIN: dict[str, tuple[str, str]] = {
    "en-site-first": ("Saltmarsh Gazette | Log in", "Enter your e-mail to go on."),
    "en-members": ("Sign in to continue - Saltmarsh", "Please sign in with your account."),
    "ja": ("ログインページ | 港新聞", "メールアドレスを入力してください。"),
    "zh": ("用户登录 - 港报", "请输入手机号。"),
    "ru": ("Вход на сайт — Вестник гавани", "Введите адрес почты."),
    "pl": ("Zaloguj się - Kurier", "Podaj adres e-mail."),
    "de": ("Nordhafener Anzeiger - Anmelden", "Bitte geben Sie Ihre E-Mail-Adresse ein."),
    "ar": ("تسجيل الدخول | المرفأ", "أدخل بريدك الإلكتروني."),
}

WALLS: dict[str, tuple[str, str]] = {
    "region-de": ("Nordhafener Anzeiger", "Dieser Inhalt ist in Ihrem Land leider nicht verfügbar."),
    "region-fr": ("Le Courrier", "Ce contenu n'est pas disponible dans votre pays."),
    "region-es": ("El Faro", "Este contenido no está disponible en su región."),
    "region-it": ("La Gazzetta", "Questo contenuto non è disponibile nel tuo paese."),
    "region-zh": ("港报", "该内容在您所在的地区无法观看。"),
    "denied-de": ("Zugriff verweigert", "Sie haben keine Berechtigung, diese Seite zu sehen. Referenz 18.2f"),
    "denied-fr": ("Accès refusé", "Votre adresse a été bloquée par notre pare-feu."),
    "denied-es": ("Acceso denegado", "Su dirección ha sido bloqueada."),
    "denied-ru": ("Доступ запрещён", "Ваш адрес заблокирован."),
    "denied-ja": ("アクセスが拒否されました", "お使いのネットワークからは閲覧できません。"),
    "robot-de": ("Sicherheitsabfrage", "Bitte bestätigen Sie, dass Sie kein Roboter sind."),
    "robot-fr": ("Vérification", "Merci de confirmer que vous n'êtes pas un robot."),
    "robot-es": ("Comprobación", "Confirma que no eres un robot para seguir leyendo."),
    "robot-ru": ("Проверка", "Подтвердите, что запросы отправляли вы, а не робот."),
    "robot-zh": ("安全验证", "请完成安全验证后继续访问。"),
    "robot-ja": ("確認", "私はロボットではありません。チェックを入れてください。"),
    "robot-ko": ("확인", "로봇이 아닙니다 상자를 선택하세요."),
    "too-many": ("Too Many Requests", "You are being rate limited. Please try again later."),
    "firewall": ("Saltmarsh", "Your access to this site has been limited by the site owner."),
    "cloudfront": (
        "ERROR: The request could not be satisfied",
        "Request blocked. We can't connect to the server for this site.",
    ),
    "banned": ("Saltmarsh", "Your IP address has been banned."),
}
"""Guards of other houses and languages, with status 200."""

ERRORS: dict[str, tuple[str, str]] = {
    "500": ("500 Internal Server Error", "Something broke on our side."),
    "502": ("502 Bad Gateway", "nginx"),
    "503": ("Service Unavailable", "The server is temporarily unable to service your request."),
    "database": ("Database Error", "Error establishing a database connection"),
    "fatal": ("Saltmarsh", "Fatal error: Uncaught Exception in index.php on line 12"),
    "aspnet": ("Runtime Error", "Server Error in '/' Application."),
    "403": ("403 Forbidden", "You don't have permission to access this resource."),
    "de": ("Interner Serverfehler", "Es ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal."),
    "fr": ("Erreur 500", "Une erreur est survenue. Veuillez réessayer plus tard."),
    "es": ("Error del servidor", "Ha ocurrido un error inesperado. Inténtelo más tarde."),
}
"""Servers that are in trouble and say 200."""

_EMAIL = "<form action='/s' method='post'><input type='email' name='mail'><button>OK</button></form>"
_BUTTONS = "<div><button>OK</button> <button>No</button></div><script src='/cmp.js'></script>"


def sent_to(path: str, body: str) -> Act:
    """A door inside the site that remembers where its reader came from."""

    def act(line: Line) -> None:
        if line.rest.startswith(path.partition("?")[0]):
            line.say(200, body)
        else:
            back = f"{line.base}{line.target}".replace(":", "%3A").replace("/", "%2F")
            line.say(302, b"", ("Location", f"{line.base}/{path}{back}"))

    return act


ERROR_PATHS = (
    "seite-nicht-gefunden",
    "fehler/404.html",
    "page-introuvable",
    "pagina-no-encontrada",
    "pagina-non-trovata.html",
    "errors/404.aspx?aspxerrorpath=/2024/03/the-great-storm.html",
    "en/page-not-found",
    "article-not-found",
    "content/unavailable",
    "expired",
)


def sent_away(path: str, body: str) -> Act:
    """A redirect to an error page that says nothing of the kind."""

    def act(line: Line) -> None:
        if line.rest.startswith("2024") and path not in line.target:
            line.say(302, b"", ("Location", f"{line.base}/{path}"))
        else:
            line.say(200, body)

    return act


def _missing() -> tuple[Case, ...]:
    return tuple(
        case(f"missing-{key}", "unknown", answer(200, note(title, text, language=key.partition("-")[0], heading=heading)))
        for key, (title, heading, text) in MISSING.items()
    )


def _in_charsets() -> tuple[Case, ...]:
    """The same message in the encodings of the last century, named in the header, in the page, or not at all."""
    rows = (
        ("ru", "koi8-r"),
        ("el-own", "iso-8859-7"),
        ("ko-own", "euc-kr"),
        ("zh-own", "big5"),
        ("tr-own", "iso-8859-9"),
        ("th-own", "cp874"),
    )
    texts = {
        "ru": ("Страница не найдена", "Запрошенная страница не существует."),
        "el-own": ("Η σελίδα δεν βρέθηκε", "Η σελίδα δεν υπάρχει."),
        "ko-own": ("페이지를 찾을 수 없습니다", "요청하신 페이지가 없습니다."),
        "zh-own": ("找不到網頁", "您要找的網頁不存在。"),
        "tr-own": ("Sayfa bulunamadı", "Aradığınız sayfa bulunamadı."),
        "th-own": ("ไม่พบหน้านี้", "ไม่พบหน้าที่คุณต้องการ"),
    }
    bodies = {name: (note(*texts[name]).replace('charset="utf-8"', f'charset="{codec}"'), codec) for name, codec in rows}
    return (
        *(
            case(f"charset-meta-{codec}", "unknown", answer(200, body.encode(codec), kind="text/html"))
            for body, codec in bodies.values()
        ),
        *(
            case(f"charset-header-{codec}", "unknown", answer(200, body.encode(codec), kind=f"text/html;charset={codec}"))
            for body, codec in bodies.values()
        ),
    )


CASES = grouped(
    "foreign",
    *_missing(),
    *_in_charsets(),
    *(
        case(f"parked-{key}", "unknown", answer(200, note("saltmarsh.example", text, language=key[:2])))
        for key, text in PARKED.items()
    ),
    *(
        case(f"consent-{key}", "blocked unknown", answer(200, note(title, text + _BUTTONS, language=key)))
        for key, (title, text) in CONSENT.items()
    ),
    *(
        case(f"login-{key}", "blocked unknown", answer(200, note(title, text + _EMAIL, language=key[:2], heading="Saltmarsh")))
        for key, (title, text) in LOGIN.items()
    ),
    *(
        case(f"wall-{key}", "blocked unknown", answer(200, note(title, text + _BUTTONS, language=key.rpartition("-")[2])))
        for key, (title, text) in WALLS.items()
    ),
    *(case(f"error-page-{key}", "unknown blocked", answer(200, note(title, text))) for key, (title, text) in ERRORS.items()),
    *(
        case(
            f"error-address-{number}", "unknown", sent_away(path, note("Saltmarsh", "Hm.")), path="2024/03/the-great-storm.html"
        )
        for number, path in enumerate(ERROR_PATHS)
    ),
    case(
        "consent-address",
        "blocked unknown",
        sent_to("zustimmung?url=", note("Weiter mit Werbung", "Besuchen Sie uns wie gewohnt mit Werbung und Tracking.")),
        path="2024/03/der-grosse-sturm",
    ),
    case(
        "consent-cookiewall",
        "blocked unknown",
        sent_to("cookiewall?to=", note("Cookies", "Mogen wij cookies plaatsen?")),
        path="2024/03/de-grote-storm",
    ),
    case(
        "door-of-any-name",
        "blocked unknown",
        sent_to("membership/check?u=", note("Hello", "Become a friend of the Gazette.")),
        path="2024/03/the-great-storm",
    ),
    case(
        "charset-utf16-no-type",
        "unknown",
        answer(
            200, note("Page not found", "This page could not be found.").encode("utf-16-be"), kind="text/html; charset=utf-16be"
        ),
    ),
    case(
        "charset-article-koi8",
        "live",
        answer(
            200,
            page("Порт", "<p>В порту Сольмарш открыли новый причал.</p>" + ARTICLE).encode("koi8-r", "xmlcharrefreplace"),
            kind="text/html; charset=koi8-r",
        ),
    ),
)
