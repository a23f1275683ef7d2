"""`kapstok process diff`: sentences by kind, and an exit code for a script."""

import json
import shutil

import pytest
from click.testing import CliRunner

from kapstok.cli import main
from kapstok.settings import ROOT


@pytest.fixture
def towns(tmp_path):
    """A copy of the basis beside one that plans faster."""
    for folder in ("processes", "forms"):
        shutil.copytree(ROOT / folder / "basis", tmp_path / folder / "basis")
    own = tmp_path / "processes" / "snel"
    own.mkdir()
    settled = 'naam = "snel"\nerft_van = "basis"\n[termijnen]\nplan_opstellen = "10 werkdagen"\n'
    (own / "kapstok.toml").write_text(settled)
    return tmp_path / "processes"


def run(*words):
    return CliRunner().invoke(main, ["process", "diff", *map(str, words)])


def test_a_difference_is_told_by_kind_with_its_file(towns):
    found = run(towns / "basis", towns / "snel")
    assert found.exit_code == 1
    assert found.output.splitlines() == [
        "Wanneer:",
        "  Termijn van ‘Plan opstellen’ gaat van 15 naar 10 werkdagen. [kapstok.toml]",
        "1 wijziging, afstand 1.",
    ]


def test_the_same_is_told_with_exit_code_zero(towns):
    found = run(towns / "basis", towns / "basis")
    assert (found.exit_code, found.output) == (0, "De betekenis is gelijk.\n")


def test_a_script_gets_json(towns):
    found = json.loads(run(towns / "basis", towns / "snel", "--json").output)
    assert (found["gelijk"], found["afstand"], found["alleen_opmaak"]) == (False, 1, [])
    assert found["wijzigingen"][0]["soort"] == "wanneer"


def test_two_files_are_compared_whatever_they_are_called(towns, tmp_path):
    text = (towns / "basis" / "ave-2.bpmn").read_text()
    (tmp_path / "anders.bpmn").write_text(text.replace('name="Plan opstellen"', 'name="Plan maken"'))
    found = run(towns / "basis" / "ave-2.bpmn", tmp_path / "anders.bpmn")
    assert "‘Plan opstellen’ heet nu ‘Plan maken’." in found.output


def test_one_file_of_two_variants_is_told_with_the_names_of_their_roles(towns):
    text = (towns / "basis" / "ave-2.bpmn").read_text()
    task = '<bpmn:userTask id="mdo_plannen"'
    (towns / "snel" / "ave-2.bpmn").write_text(text.replace(task, f'{task} ave:rol="pga_coordinator"'))
    found = run(towns / "basis" / "ave-2.bpmn", towns / "snel" / "ave-2.bpmn")
    assert "‘MDO plannen’ ligt nu bij de PGA-coördinator in plaats van de casusregisseur." in found.output
    assert "1 wijziging, afstand 2." in found.output


def test_a_drawing_is_told_apart(towns, tmp_path):
    text = (towns / "basis" / "ave-2.bpmn").read_text()
    (tmp_path / "ave-2.bpmn").write_text(text.replace('<dc:Bounds x="', '<dc:Bounds x="1'))
    found = run(towns / "basis" / "ave-2.bpmn", tmp_path / "ave-2.bpmn")
    assert found.exit_code == 0
    assert "Alleen opmaak:" in found.output


def test_what_is_not_there_is_wrong_use(towns):
    assert run(towns / "basis", towns / "bestaat-niet").exit_code == 2
    assert run(towns / "basis", towns / "basis" / "ave-2.bpmn").exit_code == 2
