"""The evaluatie in the browser."""

from acts.test_pdca import ANSWERS
from given import House
from web.conftest import text_of


def test_an_evaluatie_is_written_and_stays(as_person, house: House) -> None:
    """VELD-15"""
    paul = as_person("paul")
    here = "/cijfers/veldermeer/evaluatie"
    assert "Niemand zorgt voor de evaluatie" in text_of(paul.page(here))
    assert paul.post(here, {**ANSWERS, "bijstelling": ""}).status_code == 400
    assert paul.post(here, ANSWERS).status_code == 303
    assert "Vaker bellen" in text_of(paul.page(here))
    assert "uiterlijk" in text_of(paul.page(here))


def test_the_beheerder_names_an_owner(as_person, house: House) -> None:
    """STAP-38"""
    bea = as_person("bea")
    owner = str(house.viewer("paul").person_id)
    wrong = bea.post("/cijfers/veldermeer/afspraak", {"maanden": "0", "minimum": "5", "eigenaar": owner})
    assert wrong.status_code == 400
    right = bea.post("/cijfers/veldermeer/afspraak", {"maanden": "6", "minimum": "5", "eigenaar": owner})
    assert right.status_code == 303
    assert "Niemand zorgt" not in text_of(bea.page("/cijfers/veldermeer/evaluatie"))
    assert as_person("noor").get("/cijfers/veldermeer/evaluatie").status_code == 404
