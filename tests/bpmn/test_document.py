"""A diagram is read into values, whatever its dialect."""

import pytest
from diagrams import diagram, line, read

from kapstok.bpmn import document
from kapstok.errors import Broken

TASK = '<bpmn:userTask id="signaal_wegen" name="Signaal&#10;wegen"/>'


def test_an_element_has_its_label_on_one_line_and_its_place():
    task = read(TASK).element("signaal_wegen")
    assert (task.name, task.kind, task.line, task.process) == ("Signaal wegen", "userTask", 3, "wegen")


def test_flows_are_known_at_both_ends():
    found = read(TASK + '<bpmn:endEvent id="klaar"/>' + line("signaal_wegen", "klaar"))
    assert found.element("signaal_wegen").outgoing == found.element("klaar").incoming == ("signaal_wegen_naar_klaar",)


def test_attributes_stand_under_the_fixed_name_of_their_dialect():
    task = read('<bpmn:userTask id="a" c7:assignee="noor" ave:rol="wijkteam"/>').element("a")
    assert task.attribute("assignee", "operaton") == "noor"
    assert task.attribute("rol") == "wijkteam"
    assert task.attribute("termijn") is None


def test_lanes_are_named_from_outer_to_inner():
    found = read(
        '<bpmn:laneSet><bpmn:lane name="Gemeente"><bpmn:flowNodeRef>a</bpmn:flowNodeRef><bpmn:childLaneSet>'
        '<bpmn:lane name="Wijkteam" ave:rol="wijkteam"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane>'
        '</bpmn:childLaneSet></bpmn:lane></bpmn:laneSet><bpmn:userTask id="a"/>'
    )
    assert found.element("a").lane == ("Gemeente", "Wijkteam")
    assert found.element("a").lane_rol == "wijkteam"


def test_what_lies_in_a_sub_process_lies_in_its_lane():
    found = read(
        '<bpmn:laneSet><bpmn:lane name="Wijkteam"><bpmn:flowNodeRef>s</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>'
        '<bpmn:subProcess id="s"><bpmn:userTask id="a"/></bpmn:subProcess>'
    )
    assert found.element("a").parent == "s"
    assert found.element("a").lane == ("Wijkteam",)


def test_a_timer_on_the_edge_of_a_task_is_read():
    found = read(
        '<bpmn:boundaryEvent id="laat" attachedToRef="a" cancelActivity="false"><bpmn:timerEventDefinition>'
        "<bpmn:timeDuration>P6W</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
        '<bpmn:userTask id="a"/>'
    ).element("laat")
    assert (found.attached_to, found.interrupting) == ("a", False)
    assert [(event.kind, event.form, event.text) for event in found.events] == [("timer", "timeDuration", "P6W")]


def test_a_message_event_refers_to_a_message_of_the_file():
    found = read(
        '<bpmn:startEvent id="a"><bpmn:messageEventDefinition messageRef="m"/></bpmn:startEvent>',
        beside='<bpmn:message id="m" name="opschaalverzoek"/>',
    )
    assert found.messages[found.element("a").events[0].ref].name == "opschaalverzoek"


@pytest.mark.parametrize(
    "text",
    [
        '<bpmn:businessRuleTask id="a" ave:beslissing="regiekaart"/>',
        '<bpmn:businessRuleTask id="a" camunda:decisionRef="regiekaart"/>',
        '<bpmn:businessRuleTask id="a"><bpmn:extensionElements><zeebe:calledDecision decisionId="regiekaart"/>'
        "</bpmn:extensionElements></bpmn:businessRuleTask>",
        '<bpmn:businessRuleTask id="a"><bpmn:extensionElements><spiffworkflow:calledDecisionId>regiekaart'
        "</spiffworkflow:calledDecisionId></bpmn:extensionElements></bpmn:businessRuleTask>",
    ],
)
def test_a_decision_is_found_in_every_dialect(text):
    assert read(text).element("a").decision == "regiekaart"


def test_a_list_of_parties_is_read():
    loop = (
        read(
            '<bpmn:userTask id="a"><bpmn:multiInstanceLoopCharacteristics isSequential="false">'
            "<bpmn:loopDataInputRef>partijen</bpmn:loopDataInputRef><bpmn:inputDataItem name='partij'/>"
            "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"
        )
        .element("a")
        .loop
    )
    assert (loop.input, loop.input_item, loop.sequential) == ("partijen", "partij", False)


def test_what_has_no_id_is_numbered():
    task = read("<bpmn:userTask name='Zonder'/>").elements[0]
    assert (task.id, task.numbered) == ("zonder_id_1", True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_dutch_letters_survive_every_encoding_that_modelers_use(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + diagram('<bpmn:task id="a" name="Reünie"/>').decode()
    assert document.read("a.bpmn", text.encode(encoding)).element("a").name == "Reünie"


def test_comments_do_not_hide_half_a_condition():
    found = read('<bpmn:sequenceFlow id="f"><bpmn:conditionExpression>a<!-- x --> = 1</bpmn:conditionExpression>'
                 "</bpmn:sequenceFlow>")  # fmt: skip
    assert found.flows["f"].condition == "a = 1"


def test_a_file_without_a_process_is_refused():
    with pytest.raises(Broken, match="geen proces"):
        document.read("leeg.bpmn", diagram("").replace(b"process", b"collaboration"))
