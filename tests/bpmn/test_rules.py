"""Every lint rule against its own folder of diagrams: `goed-` says nothing, `fout-` says where and what to do."""

import re
from pathlib import Path

import pytest

from kapstok.bpmn import document, lint
from kapstok.errors import Finding

FOLDER = Path(__file__).parent / "rules"
PAGES = Path(__file__).parents[2] / "docs" / "reference" / "regels"
READING_RULES = (
    "readable_xml",
    "within_bounds",
    "readable_json",
    "sound_form",
    "allowed_component",
    "sound_zip",
    "dmn_sluitend",
    "vrije_tekst",
    "veld_bestaat",
    "antwoord_bestaat",
)
KNOWN = lint.Known(
    roles={"wijkteam": "Sociaal wijkteam", "burgemeester": "Burgemeester", "politie": "Politie"},
    forms={"opschaalverzoek", "plan"},
    decisions={"regiekaart": {"toetsdatum"}},
    termijnen={"mdo_plannen", "toets"},
    processes={"opschalen"},
    form_process_data={"opschaalverzoek": {"urgent"}},
    form_fields={"opschaalverzoek": {"urgent", "casusregisseur"}},
    data={"spoed", "partijen"},
    operations={"mail_taak", "zaak_bijwerken"},
)
GOOD = sorted(FOLDER.glob("*/goed-*.bpmn"))
BAD = sorted(FOLDER.glob("*/fout-*.bpmn"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _found(path: Path) -> list[Finding]:
    return lint.check([document.read(path.name, path.read_bytes())], KNOWN, only=path.parent.name)


def _expected(path: Path) -> list[str]:
    found = re.search("<!-- verwacht: (.*) -->", path.read_text(encoding="utf-8"))
    assert found, "the diagram says in a comment which element it is about"
    return [found[1]]


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_a_good_diagram_is_left_in_peace(path):
    assert _found(path) == []


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_a_bad_diagram_is_told_where_and_what_to_do(path):
    found = _found(path)
    assert sorted({finding.element for finding in found}) == _expected(path)
    for finding in found:
        assert finding.rule == path.parent.name
        assert finding.line
        assert finding.line > 3
        assert re.search(r"[.?]$", finding.sentence)
        assert len(re.findall(r"[.?](?: |$)", finding.sentence)) >= 2, "a fact and a remedy"


@pytest.mark.parametrize("rule", lint.rules())
def test_every_rule_has_good_and_bad_diagrams(rule):
    assert list((FOLDER / rule).glob("goed-*.bpmn"))
    assert list((FOLDER / rule).glob("fout-*.bpmn"))


def test_every_folder_belongs_to_a_rule():
    assert {path.name for path in FOLDER.iterdir()} == set(lint.rules())


@pytest.mark.parametrize("rule", [*lint.rules(), *READING_RULES])
def test_every_rule_has_a_page(rule):
    page = (PAGES / f"{rule}.md").read_text(encoding="utf-8")
    assert page.startswith("# ")
    assert f"`{rule}`" in page


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_a_good_diagram_has_no_faults_of_another_rule_either(path):
    found = lint.check([document.read(path.name, path.read_bytes())], KNOWN)
    assert [finding for finding in found if finding.weight == "fout"] == []


def test_a_process_id_in_two_files_is_a_fault():
    path = FOLDER / "ids_are_unique" / "goed-eigen.bpmn"
    twice = [document.read(name, path.read_bytes()) for name in ("een.bpmn", "twee.bpmn")]
    (finding,) = lint.check(twice, KNOWN, only="ids_are_unique")
    assert (finding.file, finding.element) == ("twee.bpmn", "wegen")
    assert "een.bpmn" in finding.sentence


def test_two_processes_may_not_call_each_other():
    path = FOLDER / "called_process_exists" / "goed-ander-proces.bpmn"
    there = path.read_text(encoding="utf-8")
    back = there.replace('id="wegen"', 'id="opschalen"').replace('Element="opschalen"', 'Element="wegen"')
    both = [document.read("heen.bpmn", there.encode()), document.read("terug.bpmn", back.encode())]
    assert len(lint.check(both, KNOWN, only="called_process_exists")) == 2


def test_the_nearest_name_is_the_remedy():
    (finding,) = _found(FOLDER / "role_is_known" / "fout-bijna.bpmn")
    assert finding.sentence == "De rol 'wijktem' is onbekend. Bedoel je 'wijkteam'?"
