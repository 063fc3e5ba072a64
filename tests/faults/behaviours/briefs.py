"""Short news in many languages whose words are those of error pages and walls: it is alive. Key → headline, text."""

from __future__ import annotations

from tests.faults.behaviours.prose import boxes
from tests.faults.case import case, grouped
from tests.faults.line import answer

SHORT_NEWS: dict[str, tuple[str, str]] = {
    "404-brief": (
        "404 homes to be built at Quarry Lake",
        "The council has approved 404 homes on the eastern shore. Work begins in June, the developer said, and half of them will be let below the market rent.",
    ),
    "404-dead": (
        "Court: 404 cases still not found after fire",
        "Clerks have not found 404 files after the fire in the archive, the court said on Monday.",
    ),
    "notfound-brief": (
        "Cause of blaze not found",
        "Investigators have not found what caused the blaze at the mill. They will return on Friday with dogs.",
    ),
    "body-not-found": (
        "Body of climber could not be found",
        "The body of the climber could not be found, the rescue service said. The search will resume when the storm has passed.",
    ),
    "page-missing": (
        "A page is missing from the parish register",
        "A page is missing from the parish register of 1742. The archivist believes that it was removed in the last century, perhaps by a collector.",
    ),
    "article-removed": (
        "Newspaper removes article about mayor",
        "The article has been removed from the newspaper's website after a complaint. The editor apologised to the mayor in person.",
    ),
    "link-broken": (
        "Rail link is broken by flood",
        "The link between the two towns is broken. Passengers should use the bus, which leaves from the market every half hour.",
    ),
    "content": (
        "Streaming service loses films",
        "Forty films are no longer available from Friday. The content has been removed because the licence has expired, the company said.",
    ),
    "account-susp": (
        "Account suspended: treasurer of choir under investigation",
        "The choir's bank account has been suspended while the police look into missing money.",
    ),
    "url": (
        "Typo in web address sends pupils to casino",
        "The address printed in the timetable does not exist any more, and the page it leads to belongs to a casino, parents said.",
    ),
    "dom": (
        "Village sells its domain for a million",
        "The domain is for sale no longer: a dealer has bought it for a million. The parish will mend its roof.",
    ),
    "maint": (
        "Lift out of service for maintenance",
        "The lift at the station is under maintenance until the end of the month. Staff will carry prams.",
    ),
    "soon": (
        "Coming soon: a second library",
        "A second library is coming soon. The site is under construction behind the old mill, and books have been ordered.",
    ),
    "denied": (
        "Access denied: beach closed to dogs",
        "Dogs are denied access to the beach from May. Signs say so in three languages.",
    ),
    "login": (
        "Log in, drop out: the university's lost year",
        "Students log in and drop out. A password is all that is left of the seminar, says the dean.",
    ),
    "signin": (
        "Sign in at the door",
        "Visitors must sign in at the door of the town hall from Monday. The book will be kept for thirty days.",
    ),
    "cookies": (
        "Cookies recalled over glass",
        "A baker in Ambleholt has recalled its oat cookies. Before you continue eating, check the date on the tin.",
    ),
    "error": (
        "Error 500 years old found in calendar",
        "An error has been found in the calendar that is 500 years old. It will not be corrected.",
    ),
    "503": ("503 runners finish marathon", "503 runners finished the marathon in the rain. The winner came from Brackwater."),
    "unavail": (
        "Mayor unavailable for comment",
        "The mayor was unavailable for comment. Her office said that she was on a train without reception.",
    ),
    "gone": (
        "Gone",
        "The oldest oak of the county is gone. It fell on Sunday night, after six hundred years. Nobody was hurt.",
    ),
    "gone-fishing": ("Missing", "A short film by Ottokar Plum about the people who leave. In cinemas from Thursday."),
    "notfound-song": (
        "Not Found, a debut album reviewed",
        "The trio's first record is called Not Found, and it is worth looking for. Nine songs, no chorus.",
    ),
    "oops": (
        "Oops! Parrot orders forty melons",
        "Oops, said the parrot. The melons came on Tuesday, and the owner could not find a place for them.",
    ),
    "de1": ("Seite an Seite", "Zwei Brüder backen seit vierzig Jahren Seite an Seite. Ein Nachfolger wurde nicht gefunden."),
    "de2": (
        "Der Inhalt des Safes ist verschwunden",
        "Der Inhalt des Safes ist verschwunden, und der Schlüssel ist nicht auffindbar. Die Polizei ermittelt.",
    ),
    "de3": (
        "Link zwischen Lärm und Schlaf nicht nachgewiesen",
        "Ein Link zwischen Lärm und schlechtem Schlaf existiert nicht, sagt eine Studie aus Brackwater.",
    ),
    "fr1": (
        "La page est tournée",
        "Le maire ne se représentera pas. La page est tournée, dit-il, et le successeur est encore introuvable.",
    ),
    "fr2": (
        "L'article 9 a été supprimé",
        "L'article 9 a été supprimé de la loi par les députés mardi soir. Le Sénat votera en mai.",
    ),
    "es1": (
        "El artículo 8 ya no existe",
        "El artículo 8 de la ley ya no existe desde ayer. El Congreso lo eliminó por dos votos.",
    ),
    "es2": ("La nota del secuestro no se encuentra", "La nota del secuestro no se encuentra en el expediente, dijo el fiscal."),
    "it1": ("L'articolo 18 non c'è più", "L'articolo 18 non esiste più. Il parlamento lo ha cancellato ieri sera."),
    "pt1": ("Texto da lei desapareceu", "O texto da lei não foi encontrado nos arquivos. A câmara vai abrir um inquérito."),
    "ru2": ("Запись удалена из реестра", "Запись о доме удалена из реестра по решению суда. Жильцы подадут жалобу."),
    "zh1": ("该村小学已不存在", "记者走访发现,该村小学早在十年前就已不存在,校舍被改成了仓库。村民说,文章里写的都是旧事。"),
    "ja1": (
        "記事で紹介した猫、見つかる",
        "先週の記事で紹介した行方不明の猫が見つかった。飼い主は「もう会えないと思っていた」と話した。",
    ),
    "ja2": ("証拠はありませんと知事", "知事は会見で「証拠はありません」と述べ、ニュースの内容を否定した。"),
    "ko1": (
        "주소 없는 마을, 기사 나간 뒤 주소 생겨",
        "주소가 없던 마을에 주소가 생겼다. 주민들은 문제가 없습니다 하고 웃었다.",
    ),
    "ar1": (
        "المادة 5 من القانون لا توجد في النص",
        "قال النائب إن المادة 5 من القانون لا توجد في النص المنشور، وإن اللجنة ستصدر توضيحا.",
    ),
    "tr1": (
        "Haber alınamayan tekne bulunamadı",
        "Pazar gününden beri haber alınamayan tekne bulunamadı. Arama çalışmaları sürüyor.",
    ),
    "pl1": ("Artykuł 7 został usunięty", "Artykuł 7 został usunięty z ustawy. Posłowie głosowali nad tym do rana."),
    "nl1": ("Brief is verdwenen", "Het bericht van de koning is niet gevonden. De pagina in het boek is leeg."),
    "sv1": ("Sidan 9 saknas i protokollet", "Sidan 9 saknas i protokollet från mötet. Kommunen letar vidare."),
    "hu1": ("A cikk szerzője már nem él", "A cikk szerzője már nem él. Halálát a családja közölte."),
    "fi1": ("Juttu jatkuu", "Juttu jatkuu huomenna. Syyllistä ei löydy, sanoo poliisi."),
    "id1": ("Berita duka", "Korban tidak ditemukan hingga malam. Tim akan mencari lagi besok."),
    "vi1": (
        "Không tìm thấy nạn nhân",
        "Lực lượng cứu hộ không tìm thấy nạn nhân sau hai ngày. Nội dung cuộc gọi cuối cùng chưa rõ.",
    ),
    "obit": (
        "Hanne Brodd, 1931-2026",
        "The woman who could not find a reason to leave has died. She was here, she used to say, and not there.",
    ),
    "quiz": (
        "Which page is missing? Our Sunday riddle",
        "A monk copies a hundred pages. One page is missing. Which one, and why was it removed? Answers by post.",
    ),
    "hidden-page": (
        "Hidden page of the codex found",
        "A page of the codex that was thought lost has been found behind a cupboard. It could not be read until now, the library said.",
    ),
    "website-of": (
        "Website of the town down again",
        "The website of the town is not available. Citizens who want a passport should come to the office, which is open until four.",
    ),
    "link-removed": (
        "Link removed from schoolbook",
        "A link in a schoolbook led to a betting site. It has been removed, the ministry said, and the books will be reprinted.",
    ),
    "search-for": (
        "Search for missing boy ends",
        "The boy who went missing on Monday was found in a barn. He was cold but unharmed, the police said.",
    ),
    "post-office": (
        "Post office closes",
        "The post office in Ambleholt no longer exists. It was removed at Easter, and the letters are sorted in Brackwater.",
    ),
    "video-of": (
        "Video of the storm unavailable",
        "The video of the storm that a thousand people shared is no longer available. Its author deleted the video after threats.",
    ),
    "error-cocktail": (
        "Error 404 cocktail wins prize",
        "A drink called Error 404 has won the prize of the bar keepers. Its ingredients could not be found anywhere else.",
    ),
    "story-of": (
        "Story of the lost ship",
        "The story that the ship was moved at night does not hold. No such document exists, the archive said.",
    ),
    "account-of": (
        "Account of a flood",
        "Her account of the flood has been moved to the museum. The page with the map is missing.",
    ),
    "address-unknown": (
        "Address unknown: letters pile up",
        "Letters to the castle pile up because the address does not exist. The postman takes them home.",
    ),
    "der-beitrag": (
        "Der Beitrag der Stadt",
        "Der Beitrag der Stadt zum Fest wurde gelöscht. Das teilte der Kämmerer am Montag mit, ohne Gründe zu nennen.",
    ),
    "le-contenu": (
        "Le contenu du coffre",
        "Le contenu du coffre a été retiré samedi. Le notaire n'a pas souhaité dire où il se trouve désormais.",
    ),
    "la-direcci": (
        "La dirección del colegio",
        "La dirección del colegio no está disponible hasta el lunes. Las clases siguen con normalidad, según los padres.",
    ),
    "ru": ("Новость дня", "Материал о мосте удалён из плана совета. Депутаты вернутся к нему осенью, сообщили в мэрии."),
    "ja": ("記事の真偽", "知事の発言を伝えた記事は削除されていない。編集部は「間違ってはいない」と説明した。"),
    "zh": ("文章风波", "他写的文章被学校删除后,家长们在网上重新贴出。校方说,内容并不正确。"),
}

CASES = grouped(
    "briefs",
    *(
        case(f"news-{key}", "live", answer(200, boxes(f"{title} | Courier", f"<h1>{title}</h1><p>{text}</p>")))
        for key, (title, text) in SHORT_NEWS.items()
    ),
)
