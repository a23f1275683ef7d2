"""Taking in an upload as a whole: the report, the originals, forms, roles, several files, and what is refused."""

import contextlib
import random
from pathlib import Path

import pytest
from lxml import etree
from walking import MONDAY, compiled, start, walked

from kapstok import intake
from kapstok.bpmn.vendors import BPMN
from kapstok.errors import Broken
from kapstok.settings import ROOT
from kapstok.variants import check
from kapstok.variants.bundle import Bundle

FOLDER = Path(__file__).parent / "rules"
COLOUR = "http://bpmn.io/schema/bpmn/biocolor/1.0"


def data(situation: str) -> bytes:
    return (FOLDER / f"{situation}.bpmn").read_bytes()


def taken_in(*situations: str, **more: bytes) -> intake.Imported:
    files = {f"{name.rpartition('/')[2]}.bpmn": data(name) for name in situations}
    return intake.normalise({**files, **{name.replace("__", "."): text for name, text in more.items()}})


def test_the_report_counts_every_element_once() -> None:
    imported = taken_in("tasks/serviceTask")
    assert imported.sentence == "2 overgenomen, 1 vervangen door een menselijke stap, 0 niet ondersteund"
    assert [str(line) for line in imported.report if line.reason] == [
        "serviceTask.bpmn:5: vervangen: iets_doen (Iets doen): "
        "Deze dienst van een ander systeem kent Kapstok niet: een mens doet deze stap."
    ]


def test_an_export_is_byte_for_byte_what_was_uploaded() -> None:
    original = data("tasks/serviceTask").replace(b"<process ", b"<!-- van ons -->\r\n<process ")
    imported = intake.normalise({"Mijn proces.bpmn20.xml": original})
    assert intake.export(imported, "Mijn-proces.bpmn") == original


def test_an_export_of_an_edited_copy_is_that_copy() -> None:
    imported = taken_in("tasks/serviceTask")
    edited = imported.files["serviceTask.bpmn"].replace(b"Iets doen", b"Iets anders doen")
    assert intake.export(imported, "serviceTask.bpmn", edited) == edited


def test_colours_and_unknown_extensions_stay_in_the_running_copy() -> None:
    coloured = data("tasks/serviceTask").replace(
        b'<serviceTask id="iets_doen"', f'<serviceTask xmlns:b="{COLOUR}" b:fill="#fff" id="iets_doen"'.encode()
    )
    running = intake.normalise({"x.bpmn": coloured}).files["x.bpmn"]
    task = etree.fromstring(running).find(f".//{{{BPMN}}}userTask")
    assert task is not None
    assert task.get(f"{{{COLOUR}}}fill") == "#fff"


def test_the_same_upload_gives_the_same_files() -> None:
    assert taken_in("choices/zonder_voorwaarde") == taken_in("choices/zonder_voorwaarde")


def test_our_own_diagrams_come_back_as_they_are() -> None:
    folders = [ROOT / "processes/basis", ROOT / "forms/basis"]
    kinds = ("*.bpmn", "*.dmn", "*.form", "kapstok.toml")
    files = {path.name: path.read_bytes() for folder in folders for kind in kinds for path in folder.glob(kind)}
    imported = intake.normalise(files)
    assert [str(line) for line in imported.report if line.reason] == []
    assert imported.main == "ave"


@pytest.mark.parametrize("button", ["toekennen", "afwijzen"])
def test_a_choice_follows_the_button_that_is_pressed(button: str) -> None:
    found = compiled(taken_in("choices/zonder_voorwaarde"))
    run = start(found)
    run.complete(run.open_tasks()[0].key, {}, MONDAY)
    form = found.form(found.task("besluit_kiezen").form)
    assert form.outcomes is not None
    assert [option.label for option in form.outcomes.options] == ["Toekennen", "Afwijzen"]
    run.complete(run.open_tasks()[0].key, {form.outcomes.key: button}, MONDAY)
    assert [task.element for task in run.open_tasks()] == (["betalen"] if button == "toekennen" else [])


def test_an_answer_from_the_diagrams_own_form_decides() -> None:
    found = compiled(taken_in("described_fields/camunda"))
    form = found.form(found.task("besluiten").form)
    assert [(field.key, field.type, field.required) for field in form.inputs] == [
        ("besluittype", "radio", True),
        ("datum", "datetime", False),
        ("aantal", "number", False),
    ]
    run = start(found)
    run.complete(run.open_tasks()[0].key, {"besluittype": "nee"}, MONDAY)
    assert [task.element for task in run.open_tasks()] == ["afwijzen"]


def test_a_form_of_the_same_upload_is_attached() -> None:
    form = b'{"type": "default", "components": [{"type": "textfield", "key": "klantNaam", "label": "Naam"}]}'
    found = compiled(taken_in("task_forms/ontbreekt", boeken__form=form))
    assert [field.key for field in found.form(found.task("boeken").form).inputs] == ["klantnaam"]


@pytest.mark.parametrize(
    "form",
    [
        b'{"components": [{"type": "email", "input": true, "key": "naam", "label": "Naam"}]}',
        b'{"type": "object", "properties": {"naam": {"type": "string", "title": "Naam"}}}',
    ],
)
def test_forms_of_other_programs_are_converted(form: bytes) -> None:
    found = compiled(taken_in("task_forms/ontbreekt", boeken__json=form))
    assert [field.key for field in found.form(found.task("boeken").form).inputs] == ["naam"]


