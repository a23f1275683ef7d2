"""What a repeated request and a line of the chain are recognised by: text that is the same for the same."""

import json
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kapstok.audit.chain import Line, line_digest
from kapstok.audit.requests import fingerprint

NAMES = st.text("abé", max_size=2)
# What JSON can carry, and more than orjson writes: numbers beyond 64 bits, half a sign.
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text("a1é\ud800", max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


def turned(value: object) -> object:
    """The same with what stands in every dictionary in the other order."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(each) for each in value] if isinstance(value, list) else value


@given(VALUES)
def test_a_request_is_recognised_whatever_order_its_answers_stand_in(value: object) -> None:
    assert fingerprint("afronden", [(value,), {}]) == fingerprint("afronden", [(turned(value),), {}])


@given(VALUES, VALUES)
def test_another_request_is_told_apart(one: object, other: object) -> None:
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (fingerprint("afronden", [one]) == fingerprint("afronden", [other])) == same
    assert fingerprint("afronden", [one]) != fingerprint("openen", [one])


def test_the_digest_of_a_line_is_that_of_every_version_of_kapstok() -> None:
    line = Line(
        casus_id=UUID(int=1),
        version=2,
        at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
        person_id=None,
        act="complete_task",
        detail={"changes": [{"kind": "TaskClosed", "element": "wégen", "fase": 2}], "a": [1.5, None, True]},
        state_digest="0" * 64,
        previous="",
    )
    assert line_digest(line) == "9355785f26a83800f2c974a1d7ed5e1ce643252e1f2cf8336689222c92479036"
