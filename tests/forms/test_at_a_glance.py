"""A glance at the bytes of a text never misses what the full look would find: the full look is written here."""

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from kapstok.forms.values import VISIBLE, has_invisible
from kapstok.identifiers import NO_DIGIT, has_bsn, passes_eleven_test

NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)")
DAY = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)")
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
EVERY_SIGN = [chr(place) for place in range(sys.maxunicode + 1)]
# Numbers that pass the eleven test, whole and in pieces, in two scripts; days; what stands between them.
PIECES = ["999990019", "999990", "019", "٩٩٩٩٩٠", "٠١٩", "９９", "0", "9", "1", "02-03-2026", "2-3-", "1999"]
TEXTS = st.lists(st.sampled_from([*PIECES, *" .-/\nxé’²😀\ud800"]), max_size=12).map("".join)
SIGNS = st.sampled_from("xé ’\u00a0\t\n\r\x00\x07\x0b\x7f\x85\u200d\u202e\u2066\ud800😀")


def first_byte(sign: str) -> int:
    return sign.encode(errors="surrogatepass")[0]


def test_every_digit_of_every_script_is_noticed() -> None:
    begins = {first_byte(sign) for sign in EVERY_SIGN if sign.isdecimal()}
    assert begins.isdisjoint(NO_DIGIT)
    assert begins.union(NO_DIGIT) == set(range(256))


def test_every_invisible_sign_is_noticed() -> None:
    begins = {first_byte(sign) for sign in EVERY_SIGN if INVISIBLE.match(sign)}
    assert begins.isdisjoint(VISIBLE)
    assert begins.union(VISIBLE) == set(range(256))


@given(TEXTS)
def test_a_burgerservicenummer_is_found_as_by_reading_on(text: str) -> None:
    """PRIV-33"""
    assert has_bsn(text) == any(passes_eleven_test(found) for found in NUMBER.findall(DAY.sub("dag", text)))


def test_a_burgerservicenummer_is_found_in_other_digits_and_around_a_day() -> None:
    """PRIV-33"""
    assert has_bsn("Van ٩٩٩ ٩٩٠ ٠١٩ of zo")
    assert has_bsn("99999-0019 op 02-03-2026")
    assert not has_bsn("02-03-2026 9 uur, 9999900190")


@given(st.text(SIGNS | st.characters()))
def test_an_invisible_sign_is_found_as_by_reading_on(text: str) -> None:
    assert has_invisible(text) == (INVISIBLE.search(text) is not None)
