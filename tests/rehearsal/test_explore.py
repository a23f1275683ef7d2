"""Walking every decision: what is tried, what is passed over, and what is said about it."""

import pytest

from kapstok.rehearsal import agreements, coverage
from kapstok.rehearsal.explore import Bounds, Watch, explore
from kapstok.rehearsal.turns import Turns
from kapstok.variants import version
from kapstok.variants.bundle import Bundle
from rehearsal.planted import klein
from rehearsal.planted.drawing import bpmn

MANIFEST = 'naam = "los"\nhoofdproces = "p"\n[rollen]\na = { label = "A" }\n[lijsten.leefgebieden]\nx = "X"\ny = "Y"\n'


def walk(route: str, bounds: Bounds | None = None, watch: Watch = Watch(), **forms: object):
    made = {name: data for name, data in klein.planted(**forms).items() if name.endswith(".form")}
    found = {"kapstok.toml": MANIFEST.encode(), "p.bpmn": bpmn(route), **made}
    return explore(version.compile(Bundle.from_files(found)), bounds, watch)


def said(found, element: str) -> set[tuple[str, ...]]:
    return {edge.action.words for edge in found.edges if edge.action.element == element}


def reached(found) -> frozenset[str]:
    return coverage.by_exploring(found).elements


LOOP = """
proces p
startEvent s
exclusiveGateway weer
userTask vragen | ave:rol=a | ave:formulier=f
exclusiveGateway kiezen
endEvent e
s -> weer
weer -> vragen
vragen -> kiezen
kiezen -> weer [anders]
kiezen -> e [keuze = "stop"]
"""


def test_a_circle_is_walked_once() -> None:
    found = walk(LOOP, f=klein.form({"keuze": ["door", "stop"]}))
    assert found.complete
    assert {node.closed for node in found.nodes} == {True, False}
    assert len(found.nodes) <= 4


def test_every_option_that_a_condition_reads_is_tried_and_told_in_words() -> None:
    found = walk(LOOP, f=klein.form({"keuze": ["door", "stop"], "los": ["p", "q"]}))
    assert said(found, "vragen") == {("keuze: door",), ("keuze: stop",)}


def test_a_field_that_an_agreement_asks_for_is_tried_as_well() -> None:
    found = walk(LOOP, watch=Watch(fields=frozenset({"los"})), f=klein.form({"keuze": ["stop"], "los": ["p", "q"]}))
    assert said(found, "vragen") == {("keuze: stop", "los: p"), ("keuze: stop", "los: q")}


def test_a_field_that_need_not_be_answered_is_also_left_empty() -> None:
    found = walk(LOOP, f=klein.form({"keuze": ["stop"]}, required=False))
    assert said(found, "vragen") == {("keuze: stop",), ()}


def test_numbers_are_tried_around_what_a_condition_compares_with() -> None:
    number = {"type": "number", "key": "keuze", "id": "k", "label": "K", "properties": {"procesgegeven": "ja"}}
    form = {"components": [{**number, "validate": {"required": True, "min": 0, "max": 100}}]}
    found = walk(LOOP.replace('[keuze = "stop"]', "[keuze > 10]"), f=form)
    assert said(found, "vragen") == {("K: 9",), ("K: 10",), ("K: 11",)}


def test_a_form_that_nobody_can_fill_in_is_said_to_be_not_looked_at() -> None:
    text = {"type": "textfield", "key": "keuze", "id": "k", "label": "K", "properties": {"procesgegeven": "ja"}}
    form = {"components": [{**text, "validate": {"required": True, "pattern": "[0-9]{4}[A-Z]{2}"}}]}
    found = walk(LOOP, f=form)
    assert not found.complete
    assert "niet in te vullen" in found.outcome()


def test_what_lies_behind_such_a_form_is_not_called_unreachable() -> None:
    found = walk(LOOP.replace("ave:formulier=f", "ave:formulier=bestaat_niet"))
    agreed = agreements.read("a", b'[afspraken.a]\nsoort = "blijft_bereikbaar"\nvanuit = 0\ndoel = "afsluiten"\n')
    assert "bestaat niet in deze versie" in found.outcome()
    assert agreements.check(found, agreed) == []


