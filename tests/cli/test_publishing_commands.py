"""The commands with which a route begins to live: publish, look ahead, move casussen, put them back, turn back."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from given import House
from kapstok.cli import main
from kapstok.rehearsal import trying
from kapstok.rehearsal.explore import Bounds
from kapstok.settings import ROOT
from stamped import stamp

FOR_BEA = ("--als", "bea", "--json")
HERE = ("--gemeente", "veldermeer")

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def short_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a walk finds is tested elsewhere."""
    walk = trying.explore
    monkeypatch.setattr(trying, "explore", lambda compiled, bounds, watch: walk(compiled, Bounds(states=60), watch))


@pytest.fixture
def home(house: House) -> House:
    stamp()
    return house


@pytest.fixture
def variant(tmp_path: Path) -> Path:
    """A variant that gives less time to plan the MDO."""
    for folder in ("processes", "forms"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    made = tmp_path / "processes/vlug"
    made.mkdir()
    settings = 'naam = "vlug"\ntitel = "Vlug"\nerft_van = "basis"\n\n[termijnen]\nmdo_plannen = "5 werkdagen"\n'
    (made / "kapstok.toml").write_text(settings)
    return made


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["process", *(str(word) for word in words)])


def told(*words: object, code: int = 0) -> dict:
    answer = run(*words, *FOR_BEA)
    assert answer.exit_code == code, (answer.output, answer.exception)
    return json.loads(answer.stdout)


def test_a_published_version_is_in_force_and_can_be_turned_back(home: House, variant: Path) -> None:
    published = told("publish", variant, *HERE)
    assert (published["nummer"], published["gemeenten"]) == (1, ["veldermeer"])
    assert published["rapport"]["goedgekeurd"] is True
    versions = {(one["variant"], one["status"]) for one in told("status")["versies"]}
    assert versions == {("vlug", "actief"), ("basis", "eerder")}
    assert told("rollback", *HERE)["variant"] == "basis"
    history = told("status", *HERE)["activeringen"]
    assert (history[0]["variant"], history[0]["soort"]) == ("basis", "teruggedraaid")


def test_a_version_for_later_is_planned_and_can_be_withdrawn(home: House, variant: Path) -> None:
    told("publish", variant, *HERE, "--vanaf", "2030-04-01")
    assert told("status", *HERE)["activeringen"][0]["status"] == "gepland"
    assert told("rollback", *HERE)["ingetrokken"]["variant"] == "vlug"
    assert told("status", *HERE)["activeringen"][0]["status"] == "ingetrokken"


def test_what_is_wrong_is_told_and_nothing_is_published(home: House, variant: Path) -> None:
    settings = variant / "kapstok.toml"
    settings.write_text(settings.read_text() + "\n[haken]\nvooroverleg = 'nergens.bpmn'\n")
    answer = run("publish", variant, *HERE, "--als", "bea")
    assert answer.exit_code == 1
    assert "nergens.bpmn" in answer.output
    assert {one["variant"] for one in told("status")["versies"]} == {"basis"}


def test_casussen_are_looked_at_moved_and_put_back(home: House, variant: Path) -> None:
    home.go(home.to_ave_2(), ("noor", "Burger informeren"))
    means = told("impact", variant, *HERE)
    assert (means["lopend"], means["gaanMee"], means["vragenKeuze"]) == (1, 1, 0)
    assert means["taken"][0]["termijn"] is not None or means["taken"][0]["verschuiving"]
    version = told("publish", variant, *HERE)["versie"]
    moved = told("migrate", version, *HERE)
    assert (moved["status"], moved["aantallen"]) == ("klaar", {"bijgewerkt": 1})
    assert told("migrate", version, *HERE)["totaal"] == 0, "a second time there is nothing left to move"
    back = told("undo", moved["id"])
    assert (back["status"], back["aantallen"]) == ("klaar", {"teruggezet": 1})


def test_a_casus_in_which_a_step_was_taken_is_not_put_back(home: House, variant: Path) -> None:
    casus_id = home.to_ave_2()
    version = told("publish", variant, *HERE)["versie"]
    moved = told("migrate", version, *HERE)
    home.complete("noor", casus_id, "Burger informeren")
    back = told("undo", moved["id"])
    assert back["aantallen"] == {"bijgewerkt": 1}
    assert "verder gewerkt" in back["opmerkingen"][0]["zin"]


Refusal = Callable[[Path], tuple[object, ...]]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (lambda at: ("publish", at, "--gemeente", "lindehoven", "--als", "bea"), 1, "lindehoven"),
        (lambda at: ("publish", at, *HERE, "--als", "noor"), 1, "functioneel"),
        (lambda at: ("publish", at, *HERE, "--als", "niemand"), 1, "niemand"),
        (lambda at: ("publish", at, *HERE, "--vanaf", "2001-01-01", "--als", "bea"), 1, "terugwerkende"),
        (lambda at: ("impact", at, "--als", "bea"), 1, "Noem de gemeenten"),
        (lambda at: ("impact", at, *HERE, "--keuze", "zonder", "--als", "bea"), 2, "= ertussen"),
        (lambda at: ("undo", "00000000-0000-0000-0000-000000000000", "--als", "bea"), 1, "bestaat niet"),
        (lambda at: ("migrate", "geen-id", *HERE, "--als", "bea"), 2, "VERSIE"),
        (lambda at: ("rollback", *HERE, "--als", "bea"), 1, "geen eerdere versie"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    home: House, variant: Path, words: Refusal, code: int, sentence: str
) -> None:
    answer = run(*words(variant))
    assert answer.exit_code == code, (answer.output, answer.exception)
    assert sentence in answer.output
