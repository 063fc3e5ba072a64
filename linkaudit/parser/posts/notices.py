"""Lines that a page sets over an embed and that are none of the post: consent, what to press or skip, whose picture it is.

Programs that turn pages into text keep them, for a reader of the page sees them until the embed has loaded.
"""

from __future__ import annotations

import re

_LONGEST_LABEL = 60
"""Characters of a line that only names the network and the post."""
_CONSENT = re.compile(
    r"\bkakor\b|informasjonskapsler|eväste|ciasteczk|çerez|\bsüti|クッキー|쿠키|файл\w{0,3} cookie"
    r"|ملفات تعريف الارتباط"
    r"|extern(?:al|er|e|en|es) (?:content|media|inhalte?n?|inhoud|medien)|contenus? externes?|contenidos? externos?"
    r"|contenut[oi] estern[oi]|conteúdos? externos?|content provided by|eksternt indhold|externt innehåll|treści zewnętrzn",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"cookies?\b", re.IGNORECASE)
_ASKED = re.compile(
    r"accept|akzept|accett|acept|aceit|consen|einverstanden|permi[ts]|allow|erlaub|toest|external|extern|content|inhalt|conten|"
    r"contenu|conteúdo|inhoud|innehåll|indhold|treś|godk|onay|settings|einstellung|privac|load|laden|anzeig|wyświetl|souhlas",
    re.IGNORECASE,
)
"""What is said of cookies where they are asked for."""
_NETWORK = re.compile(r"(?<![\w#@])(?:X|Twitter|twitter|Bluesky|TWITTER)(?![\w'’])")
_A_POST = re.compile(
    r"\b(?:posts?|tweets?|content|publica\w{2,6}|publication|contenu|contenido|conteúdo|contenut[oi]|beitrag|inhalt|bericht|inlägg"
    r"|paylaşım\w{0,6}|pesan|kiriman|posting\w{0,3}|postare|wpis|příspěvek|пост\w{0,2}|публикаци\w|допис|bài đăng)\b"
    r"|مشاركة|منشور|پست|投稿|ポスト|帖子|게시물|पोस्ट|পোস্ট|โพสต์",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"(?:\b(?:photos?|fotos?|images?|pictures?|bild|credits?|crédits?|crédito|fotografía|kuva|zdjęcie)|фото|写真|صورة|图)"
    r"(?:\s?[:：/©]|\scourtesy|\sby\s)|©",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Whether a line is set over an embed by the page: it asks for consent, names the network's post, or credits a picture."""
    if _CONSENT.search(text) or _PICTURED.search(text) or (_COOKIES.search(text) and _ASKED.search(text)):
        return True
    return len(text) <= _LONGEST_LABEL and text[-1:] not in ".!" and bool(_NETWORK.search(text) and _A_POST.search(text))
