"""A route read out as steps."""

from diagrams import line, read

from kapstok.bpmn.outline import outline

ROUTE = (
    '<bpmn:startEvent id="s"/><bpmn:userTask id="wegen" name="Signaal wegen" ave:rol="wijkteam" ave:termijn="wegen"/>'
    '<bpmn:exclusiveGateway id="k" name="Is het zorgelijk?" default="nee"/>'
    '<bpmn:userTask id="openen" name="Casus openen" ave:rol="wijkteam"/><bpmn:exclusiveGateway id="samen"/>'
    '<bpmn:endEvent id="klaar" name="Klaar"/>'
    + line("s", "wegen", "k")
    + '<bpmn:sequenceFlow id="ja" name="Ja" sourceRef="k" targetRef="openen"/>'
    '<bpmn:sequenceFlow id="nee" sourceRef="k" targetRef="samen"/>' + line("openen", "samen", "klaar")
)


def _texts(document, main="wegen_proces", **known):
    return [step.text for step in outline([document], main, **known)]


def _read(inside):
    return read(inside, process='id="wegen_proces"')


def test_a_route_reads_as_a_numbered_list():
    texts = _texts(_read(ROUTE), roles={"wijkteam": "Wijkteam"}, termijnen={"wegen": "2 werkdagen"})
    assert texts == [
        "1. Signaal wegen - Wijkteam, 2 werkdagen - daarna 2. Is het zorgelijk?",
        "2. Is het zorgelijk? - bij 'Ja' 3. Casus openen; anders 4. Klaar",
        "3. Casus openen - Wijkteam - daarna 4. Klaar",
        "4. Klaar",
    ]


def test_whoever_may_send_a_message_is_named_in_words():
    asking = (
        '<bpmn:startEvent id="s" name="Raad vragen" ave:rol="wijkteam, ggz"><bpmn:messageEventDefinition/>'
        "</bpmn:startEvent>"
    )
    assert _texts(_read(asking), roles={"wijkteam": "Wijkteam", "ggz": "GGZ"}) == ["1. Raad vragen - Wijkteam of GGZ"]


def test_a_called_route_is_written_out_below_its_call():
    found = read(
        '<bpmn:startEvent id="s"/><bpmn:callActivity id="c" name="Wegen" calledElement="binnen"/>' + line("s", "c"),
        process='id="hoofd"',
        beside='<bpmn:process id="binnen"><bpmn:startEvent id="t"/><bpmn:userTask id="u" name="Bellen"/>'
        + line("t", "u")
        + "</bpmn:process>",
    )
    steps = outline([found], "hoofd")
    assert [(step.level, step.number, step.name) for step in steps] == [(0, "1", "Wegen"), (1, "1.1", "Bellen")]


def test_the_lane_around_a_call_says_who_does_what_is_within():
    found = read(
        '<bpmn:startEvent id="s"/><bpmn:callActivity id="c" calledElement="binnen" ave:rol="zvh"/>' + line("s", "c"),
        process='id="hoofd"',
        beside='<bpmn:process id="binnen"><bpmn:userTask id="u" name="Bellen"/></bpmn:process>',
    )
    assert outline([found], "hoofd")[-1].role_label == "zvh"


def test_a_route_that_is_called_twice_is_written_out_once():
    found = read(
        '<bpmn:startEvent id="s"/><bpmn:callActivity id="c" calledElement="binnen"/>'
        '<bpmn:callActivity id="d" name="Nog eens" calledElement="binnen"/>' + line("s", "c", "d"),
        process='id="hoofd"',
        beside='<bpmn:process id="binnen"><bpmn:userTask id="u" name="Bellen"/></bpmn:process>',
    )
    assert _texts(found, "hoofd")[-1] == "2. Nog eens - zie 1"


def test_a_route_that_goes_back_ends_all_the_same():
    inside = '<bpmn:startEvent id="s"/><bpmn:userTask id="a" name="A"/><bpmn:userTask id="b" name="B"/>'
    assert _texts(_read(inside + line("s", "a", "b", "a"))) == ["1. A - daarna 2. B", "2. B - daarna 1. A"]


def test_both_ways_of_a_split_come_before_what_follows_them():
    inside = (
        '<bpmn:startEvent id="s"/><bpmn:parallelGateway id="p"/><bpmn:userTask id="a" name="A"/>'
        '<bpmn:userTask id="b" name="B"/><bpmn:parallelGateway id="j"/><bpmn:userTask id="c" name="C"/>'
    )
    texts = _texts(_read(inside + line("s", "p", "a", "j", "c") + line("p", "b", "j")))
    assert texts == [
        "1. Tegelijk - tegelijk 2. A; tegelijk 3. B",
        "2. A - daarna 4. C",
        "3. B - daarna 4. C",
        "4. C",
    ]


def test_a_clock_on_a_task_is_a_step_with_its_time():
    inside = (
        '<bpmn:startEvent id="s"/><bpmn:userTask id="a" name="A"/><bpmn:boundaryEvent id="laat" name="Te laat" '
        'attachedToRef="a"><bpmn:timerEventDefinition><bpmn:timeDuration>P6W</bpmn:timeDuration>'
        "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
    )
    assert _texts(_read(inside + line("s", "a"))) == ["1. A", "2. Te laat - 6 weken"]


def test_an_empty_hook_is_passed_over():
    inside = '<bpmn:startEvent id="s"/><bpmn:callActivity id="haak_x" name="Haak"/><bpmn:userTask id="a" name="A"/>'
    assert _texts(_read(inside + line("s", "haak_x", "a"))) == ["1. A"]


def test_an_unknown_process_has_no_steps():
    assert outline([_read("")], "weg") == ()
