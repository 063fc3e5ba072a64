import pytest

from linkaudit.parser.chains import chain

ANCHOR = "“They would not look us in the eye,” a top harbour official deployed in Marwick told AFP."
CUE = (ANCHOR.index("told AFP"), ANCHOR.index("told AFP") + 8)
NAMED = "Spending mirrors the year of the flood, said Jean Filiu, an engineer. Nobody was ready, he told AFP."


def continues(*texts, anchor=ANCHOR):
    at = anchor.index("told AFP")
    return chain(dict(enumerate([anchor, *texts])), {0: (at, at + 8)})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“This has caused trouble,” the top official said.", "top official"),
        ("“The quay is the problem,” he said.", "he said"),
        ("“Nothing was done,” she added, “for years.”", "she added"),
        ("„Das ist schade“, sagte er.", "sagte er"),
        ("«È tardi», dice lei.", "dice lei"),
    ],
)
def test_the_same_speaker_goes_on(text, shown):
    assert continues(text)[1][0] == 0
    assert set(shown.split()) <= set(continues(text)[1][1].split())


@pytest.mark.parametrize(
    "text",
    [
        "A police source said it was over. “They have stopped talking,” the source said.",
        "Marlow said the vote was lost.",
        "“We will see,” the other official said.",
        "The board meets again in May.",
        "Harbour pilots said they had been told to expect no sailing.",
        "The union said it would wait.",
        "«Llegamos tarde», dijo el alcalde.",
        "«Siamo in ritardo», dice il sindaco.",
    ],
)
def test_another_speaker_does_not(text):
    assert continues(text) == {}


def test_a_pronoun_reaches_only_the_next_paragraph():
    between = "The board meets again in May and will then look at the figures."
    assert continues(between, "“It is late,” he said.") == {}


def test_a_description_is_remembered_over_some_paragraphs():
    between = ["The board meets again in May."] * 6
    assert list(continues(*between, "“It is late,” the top harbour official said.")) == [7]
    far = ["The board meets again in May."] * 30
    assert continues(*far, "“It is late,” the top harbour official said.") == {}


def test_a_surname_introduced_in_the_anchored_paragraph():
    assert continues("“It will happen again,” Filiu said.", anchor=NAMED)[1] == (0, "Filiu")


def test_what_is_said_in_quotations_is_nobody_s_attribution():
    assert continues("“He said nothing,” the mayor’s deputy wrote in her report on the matter.") == {}


def test_a_pronoun_reaches_across_no_heading():
    at = ANCHOR.index("told AFP")
    texts = {0: ANCHOR, 2: "“It is late,” he said."}
    assert chain(texts, {0: (at, at + 8)}) == {2: (0, "he said")}
    assert chain(texts, {0: (at, at + 8)}, breaks=[1]) == {}
