import pytest

from linkaudit.model import Credit, CreditKind
from linkaudit.reporter.phrases import (
    account_words,
    agency_words,
    credit_words,
    outcome_words,
    platform_words,
    plural,
    share,
    tone,
)
from tests.support import a_post


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("exclusive", "AFP"),
        ("mixed", "AFP, mixed with the Merrow desk"),
        ("contributory", "the Merrow desk, with material from AFP"),
        ("unnamed", "agencies, unnamed"),
        ("conflict", "conflicting: AFP"),
        ("none", "no agency credited"),
    ],
)
def test_credits_in_words(kind: CreditKind, said: str) -> None:
    assert credit_words(Credit(kind=kind, agencies=("afp",), contributors=("the Merrow desk",))) == said


def test_credits_without_contributors() -> None:
    assert credit_words(Credit(kind="mixed", agencies=("afp", "dpa"))) == "AFP and dpa, mixed with own material"
    assert credit_words(Credit(kind="contributory", agencies=("afp",))) == "the outlet, with material from AFP"


def test_outcomes_keep_their_names_and_the_dead_are_loud() -> None:
    assert outcome_words("live", "200") == "live"
    assert outcome_words("gone", "deleted") == "GONE: deleted"
    assert outcome_words("broken", None) == "BROKEN"
    assert outcome_words("blocked", "403\n::error::") == "blocked: 403 ::error::"
    assert outcome_words(None, None) == ""
    assert (tone("moved"), tone("unknown"), tone("odd"), tone(None)) == ("alive", "uncertain", "", "")


def test_names() -> None:
    assert agency_words("afp") == "AFP"
    assert agency_words("reuters") == "Reuters"
    assert agency_words("no\x1bsuch") == "no\\x1bsuch"
    assert platform_words("x") == "X"
    assert platform_words("mastodon") == "Mastodon"
    assert platform_words(None) == ""
    assert account_words(a_post(handle=None, name="Anna")) == "Anna"
    assert account_words(a_post(handle="＠anna")) == "@anna"


def test_figures() -> None:
    assert share(1, 3) == "1 (33 %)"
    assert share(0, 0) == "0"
    assert plural(1, "article") == "1 article"
    assert plural(2000, "entry", "entries") == "2,000 entries"
