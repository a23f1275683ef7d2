"""The worker carries out what was asked about routes, also when nobody waits for it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from acts.routes import basis, publish
from given import House
from kapstok import clock
from kapstok.acts.migrate_casussen import Asked, ask_migration
from kapstok.acts.rehearse_design import ask_rehearsal
from kapstok.acts.save_design import save_design
from kapstok.acts.start_design import start_design
from kapstok.acts.undo_migration import ask_undo
from kapstok.overviews.route_versions import order
from kapstok.worker.loop import Worker
from processes import until

Start = Callable[[], Worker]


@pytest.fixture
def home(database: str) -> House:
    """In the time of the machine: a worker does not wait for a clock that stands still."""
    return House(None)


def test_casussen_go_along_and_back_by_the_worker(home: House, start_worker: Start) -> None:
    bea = home.viewer("bea")
    home.open("joost")
    version = publish(bea, basis(ave_2=('name="MDO plannen"', 'name="Overleg plannen"'))).version_id
    asked = ask_migration(bea, Asked(("veldermeer",), version))
    start_worker()
    assert ended(bea, asked) == ("klaar", {"bijgewerkt": 1})
    assert ended(bea, ask_undo(bea, asked)) == ("klaar", {"teruggezet": 1})


def test_a_design_is_tried_by_the_worker_and_what_is_wrong_is_told(home: House, start_worker: Start) -> None:
    bea = home.viewer("bea")
    design = start_design(bea, "veldermeer", "proef", "Proef")
    save_design(bea, design, 1, "ave-2.bpmn", b"<niet-af")
    asked = ask_rehearsal(bea, design)
    start_worker()
    assert ended(bea, asked) == ("geweigerd", {})
    found = (order(bea, asked).result or {})["rapport"]["bevindingen"]
    assert "ave-2.bpmn" in {one["bestand"] for one in found}


def ended(viewer, order_id: UUID) -> tuple[str, dict[str, int]]:
    """How an order ended, once it did."""
    until(lambda: order(viewer, order_id).finished_at is not None)
    found = order(viewer, order_id)
    assert found.finished_at <= clock.now()
    return found.status, found.counts
