"""Files that mean harm, or are broken: refused quickly, in Dutch, with the place."""

import itertools
import time

import pytest

from bpmn.diagrams import HEAD, diagram, line
from kapstok.bpmn import assignment, document, lint, outline
from kapstok.errors import Broken

END = "</bpmn:definitions>"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
BOMB = '<!ENTITY a "lol">' + "".join(f'<!ENTITY {b} "&{a};&{a};&{a};">' for a, b in itertools.pairwise(LETTERS))
DEEP = "<bpmn:subProcess id='s'>" * 40 + "</bpmn:subProcess>" * 40

NASTY = {
    "empty": (b"", "leeg"),
    "blank": (b" \n ", "leeg"),
    "no xml": (b"BPMN", "goed gevormde XML"),
    "broken off": (diagram('<bpmn:task id="a">')[:-60], "goed gevormde XML"),
    "doctype": (b"<?xml version='1.0'?>\n<!DOCTYPE x>\n" + diagram(""), "DOCTYPE"),
    "entity bomb": (f"<!DOCTYPE x [{BOMB}]>{HEAD}&z;{END}".encode(), "DOCTYPE"),
    "external entity": (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>{HEAD}&e;{END}'.encode(),
        "DOCTYPE",
    ),
    "doctype in utf-16": (f"<!DOCTYPE x [{BOMB}]>{HEAD}{END}".encode("utf-16"), "DOCTYPE"),
    "doctype behind a comment": (f"<!-- <a> --><!DOCTYPE x [{BOMB}]>{HEAD}{END}".encode(), "DOCTYPE"),
    "unknown entity": (diagram("&boe;"), "goed gevormde XML"),
    "wrong root": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "geen BPMN 2.0"),
    "wrong namespace": (b"<definitions><process id='a'/></definitions>", "geen BPMN 2.0"),
    "strange encoding": (
        b"<?xml version='1.0' encoding='IBM037'?>" + diagram(""),
        "tekens|tekenset|goed gevormde",
    ),
    "unknown encoding": (b"<?xml version='1.0' encoding='klingon'?>" + diagram(""), "tekens|goed gevormde"),
    "large": (diagram(f'<bpmn:task id="a" name="{"x" * 12_000_000}"/>'), "5 MB"),
    "long attribute": (diagram(f'<bpmn:task id="a" name="{"x" * 4_001}"/>'), "langer dan 4000"),
    "many elements": (diagram("<bpmn:task/>" * 20_001), "meer dan 20000"),
    "many steps": (diagram("<bpmn:task/>" * 401), "meer dan 400"),
    "many arrows": (diagram('<bpmn:sequenceFlow id="f"/>' * 2_001), "meer dan 2000 pijlen"),
    "many lanes": (diagram(f"<bpmn:laneSet>{'<bpmn:lane/>' * 101}</bpmn:laneSet>"), "meer dan 100 banen"),
    "much data": (diagram("<bpmn:dataObject/>" * 1_001), "meer dan 1000 gegevensobjecten"),
    "much to read": (
        diagram(f'<bpmn:scriptTask id="s"><bpmn:script>{"1+" * 900}1</bpmn:script></bpmn:scriptTask>' * 23),
        "samen langer dan 40000",
    ),
    "deep sub processes": (diagram(DEEP), "diep genest"),
    "deep xml": (diagram("<a>" * 5_000 + "</a>" * 5_000), "genest"),
    "long condition": (
        diagram(f'<bpmn:sequenceFlow id="f"><bpmn:conditionExpression>{"1+" * 1_500}1</bpmn:conditionExpression>'
                "</bpmn:sequenceFlow>"),
        "langer dan 2000",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_file_is_refused_with_a_reason(name):
    data, reason = NASTY[name]
    started = time.process_time()
    with pytest.raises(Broken, match=reason) as refused:
        document.read("boos.bpmn", data)
    assert time.process_time() - started < 2
    assert all(finding.file == "boos.bpmn" for finding in refused.value.findings)


def test_the_line_of_the_doctype_is_told():
    with pytest.raises(Broken) as refused:
        document.read("boos.bpmn", b"<?xml version='1.0'?>\n\n<!DOCTYPE x>\n" + diagram(""))
    assert refused.value.findings[0].line == 3


def test_the_line_of_broken_xml_is_told():
    with pytest.raises(Broken) as refused:
        document.read("boos.bpmn", diagram("<bpmn:task>\n</bpmn:tosk>"))
    assert refused.value.findings[0].line == 4


ODD = {
    "flow to nowhere": '<bpmn:sequenceFlow id="f" sourceRef="x" targetRef="y"/>',
    "flow without ends": '<bpmn:sequenceFlow id="f"/>',
    "attached to itself": '<bpmn:boundaryEvent id="a" attachedToRef="a"/>',
    "attached to each other": '<bpmn:boundaryEvent id="a" attachedToRef="b"/>'
    '<bpmn:boundaryEvent id="b" attachedToRef="a"/>',
    "id with a quote": '<bpmn:userTask id="x\'y"/>',
    "calls itself": '<bpmn:startEvent id="s"/><bpmn:callActivity id="c" calledElement="wegen"/>',
    "twice the same id": '<bpmn:subProcess id="a"><bpmn:subProcess id="a"><bpmn:task id="a"/>'
    "</bpmn:subProcess></bpmn:subProcess>",
    "huge numbers": '<bpmn:userTask id="a" ave:prioriteit="99999999999999999999" ave:fase="\u0663"'
    ' ave:termijn="P99999999999Y"/>',
    "circle of joins": '<bpmn:exclusiveGateway id="a"/><bpmn:exclusiveGateway id="b"/>'
    '<bpmn:startEvent id="s" name="S"/>' + line("s", "a", "b", "a"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_diagram_never_stops_the_lint(name):
    odd = document.read("raar.bpmn", diagram(ODD[name]))
    assignment.read(odd)
    assert lint.check([odd], lint.Known())
    assert isinstance(outline.outline([odd], "wegen"), tuple)


def test_a_ladder_of_choices_is_checked_quickly():
    steps = 130
    inside = '<bpmn:startEvent id="n0"/>' + "".join(
        f'<bpmn:exclusiveGateway id="n{i}"/><bpmn:sequenceFlow id="a{i}" sourceRef="n{i - 1}" targetRef="n{i}"/>'
        f'<bpmn:sequenceFlow id="b{i}" sourceRef="n{i - 1}" targetRef="n{i}"/>'
        for i in range(1, steps)
    )
    ladder = document.read("ladder.bpmn", diagram(inside))
    started = time.process_time()
    lint.check([ladder], lint.Known())
    outline.outline([ladder], "wegen")
    assert time.process_time() - started < 2


DEFINED = b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">%s</definitions>'


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b'<choreography id="c" name="Overleg"><startEvent id="s"/></choreography>', "choreografie"),
        (b'<collaboration id="c"><participant id="a"/><conversation id="k"/></collaboration>', "conversatie"),
        (b'<collaboration id="c"><participant id="a" name="A"/></collaboration>', "lege vlakken"),
        (b'<globalUserTask id="g" name="Los"/>', "losse taken"),
        (b'<message id="m"/>', "geen proces"),
    ],
)
def test_a_diagram_without_a_process_is_told_what_it_is(text, word):
    with pytest.raises(Broken) as refused:
        document.read("tekening.bpmn", DEFINED % text)
    (finding,) = refused.value.findings
    assert word in finding.sentence
    assert finding.line == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', "DMN"),
        (b'<definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL"/>', "CMMN"),
        (b'<Package xmlns="http://www.wfmc.org/2009/XPDL2.2"/>', "XPDL"),
        (b"<mxfile/>", "draw.io"),
        (b'<definitions xmlns="http://schema.omg.org/spec/BPMN/2.0"/>', "voorlopige"),
    ],
)
def test_another_notation_is_called_by_its_name(text, word):
    with pytest.raises(Broken, match=f"geen BPMN 2.0 maar.*{word}"):
        document.read("tekening.bpmn", text)