def test_a_step_without_a_form_asks_for_a_remark() -> None:
    found = compiled(taken_in("tasks/gewoon"))
    form = found.form(found.task("iets_doen").form)
    assert (form.button, [field.key for field in form.inputs]) == ("Afgerond", ["opmerking"])


@pytest.mark.parametrize(
    ("situation", "label"),
    [
        ("baan", "Balie, hal"),
        ("groep", "Planners"),
        ("uitvoerder", "Afdeling Zorg"),
        ("formule", "Behandelaar"),
        ("niemand", "Behandelaar"),
    ],
)
def test_whoever_the_diagram_names_becomes_a_role(situation: str, label: str) -> None:
    found = compiled(taken_in(f"roles/{situation}"))
    assert found.task("boeken").role_label == label
    assert found.task("boeken").role in found.manifest.rollen


def test_the_rollentabel_sends_a_group_to_an_existing_role() -> None:
    imported = intake.normalise({"x.bpmn": data("roles/groep")}, rollen={"planners": "casusregisseur"})
    assert compiled(imported).task("boeken").role == "casusregisseur"


def test_a_human_step_says_that_it_is_done_by_hand() -> None:
    assert "met de hand" in compiled(taken_in("tasks/serviceTask")).task("iets_doen").instruction


def test_files_of_one_upload_call_each_other() -> None:
    imported = taken_in("calls_follow/hoofd", "calls_follow/onderdeel")
    assert imported.main == "aanvraag"
    assert [task.element for task in start(compiled(imported)).open_tasks()] == ["klant_bellen"]


def test_two_files_with_the_same_ids_stand_side_by_side() -> None:
    assert walked(taken_in("scopes_apart/een", "scopes_apart/twee")).done


def test_what_was_taken_in_can_be_published() -> None:
    imported = taken_in("choices/zonder_voorwaarde", "calls_follow/onderdeel")
    findings = check.check(Bundle.from_files(imported.files))
    assert [str(item) for item in findings if item.weight == "fout"] == []


def test_one_unreadable_file_does_not_spoil_the_others() -> None:
    imported = taken_in("tasks/gewoon", kapot__bpmn=b"<definitions>\n<process", brief__pdf=b"%PDF")
    refused = {line.file: line.reason for line in imported.report if line.kind == "niet_ondersteund"}
    assert "XML" in refused["kapot.bpmn"]
    assert "leest Kapstok niet" in refused["brief.pdf"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b"", "leeg"),
        (b"geen xml", "XML"),
        (b"<!DOCTYPE x><definitions/>", "DOCTYPE"),
        (b'<definitions xmlns="' + BPMN.encode() + b'"/>', "geen proces"),
        (b'<definitions xmlns="' + BPMN.encode() + b'"><process id="leeg"/></definitions>', "geen enkele stap"),
    ],
)
def test_what_cannot_be_read_is_refused_in_dutch(text: bytes, word: str) -> None:
    with pytest.raises(Broken) as refusal:
        intake.normalise({"x.bpmn": text})
    assert word in refusal.value.findings[0].sentence
    assert refusal.value.findings[0].file == "x.bpmn"


def test_an_upload_without_a_diagram_is_refused() -> None:
    with pytest.raises(Broken, match="geen BPMN-diagram"):
        intake.normalise({"brief.txt": b"Beste"})


def test_a_circle_that_goes_round_by_itself_gets_a_human_step() -> None:
    text = data("tasks/gewoon").replace(b"<task ", b"<parallelGateway ")
    back = b'<sequenceFlow id="rond" sourceRef="iets_doen" targetRef="iets_doen" /></process>'
    imported = intake.normalise({"x.bpmn": text.replace(b"</process>", back)})
    assert any("vanzelf rond" in line.reason for line in imported.report if line.kind == "vervangen")
    assert start(compiled(imported)).open_tasks()


def test_an_upload_that_is_too_large_is_refused_at_once() -> None:
    with pytest.raises(Broken, match="in delen"):
        intake.normalise({f"{number}.bpmn": b"x" for number in range(201)})


def test_what_grows_too_large_by_its_human_steps_is_refused() -> None:
    gateways = "".join(f'<exclusiveGateway id="k{number}"/>' for number in range(390))
    arrows = "".join(
        f'<sequenceFlow id="p{number}_{step}" sourceRef="k{number}" targetRef="k{(number + step) % 390}"/>'
        for number in range(390)
        for step in (1, 2)
    )
    text = f'<definitions xmlns="{BPMN}"><process id="groot">{gateways}{arrows}</process></definitions>'
    with pytest.raises(Broken, match="een mens erbij krijgt"):
        intake.normalise({"x.bpmn": text.encode()})


def test_spoiled_diagrams_are_taken_in_or_refused() -> None:
    """Whatever is missing from a diagram, nothing but a refusal comes out."""
    dice = random.Random(7)
    for path in sorted(FOLDER.glob("*/*.bpmn")):
        root = etree.fromstring(path.read_bytes())
        inside = [node for node in root.iter() if node.getparent() is not None]
        for node in dice.sample(inside, min(3, len(inside))):
            if node.attrib and dice.random() < 0.6:
                node.attrib.pop(dice.choice(list(node.attrib)), "")
            elif node.getparent() is not None:
                node.getparent().remove(node)
        with contextlib.suppress(Broken):
            intake.normalise({path.name: etree.tostring(root)})
