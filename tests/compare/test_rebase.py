"""When the basis moves: what of a variant fits unseen, and what somebody has to choose."""

import pytest

from compare.planted import basis, edited
from kapstok.compare import merge, three_way
from kapstok.variants import manifest_text

PLAN = ("kapstok.toml", 'plan_opstellen = "15 werkdagen"', 'plan_opstellen = "10 werkdagen"')
PLAN_OTHER = ("kapstok.toml", 'plan_opstellen = "15 werkdagen"', 'plan_opstellen = "20 werkdagen"')
MDO = ("kapstok.toml", 'mdo_plannen = "10 werkdagen"', 'mdo_plannen = "8 werkdagen"')
WHO = ("ave-2.bpmn", '<bpmn:userTask id="mdo_plannen"', '<bpmn:userTask ave:rol="ggd" id="mdo_plannen"')
FLOW = 'sourceRef="mdo_plannen" targetRef="plan_opstellen" />'


def between(id: str, name: str) -> tuple[str, str, str]:
    step = f'<bpmn:userTask id="{id}" name="{name}" /><bpmn:sequenceFlow id="{id}_verder" sourceRef="{id}" '
    return ("ave-2.bpmn", FLOW, f'sourceRef="mdo_plannen" targetRef="{id}" />{step}targetRef="plan_opstellen" />')


PAST = 'sourceRef="haak_vooroverleg" targetRef="plan_opstellen" />'


def without_mdo():
    """The basis in which nobody plans an MDO any more."""
    text = basis().files["ave-2.bpmn"].decode()
    first, last = text.index('<bpmn:userTask id="mdo_plannen"'), text.index('<bpmn:userTask id="plan_opstellen"')
    gone = text[:first] + text[last:]
    gone = gone.replace('sourceRef="haak_vooroverleg" targetRef="mdo_plannen" />', PAST)
    flow = f'<bpmn:sequenceFlow id="mdo_plannen_naar_plan_opstellen" {FLOW}'
    return edited(("ave-2.bpmn", text, gone.replace(flow, "")))


def test_changes_in_different_places_fit():
    found = three_way(basis(), edited(MDO, WHO), edited(PLAN, between("voor", "Vooroverleg houden")))
    assert len(found.fits) == 2
    assert found.sentence == "Alle 2 wijzigingen passen vanzelf."


def test_the_same_place_with_another_outcome_asks_for_a_choice():
    found = three_way(basis(), edited(PLAN_OTHER), edited(PLAN, MDO))
    assert found.sentence == "1 van uw 2 wijzigingen past vanzelf, 1 vraagt een keuze."
    assert [choice.sentence for choice in found.choices] == [
        "Bij u: Termijn van ‘Plan opstellen’ gaat van 15 naar 10 werkdagen. "
        "In de nieuwe basis: Termijn van ‘Plan opstellen’ gaat van 15 naar 20 werkdagen. Welke geldt?"
    ]


def test_the_same_change_on_both_sides_fits():
    assert three_way(basis(), edited(PLAN), edited(PLAN)).choices == ()


def test_two_steps_in_the_same_place_ask_for_a_choice():
    found = three_way(basis(), edited(between("een", "Een")), edited(between("twee", "Twee")))
    assert len(found.choices) == 1


def test_a_change_to_a_step_that_the_basis_dropped_asks_for_a_choice():
    found = three_way(basis(), without_mdo(), edited(WHO, PLAN))
    assert [choice.own.kind for choice in found.choices] == ["wie"]
    assert "‘MDO plannen’ vervalt" in found.choices[0].sentence


def test_dropping_a_step_that_the_basis_changed_asks_for_a_choice():
    found = three_way(basis(), edited(WHO), without_mdo())
    assert len(found.choices) == 1


def test_a_task_for_a_role_that_the_basis_dropped_asks_for_a_choice():
    text = basis().files["kapstok.toml"].decode()
    role = text[text.index("[rollen.ggd]") : text.index("[rollen.oggz]")]
    found = three_way(basis(), edited(("kapstok.toml", role, "")), edited(WHO))
    assert len(found.choices) == 1
    assert "In de nieuwe basis: De rol ‘GGD’ vervalt." in found.choices[0].sentence


def test_a_termijn_of_a_step_that_goes_by_another_one_now_asks_for_a_choice():
    moved = edited(("ave-2.bpmn", 'ave:termijn="plan_opstellen"', 'ave:termijn="mdo_plannen"'))
    assert len(three_way(basis(), moved, edited(PLAN)).choices) == 1


def test_a_variant_without_changes_has_nothing_to_choose():
    assert three_way(basis(), edited(PLAN), basis()).sentence == "Uw variant heeft geen eigen wijzigingen."


def test_whole_files_and_keys_are_merged():
    found = merge(basis(), edited(MDO, WHO), edited(PLAN, ("plan_opstellen.form", "Plan vaststellen", "Klaar")))
    assert found.open == ()
    assert b'ave:rol="ggd" id="mdo_plannen"' in found.files["ave-2.bpmn"]
    assert b'"Klaar"' in found.files["plan_opstellen.form"]
    termijnen = manifest_text.parse("kapstok.toml", found.files["kapstok.toml"])["termijnen"]
    assert (termijnen["plan_opstellen"], termijnen["mdo_plannen"]) == ("10 werkdagen", "8 werkdagen")


@pytest.mark.parametrize("own", [edited(PLAN), edited(MDO, PLAN)])
def test_merging_with_an_unmoved_basis_changes_nothing(own):
    found = merge(basis(), basis(), own)
    kept = {name: data for name, data in found.files.items() if name != "kapstok.toml"}
    assert kept == {name: data for name, data in own.files.items() if name != "kapstok.toml"}


def test_a_file_that_both_changed_in_other_places_is_put_together():
    found = merge(basis(), edited(WHO), edited(between("voor", "Voor")))
    assert found.open == ()
    assert b'ave:rol="ggd" id="mdo_plannen"' in found.files["ave-2.bpmn"]
    assert b'id="voor_verder"' in found.files["ave-2.bpmn"]


def test_a_file_that_both_changed_in_the_same_place_stays_as_it_was_and_open():
    other = ("ave-2.bpmn", WHO[1], WHO[1].replace("<bpmn:userTask", '<bpmn:userTask ave:rol="oggz"'))
    found = merge(basis(), edited(WHO), edited(other))
    assert found.open == ("ave-2.bpmn",)
    assert b'ave:rol="oggz" id="mdo_plannen"' in found.files["ave-2.bpmn"]
