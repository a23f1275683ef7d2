"""Conditions of other engines in FEEL, or nothing when they say something else or read what nobody fills in."""

import pytest

from kapstok.intake import conditions
from kapstok.intake.upload import Upload

UPLOAD = Upload(data={"a", "b", "klant_naam"}, renamed={"klantNaam": "klant_naam"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${a == 'x'}", 'a = "x"'),
        ("#{a != 3}", "a != 3"),
        ("= a = true", "a = true"),
        ("a == True and not b", "a = true and not(b)"),
        ("${!a}", "not(a)"),
        ("${a && (b || a > 2.5)}", "a and (b or a > 2.5)"),
        ("${a gt 3}", "a > 3"),
        ("${not (a == null)}", "not(a = null)"),
        ("${klantNaam == 'x'}", 'klant_naam = "x"'),
        ("= some x in a satisfies x > 2", "some x in a satisfies x > 2"),
    ],
)
def test_what_all_dialects_share_is_translated(text: str, expected: str) -> None:
    assert conditions.translate(text, UPLOAD) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "true",
        "1 = 1",
        "${dienst.vraag(a)}",
        "a[0] == 1",
        "${c == 1}",
        "Service Level == 'Premium'",
        "${a",
        "((" * 900,
    ],
)
def test_anything_else_is_left_to_a_person(text: str) -> None:
    assert conditions.translate(text, UPLOAD) is None
