"""The table of limits: every row is documented and stops what goes one over it."""

import json
from pathlib import Path

import pytest

from bpmn.diagrams import diagram
from kapstok import bounds
from kapstok.bpmn import document, lint
from kapstok.engine import data
from kapstok.errors import Broken, Invalid
from kapstok.forms import answers, definition
from kapstok.jobs.model import ATTEMPTS
from kapstok.variants.sealed import Bundle

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "reference" / "grenzen.md"
NAMES = [name for name in vars(bounds) if name.isupper() and name != "MB"]
STEP = '<bpmn:userTask id="a" name="{}"/>'


def form(*components, **more):
    return json.dumps({"type": "default", "components": list(components), **more}).encode()


def field(key, **more):
    return {"type": "textfield", "key": key, "label": key, **more}


def script(text):
    return diagram(f'<bpmn:scriptTask id="s" name="S"><bpmn:script>{text}</bpmn:script></bpmn:scriptTask>')


def route(count):
    return diagram("".join(f'<bpmn:userTask id="a{number}" name="A"/>' for number in range(count)))


def nested(depth):
    opened = "".join(f'<bpmn:subProcess id="s{number}">' for number in range(depth))
    return diagram(opened + "</bpmn:subProcess>" * depth)


def options(count):
    values = [{"label": f"{number}", "value": f"v{number}"} for number in range(count)]
    return form({"type": "select", "key": "k", "label": "K", "values": values})


def counted(count):
    loop = f"<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>{count}</bpmn:loopCardinality>"
    inside = f'<bpmn:userTask id="a" name="A">{loop}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>'
    found = lint.check([document.read("a.bpmn", diagram(inside))], lint.Known(), only="loops_are_bounded")
    if found:
        raise Broken(found)


def bundle(files):
    return Bundle.from_files(files)


