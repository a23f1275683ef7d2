"""`kapstok process import` in the shell: the report, the folder it writes, and what it refuses."""

import json
from pathlib import Path

from click.testing import CliRunner

from kapstok.cli import main

RULES = Path(__file__).parents[1] / "intake/rules"
SERVICE = RULES / "tasks/serviceTask.bpmn"


def run(*words):
    result = CliRunner().invoke(main, ["process", "import", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_the_report_ends_with_the_three_counts():
    result = run(SERVICE)
    assert result.exit_code == 0
    assert "serviceTask.bpmn:5: vervangen: iets_doen (Iets doen): " in result.output
    assert result.output.endswith("2 overgenomen, 1 vervangen door een menselijke stap, 0 niet ondersteund.\n")


def test_the_folder_is_a_variant_that_can_be_checked(tmp_path):
    place = tmp_path / "processes/proef"
    assert run(SERVICE, "--naar", place).exit_code == 0
    assert (place / "origineel/serviceTask.bpmn").read_bytes() == SERVICE.read_bytes()
    checked = CliRunner().invoke(main, ["process", "check", str(place)])
    # The file came without a drawing, and that is all there is to say of it.
    assert checked.exit_code == 0
    assert {line.rpartition("[")[2] for line in checked.output.splitlines()[:-1]} == {"no-bpmndi]"}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "notitie.txt").write_text("van ons")
    result = run(SERVICE, "--naar", tmp_path)
    assert result.exit_code == 2
    assert not (tmp_path / "kapstok.toml").exists()


def test_the_report_as_json():
    found = json.loads(run(SERVICE, "--json").output)
    assert (found["overgenomen"], found["vervangen"], found["niet_ondersteund"]) == (2, 1, 0)
    assert {"soort", "bestand", "regel", "element", "naam", "reden"} == set(found["regels"][0])


def test_what_cannot_be_read_names_its_line(tmp_path):
    broken = tmp_path / "kapot.bpmn"
    broken.write_text("<definitions>\n<process")
    result = run(broken)
    assert result.exit_code == 1
    assert "kapot.bpmn:2: Dit is geen goed gevormde XML." in result.output


def test_a_file_that_is_not_there_is_a_wrong_use(tmp_path):
    assert run(tmp_path / "weg.bpmn").exit_code == 2


def test_an_export_gives_the_original_until_the_copy_is_edited(tmp_path):
    place = tmp_path / "proef"
    run(SERVICE, "--naar", place)
    copy = place / "serviceTask.bpmn"
    CliRunner().invoke(main, ["process", "export", str(copy), "--naar", str(tmp_path / "terug.bpmn")])
    assert (tmp_path / "terug.bpmn").read_bytes() == SERVICE.read_bytes()
    copy.write_bytes(copy.read_bytes() + b"<!-- aangepast -->")
    CliRunner().invoke(main, ["process", "export", str(copy), "--naar", str(tmp_path / "kopie.bpmn")])
    assert (tmp_path / "kopie.bpmn").read_bytes() == copy.read_bytes()


def test_an_export_overwrites_nothing(tmp_path):
    (tmp_path / "al.bpmn").write_text("van ons")
    result = CliRunner().invoke(main, ["process", "export", str(SERVICE), "--naar", str(tmp_path / "al.bpmn")])
    assert (result.exit_code, (tmp_path / "al.bpmn").read_text()) == (2, "van ons")
