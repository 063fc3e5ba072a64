import pytest

from tests.parser.papers import MORE, PROSE, TITLE, lines, marked


def forms(judgement):
    return [passage.form for passage in judgement.passages]


def test_short_lines_without_a_stop_are_headings_in_plain_text():
    judgement = lines(TITLE, PROSE[0], "Pumps and patience", PROSE[1], "Under water", PROSE[2])
    assert forms(judgement) == ["heading", "body", "heading", "body", "heading", "body"]
    assert {p.label for p in judgement.passages if p.form == "heading"} == {"structure"}
    assert {p.basis for p in judgement.passages if p.form == "heading"} == {"inferred"}


@pytest.mark.parametrize(
    "line", ["The gates stay shut.", "and so it went on", "The members were:", "See https://marwick.example/lido", "12.30"]
)
def test_other_short_lines_are_body_text(line):
    assert forms(lines(TITLE, PROSE[0], line, PROSE[1]))[2] == "body"


def test_a_list_of_short_lines_is_no_row_of_headings():
    judgement = lines(TITLE, PROSE[0], "Ann Lee", "Jo Quill", "Mara Orsk", "Piet Daan", PROSE[1])
    assert forms(judgement)[2:6] == ["body"] * 4


def test_a_last_short_line_heads_nothing():
    assert forms(lines(TITLE, *PROSE, "Thanks for reading"))[-1] == "body"


def test_two_words_of_a_heading_are_no_copy_of_a_sentence_with_them():
    passages = lines(
        TITLE, PROSE[0], "Major fissures", "There are major fissures in the pool, he said on Monday evening.", MORE[0]
    ).passages
    assert passages[2].form == "heading"
    assert all(passage.duplicate_of is None for passage in passages)


def test_markup_is_believed():
    judgement = marked(
        (TITLE, "heading"), ("By Mara Quill", "byline"), PROSE[0], ("The lido in May", "caption"), ("Play", "embed")
    )
    assert forms(judgement) == ["heading", "byline", "body", "caption", "social_post"]
    assert judgement.passages[0].basis == "stated"


def test_an_agency_credit_after_a_caption_is_the_picture_s():
    judgement = marked((TITLE, "heading"), ("The lido in May", "caption"), "AFP", PROSE[0], PROSE[1])
    assert judgement.credit.kind == "none"
    assert judgement.passages[2].form == "caption"


def test_a_byline_element_is_read_and_a_credit_element_is_a_picture_s():
    assert marked((TITLE, "heading"), PROSE[0], ("AFP", "byline"), PROSE[1]).credit.agencies == ("afp",)
    assert marked((TITLE, "heading"), PROSE[0], ("AFP", "credit"), PROSE[1]).credit.kind == "none"


def test_a_post_that_repeats_the_article_is_a_post():
    post = PROSE[0] + " — Mara Quill (@mara_quill) March 3, 2024"
    assert forms(lines(TITLE, PROSE[0], post, PROSE[1], MORE[0]))[2] == "social_post"


def test_a_bare_name_in_a_byline_element_above_the_text_is_staff():
    judgement = marked((TITLE, "heading"), ("Mara Quill", "byline"), PROSE[0], PROSE[1])
    assert {p.label for p in judgement.passages if p.form == "body"} == {"outlet"}


@pytest.mark.parametrize("line", ["Text Size", "Follow us", "Marwick, Upper Town", "4 Min Read", "Show authors"])
def test_other_words_in_a_byline_element_are_nobody(line):
    judgement = marked((TITLE, "heading"), (line, "byline"), PROSE[0], PROSE[1])
    assert {p.label for p in judgement.passages if p.form == "body"} == {"unattributed"}
