"""`kapstok process explore`, on the small route put down as files."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from kapstok.cli import main
from rehearsal.planted import klein

ROLE = ("userTask verzoek_beoordelen | ave:rol=procesregisseur_ave2", "userTask verzoek_beoordelen | ave:rol=oov")


def explored(home: Path, *changes: tuple[str, str], options: tuple[str, ...] = ()) -> Result:
    folders = {name: home / name / "klein" for name in ("processes", "forms")}
    for folder in folders.values():
        folder.mkdir(parents=True)
    for name, data in klein.planted(*changes).items():
        (folders["forms" if name.endswith(".form") else "processes"] / name).write_bytes(data)
    (folders["processes"] / "afspraken.toml").write_text(klein.AGREED)
    return CliRunner().invoke(main, ["process", "explore", str(folders["processes"]), *options])


def test_a_route_that_keeps_its_agreements_ends_well(tmp_path) -> None:
    result = explored(tmp_path)
    assert result.exit_code == 0, result.output
    assert "16 afspraken getoetst, 0 keer niet nagekomen. Dit is geen bewijs" in result.output


def test_a_broken_agreement_is_told_with_its_path(tmp_path) -> None:
    result = explored(tmp_path, ('[zorgen = "serieus"]', '[zorgen = "geen"]'))
    assert result.exit_code == 1
    assert 'Procesregisseur AVE 3: rondt "afschaaltoets" af (zorgen: serieus)' in result.output
    assert "[overdracht]" in result.output


def test_json_has_the_element_the_place_and_the_path(tmp_path) -> None:
    result = explored(tmp_path, ROLE, options=("--json", "--scenario-dekking"))
    told = json.loads(result.output)
    (broken,) = told["overtredingen"]
    assert (broken["afspraak"], broken["element"]) == ("rol_beoordelen", "verzoek_beoordelen")
    assert broken["bestand"].endswith("ave.bpmn")
    assert told["alles_bekeken"] is True
    assert told["dekking"]["verkenner"]["ave_3"]["elementen"]["fasetoets_3"] > 0
    assert told["dekking"]["scenarios"]["ave_3"]["elementen"]["fasetoets_3"] == 0
