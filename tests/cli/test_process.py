"""`kapstok process` in the shell: what it says, and with which exit code."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kapstok.cli import main
from kapstok.cli import process as process_command

HOME = Path(__file__).parents[1] / "rehearsal/proef"


@pytest.fixture
def proef(tmp_path):
    """A copy of the small variant, to spoil."""
    shutil.copytree(HOME, tmp_path, dirs_exist_ok=True)
    return tmp_path / "processes/proef"


def run(*words):
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def spoil(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_good_variant_has_no_faults(proef):
    result = run("process", "check", proef)
    assert result.exit_code == 0
    assert result.output.endswith("0 fouten, 3 waarschuwingen.\n")


def test_a_finding_begins_with_its_file_and_line(proef, monkeypatch):
    monkeypatch.chdir(proef.parent.parent)
    spoil(proef / "ave.bpmn", 'ave:formulier="mdo"', 'ave:formulier="mdoo"')
    result = run("process", "check", "processes/proef")
    assert result.exit_code == 1
    assert result.output.startswith("processes/proef/ave.bpmn:")
    assert ": fout: mdo_plannen (MDO plannen): " in result.output


def test_a_finding_in_a_form_points_to_the_folder_of_forms(proef, monkeypatch):
    monkeypatch.chdir(proef.parent.parent)
    spoil(proef.parent.parent / "forms/proef/mdo.form", '"datum"', '"Datum!"')
    assert "forms/proef/mdo.form:" in run("process", "check", "processes/proef").output


def test_findings_as_json(proef):
    spoil(proef / "kapstok.toml", "titel", "titl")
    result = run("process", "check", proef, "--json")
    found = json.loads(result.output)
    assert result.exit_code == 1
    assert found["fouten"] == 1
    assert found["bevindingen"][0]["regel"] == 2


def test_one_file_of_a_variant_is_checked_with_the_variant_around_it(proef):
    spoil(proef / "kapstok.toml", 'mdo_plannen = "5 werkdagen"', "")
    assert "mdo_plannen" in run("process", "check", proef / "ave.bpmn").output
    assert run("process", "check", proef / "advies.dmn").exit_code == 0


def test_a_form_is_checked_with_the_variant_beside_it(proef):
    form = proef.parent.parent / "forms/proef/mdo.form"
    spoil(form, '"leefgebieden"', '"organisaties:burgemeester"')
    result = run("process", "check", form)
    assert result.exit_code == 1
    assert "mdo.form:" in result.output
    assert run("process", "check", form.parent / "besluit.form").exit_code == 0


def test_a_file_that_may_not_be_read_is_told(proef, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "denied", "geheim.bpmn")

    monkeypatch.setattr(process_command.gate, "check", refuse)
    result = run("process", "check", proef)
    assert result.exit_code == 1
    assert "Lezen of schrijven lukt niet bij geheim.bpmn." in result.output


def test_a_loose_diagram_can_be_checked(proef, tmp_path):
    loose = tmp_path / "los.bpmn"
    loose.write_bytes((proef / "ave.bpmn").read_bytes())
    assert "waarschuwing" in run("process", "check", loose).output


def test_scenarios_that_hold(proef):
    result = run("process", "test", proef)
    assert result.exit_code == 0
    assert result.output.endswith("4 van 4 scenario’s goed.\n")


def test_a_scenario_that_does_not_hold_is_told_at_its_line(proef):
    feature = proef / "scenarios/route.feature"
    spoil(feature, "Dan is de casus afgesloten", "Dan is de fase 4")
    result = run("process", "test", feature)
    assert result.exit_code == 1
    assert "route.feature:47: fout: Met een verzoek" in result.output
    assert "De fase is nu 3, niet 4." in result.output


def test_scenarios_as_json(proef):
    found = json.loads(run("process", "test", proef, "--json").output)
    assert (found["goed"], found["fout"]) == (4, 0)
    assert found["scenarios"][0]["functionaliteit"] == "De kleine route"


def test_a_variant_that_cannot_run_is_told_instead_of_tested(proef):
    spoil(proef / "ave.bpmn", "termijn:fasetoets", "termijn:anders")
    result = run("process", "test", proef)
    assert result.exit_code == 1
    assert "ave.bpmn:" in result.output


def test_the_outline_reads_out_the_steps(proef):
    result = run("process", "outline", proef)
    assert result.exit_code == 0
    assert "2.2. MDO plannen - Casusregisseur, 5 werkdagen" in result.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("process", "check", "nergens"), '"nergens" bestaat niet'),
        (("process", "check"), "Er ontbreekt: PAD"),
        (("process", "chek", "x"), 'Bedoelt u "check"?'),
        (("proces",), 'Bedoelt u "process"?'),
        (("process", "test", "--jsn", "x"), 'De optie "--jsn" bestaat niet'),
        (("process", "test", "a", "b"), "Dit is te veel: b"),
        (("process", "test", str(HOME / "forms")), "hoort niet bij een variant"),
        (("process", "outline", "nergens"), '"nergens" bestaat niet'),
    ],
)
def test_a_wrong_use_is_explained_and_ends_with_2(words, sentence):
    result = run(*words)
    assert result.exit_code == 2
    assert sentence in result.output


def test_what_is_our_fault_is_one_sentence(proef, monkeypatch):
    monkeypatch.setattr(process_command.gate, "check", lambda _: 1 / 0)
    result = run("process", "check", proef)
    assert result.exit_code == 3
    assert result.output == "Er ging iets mis in Kapstok zelf (ZeroDivisionError). Met KAPSTOK_DEBUG=1 ziet u alles.\n"
