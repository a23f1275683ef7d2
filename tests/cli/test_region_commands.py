"""`kapstok process region`, `regiekaart`, `rebase` and `diff --afstand` in the shell."""

import json
import shutil

import pytest
from click.testing import CliRunner

from kapstok.cli import main
from kapstok.settings import ROOT


def run(*words):
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def home(tmp_path):
    """The basis, one variant of it, and a basis that moved, in a place of their own."""
    for name in ("basis", "oss-stijl"):
        shutil.copytree(ROOT / "processes" / name, tmp_path / "processes" / name)
        shutil.copytree(ROOT / "forms" / name, tmp_path / "forms" / name)
    for kind in ("processes", "forms"):
        shutil.copytree(tmp_path / kind / "basis", tmp_path / "nieuw" / kind / "basis")
    return tmp_path


def move(home, old, new):
    path = home / "nieuw/processes/basis/kapstok.toml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def rebase(home, *words):
    places = (home / "processes/basis", home / "nieuw/processes/basis", home / "processes/oss-stijl")
    return run("process", "rebase", *places, *words)


def test_a_basis_that_moved_elsewhere_leaves_a_variant_in_peace(home):
    move(home, 'mdo_plannen = "10 werkdagen"', 'mdo_plannen = "8 werkdagen"')
    found = rebase(home, "--schrijf", home / "uit")
    assert found.exit_code == 0
    assert "passen vanzelf" in found.output
    merged = (home / "uit/processes/kapstok.toml").read_text()
    assert 'mdo_plannen = "8 werkdagen"' in merged
    assert 'fasetoets_ave3 = "20 werkdagen"' in merged
    assert (home / "uit/processes/kernteam.bpmn").is_file()


def test_a_basis_that_moved_the_same_asks_for_a_choice_with_both_sides(home):
    move(home, 'fasetoets_ave3 = "60 werkdagen"', 'fasetoets_ave3 = "50 werkdagen"')
    found = rebase(home, "--json")
    assert found.exit_code == 1
    (choice,) = json.loads(found.output)["keuzes"]
    assert "20 werkdagen" in choice["eigen"]
    assert "50 werkdagen" in choice["basis"]


def test_the_distance_is_counted_by_size_and_kind(home):
    found = run("process", "diff", home / "processes/basis", home / "processes/oss-stijl", "--afstand", "--json")
    told = json.loads(found.output)
    assert found.exit_code == 0
    assert set(told["maten"]) == {"instelling", "haak"}
    assert told["maten"]["instelling"]["soorten"]["wanneer"] > 0


def test_the_card_is_told_and_given_as_json(home):
    found = run("process", "regiekaart", home / "processes/oss-stijl")
    assert found.output.startswith("Regiekaart: Voorbeeld, geïnspireerd op Oss")
    assert "AVE 4: burgemeester (donkerrood)" in found.output
    told = json.loads(run("process", "regiekaart", home / "processes/oss-stijl", "--json").output)
    assert [fase["number"] for fase in told["fasen"]] == [1, 2, 3, 4]


def test_the_region_is_told_with_what_breaks(home):
    path = home / "processes/oss-stijl/kapstok.toml"
    path.write_text(path.read_text() + '\n[fasen.3]\nprocesregie = "oov"\n')
    toml = path.read_text().replace('fasetoets_ave3 = "20 werkdagen"', 'fasetoets_ave3 = "21 werkdagen"')
    path.write_text(toml)
    found = run("process", "region", home / "processes", "--json")
    told = json.loads(found.output)
    assert found.exit_code == 1
    assert told["scenarios"]["zin"] == "1 van 2 varianten breekt: oss-stijl."
    in_3 = [one for one in told["regie"] if (one["fase"], one["kind"]) == (3, "procesregie")]
    assert {one["variant"]: one["label"] for one in in_3}["oss-stijl"] == "IVZ/OOV"


def test_a_variant_that_cannot_begin_is_red_and_the_others_are_told(home):
    path = home / "processes/oss-stijl/kernteam.bpmn"
    path.write_text(path.read_text().replace('ave:formulier="kernteam_samenstellen"', 'ave:formulier="weg"'))
    found = run("process", "region", home / "processes")
    assert found.exit_code == 1
    assert "oss-stijl: kernteam.bpmn:" in found.output
    assert "1 van 2 varianten breekt: oss-stijl." in found.output


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("kapstok.toml", "[haken]", "[haken"),
        ("kapstok.toml", 'erft_van = "basis"', 'erft_van = "bestaat-niet"'),
        ("kapstok.toml", "[haken]", '[namen]\nweg = "Weg"\n[haken]'),
    ],
)
def test_a_variant_of_which_the_files_cannot_be_read_is_a_row_and_the_rest_goes_on(home, file, old, new):
    path = home / "processes/oss-stijl" / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    found = run("process", "region", home / "processes")
    assert found.exit_code == 1
    assert "oss-stijl: kapstok.toml" in found.output
    assert "1 van 2 varianten breekt: oss-stijl." in found.output
    assert "AVE 3 procesregie basis" in found.output
    told = json.loads(run("process", "region", home / "processes", "--json").output)
    assert told["scenarios"]["fouten"]["oss-stijl"][0]["zin"]


def test_without_a_basis_that_can_be_read_there_is_nothing_to_compare(home):
    path = home / "processes/basis/kapstok.toml"
    path.write_text(path.read_text() + "\n[haken")
    found = run("process", "region", home / "processes")
    assert found.exit_code == 1
    assert "kapstok.toml" in found.output


def test_a_folder_without_variants_is_refused(tmp_path):
    assert run("process", "region", tmp_path).exit_code == 2
