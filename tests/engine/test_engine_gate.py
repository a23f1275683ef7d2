"""What is refused before it can run: the rule, the element, the line, and a sentence with the remedy."""

import re
from pathlib import Path

import pytest

from engine.diagram import (
    HEAD,
    bpmn,
    call,
    compiled,
    inner,
    message,
    on_message,
    process,
)
from engine.play import Play
from kapstok.engine import compile, limits
from kapstok.errors import Broken

PATH = "start a einde"
REFUSED = sorted((Path(__file__).parent / "refused").glob("*.bpmn"))


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.stem)
def test_what_cannot_run_is_refused_with_its_place(file: Path) -> None:
    """The name of each file in `refused` begins with the rule that refuses it."""
    rule = file.stem.split("-")[0]
    with pytest.raises(Broken) as broken:
        compile({file.name: file.read_bytes()}, "hoofd", {}, {})
    findings = [finding for finding in broken.value.findings if finding.rule == rule]
    assert findings, broken.value
    for finding in findings:
        assert finding.file == file.name
        assert finding.line
        assert re.match("[A-ZÉ»]", finding.sentence)
        assert finding.sentence.count(" ") >= 3


def test_the_line_is_the_line_of_the_element() -> None:
    diagram = bpmn(process("hoofd", '<serviceTask id="a" name="Mail"/>', PATH))
    line = diagram.decode().splitlines().index('<serviceTask id="a" name="Mail"/>') + 1
    with pytest.raises(Broken) as broken:
        compile({"stap.bpmn": diagram}, "hoofd", {}, {})
    (finding,) = broken.value.findings
    assert (finding.file, finding.element, finding.name, finding.line) == ("stap.bpmn", "a", "Mail", line)


def test_everything_is_told_at_once() -> None:
    with pytest.raises(Broken) as broken:
        compiled(process("hoofd", '<serviceTask id="a"/>', '<businessRuleTask id="b"/>', "start a b einde"))
    assert {finding.element for finding in broken.value.findings} == {"a", "b"}


def test_a_main_process_that_is_not_there_is_told() -> None:
    with pytest.raises(Broken, match="elders"):
        compile({"h": bpmn(process("hoofd", PATH))}, "elders", {}, {})


def test_too_many_steps_is_told_and_many_are_not_too_many() -> None:
    many = " ".join(f"stap{number}" for number in range(limits.FLOW_NODES - 2))
    assert Play(compiled(process("hoofd", f"start {many} einde"))).open == ["stap0"]
    with pytest.raises(Broken, match="te_veel_stappen"):
        compiled(process("hoofd", f"start {many} nog_een einde"))


def test_too_deep_is_told() -> None:
    calls = [process(f"p{n}", call(f"c{n}", f"p{n + 1}"), f"start_{n} c{n} einde_{n}") for n in range(12)]
    with pytest.raises(Broken, match="aanroep_te_diep"):
        compiled(*calls, process("p12", "start_x x einde_x"), main="p0")
    nested = "start_x x"
    for depth in range(limits.NESTING + 1):
        around = inner(f"d{depth}", *([nested] if depth == 0 else [nested, f"start_{depth} d{depth - 1}"]))
        nested = around
    with pytest.raises(Broken, match="te_diep"):
        compiled(process("hoofd", nested, f"start d{limits.NESTING} einde"))


ENTITY = '<!DOCTYPE definitions [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
GOOD = bpmn(process("hoofd", PATH)).decode()
FILES: dict[str, tuple[str, bytes]] = {
    "external entity": ("doctype", GOOD.replace("<definitions", ENTITY + "<definitions", 1).encode()),
    "billion laughs": ("doctype", GOOD.replace("<definitions", LAUGHS + "<definitions", 1).encode()),
    "no XML": ("xml", b"geen xml"),
    "empty": ("xml", b""),
    "binary": ("xml", bytes(range(256))),
    "half": ("xml", GOOD.encode()[:-20]),
    "no BPMN": ("geen_bpmn", b"<html/>"),
    "strange encoding": ("codering", GOOD.replace("UTF-8", "koi8-r").encode()),
    "too big": ("bestand_te_groot", b" " * (limits.FILE_BYTES + 1)),
    "too many elements": ("te_veel_elementen", (HEAD + "<message/>" * limits.XML_ELEMENTS + "</definitions>").encode()),
    "long attribute": ("attribuut_te_lang", (HEAD + f'<message name="{"x" * 5000}"/></definitions>').encode()),
    "too deep": ("te_diep", (HEAD + "<group>" * 50 + "</group>" * 50 + "</definitions>").encode()),
}


@pytest.mark.parametrize("case", FILES)
def test_a_hostile_or_broken_file_is_refused(case: str) -> None:
    rule, data = FILES[case]
    with pytest.raises(Broken) as broken:
        compile({"hoofd.bpmn": data}, "hoofd", {}, {})
    assert broken.value.findings[0].rule == rule


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_files_come_in_the_encodings_that_editors_write(encoding: str) -> None:
    text = bpmn(process("hoofd", '<userTask id="a" name="Één"/>', PATH)).decode().replace("UTF-8", encoding)
    play = Play(compile({"hoofd.bpmn": text.encode(encoding)}, "hoofd", {}, {}))
    assert play.run.open_tasks()[0].name == "Één"


def test_what_is_drawn_beside_the_route_does_not_matter() -> None:
    data = '<dataObject id="data"/><dataObjectReference id="r" dataObjectRef="data"/><textAnnotation id="t"/>'
    others = '<process id="inwoner" isExecutable="false"><task id="los"/></process><process id="pool"/>'
    assert Play(compiled(process("hoofd", data, PATH), others)).open == ["a"]


def test_the_message_that_starts_a_process_has_come_when_it_runs() -> None:
    start = f'<startEvent id="start">{on_message("aanmelding")}</startEvent>'
    assert Play(compiled(message("aanmelding"), process("hoofd", start, PATH))).open == ["a"]