AREA = definition.read("a.form", form({"type": "textarea", "key": "a", "label": "A"}))
# What may be just so large, and what is one over it.
ROWS = {
    "FILE_BYTES": (
        lambda extra: document.read("a.bpmn", diagram("") + b" " * (bounds.FILE_BYTES - len(diagram("")) + extra)),
        "5 MB",
    ),
    "FORM_BYTES": (
        lambda extra: definition.read("a.form", form() + b" " * (bounds.FORM_BYTES - len(form()) + extra)),
        "MB",
    ),
    "BUNDLE_BYTES": (lambda extra: bundle({"a.bpmn": bytes(bounds.BUNDLE_BYTES + extra)}), "20 MB"),
    "BUNDLE_FILES": (
        lambda extra: bundle({f"a{number}.bpmn": b"" for number in range(bounds.BUNDLE_FILES + extra)}),
        "200 bestanden",
    ),
    "XML_ELEMENTS": (
        lambda extra: document.read("a.bpmn", diagram("<bpmn:group/>" * (bounds.XML_ELEMENTS - 2 + extra))),
        "20000",
    ),
    "ATTRIBUTE": (
        lambda extra: document.read("a.bpmn", diagram(STEP.format("x" * (bounds.ATTRIBUTE + extra)))),
        "4000",
    ),
    "FLOW_NODES": (lambda extra: document.read("a.bpmn", route(bounds.FLOW_NODES + extra)), "400 stappen"),
    "FLOWS": (
        lambda extra: document.read("a.bpmn", diagram('<bpmn:sequenceFlow id="f"/>' * (bounds.FLOWS + extra))),
        "2000 pijlen",
    ),
    "LANES": (
        lambda extra: document.read(
            "a.bpmn", diagram(f"<bpmn:laneSet>{'<bpmn:lane/>' * (bounds.LANES + extra)}</bpmn:laneSet>")
        ),
        "100 banen",
    ),
    "DATA_OBJECTS": (
        lambda extra: document.read("a.bpmn", diagram("<bpmn:dataObject/>" * (bounds.DATA_OBJECTS + extra))),
        "1000 gegevensobjecten",
    ),
    "NESTING": (lambda extra: document.read("a.bpmn", nested(bounds.NESTING + extra)), "12 diep"),
    "EXPRESSION": (lambda extra: document.read("a.bpmn", script("1" * (bounds.EXPRESSION + extra))), "2000"),
    "EXPRESSIONS": (
        lambda extra: document.read(
            "a.bpmn",
            diagram(
                "".join(
                    f'<bpmn:scriptTask id="s{number}"><bpmn:script>{"1" * 2_000}</bpmn:script></bpmn:scriptTask>'
                    for number in range(bounds.EXPRESSIONS // 2_000 + extra)
                )
            ),
        ),
        "40000",
    ),
    "PATTERN": (
        lambda extra: definition.read("a.form", form(field("a", validate={"pattern": "a" * (bounds.PATTERN + extra)}))),
        "200",
    ),
    "FIELDS": (
        lambda extra: definition.read("a.form", form(*(field(f"a{n}") for n in range(bounds.FIELDS + extra)))),
        "200",
    ),
    "OPTIONS": (lambda extra: definition.read("a.form", options(bounds.OPTIONS + extra)), "200"),
    "TEXT": (
        lambda extra: answers.clean(AREA, {"a": "x" * (bounds.TEXT + extra)}, {}),
        "20",
    ),
    "NUMBER": (lambda extra: data.admit({"a": bounds.NUMBER - 1 + extra}), "te groot"),
    "CARDINALITY": (lambda extra: counted(bounds.CARDINALITY + extra), "200"),
    "DATA_KEYS": (lambda extra: data.admit({f"a{n}": 1 for n in range(bounds.DATA_KEYS + extra)}), "500"),
    "DATA_TEXT": (lambda extra: data.admit({"a": "x" * (bounds.DATA_TEXT + extra)}), "200 tekens"),
    "DATA_ITEMS": (lambda extra: data.admit({"a": [1] * (bounds.DATA_ITEMS + extra)}), "200 waarden"),
}  # fmt: skip
# Limits that a run or a sandbox meets: where going over them is tried.
ELSEWHERE = {
    "BUNDLE_RATIO": "variants/test_packed.py::test_a_hostile_zip_is_refused_as_a_whole",
    "XML_DEPTH": "bpmn/test_nasty.py::test_a_nasty_file_is_refused_with_a_reason",
    "CALL_DEPTH": "engine/test_engine_gate.py::test_too_deep_is_told",
    "EXPRESSION_SECONDS": "feel/test_feel_sandbox.py::test_an_attack_ends_within_its_limit_and_the_sandbox_goes_on",
    "JSON_DEPTH": "forms/test_definition.py::test_bad_json_is_refused_with_a_reason",
    "INSTANCES": "engine/test_engine_repetition.py::test_nested_repetition_is_bounded_before_it_starts",
    "STEPS": "engine/test_engine_defects.py::test_an_automatic_round_is_refused_and_a_hidden_one_is_stopped",
    "SECONDS": "rehearsal/test_gate.py::test_work_beyond_its_limits_is_stopped",
    "TASKS": "engine/test_engine_defects.py::test_a_casus_with_too_much_open_is_stopped",
    "DEPTH": "engine/test_engine_defects.py::test_a_run_goes_on_after_a_thousand_rounds",
    "SHORTEST": "engine/test_engine_timers.py::test_a_length_that_is_none_is_refused",
    "LONGEST": "engine/test_engine_timers.py::test_a_length_that_is_none_is_refused",
    "CYCLE_SHORTEST": "engine/test_engine_timers.py::test_a_repetition_is_counted_and_slow",
    "CYCLE_ROUNDS": "engine/test_engine_timers.py::test_a_repetition_is_counted_and_slow",
    "SETTINGS_CHARACTERS": "variants/test_manifest.py::test_settings_without_end_are_no_good_toml",
    "DATA_BYTES": "engine/test_engine_defects.py::test_a_casus_with_too_much_data_together_is_stopped",
    "MEMORY": "rehearsal/test_gate.py::test_work_beyond_its_limits_is_stopped",
    "BUNDLE_SECONDS": "rehearsal/test_gate.py::test_a_bundle_that_is_too_much_only_together_says_so",
}


@pytest.mark.parametrize("name", ROWS)
def test_one_over_a_limit_is_refused_and_the_limit_itself_is_not(name):
    tried, sentence = ROWS[name]
    tried(0)
    with pytest.raises((Broken, Invalid)) as caught:
        tried(1)
    told = [*getattr(caught.value, "fields", {}).values(), str(caught.value)]
    assert any(sentence in text for text in told), told


def test_every_limit_has_a_row():
    assert sorted([*ROWS, *ELSEWHERE, "RETRIES"]) == sorted(NAMES)
    assert ATTEMPTS == bounds.RETRIES


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_limit_that_a_run_meets_is_tried_where_runs_are_tried(name):
    file, _, test = ELSEWHERE[name].partition("::")
    assert f"def {test}" in (TESTS / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_limit_is_documented(name):
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")