def test_bounds_are_told_and_no_proof_is_claimed() -> None:
    found = explore(version.compile(Bundle.from_files(klein.files())), Bounds(states=5))
    assert "Niet alles bekeken: " in found.outcome()
    assert "niet verder gevolgd" in found.bounded[0]


def test_nothing_is_called_dead_when_not_everything_was_looked_at() -> None:
    found = explore(version.compile(Bundle.from_files(klein.files())), Bounds(states=5))
    kinds = {one.agreement.kind for one in agreements.check(found, klein.agreed())}
    assert "geen_dode_stappen" not in kinds
    assert "blijft_bereikbaar" not in kinds


PARALLEL = """
proces p
startEvent s
parallelGateway splitsen
userTask een | ave:rol=a
userTask twee | ave:rol=a
userTask drie | ave:rol=a
parallelGateway samen
endEvent e
s -> splitsen
splitsen -> een
splitsen -> twee
splitsen -> drie
een -> samen
twee -> samen
drie -> samen
samen -> e
"""


def test_independent_tasks_are_done_in_one_order() -> None:
    assert len(walk(PARALLEL).nodes) == 4


def test_a_task_that_an_agreement_asks_for_is_done_in_every_order() -> None:
    assert len(walk(PARALLEL, watch=Watch(elements=frozenset({"een", "twee", "drie"}))).nodes) == 8


PARTIES = """
proces p
startEvent s
userTask kiezen | ave:rol=a | ave:formulier=wie
parallelGateway wachten
exclusiveGateway tellen
userTask eens | ave:rol=a
endEvent e
s -> kiezen
kiezen -> stemmen
stemmen -> tellen
tellen -> eens [every s in uitslag satisfies s = "ja"]
tellen -> e [anders]
eens -> e
"""


def test_votes_are_all_yes_all_no_and_mixed() -> None:
    votes = (
        '<bpmn:userTask id="stemmen" name="stemmen" ave:rol="a" ave:formulier="stem">'
        '<bpmn:multiInstanceLoopCharacteristics isSequential="false">'
        "<bpmn:loopDataInputRef>wie</bpmn:loopDataInputRef><bpmn:loopDataOutputRef>uitslag</bpmn:loopDataOutputRef>"
        '<bpmn:inputDataItem id="i" name="wie_nu" /><bpmn:outputDataItem id="o" name="stem" />'
        "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"
        '<bpmn:dataObject id="wie" name="wie" /><bpmn:dataObject id="uitslag" name="uitslag" />'
    )
    route = PARTIES.replace("parallelGateway wachten\n", "")
    gate = b'<bpmn:exclusiveGateway id="tellen"'
    drawn = bpmn(route).replace(gate, votes.encode() + gate)
    who = {"type": "taglist", "key": "wie", "id": "w", "label": "W", "validate": {"required": True}}
    form = {"components": [{**who, "properties": {"procesgegeven": "ja", "bron": "leefgebieden"}}]}
    made = klein.planted(wie=form, stem=klein.form({"stem": ["ja", "nee"]}))
    files = {name: data for name, data in made.items() if name.endswith(".form")}
    bundle = Bundle.from_files({"kapstok.toml": MANIFEST.encode(), "p.bpmn": drawn, **files})
    found = explore(version.compile(bundle))
    assert found.complete
    assert "eens" in reached(found)
    ends = [edge for edge in found.edges if edge.action.item == "y"]
    assert len(ends) == 4


def test_time_is_a_move_too() -> None:
    found = klein.explored(klein.files())
    assert any(edge.action.kind == "tijd" and edge.action.element == "tijd_voor_toets" for edge in found.edges)


def broken(found) -> set[tuple[str, str]]:
    return {(one.agreement.id, one.element) for one in agreements.check(found, klein.agreed())}


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [('[zorgen = "serieus"]', '[zorgen = "geen"]')],
        [("procesregie_klaar | ave:regie=procesregie: einde", "procesregie_klaar")],
        [('protocol_starten [calamiteit = "ja"]', 'protocol_starten [calamiteit = "nee"]')],
        [("besluit_kiezen -> terug [anders]", "besluit_kiezen -> naar_4 [anders]")],
    ],
)
def test_one_order_finds_what_all_orders_find(changes, monkeypatch) -> None:
    files = klein.planted(*changes)
    few = klein.explored(files)
    monkeypatch.setattr(Turns, "split", lambda self, branch, moves: (list(moves), []))
    all_orders = klein.explored(files)
    assert reached(few) == reached(all_orders)
    assert len(few.nodes) < len(all_orders.nodes)
    found, expected = (broken(each) for each in (few, all_orders))
    assert found == expected


