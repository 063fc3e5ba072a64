from linkaudit.rules.duplicate_passage import check
from tests.support import a_passage, a_place, an_article


def test_a_repeated_passage_names_its_source() -> None:
    quote = a_passage(4, "Ships wait.", form="pull_quote", label="pull_quote", basis="duplicate", duplicate_of=2)
    (found,) = check(an_article(a_passage(2, "Ships wait. Crews too.", place=a_place(9)), quote), {})
    assert (found.severity, found.message, found.passage) == ("note", "This pull quote repeats passage 2 (line 9).", 4)


def test_unique_passages_pass() -> None:
    assert not list(check(an_article(a_passage(1), a_passage(2, "Other words.")), {}))


def test_an_equal_paragraph_is_called_a_passage_and_a_missing_source_is_survived() -> None:
    (found,) = check(an_article(a_passage(3, duplicate_of=1)), {})
    assert found.message == "This passage repeats passage 1."
