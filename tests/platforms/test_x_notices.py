"""X's notices, in whatever shape and language they come."""

from __future__ import annotations

import pytest

from linkaudit.platforms.x_notices import told
from tests.platforms.test_answers import said
from tests.platforms.test_answers import told as concluded

SUSPENDED = "This Post is from a suspended account. Learn more"


@pytest.mark.parametrize(
    "stone",
    [
        {"__typename": "TweetTombstone", "tombstone": {"text": {"text": SUSPENDED}}},
        {"__typename": "TweetTombstone", "tombstone": {"text": SUSPENDED}},
        {"__typename": "TweetTombstone", "tombstone": {"richText": {"text": SUSPENDED}}},
        {"__typename": "TimelineTombstone", "tombstone": {"text": {"text": SUSPENDED}}},
        {"__typename": "TweetTombstone", "tombstone": {"reason": "suspended"}},
        {"__typename": "TweetUnavailable", "reason": "Suspended"},
    ],
)
def test_a_tombstone_in_another_shape_says_the_same(stone: dict[str, object]) -> None:
    assert concluded("x", said(404), said(200, stone)) == ("gone", "suspended")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Deleted", ("gone", "deleted")),
        ("Protected", ("blocked", "protected")),
        ("NsfwLoggedOut", ("blocked", "age_restricted")),
        ("nsfw_logged_out", ("blocked", "age_restricted")),
        ("SomethingNew", ("unknown", "hidden")),
        ("", ("unknown", "hidden")),
    ],
)
def test_a_code_says_why(code: str, expected: tuple[str, str]) -> None:
    assert concluded("x", said(404), said(200, {"__typename": "TweetUnavailable", "reason": code})) == expected


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"__typename": "Tweet", "tombstone": {"text": {"text": SUSPENDED}}},
        {"__typename": "TweetTombstone"},
        {"__typename": "TweetTombstone", "tombstone": None},
        {"__typename": "TweetTombstone", "tombstone": {"text": {"text": ""}}},
        {"__typename": 7, "reason": "Suspended"},
    ],
)
def test_what_says_nothing_is_no_notice(found: dict[str, object]) -> None:
    assert told(found) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dieser Post wurde vom Verfasser gelöscht. Mehr erfahren", ("gone", "deleted")),
        ("Dieser Post stammt von einem gesperrten Account.", ("gone", "suspended")),
        ("Dieser Post stammt von einem Account, der nicht mehr existiert.", ("gone", "account_gone")),
        ("Ce post a été supprimé par son auteur.", ("gone", "deleted")),
        ("Ce post provient d’un compte qui n’existe plus.", ("gone", "account_gone")),
        ("Este post es de una cuenta suspendida.", ("gone", "suspended")),
        ("Este Tweet fue eliminado por su autor.", ("gone", "deleted")),
        ("Este post é de uma conta suspensa. Saiba mais", ("gone", "suspended")),
        ("Questo post è stato eliminato dal suo autore.", ("gone", "deleted")),
        ("Bu Gönderi askıya alınmış bir hesaba ait.", ("gone", "suspended")),
        (
            "Vous ne pouvez pas voir ce Post : son auteur limite les personnes qui peuvent voir ses Posts.",
            ("blocked", "protected"),
        ),
        ("このポストは、ポストの作成者により削除されました。", ("gone", "deleted")),
        ("このポストは凍結されたアカウントによるものです。", ("gone", "suspended")),
        ("No puedes ver este post porque el propietario limita quién puede ver sus posts.", ("blocked", "protected")),
        ("Contenido para adultos restringido por edad.", ("blocked", "age_restricted")),
        (
            "Vous ne pouvez pas voir ce post car son auteur limite les personnes autorisées à voir ses posts.",
            ("blocked", "protected"),
        ),
        ("This Post was removed by its author.", ("gone", "deleted")),
        ("Deze post is van een geschorst account.", ("gone", "suspended")),
        ("작성자가 삭제한 게시물입니다.", ("gone", "deleted")),
        ("일시 정지된 계정의 게시물입니다.", ("gone", "suspended")),
        ("هذا المنشور من حساب موقوف.", ("gone", "suspended")),
        ("تم حذف هذا المنشور من قِبل صاحبه.", ("gone", "deleted")),
        ("Ten wpis pochodzi z zawieszonego konta.", ("gone", "suspended")),
        ("Postingan ini telah dihapus oleh penulisnya.", ("gone", "deleted")),
        ("यह पोस्ट, पोस्ट लेखक द्वारा हटा दी गई थी.", ("gone", "deleted")),
        ("Det här inlägget är från ett avstängt konto.", ("gone", "suspended")),
        ("Цей допис видалив його автор.", ("gone", "deleted")),
        ("此帖子来自一个已被冻结的账号。", ("gone", "suspended")),
        (
            "Du kannst diesen Post nicht ansehen, da der Accountinhaber einschränkt, wer die Posts sehen kann.",
            ("blocked", "protected"),
        ),
        ("Bu gönderi, artık var olmayan bir hesaba ait.", ("gone", "account_gone")),
        ("Αυτή η ανάρτηση προέρχεται από λογαριασμό που έχει ανασταλεί.", ("gone", "suspended")),
        ("הפוסט הזה הוא מחשבון מושעה.", ("gone", "suspended")),
        ("این پست از حسابی تعلیق‌شده است.", ("gone", "suspended")),
        ("โพสต์นี้มาจากบัญชีที่ถูกระงับ", ("gone", "suspended")),
        ("你無法查看此貼文，因為此帳戶的擁有者限制了可以查看其貼文的人士。", ("blocked", "protected")),
        ("Je kunt deze post niet zien omdat de accounteigenaar beperkt wie zijn posts kan zien.", ("blocked", "protected")),
        ("Dieser Post ist nicht verfügbar.", ("unknown", "unavailable")),
        ("Postingan ini tidak tersedia.", ("unknown", "unavailable")),
        ("This Post may violate the X Rules. View", ("unknown", "unavailable")),
    ],
)
def test_a_notice_in_another_language(text: str, expected: tuple[str, str]) -> None:
    assert (
        concluded("x", said(404), said(200, {"__typename": "TweetTombstone", "tombstone": {"text": {"text": text}}}))
        == expected
    )
