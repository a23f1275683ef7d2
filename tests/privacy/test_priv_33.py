"""PRIV-33: a burgerservicenummer stands on the aanmelding at the ZVH only, and is masked wherever it is shown."""

import pytest

from given import House
from kapstok.acts.add_betrokkene import add_betrokkene
from kapstok.acts.record_interventie import record_interventie
from kapstok.errors import Invalid
from kapstok.forms.answers import clean
from kapstok.forms.definition import read
from kapstok.identifiers import masked, passes_eleven_test
from kapstok.overviews.written import _text
from kapstok.settings import ROOT
from writing import day

BSN = "999990019"  # a test number
FORMS = sorted((ROOT / "forms/basis").glob("*.form"))
AANMELDING = ROOT / "forms/basis/zvh_aanmelding.form"


def test_only_the_aanmelding_asks_for_it_and_the_route_never_gets_it() -> None:
    """PRIV-33"""
    asked = {
        form.id: field
        for path in FORMS
        for form in [read(path.name, path.read_bytes())]
        for field in form.inputs
        if field.limits.bsn or "bsn" in field.key
    }
    assert list(asked) == ["zvh_aanmelding"]
    assert asked["zvh_aanmelding"].limits.bsn
    assert not asked["zvh_aanmelding"].process_data


@pytest.mark.parametrize(("number", "right"), [(BSN, True), ("123456789", False), ("0" * 9, False)])
def test_the_eleven_test_decides(number: str, right: bool) -> None:
    """PRIV-33"""
    form = read(AANMELDING.name, AANMELDING.read_bytes())
    with pytest.raises(Invalid) as refused:
        clean(form, {"bsn": number}, {"organisaties:ketenpartner": []})
    assert passes_eleven_test(number) is right
    assert ("bsn" not in refused.value.fields) is right


def test_it_is_shown_masked() -> None:
    """PRIV-33"""
    field = read(AANMELDING.name, AANMELDING.read_bytes()).by_key["bsn"]
    assert _text(BSN, field, {}) == masked(BSN) == "•••••••19"


@pytest.mark.parametrize("key", ["naam", "adres", "bijzonder"])
def test_the_household_is_written_without_it(house: House, key: str) -> None:
    """PRIV-33"""
    casus_id = house.open("noor", fase=2).casus_id
    answers = {"naam": "Els", "relatie": "ouder", "bijzonder": "x", "noodzaak": "y", key: f"Els {BSN}"}
    with pytest.raises(Invalid) as refused:
        add_betrokkene(house.viewer("noor"), casus_id, answers)
    assert list(refused.value.fields) == [key]


def test_an_interventie_is_written_without_it(house: House) -> None:
    """PRIV-33"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Invalid):
        record_interventie(
            house.viewer("noor"), casus_id, {"soort": "anders", "op": day(), "toelichting": f"nummer {BSN}"}
        )
