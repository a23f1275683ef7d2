"""PRIV-25: a destruction in two hands leaves nothing of the casus but numbers; doing it again does nothing."""

from uuid import UUID

import pytest
from closing import YEAR, close, destroy, everything_stored, settle_terms
from parties import Parties
from sqlalchemy import func, select, text

from kapstok import db, waypoints
from kapstok.acts import carry_out_vernietiging as carrying
from kapstok.acts.bring_informatie import Wording
from kapstok.acts.carry_out_vernietiging import carry_out_vernietiging
from kapstok.acts.delay_vernietiging import keep_casus
from kapstok.acts.judge_vernietiging import approve_vernietiging, propose_vernietiging, refuse_vernietiging
from kapstok.acts.log_reading import Seen, log_reading
from kapstok.acts.save_draft import save_draft
from kapstok.acts.share_actielijst import share_actielijst
from kapstok.audit import readings
from kapstok.bewaren.vernietiging import VernietigingNotFound
from kapstok.casus import at_hand
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.db import reading
from kapstok.errors import Conflict, Forbidden
from kapstok.inspection.inspect import inspect
from kapstok.jobs.model import Job
from kapstok.overviews.bewaren import verklaring
from kapstok.overviews.casus import casus_page
from kapstok.overviews.work import errand
from kapstok.worker.operations import do
from writing import member, overleg, settled

CANARY = "Kanariegeel"


@pytest.fixture
def lived(parties: Parties) -> Parties:
    """A casus in which everybody wrote the canary everywhere, read it, mailed it; closed, and long ago."""
    house, casus_id = parties.house, parties.casus_id
    settle_terms()
    member(house, casus_id, naam=CANARY)
    overleg(house, casus_id, "mdo", "noor", "pieter")
    settled(house, casus_id)
    share_actielijst(house.viewer("noor"), casus_id, 1, [house.viewer("pieter").person_id])
    with reading() as session:
        jobs = list(session.scalars(select(Job.id).where(Job.operation == "mail_actielijst")))
    for job_id in jobs:
        do(job_id, errand(job_id))
    parties.bring("noor", wording=Wording(CANARY, CANARY, CANARY))
    parties.read("pieter", "anders", CANARY)
    log_reading(house.viewer("noor"), Seen("casus", "web", casus_id))
    save_draft(house.viewer("noor"), house.tasks(casus_id)[0].id, {"toelichting": CANARY})
    close(house, casus_id)
    house.clock.pass_workdays(YEAR)
    return parties


def counts() -> dict[str, int]:
    with reading() as session:
        names = [name for name in db.Row.metadata.tables if name not in ("person", "membership")]
        return {name: session.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in names}


def shell(casus_id: UUID) -> Casus:
    with reading() as session:
        return session.get_one(Casus, casus_id)


def test_nothing_of_the_casus_is_found_in_any_byte(lived: Parties) -> None:
    """PRIV-25: title, kenmerk, names, what was written, read and mailed; in the database, its log and the outbox"""
    kenmerk = shell(lived.casus_id).kenmerk
    before = everything_stored()
    for trace in ("Huishouden Linde", kenmerk, "Bellen met school"):
        assert trace in before, trace
    destroy(lived.house)
    after = everything_stored()
    for trace in ("Huishouden Linde", kenmerk, "Bellen met school", CANARY):
        assert trace not in after, trace


def test_nothing_of_the_casus_stays_in_memory(parties: Parties) -> None:
    """PRIV-25: the run of a casus that is closed is with nobody any more, and one from before goes with the rest"""
    house, casus_id = parties.house, parties.casus_id
    settle_terms()
    before = at_hand._left.copy()
    assert casus_id.int in before
    close(house, casus_id)
    assert casus_id.int not in at_hand._left
    at_hand._left.update(before)  # as in a process that had it before another one closed the casus
    house.clock.pass_workdays(YEAR)
    destroy(house)
    assert casus_id.int not in at_hand._left


def test_the_casus_no_longer_exists_for_anybody(lived: Parties) -> None:
    """PRIV-25"""
    destroy(lived.house)
    for username in ("noor", "pieter", "femke", "bea", "ilse"):
        with pytest.raises(CasusNotFound):
            casus_page(lived.house.viewer(username), lived.casus_id)


def test_what_stays_counts_but_tells_nothing(lived: Parties) -> None:
    """PRIV-25"""
    destroy(lived.house)
    left = shell(lived.casus_id)
    assert (left.gemeente_id, left.fase, left.title, left.state) == ("veldermeer", 2, "", b"")
    for name in ("task", "answers", "event", "betrokkene", "informatie", "informatie_text", "overleg", "deelnemer"):
        assert counts()[name] == 0, name
    assert counts()["casus"] == 1


def test_the_chain_and_the_reading_log_still_hold(lived: Parties) -> None:
    """PRIV-25, PRIV-23: who looked when stays, the reader's own words do not"""
    looked = readings_of(lived.casus_id)
    destroy(lived.house)
    assert readings_of(lived.casus_id) == looked
    assert list(inspect()) == []
    with reading() as session:
        assert readings.broken_at(session, lived.casus_id) is None
        reasons = set(session.scalars(select(readings.Reading.reason)))
    assert reasons <= {None, readings.FORGOTTEN}
    log_reading(lived.house.viewer("femke"), Seen("casus", "web", lived.casus_id, denied=True))
    assert list(inspect()) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_line SET act = 'claim_task' WHERE version = 3",
        "UPDATE audit_line SET at = '2020-01-01 00:00:00+00:00' WHERE version = 3",
        "DELETE FROM audit_line WHERE version = 3",
    ],
)
def test_who_changes_what_is_left_is_found(lived: Parties, change: str) -> None:
    """PRIV-25, PRIV-23"""
    destroy(lived.house)
    with db.database().connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text(change))
    assert "keten" in {defect.rule for defect in inspect()}


