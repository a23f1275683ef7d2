"""Moving running casussen to another version: nothing is lost, and it can be undone until a step is taken."""

from uuid import UUID

import pytest
from sqlalchemy import select

from acts.routes import basis, publish, renamed
from given import House
from kapstok.acts.ask_publication import ask_publication
from kapstok.acts.carry_out_order import carry_out
from kapstok.acts.claim_task import claim_task
from kapstok.acts.migrate_casussen import Asked, ask_migration, migrate_casus
from kapstok.acts.save_draft import save_draft
from kapstok.acts.undo_migration import ask_undo
from kapstok.audit.chain import Line
from kapstok.casus import hold
from kapstok.casus.model import Casus, Waiting
from kapstok.catalogue import model as catalogue
from kapstok.catalogue import orders
from kapstok.catalogue.orders import MovedCasus
from kapstok.db import reading
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.overviews.task import task_page
from kapstok.overviews.timeline import timeline
from kapstok.tasks.model import Draft, Task

RENAMED = ('name="MDO plannen"', 'name="Overleg plannen"')
FIELDS = ("id", "key", "element", "name", "role", "assignee_id", "due_on", "status", "path", "fase")


def moved(house: House, version_id: UUID, **asked: object) -> dict[str, int]:
    """Everything in Veldermeer that can go along; how many became what."""
    order = ask_migration(house.viewer("bea"), Asked(("veldermeer",), version_id, **asked), by_worker=False)
    return carry_out(order)["aantallen"]


def undone(house: House) -> dict[str, int]:
    with reading() as session:
        found = select(orders.Order.id).where(orders.Order.kind == "bijwerken").order_by(orders.Order.asked_at.desc())
        order = session.scalars(found).first()
    return carry_out(ask_undo(house.viewer("bea"), order, by_worker=False))["aantallen"]


def rows(casus_id: UUID) -> dict[str, list[tuple[object, ...]]]:
    """What a casus consists of besides its run."""
    with reading() as session:
        tasks = session.scalars(select(Task).where(Task.casus_id == casus_id).order_by(Task.key))
        waiting = session.scalars(select(Waiting).where(Waiting.casus_id == casus_id).order_by(Waiting.key))
        return {
            "taken": [tuple(getattr(task, field) for field in FIELDS) for task in tasks],
            "wacht": [(one.key, one.element, one.name, one.due_at, one.message) for one in waiting],
        }


def casus(casus_id: UUID) -> Casus:
    with reading() as session:
        return session.get_one(Casus, casus_id)


def whole(casus_id: UUID) -> None:
    """I2: the rows are what the run says, on the version of the casus; and the run can be read."""
    with reading() as session:
        row = session.get_one(Casus, casus_id)
        run = hold.unseal(row, catalogue.compiled(session, row.version_id).spec)
        tasks = session.scalars(select(Task).where(Task.casus_id == casus_id, Task.status == "open"))
        assert {(task.key, task.element, task.name) for task in tasks} == {
            (task.key, task.element, task.name) for task in run.open_tasks()
        }
        waiting = session.scalars(select(Waiting).where(Waiting.casus_id == casus_id))
        listening = [*run.waiting(), *run.timers()]
        assert {(one.key, one.element) for one in waiting} == {(one.key, one.element) for one in listening}


def test_regel_24_a_casus_goes_along_with_everything_that_was_under_way(house: House) -> None:
    casus_id = house.to_ave_2()
    house.complete("noor", casus_id, "Burger informeren")
    task = house.task(casus_id, "MDO plannen")
    save_draft(house.viewer("noor"), task.id, {"deelnemers_mdo": ["ggz"], "bestaat_niet_meer": "x"})
    before = rows(casus_id)
    house.clock.pass_workdays(2)
    version = publish(house.viewer("bea"), basis(ave_2=RENAMED)).version_id
    assert casus(casus_id).version_id != version
    assert moved(house, version) == {"bijgewerkt": 1}
    after = rows(casus_id)
    assert after["wacht"] == before["wacht"]
    kept = house.task(casus_id, "Overleg plannen")
    assert (kept.id, kept.key, kept.due_on, kept.assignee_id) == (task.id, task.key, task.due_on, task.assignee_id)
    assert house.holder(casus_id, "casusregie") == "noor"
    whole(casus_id)
    assert timeline(house.viewer("noor"), casus_id)[0].sentence == "Route bijgewerkt naar versie 2"
    with reading() as session:
        line = session.scalars(select(Line).where(Line.casus_id == casus_id).order_by(Line.version.desc())).first()
        draft = session.scalars(select(Draft).where(Draft.task_id == task.id)).one()
    assert (line.act, line.detail["naar"]) == ("migrate_casus", str(version))
    assert line.detail["van"] != line.detail["naar"]
    assert "bestaat_niet_meer" not in draft.answers
    house.complete("noor", casus_id, "Overleg plannen")
    assert house.task(casus_id, "Plan opstellen")
    whole(casus_id)


def test_a_task_that_somebody_took_stays_his(house: House) -> None:
    casus_id = house.open("joost").casus_id
    task = house.task(casus_id, "Signaal wegen")
    claim_task(house.viewer("noor"), task.id)
    version = publish(house.viewer("bea"), basis(ave_1=("Signaal wegen", "Melding wegen"))).version_id
    moved(house, version)
    assert task_page(house.viewer("noor"), task.id).row.mine
    whole(casus_id)


