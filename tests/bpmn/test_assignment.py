"""Who does a task: every dialect, and the order in which the diagram is believed."""

import pytest
from diagrams import read

from kapstok.bpmn import assignment
from kapstok.bpmn.assignment import Assignment


def _of(attributes: str = "", inside: str = "", lane: str = "") -> Assignment:
    lanes = f"<bpmn:laneSet><bpmn:lane {lane}</bpmn:lane></bpmn:laneSet>" if lane else ""
    return assignment.read(read(f'{lanes}<bpmn:userTask id="a" {attributes}>{inside}</bpmn:userTask>'))["a"]


def _extension(text: str) -> str:
    return f"<bpmn:extensionElements>{text}</bpmn:extensionElements>"


LANE = 'name="Wijkteam"><bpmn:flowNodeRef>a</bpmn:flowNodeRef>'
OWNER = (
    "<bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>user(noor), group(politie)"
    "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"
)


def test_the_own_role_goes_before_everything():
    found = _of('ave:rol="zvh" camunda:assignee="noor" camunda:candidateGroups="wijk"', OWNER, LANE)
    assert (found.role_names, found.source) == (("zvh",), "ave:rol")
    assert [level.source for level in found.lower] == ["assignee", "kandidaten", "performer", "lane"]


def test_an_assignee_goes_before_candidates():
    found = _of('camunda:assignee="noor" camunda:candidateGroups="wijk"')
    assert (found.assignee, found.groups, found.source) == ("noor", (), "assignee")


def test_candidates_go_before_a_potential_owner():
    found = _of('camunda:candidateUsers="noor, piet" camunda:candidateGroups="wijk"', OWNER)
    assert (found.users, found.groups, found.role_names) == (("noor", "piet"), ("wijk",), ("wijk",))


def test_a_potential_owner_goes_before_the_lane():
    found = _of(inside=OWNER, lane=LANE)
    assert (found.users, found.groups, found.source) == (("noor",), ("politie",), "performer")


def test_the_lane_says_it_when_nothing_else_does():
    found = _of(lane=LANE)
    assert (found.role_names, found.source) == (("Wijkteam",), "lane")


def test_the_role_of_a_lane_goes_before_its_name():
    assert _of(lane='ave:rol="wijkteam" ' + LANE).role_names == ("wijkteam",)


def test_owners_of_a_lane_are_people_and_groups():
    owners = _extension('<spiffworkflow:properties><spiffworkflow:property name="lane_owners" value="noor, group:zvh"/>'
                        "</spiffworkflow:properties>")  # fmt: skip
    found = _of(lane=LANE + owners)
    assert (found.users, found.groups) == (("noor",), ("zvh",))


@pytest.mark.parametrize("vendor", ["camunda", "c7", "flowable", "activiti"])
def test_the_family_of_camunda_is_understood(vendor):
    found = _of(f'{vendor}:assignee="noor" {vendor}:formKey="plan" {vendor}:dueDate="P1W" {vendor}:priority="80"')
    assert (found.assignee, found.form, found.termijn, found.priority) == ("noor", "plan", "P1W", 80)


def test_zeebe_is_understood():
    found = _of(
        inside=_extension(
            '<zeebe:assignmentDefinition candidateGroups="wijk"/><zeebe:formDefinition formId="plan"/>'
            '<zeebe:taskSchedule dueDate="P1W" followUpDate="P2D"/><zeebe:priorityDefinition priority="80"/>'
        )
    )
    assert (found.groups, found.form, found.termijn) == (("wijk",), "plan", "P1W")
    assert (found.postpone_until, found.priority) == ("P2D", 80)


def test_spiffworkflow_is_understood():
    found = _of(
        inside=_extension(
            '<spiffworkflow:properties><spiffworkflow:property name="formJsonSchemaFilename" value="plan-schema.json"/>'
            "</spiffworkflow:properties>"
            "<spiffworkflow:instructionsForEndUser>Bel eerst.</spiffworkflow:instructionsForEndUser>"
        )
    )
    assert (found.form, found.instruction) == ("plan", "Bel eerst.")


def test_processmaker_is_understood():
    found = _of('pm:assignment="requester" pm:screenRef="plan" pm:dueIn="72"')
    assert (found.assignee, found.form, found.termijn) == ("de indiener", "plan", "PT72H")


@pytest.mark.parametrize("text", ["${behandelaar}", "= behandelaar", "#{x, y}"])
def test_an_expression_is_kept_as_text_with_a_remark(text):
    found = _of(f'camunda:assignee="{text}"')
    assert found.assignee == text
    assert text in found.notes[0]


@pytest.mark.parametrize("text", ["hoog", "101", "-1", "٣"])
def test_a_priority_that_is_no_number_is_left_out_with_a_remark(text):
    found = _of(f'ave:prioriteit="{text}"')
    assert found.priority is None
    assert found.notes


@pytest.mark.parametrize(
    "reference",
    ["plan", "plan.form", "camunda-forms:deployment:forms/plan.form", "embedded:app:forms/plan.html", "app:plan.jsf"],
)
def test_a_form_is_known_by_its_name(reference):
    assert _of(f'camunda:formKey="{reference}"').form == "plan"


def test_what_comes_along_is_taken_from_our_own_words_first():
    found = _of('ave:formulier="eigen" camunda:formKey="ander" ave:termijn="toets" ave:regie="casusregie: einde"',
                "<bpmn:documentation>Bel eerst.</bpmn:documentation>")  # fmt: skip
    assert (found.form, found.termijn, found.regie) == ("eigen", "toets", "casusregie: einde")
    assert found.instruction == "Bel eerst."


def test_a_task_of_nobody_falls_to_its_caller_and_keeps_its_form():
    own = _of('ave:formulier="plan"')
    found = assignment.nearest([own, Assignment("aanroep", role_names=("zvh",), source="lane")])
    assert (found.role_names, found.form, found.source) == (("zvh",), "plan", "aanroep: lane")


def test_a_task_that_says_who_does_not_look_further():
    own = _of('ave:rol="wijkteam"')
    assert assignment.nearest([own, Assignment("aanroep", role_names=("zvh",), source="lane")]) is own


def test_a_process_can_have_a_role_for_all_its_tasks():
    found = assignment.read(read('<bpmn:userTask id="a"/>', process='id="wegen" ave:rol="wijkteam"'))
    assert assignment.nearest([found["a"], found["wegen"]]).role_names == ("wijkteam",)


def test_when_nobody_says_who_it_stays_open():
    assert not assignment.nearest([_of(), _of()]).somebody
