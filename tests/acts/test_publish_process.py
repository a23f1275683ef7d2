"""The life of a version: checked, planned, active, turned back; who may, and what is written down of it."""

import threading
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from acts.routes import basis, publish, report
from given import House
from kapstok import clock
from kapstok.acts.publish_process import activate_version, publish_process
from kapstok.acts.roll_back_version import roll_back_version
from kapstok.acts.withdraw_activation import withdraw_activation
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.model import Activation, PublishedVersion
from kapstok.db import reading
from kapstok.errors import Broken, Conflict, Finding, Forbidden, Invalid, NotFound
from kapstok.overviews.casus import casus_page
from kapstok.rehearsal.verdict import Report


def starts_with(house: House, opener: str = "noor", **opening: str) -> str:
    """The version with which a casus starts now."""
    casus_id = house.open(opener, **opening).casus_id
    return casus_page(house.viewer(opener), casus_id).head.version


def activations(gemeente: str = "veldermeer") -> list[Activation]:
    with reading() as session:
        return catalogue.activations(session, gemeente)


def test_a_checked_version_is_kept_with_its_report_and_active_nowhere(house: House) -> None:
    found = basis(ave_1=("Signaal", "Melding"))
    published = publish_process(house.viewer("bea"), found, (), report(found))
    assert published.number == 2
    assert starts_with(house) == "basis 1"
    with reading() as session:
        row = session.get_one(PublishedVersion, published.version_id)
        assert row.report is not None
        assert (row.report["vingerafdruk"], row.report["goedgekeurd"]) == (found.digest, True)
    activate_version(house.viewer("bea"), published.version_id, ["veldermeer"])
    assert starts_with(house) == "basis 2"


def test_a_version_begins_on_its_day_at_midnight_in_the_netherlands_also_on_a_sunday(house: House) -> None:
    sunday = date(2026, 3, 29)  # the night in which summer time begins
    publish(house.viewer("bea"), basis(ave_1=("Signaal", "Melding")), since=sunday)
    assert starts_with(house) == "basis 1"
    house.clock.at = clock.start_of_day(sunday) - timedelta(seconds=1)
    assert starts_with(house) == "basis 1"
    house.clock.at = clock.start_of_day(sunday)
    assert starts_with(house) == "basis 2"


def test_a_version_never_begins_in_the_past(house: House) -> None:
    with pytest.raises(Invalid) as refused:
        publish(house.viewer("bea"), basis(ave_1=("Signaal", "Melding")), since=date(2026, 3, 1))
    assert "terugwerkende kracht" in refused.value.fields["vanaf"]


def test_a_plan_is_withdrawn_before_its_day_and_not_after(house: House) -> None:
    publish(house.viewer("bea"), basis(ave_1=("Signaal", "Melding")), since=date(2026, 3, 9))
    plan = activations()[0]
    assert withdraw_activation(house.viewer("bea"), plan.id) == "veldermeer"
    with pytest.raises(Conflict, match="al ingetrokken"):
        withdraw_activation(house.viewer("bea"), plan.id)
    house.clock.pass_workdays(10)
    assert starts_with(house) == "basis 1"
    assert activations()[0].withdrawn_by == house.viewer("bea").person_id
    with pytest.raises(Conflict, match="Draai terug"):
        withdraw_activation(house.viewer("bea"), activations()[1].id)
    with pytest.raises(NotFound):
        withdraw_activation(house.viewer("chris"), plan.id)


def test_turning_back_makes_the_version_before_active_and_deletes_nothing(house: House) -> None:
    publish(house.viewer("bea"), basis(ave_1=("Signaal", "Melding")))
    assert starts_with(house) == "basis 2"
    back = roll_back_version(house.viewer("bea"), "veldermeer")
    assert (back.number, starts_with(house)) == (1, "basis 1")
    assert [(row.kind, row.withdrawn_at) for row in activations()] == [
        ("teruggedraaid", None),
        ("publicatie", None),
        ("publicatie", None),
    ]
    with pytest.raises(Conflict, match="geen eerdere versie"):
        roll_back_version(house.viewer("chris"), "lindehoven")


def test_each_gemeente_has_its_own_version_and_a_regional_designer_publishes_for_several(house: House) -> None:
    """REGEL-17"""
    publish(house.viewer("ellen"), basis(ave_1=("Signaal", "Melding")), "veldermeer", "lindehoven")
    assert starts_with(house) == "basis 2"
    assert starts_with(house, "lotte", gemeente="lindehoven") == "basis 2"
    assert starts_with(house, "jet", gemeente="duinakker") == "basis 1"


def test_only_functioneel_beheer_of_the_gemeente_publishes(house: House) -> None:
    """ACT-19"""
    changed = basis(ave_1=("Signaal", "Melding"))
    for username, refusal in [("noor", Forbidden), ("bea", Invalid)]:
        with pytest.raises(refusal):
            publish(house.viewer(username), changed, "veldermeer", "lindehoven")
    with pytest.raises(Forbidden):
        roll_back_version(house.viewer("noor"), "veldermeer")
    assert starts_with(house) == "basis 1"
    with reading() as session:
        assert len(list(session.scalars(select(PublishedVersion)))) == 1


def test_nobody_publishes_without_a_clean_report_on_these_very_files(house: House) -> None:
    viewer, found = house.viewer("bea"), basis(ave_1=("Signaal", "Melding"))
    fault = Finding("ave-1.bpmn", "regel", "Dit kan niet.", "signaal_wegen")
    with pytest.raises(Forbidden, match="Controleer"):
        publish_process(viewer, found, ["veldermeer"])
    with pytest.raises(Broken, match="na de controle veranderd"):
        publish_process(viewer, found, ["veldermeer"], report(basis()))
    with pytest.raises(Broken, match="Dit kan niet"):
        publish_process(viewer, found, ["veldermeer"], Report("basis", found.digest, (fault,)))
    assert starts_with(house) == "basis 1"


def test_publishing_the_same_files_again_is_the_same_version(house: House) -> None:
    again = [publish(house.viewer("bea"), basis(ave_1=("Signaal", "Melding"))) for _ in range(2)]
    assert again[0] == again[1]
    assert len(activations()) == 2


def test_f9_of_many_who_publish_at_once_each_gets_a_number_without_gap_or_double(house: House) -> None:
    bundles = [basis(ave_1=("Signaal", f"Melding {number}")) for number in range(6)]
    reports = [report(found) for found in bundles]
    viewer, numbers = house.viewer("bea"), []

    def deploy(number: int) -> None:
        numbers.append(publish_process(viewer, bundles[number], ["veldermeer"], reports[number]).number)

    threads = [threading.Thread(target=deploy, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [2, 3, 4, 5, 6, 7]
    assert len(activations()) == 7
