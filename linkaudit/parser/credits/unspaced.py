"""The same cues in scripts without blanks: Chinese, Japanese, Korean and Thai set particles right against the name."""

from __future__ import annotations

import re

from linkaudit.model import Role
from linkaudit.parser.agencies import Naming

_NEAR = 24
_SENTENCE = 60

Found = tuple[Role, str, bool]

_TOLD: Found = ("in_text_source", "told", True)
_STAFF: Found = ("in_text_source", "staff", True)
_ACCORDING: Found = ("reported_by", "according", False)
_REPORTED: Found = ("reported_by", "reported", False)
_AT_A_LOSS: Found = ("in_text_source", "own work", True)
_CITING: Found = ("reported_by", "citing", False)

_SPEAKING = re.compile(
    "说|說|表示|透露|指出|强调|強調|称|稱|采访|採訪|专访|專訪|介绍|介紹|語|述べ|話|明か|明らか|答え|コメント|説明|"
    "말했|밝혔|전했|설명했|답했|강조했|인터뷰|กล่าว|บอก|เปิดเผย|ให้สัมภาษณ์"
)
_AFTER: tuple[tuple[re.Pattern[str], Found], ...] = (
    (
        re.compile(
            "(?:[尚暂暫均也仍]{0,2})(?:无法|無法|未能|没能|沒能|不能)[^。，、]{0,8}(?:核实|核實|证实|證實|验证|驗證|查证|查證|确认|確認)"
            "|(?:通信社|通信)?[はも].{0,16}(?:確認|検証)(?:でき|し)て(?:い)?ない"
            "|(?:\\s?통신)?[은는이가도]\\s.{0,16}(?:확인|검증)하지 못"
        ),
        _AT_A_LOSS,
    ),
    (
        re.compile(
            "(?:通信|通訊社|通讯社|通信社|통신|뉴스|電)?(?:によると|によれば|の報道|の記事|의 보도|โดย"
            r"|(?:\s?보도)?에 (?:따르면|의하면))"
        ),
        _ACCORDING,
    ),
    (
        re.compile(
            "(?:通信|通信社|통신)?(?:の取材|のインタビュー|の質問|とのインタビュー|와의 (?:인터뷰|통화)|과의 (?:인터뷰|통화))"
        ),
        _TOLD,
    ),
    (
        re.compile(
            "(?:记者|記者)[^。]{0,12}(?:获悉|獲悉|看到|了解到|在现场|目睹|探访|从)|(?:记者|記者)(?:は|が).{0,20}(?:目撃|見た)"
        ),
        _STAFF,
    ),
    (
        re.compile(
            "の?(?:記者|特派員|カメラマン)(?:は|が).{0,30}?(?:目撃|見|確認|撮影|伝え|報じ|聞)|の?(?:記者|特派員)に"
            "|(?:의)?\\s?취재(?:를 종합|\\s?결과)|(?:기자|특파원)(?:[가는].{0,30}?(?:목격|확인|봤|보았|전했|취재)|에게)"
        ),
        _STAFF,
    ),
    (
        re.compile(
            "(?:通信社|通信|통신)?(?:が|は).{0,14}?(?:報じ|伝え|報道|配信)|(?:\\s?통신)?[이가은는].{0,24}?(?:보도|전했|전하)"
        ),
        _REPORTED,
    ),
    (re.compile("(?:通讯社|通訊社|社)?[^。，、]{0,8}?(?:报道|報道|报导|報導|消息|援引|引述|称|稱|发布)|รายงาน"), _REPORTED),
)
_ADDRESSED = re.compile("(?:通信社|通信|통신)?(?:に対し|に対して|に|에게|에 대해|에)")
_BEFORE: tuple[tuple[re.Pattern[str], Found], ...] = (
    (re.compile("(?:告诉|告訴|告知|受访时对)$"), _TOLD),
    (re.compile("(?:援引|引述|引用|转引|轉引)[^。，]{0,6}$"), _CITING),
    (re.compile("(?:据|據|根据|根據|按照)[^。，]{0,8}$|(?:ตามรายงานของ|อ้าง)(?:สำนักข่าว)?\\s?$"), _ACCORDING),
    (re.compile("รายงานโดย(?:สำนักข่าว)?\\s?$"), _REPORTED),
)
_TO = re.compile("(?:对|對|向|跟|与|與|接受|กับ(?:สำนักข่าว)?|แก่(?:สำนักข่าว)?|ต่อ(?:สำนักข่าว)?)\\s?(?:《|“|「)?$")


def read_unspaced(text: str, naming: Naming) -> Found | None:
    """The role that the characters beside a naming give it: (role, rule, whether the agency speaks of its own work)."""
    before = text[max(0, naming.start - _NEAR) : naming.start]
    after = text[naming.end : naming.end + _SENTENCE].split("。", 1)[0]
    found = next((found for pattern, found in _BEFORE if pattern.search(before)), None)
    if (
        found is None
        and _TO.search(before)
        and _SPEAKING.search(text, max(0, naming.start - _SENTENCE), naming.end + len(after))
    ):
        return _TOLD
    return found or _read_after(after)


def _read_after(after: str) -> Found | None:
    found = next((found for pattern, found in _AFTER if pattern.match(after)), None)
    if found is None and _ADDRESSED.match(after) and _SPEAKING.search(after):
        return _TOLD
    return found
