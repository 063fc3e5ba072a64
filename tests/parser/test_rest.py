"""Reading makes no circles of objects, so the collector may rest meanwhile, and is afterwards as it was before."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from linkaudit.model import Origin, Source
from linkaudit.parser import parse
from linkaudit.parser.rest import collector_at_rest

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "articles").rglob("*.html"))


@pytest.fixture(autouse=True)
def _awake() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_circle_is_left_behind(path: Path) -> None:
    source = Source(id="a", origin=Origin(path="a", media="html"), text=path.read_text("utf-8"))
    parse(source)
    gc.collect()
    gc.disable()
    parse(source)
    assert gc.collect() == 0


@pytest.mark.parametrize("awake", [True, False])
def test_the_collector_is_as_it_was(awake: bool) -> None:  # noqa: FBT001
    (gc.enable if awake else gc.disable)()
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled() is awake
    with pytest.raises(ZeroDivisionError), collector_at_rest():
        raise ZeroDivisionError
    assert gc.isenabled() is awake
