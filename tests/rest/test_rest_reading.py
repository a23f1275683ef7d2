"""JSON that two readers could understand differently is refused before anybody reads it."""

import pytest

from kapstok.errors import Invalid
from kapstok.rest.reading import MOST_DEPTH, strict_json


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"a": 1, "a": 2}', "twee keer"),
        (b'{"a": {"b": 1, "b": 1}}', "twee keer"),
        (b'{"a": NaN}', "geen getal"),
        (b'{"a": -Infinity}', "geen getal"),
        (b'{"a": 1e999}', "te groot"),
        (b'{"a": ' + b"9" * 19 + b"}", "meer dan 18 cijfers"),
        (b'{"a": "\\u0000"}', "teken"),
        (b'{"a": "\\ud800"}', "teken"),
        (b'{"\\u0000": 1}', "teken"),
        (b"{", "geen goede JSON"),
        (b'{"a": 1} {"b": 2}', "geen goede JSON"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "geen goede JSON"),
        (b"[" * (MOST_DEPTH + 1) + b"]" * (MOST_DEPTH + 1), "lagen diep"),
        (b'{"a":' * (MOST_DEPTH + 1) + b"1" + b"}" * (MOST_DEPTH + 1), "lagen diep"),
    ],
)
def test_doubtful_json_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        strict_json(data)


def test_ordinary_json_is_read() -> None:
    found = strict_json('{"naam": "Coördinator", "lijst": [1, 2.5, null, true, "🙂"]}'.encode())
    assert found == {"naam": "Coördinator", "lijst": [1, 2.5, None, True, "🙂"]}


def test_twenty_levels_are_deep_enough() -> None:
    assert strict_json(b"[" * MOST_DEPTH + b"1" + b"]" * MOST_DEPTH)