def readings_of(casus_id: UUID) -> list[tuple[str, str, str]]:
    with reading() as session:
        found = session.scalars(select(readings.Reading).where(readings.Reading.casus_id == casus_id))
        return [(str(line.person_id), line.what, line.at.isoformat()) for line in found]


def test_again_does_nothing(lived: Parties) -> None:
    """PRIV-25"""
    list_id = destroy(lived.house)
    before = counts()
    carry_out_vernietiging(list_id)
    assert counts() == before
    with pytest.raises(Conflict):
        propose_vernietiging(lived.house.viewer("femke"), "veldermeer")


def test_what_broke_off_halfway_is_finished(lived: Parties, monkeypatch: pytest.MonkeyPatch) -> None:
    """PRIV-25: once before anything was committed, once between the rows and the file"""
    list_id = propose_vernietiging(lived.house.viewer("femke"), "veldermeer")
    approve_vernietiging(lived.house.viewer("bea"), list_id)
    with monkeypatch.context() as broken:
        broken.setattr(waypoints, "reached", _dies)
        with pytest.raises(KeyboardInterrupt):
            carry_out_vernietiging(list_id)
    assert shell(lived.casus_id).title == "Huishouden Linde"
    with monkeypatch.context() as broken:
        broken.setattr(carrying, "leave_no_trace", _falls)
        with pytest.raises(KeyboardInterrupt):
            carry_out_vernietiging(list_id)
    assert verklaring(lived.house.viewer("femke"), list_id).status == "goedgekeurd"
    carry_out_vernietiging(list_id)
    assert verklaring(lived.house.viewer("femke"), list_id).status == "uitgevoerd"
    assert CANARY not in everything_stored()
    assert list(inspect()) == []


def _dies(place: str) -> None:
    if place == "before_commit":
        raise KeyboardInterrupt


def _falls() -> None:
    raise KeyboardInterrupt


def test_nobody_approves_his_own_list(lived: Parties) -> None:
    """PRIV-25"""
    list_id = propose_vernietiging(lived.house.viewer("bea"), "veldermeer")
    with pytest.raises(Forbidden, match="zelf"):
        approve_vernietiging(lived.house.viewer("bea"), list_id)
    for stranger in ("noor", "arjan"):
        with pytest.raises(VernietigingNotFound):
            approve_vernietiging(lived.house.viewer(stranger), list_id)
    with pytest.raises(Conflict):
        carry_out_vernietiging(list_id)
    assert shell(lived.casus_id).title == "Huishouden Linde"


def test_a_refused_list_destroys_nothing_and_may_come_back(lived: Parties) -> None:
    """PRIV-25"""
    list_id = propose_vernietiging(lived.house.viewer("femke"), "veldermeer")
    with pytest.raises(Conflict):
        propose_vernietiging(lived.house.viewer("femke"), "veldermeer")
    refuse_vernietiging(lived.house.viewer("bea"), list_id)
    with pytest.raises(Conflict):
        carry_out_vernietiging(list_id)
    propose_vernietiging(lived.house.viewer("femke"), "veldermeer")


def test_a_duty_to_keep_stops_what_was_approved_already(lived: Parties) -> None:
    """PRIV-25: a bezwaar that comes in between"""
    list_id = propose_vernietiging(lived.house.viewer("femke"), "veldermeer")
    approve_vernietiging(lived.house.viewer("bea"), list_id)
    keep_casus(lived.house.viewer("femke"), lived.casus_id, "bezwaar", "Er loopt een zaak.")
    carry_out_vernietiging(list_id)
    assert shell(lived.casus_id).title == "Huishouden Linde"
    (line,) = verklaring(lived.house.viewer("bea"), list_id).lines
    assert line.outcome == "overgeslagen"
    assert list(inspect()) == []


def test_the_verklaring_says_what_how_many_which_term_who_and_when(lived: Parties) -> None:
    """PRIV-25"""
    kenmerk = shell(lived.casus_id).kenmerk
    found = verklaring(lived.house.viewer("femke"), destroy(lived.house))
    (line,) = found.lines
    assert (found.proposer, found.judge) == ("Femke Hulst", "Bea Vonk")
    assert (line.months, line.outcome) == (12, "vernietigd")
    assert line.counts["task"] > 2
    assert line.counts["informatie"] == 2
    assert not any(word in repr(found) for word in (kenmerk, "Linde", CANARY, "Noor"))


def test_only_the_casus_on_the_list_goes(lived: Parties) -> None:
    """PRIV-25"""
    other = lived.house.to_ave_2()
    with reading() as session:
        tasks = session.scalar(select(func.count()).where(Casus.id == other))
    destroy(lived.house)
    assert casus_page(lived.house.viewer("noor"), other).head.title == "Huishouden Linde"
    assert tasks == 1
