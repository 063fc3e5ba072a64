"""Whatever crosses a stage comes back from the state as it went in."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit import model
from linkaudit.store.codec import dump, load

st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(Mapping, st.dictionaries(st.text(), st.text()))

CROSSING = [kind for kind in get_args(model.Event) if is_dataclass(kind)]


@pytest.mark.parametrize("kind", CROSSING, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_event_comes_back_equal(kind, data):
    value = data.draw(st.from_type(kind))
    assert load(kind, dump(value)) == value


def test_a_field_added_since_takes_its_default():
    text = dump(model.Hop(url="https://a.example/", status=200, via="start"))
    assert load(model.Archived, '["u","t","o","m"]') == model.Archived(url="u", timestamp="t", original="o", mimetype="m")
    assert len(fields(model.Hop)) == 3
    assert load(model.Hop, text).via == "start"
    shorter = '["k","u","live","ok"]'
    assert load(model.Resolution, shorter).hops == ()


@pytest.mark.parametrize("text", ['{"key":1}', '"gone"', "[1,2,3,4,5,6,7,8,9]"])
def test_what_was_not_stored_is_refused(text):
    with pytest.raises((ValueError, TypeError)):
        load(model.Hop, text)
