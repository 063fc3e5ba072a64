"""The syndication token, against what JavaScript itself computes."""

from __future__ import annotations

import math
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.platforms.tokens import base36, syndication_token


@pytest.mark.parametrize(
    ("post_id", "token"),
    [("1790637656616943991", "4c9gcitu1vq"), ("20", "6dq1a2xwd93")],
)
def test_known_vectors(post_id: str, token: str) -> None:
    assert syndication_token(post_id) == token


@given(st.integers(min_value=1, max_value=2**63 - 1))
def test_the_digits_tell_the_number_from_its_neighbours(number: int) -> None:
    value = number / 1e15 * math.pi
    whole, _, tail = base36(value).partition(".")
    back = int(whole, 36) + sum(int(digit, 36) / 36**place for place, digit in enumerate(tail, 1))
    assert math.isclose(back, value, rel_tol=1e-15, abs_tol=1e-18)


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (1.0, "1"), (36.0, "10"), (0.5, "0.i"), (35.999999999999996, "z.zzzzz")]
)
def test_plain_numbers(value: float, text: str) -> None:
    assert base36(value).startswith(text[:6])


@pytest.mark.needs("node")
@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_agrees_with_javascript() -> None:
    ids = [str((7919**n * 104_729) % (2**63 - 1)) for n in range(1, 2001)]
    token = "((Number(id)/1e15)*Math.PI).toString(36).replace(/(0+|\\.)/g, '')"
    code = f"for (const id of process.argv[1].split(',')) console.log({token})"
    out = subprocess.run(["node", "-e", code, ",".join(ids)], capture_output=True, text=True, check=True, timeout=60)
    assert out.stdout.split() == [syndication_token(post_id) for post_id in ids]
