"""A step that a page of the dossier answers: nobody writes twice, and the step keeps which version it was."""

from typing import Any
from uuid import UUID

import pytest

from given import House
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.complete_task import complete_task
from kapstok.acts.end_entry import end_entry
from kapstok.acts.hold_overleg import hold_overleg
from kapstok.acts.plan_overleg import plan_overleg
from kapstok.acts.settle_actielijst import settle_actielijst
from kapstok.acts.settle_plan import settle_plan
from kapstok.acts.write_bouwschema import write_bouwschema
from kapstok.db import reading
from kapstok.dossier.answers import Answers, of_element
from kapstok.dossier.vaststelling import ACTIELIJST, PLAN, versions
from kapstok.errors import Forbidden, Invalid
from kapstok.overviews.casus import casus_page
from kapstok.overviews.task import task_page
from kapstok.overviews.timeline import timeline
from on_the_way import in_ave_3
from writing import HELD, PLAN_LINE, actie, day, overleg, settled


def refused(house: House, casus_id: UUID, name: str, username: str = "noor", **answers: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as error:
        complete_task(house.viewer(username), house.task(casus_id, name).id, answers)
    return dict(error.value.fields)


def done(house: House, casus_id: UUID, name: str, username: str = "noor", **answers: Any) -> str:
    """The line in the tijdlijn with which somebody completes a task."""
    complete_task(house.viewer(username), house.task(casus_id, name).id, answers)
    lines = [one.sentence for one in timeline(house.viewer(username), casus_id)]
    return next(one for one in lines if one.startswith(f"‘{name}’ afgerond"))


def kept(casus_id: UUID, element: str) -> dict[str, Any]:
    with reading() as session:
        row = of_element(session, casus_id, element)
    assert isinstance(row, Answers)
    return row.values


def numbers(casus_id: UUID, kind: str) -> list[int]:
    with reading() as session:
        return [row.number for row in versions(session, casus_id, kind)]


def with_plan_to_make(house: House) -> UUID:
    casus_id = house.to_ave_2()
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"))
    return casus_id


def test_an_empty_plan_does_not_complete_the_step_and_the_remedy_is_said(house: House) -> None:
    casus_id = with_plan_to_make(house)
    assert refused(house, casus_id, "Plan opstellen") == {
        "plan": "Voeg eerst een regel toe aan het plan, op de pagina Plan."
    }


def test_a_plan_that_is_not_settled_yet_becomes_a_version_and_the_step_refers_to_it(house: House) -> None:
    casus_id = with_plan_to_make(house)
    noor = house.viewer("noor")
    add_plan_regel(noor, casus_id, PLAN_LINE)
    assert done(house, casus_id, "Plan opstellen") == "‘Plan opstellen’ afgerond (plan van aanpak, versie 1)"
    assert kept(casus_id, "plan_opstellen") == {"plan": "plan/1"}
    written = next(one for one in casus_page(noor, casus_id).written if one.element == "plan_opstellen")
    assert written.lines == (("Plan van aanpak", "Plan van aanpak, versie 1"),)
    assert written.places == {"Plan van aanpak": "plan/1"}


def test_a_plan_that_was_settled_on_its_page_is_not_settled_again(house: House) -> None:
    casus_id = with_plan_to_make(house)
    line = add_plan_regel(house.viewer("noor"), casus_id, PLAN_LINE).opened[0]
    settle_plan(house.viewer("noor"), casus_id)
    done(house, casus_id, "Plan opstellen")
    assert numbers(casus_id, PLAN) == [1]
    end_entry(house.viewer("noor"), casus_id, "plan", line)


def test_nobody_answers_by_typing_what_stands_in_the_dossier(house: House) -> None:
    casus_id = with_plan_to_make(house)
    add_plan_regel(house.viewer("noor"), casus_id, PLAN_LINE)
    said = refused(house, casus_id, "Plan opstellen", plan="Rust", doelen="Rust")
    assert said == {
        "plan": "Dit staat al in het dossier. Vul het daar in en laat het hier weg.",
        "doelen": "Dit veld hoort niet bij dit formulier.",
    }


def test_an_mdo_is_planned_on_the_page_and_the_step_says_which(house: House) -> None:
    casus_id = house.to_ave_2()
    house.complete("noor", casus_id, "Burger informeren")
    assert refused(house, casus_id, "MDO plannen") == {"mdo": "Plan eerst het MDO op de pagina Overleg."}
    overleg(house, casus_id, "vooroverleg")
    assert "mdo" in refused(house, casus_id, "MDO plannen")
    planned = overleg(house, casus_id, "mdo")
    on = "-".join(reversed(day().split("-")))
    assert done(house, casus_id, "MDO plannen") == f"‘MDO plannen’ afgerond (MDO met de burger op {on})"
    assert kept(casus_id, "mdo_plannen") == {"mdo": f"overleggen/{planned}"}


def test_a_casusbespreking_is_done_when_the_table_has_closed_it(house: House) -> None:
    """RAND-21, STAP-36: the question for the cliënt is asked at that table"""
    casus_id = in_ave_3(house)
    house.complete("anne", casus_id, "Uitnodigen")
    anne = house.viewer("anne")
    assert "Plan de casusbespreking" in refused(house, casus_id, "Casusbespreking", "anne")["bespreking"]
    people = [str(house.viewer(name).person_id) for name in ("anne", "pieter")]
    answers = {"soort": "zvh_casusbespreking", "datum": day(), "deelnemers": people}
    table = plan_overleg(anne, casus_id, answers).opened[0]
    write_bouwschema(house.viewer("pieter"), casus_id, table, {"partner": "politie", "feiten": "Kanarie"})
    assert "rond de casusbespreking af" in refused(house, casus_id, "Casusbespreking", "anne")["bespreking"]
    (page,) = task_page(anne, house.task(casus_id, "Casusbespreking").id).pages.values()
    assert "met 2 deelnemers. In het bouwschema staat 1 beeld." in page.words
    assert (page.place, "Kanarie" in repr(page)) == (f"overleggen/{table}", False)
    hold_overleg(anne, casus_id, table, HELD)
    done(house, casus_id, "Casusbespreking", "anne")
    assert kept(casus_id, "casusbespreking") == {"bespreking": f"overleggen/{table}"}


def test_the_actielijst_takes_the_next_meeting_along_and_knows_what_its_page_said(house: House) -> None:
    casus_id = in_ave_3(house)
    house.go(casus_id, ("anne", "Uitnodigen"), ("anne", "Casusbespreking"))
    assert set(refused(house, casus_id, "Actielijst delen", "anne")) == {"actielijst", "volgende_bespreking"}
    actie(house, casus_id)
    settle_actielijst(house.viewer("anne"), casus_id, {"volgende_bespreking": day(30)})
    known = task_page(house.viewer("anne"), house.task(casus_id, "Actielijst delen").id).known
    assert known["volgende_bespreking"] == day(30)
    done(house, casus_id, "Actielijst delen", "anne", volgende_bespreking=day(40))
    assert numbers(casus_id, ACTIELIJST) == [2, 1]
    assert kept(casus_id, "actielijst_delen") == {"volgende_bespreking": day(40), "actielijst": "acties/2"}


def test_when_the_step_comes_again_it_asks_for_something_newer(house: House) -> None:
    casus_id = in_ave_3(house)
    house.go(casus_id, ("anne", "Uitnodigen"), ("anne", "Casusbespreking"))
    settled(house, casus_id)
    done(house, casus_id, "Actielijst delen", "anne", volgende_bespreking=day(30))
    house.pass_workdays(1)
    house.send("pieter", casus_id, "tussentijds_signaal", "tussentijds_signaal")
    house.complete("anne", casus_id, "Signaal beoordelen", signaal_besluit="bijeenroepen")
    house.go(casus_id, ("anne", "Uitnodigen"), ("anne", "Casusbespreking"))
    said = refused(house, casus_id, "Actielijst delen", "anne", volgende_bespreking=day(30))
    assert "niets veranderd sinds deze stap de vorige keer klaar was" in said["actielijst"]
    settle_actielijst(house.viewer("anne"), casus_id, {})
    done(house, casus_id, "Actielijst delen", "anne", volgende_bespreking=day(30))


def test_who_has_the_task_may_write_the_page_that_answers_it_and_no_other(house: House) -> None:
    """The casus came into AVE 3 running: the task is of the group, and nobody there holds procesregie yet."""
    casus_id = house.open("noor", fase=3, lopend=True).casus_id
    anne = house.viewer("anne")
    answers = {"soort": "zvh_casusbespreking", "datum": day(), "deelnemers": [str(anne.person_id)]}
    house.send("noor", casus_id, "signaal_casusregisseur", "tussentijds_signaal")
    house.complete("anne", casus_id, "Signaal beoordelen", signaal_besluit="bijeenroepen")
    with pytest.raises(Forbidden):
        plan_overleg(anne, casus_id, answers)
    house.complete("anne", casus_id, "Uitnodigen")
    plan_overleg(anne, casus_id, answers)
    with pytest.raises(Forbidden):
        add_plan_regel(anne, casus_id, PLAN_LINE)
