from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser.posts.attributions import Attribution, find

DAY = date(2020, 1, 6)


def only(text: str, following: str = "") -> Attribution:
    (one,) = find(text, following)
    return one


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Words. — Jan Maas (@janmaas) January 6, 2020 and on", "— Jan Maas (@janmaas) January 6, 2020"),
        ("Words.— Jan Maas (@janmaas), January 6, 2020.", "— Jan Maas (@janmaas), January 6, 2020"),
        ("Words – Jan Maas (@janmaas) · 6 Jan 2020", "– Jan Maas (@janmaas) · 6 Jan 2020"),
        (
            "Words -- Jan Maas (@janmaas) [January 6, 2020](https://x.com/janmaas/status/12)",
            "-- Jan Maas (@janmaas) [January 6, 2020](https://x.com/janmaas/status/12)",
        ),
        (
            "Words — Jan Maas ([@janmaas](https://x.com/janmaas)) January 6, 2020",
            "— Jan Maas ([@janmaas](https://x.com/janmaas)) January 6, 2020",
        ),
        ("— Jan Maas (@janmaas)\n", "— Jan Maas (@janmaas)"),
        ("> — Jan Maas (@janmaas) January 6, 2020", "— Jan Maas (@janmaas) January 6, 2020"),
        ("Words — Jan Maas （@janmaas） 2020年1月6日", "— Jan Maas （@janmaas） 2020年1月6日"),
        ("Words pic.twitter.com/5gWzadCgiu Jan Maas (@janmaas) January 6, 2020", "Jan Maas (@janmaas) January 6, 2020"),
        ("Jan Maas (@janmaas) January 6, 2020", "Jan Maas (@janmaas) January 6, 2020"),
        ("Words — Jan Maas (@janmaas) on January 6, 2020", "— Jan Maas (@janmaas) on January 6, 2020"),
        ("Words — Jan Maas (@janmaas) le 6 janvier 2020", "— Jan Maas (@janmaas) le 6 janvier 2020"),
        ("Words — Jan Maas (@janmaas) vom 6. Januar 2020", "— Jan Maas (@janmaas) vom 6. Januar 2020"),
        ("Words — Jan Maas (@janmaas) posted on 6 January 2020", "— Jan Maas (@janmaas) posted on 6 January 2020"),
        ("Words — Jan Maas (@janmaas) (January 6, 2020)", "— Jan Maas (@janmaas) (January 6, 2020)"),
        ("— Jan Maas @janmaas January 6, 2020", "— Jan Maas @janmaas January 6, 2020"),
        ("Words — @janmaas", "— @janmaas"),
    ],
)
def test_where_an_attribution_stands(text: str, signed: str) -> None:
    if signed == "— @janmaas":
        assert find(text) == []  # in running text a handle alone signs nothing
        text = signed
    one = only(text)
    assert text[one.at : one.end] == signed
    assert one.handle == "janmaas"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("— A — B (@ab) January 6, 2020", "A — B"),
        ("pic.twitter.com/5gWzadCgiu— A — B (@ab) January 6, 2020", "A — B"),
        ("He said — well — so — A B (@ab) January 6, 2020", "A B"),
        ("– Zahra Omid.#news pic.twitter.com/5gWzadCgiu— A B (@ab) January 6, 2020", "A B"),
        ("so it goes — CNX – Breaking (@ab) January 6, 2020", "CNX – Breaking"),
        ("— **A B** (@ab) January 6, 2020", "A B"),
        ("— A  \u00a0 B (@ab) January 6, 2020", "A B"),
        ("— (@ab) January 6, 2020", None),
        ("— A (B) (@ab) January 6, 2020", "A (B)"),
    ],
)
def test_names_hold_almost_anything(text: str, name: str | None) -> None:
    assert only(text).name == name


def test_a_date_on_the_next_line_belongs_if_the_line_is_all_date() -> None:
    text = "Words. — Jan Maas (@janmaas)"
    one = only(text, "January 6, 2020 Report")
    assert (one.day, one.end) == (DAY, len(text) + 1 + len("January 6, 2020"))
    assert only(text, "January 6, 2020 was a Monday and all went well.").day is None


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Words — Jan Maas (@janmaas) January 6, 2020", 0.0),
        ("Words — Jan Maas (@janmaas) https://x.com/janmaas/status/12", 0.0),
        ("Words.— Jan Maas (@janmaas)", 0.0),
        ("Words pic.twitter.com/5gWzadCgiu — Jan Maas (@janmaas)", 0.0),
        ("— Jan Maas (@janmaas)", 1.5),
        ("Jan Maas (@janmaas) January 6, 2020", 1.5),
        ("Words — Jan Maas (@janmaas)", 2.5),
    ],
)
def test_the_less_an_attribution_says_the_more_its_post_must_show(text: str, needs: float) -> None:
    assert only(text).needs == needs


@pytest.mark.parametrize(
    "text",
    [
        "by Jan Maas (@janmaas) in Leeds",
        "— led by Jan Maas (@janmaas) — and",
        "— A post shared by Jan Maas (@janmaas) January 6, 2020",
        "— Reporting by Jan Maas (@janmaas) January 6, 2020",
        "— Jan Maas (@thisnameiswaytoolongforx) January 6, 2020",
        "— Jan Maas (@jan-maas) January 6, 2020",
        "— Jan Maas (@jan.maas) January 6, 2020 (@)",
        "Jan Maas (@janmaas) on January 6, 2020",
        "It was the board — Jan Maas (@janmaas) on January 6, 2020 and Kim Roe the week after — that said no.",
        "— Jan Maas @janmaas",
        "The board met — Jan Maas @janmaas January 6, 2020",
        "a@b.example (@) January 6, 2020",
        "",
    ],
)
def test_what_signs_no_post(text: str) -> None:
    assert [one for one in find(text) if one.platform == "x"] == []


PARTS = st.sampled_from(
    [
        "—",
        "-",
        " ",
        "(",
        "@",
        "ab",
        ")",
        "January 6, 2020",
        "[",
        "](https://x.com/a/status/1)",
        "pic.twitter.com/abcdefghij",
        "\\",
        "．",
    ]
)


@given(st.lists(PARTS, max_size=25).map("".join), st.lists(PARTS, max_size=3).map("".join))
def test_attributions_stand_in_order_and_never_overlap(text: str, following: str) -> None:
    last = 0
    for one in find(text, following):
        assert last <= one.at < one.end <= len(text) + 1 + len(following)
        assert 0 < len(one.handle) <= 253
        last = one.end
