import json
import re
from importlib.resources import files

import pytest

from linkaudit.platforms.leftovers import is_left_by_x, is_notice

TABLE = json.loads(files("linkaudit.data").joinpath("post_notices.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "This Tweet is unavailable.",
        "This Post was deleted by the Post author. Learn more",
        "This post is from a suspended account. Learn more",
        "This Post is from an account that no longer exists.",
        "You’re unable to view this Post because this account owner limits who can view their Posts. Learn more",
        "The post may have been removed or the link is broken.",
        "This content is not available in your region.",
        "This post was removed by the moderators of r/ships.",
        "Video unavailable",
        "This video is private",
        "Sorry, this content isn’t available right now",
        "Dieser Beitrag ist leider nicht mehr verfügbar.",
        "Este Tweet fue eliminado",
        "Cette vidéo n’est plus disponible",
        "Esta publicação não está mais disponível",
        "Questo post è stato rimosso",
        "Ten tweet został usunięty",
        "Твит удалён",
        "Этот пост больше не доступен",
        "Цей допис видалено",
        "Bu tweet silindi",
        "このツイートは削除されました",
        "이 게시물은 삭제되었습니다.",
        "此推文已被删除",
        "هذه التغريدة غير متاحة",
        "تم حذف هذه التغريدة",
        "Tweet ini telah dihapus",
        "Instagram post unavailable",
        "This TikTok is no longer available",
        "The video you are trying to watch is unavailable",
        "The post you’re looking for isn’t available anymore",
        "This message has been removed by a moderator",
        "Diese Nachricht wurde gelöscht",
        "Dieser Inhalt ist in Ihrem Land nicht verfügbar",
        "Inhalt nicht verfügbar",
        "Contenu non disponible",
        "Contenido no disponible",
        "Det här inlägget är inte längre tillgängligt",
    ],
)
def test_a_notice(text: str) -> None:
    assert is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "The content was removed from the museum on Monday, police said.",
        "The tweet has been deleted, but screenshots circulate widely among the dockers of Port Calder.",
        "The posts were removed from the harbour wall by divers.",
        "The video is available on the port's own site.",
        "The video is available.",
        "The photo was removed to a safe place overnight.",
        "View this post on Instagram",
        "The video is not available to the defence, the judge said.",
        "The stream is private property and the anglers know it.",
        "The reel was removed, cleaned and set up again.",
        "The message was deleted from the phone of the mayor by an aide who feared an inquiry.",
        "He said this post is no longer available",
        "Der Beitrag wurde am Montag von der Redaktion aktualisiert.",
        "El mensaje fue eliminado, según la policía, antes de las diez.",
        "Le message a été supprimé de la liste des preuves après une longue audience au tribunal.",
        "The story was deleted by the newspaper's editor, who apologised to the mayor and to her family on Sunday.",
    ],
)
def test_prose_is_none(text: str) -> None:
    assert not is_notice(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tweet may have been deleted", True),
        ("This post is unavailable.", True),
        ("This Post was deleted by the Post author. Learn more", True),
        ("Ce Tweet n’est plus disponible", True),
        ("Este tuit ya no está disponible", True),
        ("Questo tweet è stato eliminato", True),
        ("Dieser Tweet konnte nicht geladen werden", True),
        ("Deze tweet kan niet worden weergegeven.", True),
        ("Ce tweet n’a pas pu être chargé", True),
        ("No se pudo cargar el tuit", True),
        ("Não foi possível carregar o tweet", True),
        ("Impossibile caricare il tweet", True),
        ("Impossibile caricare il tweet dal molo, dice il sindaco", False),
        ("Ten tweet został usunięty", True),
        ("Твит удалён", True),
        ("Цей допис видалено", True),
        ("Bu tweet silindi", True),
        ("このツイートは削除されました", True),
        ("此推文已被删除", True),
        ("هذه التغريدة غير متاحة", True),
        ("Tweet ini telah dihapus", True),
        ("The tweet has been deleted, she said.", False),
        ("This Tweet was deleted. The mayor posted another one.", False),
        ("Video unavailable", False),
        ("Cette vidéo n’est plus disponible", False),
        ("Tweet", False),
        ("", False),
        ("Tweet may have been deleted" * 20, False),
    ],
)
def test_what_a_broken_embed_of_x_leaves(text: str, *, left: bool) -> None:
    assert is_left_by_x(text) is left


def test_the_table_reads() -> None:
    rows = [word for row in TABLE["x"] for word in row["words"]]
    assert len(rows) == len(set(rows))
    assert all(re.compile(word) for word in rows)
    assert {row["outcome"] for row in TABLE["x"]} == {"gone", "blocked"}
    named = {name for rows in TABLE["left"].values() for row in rows for name in re.findall(r"\{([A-Z_]+)\}", row)}
    assert named == set(TABLE["parts"])
