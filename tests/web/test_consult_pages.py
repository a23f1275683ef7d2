"""Anonymous sparring on the screen."""

from given import House
from web.conftest import text_of

VRAAG = {
    "gemeente": "veldermeer",
    "rol": "pga_coordinator",
    "leefgebieden": ["netwerk"],
    "vraag": "Een leerling komt steeds minder op school.",
}


def test_a_question_is_asked_and_advised(as_person):
    joost, fatima = as_person("joost"), as_person("fatima")
    place = joost.post("/consulten/nieuw", VRAAG)
    assert place.status_code == 303
    assert "Er is geen casus gemaakt" in text_of(joost.page(place.location))
    assert "wacht op uw advies" in text_of(fatima.page("/consulten"))
    assert fatima.post(place.location, {"advies": "Bel de wijkagent."}).status_code == 303
    assert "Bel de wijkagent." in text_of(joost.page(place.location))


def test_a_date_of_birth_is_refused_and_what_was_typed_stays(as_person):
    answer = as_person("joost").post("/consulten/nieuw", {**VRAAG, "vraag": "Hij is geboren op 12-03-2009."})
    assert answer.status_code == 400
    assert "Hier staat een geboortedatum" in answer.text
    assert "Hij is geboren op" in answer.text


def test_a_consult_of_others_is_not_found(as_person):
    place = as_person("joost").post("/consulten/nieuw", VRAAG).location
    as_person("bram").page(place, 404)


def test_a_casus_shows_the_consult_it_refers_to(as_person, house: House):
    noor = as_person("noor")
    place = noor.post("/consulten/nieuw", VRAAG).location
    casus_id = house.to_ave_2()
    noor.post(f"/casussen/{casus_id}/consult", {"consult": place.rpartition("/")[2]})
    assert "Een leerling komt steeds minder op school." in text_of(noor.page(f"/casussen/{casus_id}"))