def test_due_days_stay_unless_it_is_asked_to_count_again(house: House) -> None:
    casus_id = house.open("joost").casus_id
    before = house.task(casus_id, "Signaal wegen")
    found = basis(kapstok=('signaal_wegen = "2 werkdagen"', 'signaal_wegen = "6 werkdagen"'))
    version = publish(house.viewer("bea"), found).version_id
    moved(house, version)
    assert house.task(casus_id, "Signaal wegen").due_on == before.due_on
    undone(house)
    moved(house, version, due="opnieuw")
    assert (house.task(casus_id, "Signaal wegen").due_on - before.due_on).days == 6  # four workdays and a weekend


def test_a_casus_in_a_step_that_is_gone_stays_until_somebody_chooses(house: House) -> None:
    casus_id = house.to_ave_2()
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"))
    assert house.task(casus_id, "Plan opstellen")
    version = publish(house.viewer("bea"), renamed("plan_opstellen", "plan_maken")).version_id
    before, state = rows(casus_id), casus(casus_id).state
    assert moved(house, version) == {"keuze": 1}
    assert (rows(casus_id), casus(casus_id).state) == (before, state)
    with reading() as session:
        assert "Plan opstellen" in session.scalars(select(MovedCasus)).one().remark
    assert moved(house, version, renamed={"plan_opstellen": "plan_maken"}) == {"bijgewerkt": 1}
    whole(casus_id)
    assert rows(casus_id)["taken"] != before["taken"]


def test_a_move_is_undone_as_long_as_no_step_was_taken_and_leaves_nothing_behind(house: House) -> None:
    first, second = house.to_ave_2(), house.to_ave_2()
    before, states = [rows(first), rows(second)], [casus(first).state, casus(second).state]
    version = publish(house.viewer("bea"), basis(ave_2=RENAMED)).version_id
    assert moved(house, version, go_on={"burger_informeren": "mdo_plannen"}) == {"bijgewerkt": 2}
    assert house.task(second, "Overleg plannen")
    house.complete("noor", first, "Overleg plannen")
    assert undone(house) == {"bijgewerkt": 1, "teruggezet": 1}
    assert casus(second).state == states[1]
    open_before = [row for row in before[1]["taken"] if row[7] == "open"]
    assert [row for row in rows(second)["taken"] if row[7] == "open"] == open_before
    assert rows(second)["wacht"] == before[1]["wacht"]
    whole(first)
    whole(second)
    house.complete("noor", second, "Burger informeren")
    with reading() as session:
        left = session.scalars(select(MovedCasus).where(MovedCasus.casus_id == first)).one()
    assert "intussen verder gewerkt" in left.remark
    assert timeline(house.viewer("noor"), second)[1].sentence != ""


def test_moving_twice_is_moving_once(house: House) -> None:
    casus_id = house.to_ave_2()
    version = publish(house.viewer("bea"), basis(ave_2=RENAMED)).version_id
    order = ask_migration(house.viewer("bea"), Asked(("veldermeer",), version), by_worker=False)
    carry_out(order)
    count = casus(casus_id).version
    assert migrate_casus(house.viewer("bea"), order, casus_id) == "bijgewerkt"
    assert carry_out(order)["aantallen"] == {"bijgewerkt": 1}
    assert casus(casus_id).version == count


def test_a_casus_that_was_closed_meanwhile_is_passed_over(house: House) -> None:
    casus_id = house.to_ave_2()
    version = publish(house.viewer("bea"), basis(ave_2=RENAMED)).version_id
    first = ask_migration(house.viewer("bea"), Asked(("veldermeer",), version), by_worker=False)
    second = ask_migration(house.viewer("bea"), Asked(("veldermeer",), version), by_worker=False)
    assert carry_out(first)["aantallen"] == {"bijgewerkt": 1}
    assert carry_out(second)["aantallen"] == {"overgeslagen": 1}
    whole(casus_id)


def test_casussen_of_other_gemeenten_stay_where_they_are(house: House) -> None:
    here, there = house.open("joost").casus_id, house.open("lotte", gemeente="lindehoven").casus_id
    version = publish(house.viewer("bea"), basis(ave_2=RENAMED)).version_id
    moved(house, version)
    assert casus(here).version_id == version
    assert casus(there).version_id != version
    with pytest.raises(Invalid):
        ask_migration(house.viewer("bea"), Asked(("lindehoven",), version))


def test_only_functioneel_beheer_moves_casussen_or_puts_them_back(house: House) -> None:
    version = publish(house.viewer("bea"), basis(ave_2=RENAMED)).version_id
    with pytest.raises(Forbidden):
        ask_migration(house.viewer("noor"), Asked(("veldermeer",), version))
    order = ask_migration(house.viewer("bea"), Asked(("veldermeer",), version), by_worker=False)
    with pytest.raises(Forbidden):
        ask_undo(house.viewer("noor"), order)
    with pytest.raises(Forbidden):
        ask_publication(house.viewer("noor"), "basis", ["veldermeer"])


def test_putting_back_waits_until_moving_is_done(house: House) -> None:
    house.to_ave_2()
    version = publish(house.viewer("bea"), basis(ave_2=RENAMED)).version_id
    order = ask_migration(house.viewer("bea"), Asked(("veldermeer",), version), by_worker=False)
    with pytest.raises(Conflict, match="loopt nog"):
        ask_undo(house.viewer("bea"), order)
