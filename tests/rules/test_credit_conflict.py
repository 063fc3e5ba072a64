from linkaudit.model import Credit, Mention
from linkaudit.rules.credit_conflict import check
from tests.support import a_place, an_article


def mention(agency: str, where: str, role: str = "article_credit") -> Mention:
    return Mention(agency=agency, role=role, where=where, passage=None, quote=agency.upper(), place=a_place(2))


def test_two_claims_to_the_whole_text_are_told_once() -> None:
    mentions = (mention("reuters", "byline"), mention("afp", "dateline"), mention("dpa", "photo", "photo_credit"))
    (found,) = check(an_article(credit=Credit(kind="conflict", agencies=("reuters", "afp")), mentions=mentions), {})
    assert (found.severity, found.message) == ("warning", "The page credits both afp and reuters with its text.")
    assert found.evidence == "byline: REUTERS; dateline: AFP"
    assert found.place == a_place(2)


def test_agreeing_credits_pass() -> None:
    for kind in ("none", "exclusive", "mixed", "contributory", "unnamed"):
        assert not list(check(an_article(credit=Credit(kind=kind, agencies=("afp", "reuters"))), {}))


def test_a_conflict_without_mentions_still_speaks() -> None:
    (found,) = check(an_article(credit=Credit(kind="conflict", agencies=("afp", "dpa"), place=a_place(7))), {})
    assert (found.place, found.evidence) == (a_place(7), None)
