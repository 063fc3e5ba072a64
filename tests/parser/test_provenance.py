"""Whose words each passage is, situation by situation: credits, scopes, anchors, rivals, roundups, own sites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.model import CONFIDENCE_OF, LABELS
from linkaudit.parser.blocks import Statement
from tests.parser.papers import MORE, PROSE, TITLE, judged, lines, marked, roles

TOLD = "The pumps will be replaced by June, an engineer who asked not to be named told AFP on Monday."
RIVAL = "The pumps had failed twice before, a former caretaker told Reuters in a telephone interview."


def given_labels(judgement, form="body"):
    return [(p.label, p.agencies, p.basis) for p in judgement.passages if p.form == form]


def body(*parts, country=None, url=None):
    judgement = lines(TITLE, *parts, country=country, url=url)
    return judgement, given_labels(judgement)


# --- one agency, whatever the slot ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parts",
    [
        ("By AFP", *PROSE),
        ("AFP", *PROSE),
        (*PROSE, "(AFP)"),
        (*PROSE, "— AFP"),
        (*PROSE, "© 2024 AFP"),
        (*PROSE[:2], PROSE[2] + " (AFP)"),
        (*PROSE[:2], PROSE[2] + " — AFP"),
    ],
    ids=lambda parts: parts[0][:12] + "…" + parts[-1][-12:],
)
def test_an_exclusive_credit_covers_every_paragraph(parts):
    judgement, labels = body(*parts)
    assert (judgement.credit.kind, judgement.credit.agencies, judgement.credit.primary) == ("exclusive", ("afp",), "afp")
    assert {label for label, _, _ in labels} == {"wire"}
    assert {agencies for _, agencies, _ in labels} == {("afp",)}
    assert {basis for _, _, basis in labels} <= {"scoped", "stated"}


def test_a_dateline_is_stated_where_it_stands_and_scoped_below():
    _, labels = body("MARWICK (AFP) — " + PROSE[0], *PROSE[1:])
    assert [basis for _, _, basis in labels] == ["stated", "scoped", "scoped"]


def test_an_agency_s_own_witness_anchors_its_paragraph():
    judgement, labels = body("By AFP", PROSE[0], TOLD, PROSE[1])
    assert labels[1] == ("wire", ("afp",), "anchored")
    assert ("afp", "in_text_source") in roles(judgement.mentions)


def test_a_rival_in_credited_copy_changes_nothing():
    judgement, labels = body("By AFP", PROSE[0], RIVAL, PROSE[1])
    assert labels[1] == ("wire", ("afp",), "scoped")
    assert ("reuters", "in_text_source") in roles(judgement.mentions)
    rival = judgement.passages[3]
    assert [e.agency for e in rival.evidence if e.polarity == "-"] == ["reuters"]


# --- shared credit ----------------------------------------------------------------------------------------------------


def test_mixed_credit_stays_mixed_but_for_anchored_paragraphs():
    judgement, labels = body(*PROSE[:2], TOLD, PROSE[2], "AFP with additional input by Marwick News Desk.")
    assert (judgement.credit.kind, judgement.credit.primary) == ("mixed", "afp")
    assert judgement.credit.contributors == ("Marwick News Desk",)
    assert labels == [
        ("wire_mixed", ("afp",), "scoped_mixed"),
        ("wire_mixed", ("afp",), "scoped_mixed"),
        ("wire", ("afp",), "anchored"),
        ("wire_mixed", ("afp",), "scoped_mixed"),
    ]


def test_a_contribution_makes_an_anchor_an_attribution_not_the_agency_s_words():
    judgement, labels = body(*PROSE[:2], TOLD, PROSE[2], "La rédaction, avec AFP")
    assert (judgement.credit.kind, judgement.credit.primary) == ("contributory", "outlet")
    assert labels[0] == ("wire_mixed", ("afp",), "scoped_contributory")
    assert labels[2] == ("wire_attributed", ("afp",), "anchored")


def test_an_anchor_on_one_of_two_agencies_resolves_its_paragraph():
    judgement, labels = body(PROSE[0], RIVAL, PROSE[1], "AFP/Reuters")
    assert judgement.credit.agencies == ("afp", "reuters")
    assert labels[0] == ("wire", ("afp", "reuters"), "scoped")
    assert labels[1] == ("wire", ("reuters",), "anchored")


def test_unnamed_agencies_are_mixed_and_an_anchor_names_one_for_its_paragraph():
    judgement, labels = body(*PROSE[:2], TOLD, PROSE[2], "Agencies")
    assert (judgement.credit.kind, judgement.credit.agencies) == ("unnamed", ())
    assert labels[0] == ("wire_mixed", (), "scoped_mixed")
    assert labels[2] == ("wire_mixed", ("afp",), "anchored")


def test_a_sole_contribution_beside_a_dateline_of_its_own_agency_is_the_agency_s():
    judgement, _ = body(
        "MARWICK (AP) — " + PROSE[0], *PROSE[1:], "Associated Press writer Mara Quill contributed to this report."
    )
    assert judgement.credit.kind == "exclusive"


# --- no credit, conflict, own copy ------------------------------------------------------------------------------------


def test_no_credit_is_unattributed_never_the_outlet_s():
    judgement, labels = body(*PROSE)
    assert judgement.credit.kind == "none"
    assert set(labels) == {("unattributed", (), "none")}


def test_an_agency_named_as_source_without_credit_attributes_only_its_paragraph():
    _, labels = body(PROSE[0], TOLD, PROSE[1])
    assert [label for label, _, _ in labels] == ["unattributed", "wire_attributed", "unattributed"]
    assert labels[1] == ("wire_attributed", ("afp",), "stated")


def test_the_one_who_told_the_agency_goes_on_in_its_name():
    _, labels = body(PROSE[0], TOLD, "“It will be late,” the engineer said.", PROSE[1])
    assert labels[2] == ("wire_attributed", ("afp",), "chained")


def test_a_staff_byline_and_no_wire_claim_is_own_copy():
    _, labels = body("By Mara Quill", *PROSE)
    assert set(labels) == {("outlet", (), "inferred")}


@pytest.mark.parametrize("desk", ["Web Desk", "Our Correspondent", "By News Desk", "Monitoring Report"])
def test_a_desk_is_no_evidence_of_own_reporting(desk):
    judgement, labels = body(desk, *PROSE)
    assert judgement.passages[1].form == "credit_line"
    assert {label for label, _, _ in labels} == {"unattributed"}


def test_a_desk_over_agency_copy_is_its_contributor():
    judgement, _ = body("Web Desk", *PROSE, "(AFP)")
    assert (judgement.credit.kind, judgement.credit.contributors) == ("exclusive", ("Web Desk",))


def test_claims_that_exclude_each_other_are_a_conflict_and_nothing_is_known():
    judgement, labels = body("By AFP", "MARWICK (Reuters) - " + PROSE[0], *PROSE[1:])
    assert judgement.credit.kind == "conflict"
    assert set(judgement.credit.agencies) == {"afp", "reuters"}
    assert {(label, basis) for label, _, basis in labels} == {("unknown", "none")}
    assert all({e.agency for e in p.evidence} == {"afp", "reuters"} for p in judgement.passages if p.form == "body")


def test_on_the_agency_s_own_site_its_copy_is_the_outlet_s():
    judgement, labels = body("MARWICK (Reuters) - " + PROSE[0], *PROSE[1:], url="https://www.reuters.com/world/lido")
    assert {(label, agencies) for label, agencies, _ in labels} == {("outlet", ("reuters",))}
    assert ("reuters", "article_credit") in roles(judgement.mentions)


def test_a_paid_release_is_none_of_the_agency_s_words():
    judgement, labels = body("MARWICK, March 3, 2024 /PRNewswire/ -- " + PROSE[0], *PROSE[1:])
    assert judgement.credit.kind == "none"
    assert {label for label, _, _ in labels} == {"press_release"}


# --- tails ------------------------------------------------------------------------------------------------------------


def test_reporters_and_editors_without_a_name_are_reuters_unless_another_is_credited():
    tail = "(Reporting by Lena Orsk in Marwick; Additional reporting by Piet Daan; Editing by Mara Quill)"
    judgement, _ = body(*PROSE, tail)
    assert judgement.credit.agencies == ("reuters",)
    judgement, _ = body("By AFP", *PROSE, tail)
    assert (judgement.credit.kind, judgement.credit.agencies) == ("exclusive", ("afp",))
    assert ("reuters", "article_credit") not in roles(judgement.mentions)


@pytest.mark.parametrize(
    "line", ["(Reporting by Lena Orsk in Marwick)", "Editing by the staff and reporting by volunteers made the yearbook."]
)
def test_half_a_tail_is_none(line):
    judgement, _ = body(*PROSE, line)
    assert judgement.credit.kind == "none"


def test_a_sign_off_in_the_middle_closes_its_item_only():
    items = [f"{text} ({name})" for text, name in zip(MORE, ("AFP", "Reuters", "AFP", "dpa"), strict=True)]
    judgement, labels = body(*items, *PROSE)
    assert [agencies for _, agencies, _ in labels] == [("afp",), ("reuters",), ("afp",), ("dpa",), (), (), ()]
    assert judgement.credit.kind == "none"


def test_each_dateline_of_a_roundup_holds_to_the_next():
    _, labels = body("MARWICK (AFP) — " + PROSE[0], PROSE[1], MORE[0], "TOLVARA (Reuters) - " + PROSE[2], MORE[1])
    assert [agencies for _, agencies, _ in labels] == [("afp",), ("afp",), ("afp",), ("reuters",), ("reuters",)]


@pytest.mark.parametrize(
    "line", ["Photo: Iva Brandt/AFP", "REUTERS/Iva Brandt", "Iva Brandt / AP", "AFP via Getty Images", "AP"]
)
def test_a_picture_credit_between_paragraphs_credits_no_text(line):
    judgement, labels = body(PROSE[0], PROSE[1], line, *PROSE)
    assert judgement.credit.kind == "none"
    assert {label for label, _, _ in labels} <= {"unattributed", "pull_quote"}
    assert judgement.passages[3].form == "caption"
    assert {role for _, role in roles(judgement.mentions)} == {"photo_credit"}


@pytest.mark.parametrize(
    ("line", "kind", "agencies"),
    [
        ("This story has been published from a wire agency feed without modifications to the text.", "unnamed", ()),
        ("This report is auto-generated from the ANI news service feed.", "exclusive", ("ani",)),
        ("Staff and wire reports", "unnamed", ()),
    ],
)
def test_a_notice_says_that_the_text_came_as_it_is(line, kind, agencies):
    judgement, _ = body(*PROSE, line)
    assert (judgement.credit.kind, judgement.credit.agencies) == (kind, agencies)


def test_house_initials_beside_the_agency_of_a_dateline_make_it_mixed():
    judgement, labels = body("Nordheim (KNA/mc). " + PROSE[0], *PROSE[1:])
    assert (judgement.credit.kind, judgement.credit.contributors) == ("mixed", ("mc",))
    assert {label for label, _, _ in labels} == {"wire_mixed"}
    judgement, _ = body("Nordheim (dpa/lno) - " + PROSE[0], *PROSE[1:])
    assert judgement.credit.kind == "exclusive"


# --- posts, promotion, repetition -------------------------------------------------------------------------------------


def test_an_agency_s_post_is_an_insertion_and_adds_nothing_to_the_credit():
    post = "The lido opened on time. https://t.co/AbCdEf1234 — Reuters (@Reuters) March 3, 2024"
    judgement, _ = body(PROSE[0], post, PROSE[1])
    assert judgement.credit.kind == "none"
    assert given_labels(judgement, "social_post") == [("social", (), "stated")]
    assert roles(judgement.mentions) == [("reuters", "social_account")]
    (mention,) = judgement.mentions
    assert mention.quote == "Reuters (@Reuters)"


def test_bare_addresses_and_promotion_inherit_no_credit():
    address = "https://twitter.com/mara_quill/status/1214169296198389760"
    judgement, _ = body("By AFP", PROSE[0], address, "Read more: Lido pumps to be replaced by June", PROSE[1])
    assert given_labels(judgement, "social_url") == [("social", (), "stated")]
    assert given_labels(judgement, "cross_ref") == [("cross_promo", (), "stated")]


def test_a_pull_quote_keeps_its_source_s_agency():
    quote = PROSE[0].split(". ")[0]
    judgement, _ = body("By AFP", quote, PROSE[1], PROSE[0], PROSE[2])
    (passage,) = [p for p in judgement.passages if p.form == "pull_quote"]
    assert (passage.label, passage.agencies, passage.basis, passage.duplicate_of) == ("pull_quote", ("afp",), "duplicate", 5)


def test_a_marked_pull_quote_that_repeats_nothing_is_one_all_the_same():
    judgement = marked((TITLE, "heading"), PROSE[0], ("We have waited for ten years", "pull_quote"), PROSE[1])
    assert given_labels(judgement, "pull_quote") == [("pull_quote", (), "stated")]


# --- metadata ---------------------------------------------------------------------------------------------------------


def statement(slot, value):
    return Statement(slot=slot, value=value, where="jsonld" if slot.startswith("jsonld") else "meta", start=3, end=9)


def test_an_author_in_the_metadata_that_is_an_agency_credits_the_text():
    own = statement("jsonld.publisher@Organization", "Marwick Courier")
    judgement = marked(*PROSE, statements=[own, statement("jsonld.author@Organization", "AFP")])
    assert judgement.credit.agencies == ("afp",)
    (mention,) = judgement.mentions
    assert (mention.role, mention.where, mention.passage) == ("article_credit", "jsonld", None)
    assert mention.place is not None


def test_an_agency_that_publishes_the_page_credits_nobody_else():
    both = [statement("jsonld.publisher", "Reuters"), statement("jsonld.author", "Reuters")]
    assert marked(*PROSE, statements=both).credit.kind == "none"


@pytest.mark.parametrize(
    ("value", "kind"),
    [("https://apnews.com/article/lido", "exclusive"), ("https://marwick.example/lido", "none"), ("http://[bad", "none")],
)
def test_a_copy_that_names_its_original_on_an_agency_s_site_is_a_claim(value, kind):
    judgement = marked(*PROSE, statements=[statement("canonical", value)], url="https://marwick.example/lido")
    assert judgement.credit.kind == kind


# --- laws -------------------------------------------------------------------------------------------------------------

PIECES = [
    *PROSE,
    TITLE,
    TOLD,
    RIVAL,
    "AFP",
    "By Mara Quill",
    "(Reuters)",
    "Agencies",
    "Read more: x",
    "© 2024 dpa",
    "REUTERS/X Y",
    "— AP",
]


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_every_label_stands_on_evidence_that_is_in_the_source(pieces):
    text = "\n".join(pieces)
    judgement = judged(text)
    for passage in judgement.passages:
        assert passage.label in LABELS
        assert passage.evidence, passage
        assert passage.confidence == CONFIDENCE_OF[passage.basis]
        for evidence in passage.evidence:
            if evidence.start is not None:
                assert text[evidence.start : evidence.end] == evidence.quote
    for mention in judgement.mentions:
        assert text[mention.place.start : mention.place.end] == mention.quote
        assert judgement.passages[mention.passage - 1].place.start <= mention.place.start


@given(st.text(max_size=120))
def test_no_text_is_too_odd(text):
    judgement = judged(text)
    assert [passage.n for passage in judgement.passages] == list(range(1, len(judgement.passages) + 1))


@pytest.mark.parametrize("label", ["outlet", "wire"])
def test_uncredited_text_is_never_given_away(label):
    assert label not in {p.label for p in lines(TITLE, *PROSE, RIVAL).passages}
