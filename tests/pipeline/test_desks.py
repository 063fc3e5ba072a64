"""One article can cost one row, and never the run."""

import pytest

from linkaudit.model import Origin, Source, Unreadable
from linkaudit.pipeline.desks import Desks, Limits, desks_of
from tests.pipeline.jobs import job


def sources(*texts):
    return [Source(id=str(n), origin=Origin(path=str(n)), text=text) for n, text in enumerate(texts)]


def results(jobs, given, **limits):
    with Desks(jobs, job, Limits(**limits)) as desks:
        return list(desks.work(iter(given)))


def test_everything_comes_back_in_order():
    given = sources(*(f"text {n}" for n in range(100)))
    given.insert(40, Unreadable(id="u", origin=Origin(path="u"), reason="torn"))
    done = results(2, given)
    assert [one.source for one in done] == given
    assert [one.result for one in done] == [one if isinstance(one, Unreadable) else one.text.upper() for one in given]


@pytest.mark.parametrize(
    ("culprit", "reason"), [("die", "broke its worker"), ("eat", "broke its worker"), ("hang", "longer than 2 s")]
)
def test_the_one_that_breaks_its_worker_is_one_row(culprit, reason):
    texts = [f"text {n}" for n in range(60)]
    texts[33] = culprit
    done = results(2, sources(*texts), seconds=2.0, megabytes=1024)
    lost = [one for one in done if isinstance(one.result, Unreadable)]
    assert [one.source.id for one in lost] == ["33"]
    assert reason in lost[0].result.reason
    assert [one.result for one in done if one not in lost] == [text.upper() for text in texts if text != culprit]


def test_a_desk_for_each_core_unless_told():
    assert desks_of(None) >= 1
    assert desks_of(3) == 3
