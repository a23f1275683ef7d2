"""Storingen on screen: what failed, at which casus and step, with a button for whoever looks after it."""

from sqlalchemy import delete

from given import House
from kapstok import db
from kapstok.jobs.model import Job
from kapstok.people.model import Membership
from kapstok.rights import BEHEERDER


def test_a_beheerder_sees_a_storing_and_lets_it_be_tried_again(as_person, house: House) -> None:  # type: ignore[no-untyped-def]
    casus_id = house.open("joost").casus_id
    mila = house.viewer("mila")
    with db.writing() as session:
        session.execute(delete(Membership).where(Membership.person_id == mila.person_id))
        session.add(Membership(person_id=mila.person_id, role=BEHEERDER, gemeente_id="veldermeer", since=house.clock()))
        stuck = Job(operation="termijnen", casus_id=casus_id, element="signaal_wegen", wanted_at=house.clock())
        stuck.status, stuck.attempts, stuck.error = "failed", 3, "TimersStuck"
        session.add(stuck)
    browser = as_person("mila")
    assert "1 storing wacht op u" in browser.page("/taken").text_content()
    page = browser.page("/storingen").text_content()
    assert "Termijnen laten aflopen" in page
    assert "signaal_wegen" in page
    assert "kapstok doctor" in page
    browser.post(f"/storingen/{stuck.id}")
    assert "Geen storingen" in browser.page("/storingen").text_content()


def test_for_anybody_else_the_page_is_not_there(as_person) -> None:  # type: ignore[no-untyped-def]
    noor = as_person("noor")
    noor.page("/storingen", 404)
    assert "Storingen" not in noor.page("/taken").text_content()
