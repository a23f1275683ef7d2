"""A casus that will not go on is a storing: that casus only, its bytes kept, and a beheerder can let it be tried."""

from uuid import UUID

import pytest
from sqlalchemy import delete, update

from given import House
from kapstok import db
from kapstok.acts.answer_job import retry_job
from kapstok.acts.fire_timers import fire_timers
from kapstok.casus.model import Casus
from kapstok.errors import Broken, NotFound
from kapstok.jobs.model import Job
from kapstok.overviews.incidents import storingen
from kapstok.people.model import Membership
from kapstok.rights import BEHEERDER, Viewer
from kapstok.worker import operations
from kapstok.worker.operations import CannotBeDone


def beheerder(house: House, gemeente: str = "veldermeer") -> Viewer:
    """Mila looks after a gemeente."""
    mila = house.viewer("mila")
    with db.writing() as session:
        session.execute(delete(Membership).where(Membership.person_id == mila.person_id))
        given = {"person_id": mila.person_id, "role": BEHEERDER, "gemeente_id": gemeente}
        session.add(Membership(**given, since=house.clock()))
    return house.viewer("mila")


def state_of(casus_id: UUID) -> bytes:
    with db.reading() as session:
        return session.get_one(Casus, casus_id).state


def put(casus_id: UUID, state: bytes) -> None:
    with db.writing() as session:
        session.execute(update(Casus).where(Casus.id == casus_id).values(state=state))


def damaged(house: House, state: bytes) -> tuple[UUID, bytes]:
    """A casus whose stored state is another; and what it was."""
    casus_id = house.open("joost").casus_id
    before = state_of(casus_id)
    put(casus_id, state)
    with pytest.raises(Broken, match="beschadigd"):
        house.complete("noor", casus_id, "Signaal wegen")
    return casus_id, before


@pytest.mark.parametrize("state", [b"", b"kapstok-run-1\n", b"kapstok-run-9\nx", b"\x00" * 50])
def test_a_damaged_casus_is_a_storing_and_the_others_go_on(house: House, state: bytes) -> None:
    casus_id, _ = damaged(house, state)
    assert state_of(casus_id) == state, "what stands there is left for whoever looks into it"
    with pytest.raises(Broken):
        house.complete("noor", casus_id, "Signaal wegen")
    (storing,) = storingen(beheerder(house))
    assert storing.kenmerk
    assert "reservekopie" in storing.remedy
    house.to_ave_2()


def test_swapped_states_are_refused(house: House) -> None:
    one, other = house.open("joost").casus_id, house.open("joost").casus_id
    put(one, state_of(other))
    with pytest.raises(Broken):
        house.complete("noor", one, "Signaal wegen")
    house.complete("noor", other, "Signaal wegen")


def test_it_is_tried_again_when_the_casus_is_put_right(house: House) -> None:
    casus_id, before = damaged(house, b"damaged")
    mila = beheerder(house)
    job_id = storingen(mila)[0].id
    retry_job(mila, job_id)
    assert storingen(mila) == []
    errand = operations.Errand("casus", casus_id, {})
    with pytest.raises(CannotBeDone):
        operations.do(job_id, errand)
    put(casus_id, before)
    assert operations.do(job_id, errand) == {}
    house.complete("noor", casus_id, "Signaal wegen")


def test_only_a_beheerder_of_the_gemeente_sees_and_retries_it(house: House) -> None:
    damaged(house, b"damaged")
    with db.reading() as session:
        job_id = session.query(Job.id).filter(Job.status == "failed").scalar()
    for viewer in (house.viewer("noor"), beheerder(house, "lindehoven")):
        with pytest.raises(NotFound):
            retry_job(viewer, job_id)
    assert storingen(beheerder(house, "lindehoven")) == []
    assert storingen(house.viewer("noor")) == []


def test_what_the_clock_cannot_do_is_left_to_the_worker_to_tell(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    put(casus_id, b"damaged")
    with pytest.raises(Broken):
        fire_timers(None, casus_id)
    assert storingen(beheerder(house)) == []
