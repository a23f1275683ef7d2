"""PRIV-33: a burgerservicenummer stands on the aanmelding at the ZVH only, and is masked wherever it is shown."""

import pytest

from given import House
from kapstok.acts.add_betrokkene import add_betrokkene
from kapstok.acts.bring_informatie import Contribution, Wording, bring_informatie
from kapstok.acts.overdragen import Offer, propose_overdracht
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


@pytest.mark.parametrize("field", ["title", "toelichting"])
def test_no_casus_is_opened_with_it(house: House, field: str) -> None:
    """PRIV-33: a title stands in lists, searches and notices of colleagues"""
    with pytest.raises(Invalid) as refused:
        house.open("noor", fase=2, **{field: f"Huishouden {BSN}"})
    assert list(refused.value.fields) == [{"title": "titel"}.get(field, field)]


def test_the_route_is_answered_without_it(house: House) -> None:
    """PRIV-33: in no text of any task or message; only the field of the aanmelding that asks for it"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    for text in (f"Zijn nummer is {BSN}", "Bel 9999.90.019"):
        with pytest.raises(Invalid) as refused:
            house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek", toelichting=text)
        assert list(refused.value.fields) == ["toelichting"]
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek", toelichting="Afspraak op 02-03-2026 9 uur")
    with pytest.raises(Invalid) as refused:
        house.complete("noor", casus_id, "Delen in MDO", mdo_reactie=f"BSN {BSN}")
    assert list(refused.value.fields) == ["mdo_reactie"]


def test_a_note_and_a_piece_of_a_partner_are_written_without_it(house: House) -> None:
    """PRIV-33"""
    casus_id = house.open("noor", fase=2).casus_id
    noor, daan = house.viewer("noor"), house.viewer("daan").person_id
    with pytest.raises(Invalid) as refused:
        propose_overdracht(noor, casus_id, Offer("casusregie", daan, f"Let op {BSN}"))
    assert list(refused.value.fields) == ["notitie"]
    with pytest.raises(Invalid) as refused:
        bring_informatie(noor, casus_id, Contribution(Wording("Melding", f"Het gaat om {BSN}", "Veiligheid")))
    assert list(refused.value.fields) == ["inhoud"]


def test_an_interventie_is_written_without_it(house: House) -> None:
    """PRIV-33"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Invalid):
        record_interventie(
            house.viewer("noor"), casus_id, {"soort": "anders", "op": day(), "toelichting": f"nummer {BSN}"}
        )