def test_coverage_paints_every_element_and_flow_of_a_route_that_is_walked_whole() -> None:
    seen = coverage.by_exploring(klein.explored(klein.files()))
    for process in seen.processes.values():
        assert [id for id, count in {**process.elements, **process.flows}.items() if not count] == []


def test_a_casus_that_only_listens_stands_still() -> None:
    """Messages that may come at any time do not bring the route itself further."""
    beside = (
        b'<bpmn:subProcess id="beside" name="Beside" triggeredByEvent="true">'
        b'<bpmn:startEvent id="gevraagd" name="Gevraagd" isInterrupting="false">'
        b'<bpmn:messageEventDefinition id="gevraagd_m" messageRef="m_vraag" /></bpmn:startEvent>'
        b'<bpmn:endEvent id="beantwoord" name="Beantwoord" />'
        b'<bpmn:sequenceFlow id="gevraagd__beantwoord" sourceRef="gevraagd" targetRef="beantwoord" />'
        b"</bpmn:subProcess></bpmn:process>"
    )
    route = PARALLEL.replace("parallelGateway splitsen", "exclusiveGateway splitsen").replace(
        "splitsen -> een\nsplitsen -> twee", "splitsen -> een [anders]\nsplitsen -> twee [1 = 2]"
    )
    drawn = bpmn(route.replace("splitsen -> drie", "splitsen -> drie [1 = 2]")).replace(b"</bpmn:process>", beside)
    drawn = drawn.replace(b"<bpmn:process", b'<bpmn:message id="m_vraag" name="vraag" /><bpmn:process', 1)
    found = explore(version.compile(Bundle.from_files({"kapstok.toml": MANIFEST.encode(), "p.bpmn": drawn})))
    agreed = agreements.read("afspraken.toml", b'[afspraken.vast]\nsoort = "loopt_niet_vast"\n')
    assert [one.element for one in agreements.check(found, agreed)] == ["samen"]


TWICE = """
proces p
startEvent s
userTask vragen | ave:rol=a | ave:formulier=f
userTask navragen | ave:rol=a | ave:formulier=g
exclusiveGateway kiezen
endEvent e
endEvent anders
s -> vragen
vragen -> navragen
navragen -> kiezen
kiezen -> e [anders]
kiezen -> anders [gevolg = "x"]
"""


def asked_again(properties: dict[str, str]) -> int:
    """In how many ways a casus can stand at the second question, which is only asked after a first answer."""
    field = {"type": "textfield", "key": "gevolg", "id": "g", "label": "G", "validate": {"required": True}}
    shown = {"conditional": {"hide": '=not(keuze = "p")'}, "properties": properties}
    found = walk(TWICE, f=klein.form({"keuze": ["p", "q"]}), g={"components": [{**field, **shown}]})
    return len([node for node in found.nodes if [task.element for task in node.open] == ["navragen"]])


def test_a_question_for_the_dossier_alone_does_not_make_moments_differ() -> None:
    assert asked_again({}) == 1


def test_a_question_that_steers_the_route_does() -> None:
    assert asked_again({"procesgegeven": "ja"}) == 2


def test_a_casus_that_stands_still_from_its_very_start_is_told_and_not_tripped_over() -> None:
    route = PARALLEL.replace("drie -> samen", "drie -> e").replace("userTask", "intermediateThrowEvent")
    found = walk(route.replace("s -> splitsen", "s -> een").replace("splitsen -> een\n", ""))
    agreed = agreements.read("afspraken.toml", b'[afspraken.vast]\nsoort = "loopt_niet_vast"\n')
    assert [(one.agreement.id, one.path[0].what) for one in agreements.check(found, agreed)] == [
        ("vast", "Nieuw signaal")
    ]
