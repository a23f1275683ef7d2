"""A diagram of each program that people use: who does it, with which form and by when, and back as it was."""

from pathlib import Path

import pytest
from lxml import etree
from walking import MONDAY, compiled, start, walked

from kapstok import intake
from kapstok.bpmn.vendors import BPMN
from kapstok.forms.fields import Form
from kapstok.variants.version import Version

FOLDER = Path(__file__).parent / "dialects"
FORM = b'{"type": "default", "components": [{"type": "checkbox", "key": "akkoord", "label": "Akkoord?"}]}'
SCHEMA = b'{"type": "object", "properties": {"akkoord": {"type": "boolean", "title": "Akkoord?"}}}'
SCREEN = b'{"components": [{"type": "checkbox", "input": true, "key": "akkoord", "label": "Akkoord?"}]}'
BESIDE = {
    "camunda8": {"beoordelen.form": FORM},
    "spiffarena": {"beoordelen-schema.json": SCHEMA},
    "processmaker": {"beoordelen.json": SCREEN},
}
# who does it, and the termijn that was read
MEANT = {
    "activiti": ("Beoordelaars", None),
    "camunda7": ("Beoordelaars", "P5D"),
    "camunda8": ("Beoordelaars", None),
    "flowable": ("Beoordelaars", "P5D"),
    "operaton": ("Beoordelaars", "P5D"),
    "processmaker": ("Beoordelaars", "PT40H"),
    "spiffarena": ("Beoordelaars", None),
}


def upload(program: str) -> dict[str, bytes]:
    name = f"{program}.bpmn"
    return {name: (FOLDER / name).read_bytes(), **BESIDE.get(program, {})}


def form_of(found: Version) -> Form:
    return found.form(found.task("beoordelen").form)


def test_every_program_has_a_diagram() -> None:
    assert {path.stem for path in FOLDER.glob("*.bpmn")} == set(MEANT)


@pytest.mark.parametrize("program", MEANT)
def test_who_does_it_with_which_form_and_by_when(program: str) -> None:
    found = compiled(intake.normalise(upload(program)))
    task = found.task("beoordelen")
    assert (task.role_label.lower(), task.termijn) == (MEANT[program][0].lower(), MEANT[program][1])
    assert [(field.key, field.label) for field in form_of(found).inputs] == [("akkoord", "Akkoord?")]


@pytest.mark.parametrize("program", MEANT)
@pytest.mark.parametrize("agreed", [True, False])
def test_the_answer_to_that_form_decides(program: str, agreed: bool) -> None:
    found = compiled(intake.normalise(upload(program)))
    run = start(found)
    field = form_of(found).inputs[0]
    answer = {True: "ja", False: "nee"}[agreed] if field.options else agreed
    run.complete(run.open_tasks()[0].key, {"akkoord": answer}, MONDAY)
    assert [task.element for task in run.open_tasks()] == (["boeken"] if agreed else [])


@pytest.mark.parametrize("program", MEANT)
def test_what_belongs_to_another_program_stays_and_comes_back(program: str) -> None:
    given = upload(program)
    imported = intake.normalise(given)
    name = f"{program}.bpmn"
    assert intake.export(imported, name) == given[name]
    running = etree.fromstring(imported.files[name])
    task = running.find(f".//{{{BPMN}}}userTask[@id='beoordelen']")
    assert task is not None
    assert task.get("{urn:voorbeeld:eigen}kleur") == "blauw"
    assert [note.text for note in task.iter("{urn:voorbeeld:eigen}notitie")] == ["Blijft staan"]
    edited = imported.files[name].replace(b"Aanvraag beoordelen", b"Aanvraag wegen")
    again = intake.normalise({**given, name: intake.export(imported, name, edited)})
    assert b"Blijft staan" in again.files[name]


@pytest.mark.parametrize("program", MEANT)
def test_the_work_of_another_system_is_done_by_a_person_and_the_report_says_so(program: str) -> None:
    imported = intake.normalise(upload(program))
    (line,) = [line for line in imported.report if line.element == "boeken"]
    assert line.kind == "vervangen"
    assert walked(imported).done
