"""The commands for who looks after the house: JSON where asked, an exit code, and one sentence when refused."""

import json

import pytest
from click.testing import CliRunner, Result

from given import House
from kapstok.acts.announce_tasks import announce_tasks
from kapstok.acts.answer_job import fail_job
from kapstok.cli import main
from kapstok.db import reading
from kapstok.jobs.model import Job
from kapstok.overviews.me import viewer_of_token
from stamped import stamp


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def home(house: House) -> House:
    stamp()
    return house


def opened(*more: str) -> Result:
    words = ("casus", "open", "--gemeente", "veldermeer", "--titel", "Huishouden Es", "--als", "noor", "--json")
    return run(*words, *more)


def test_an_opened_casus_can_be_shown_by_its_kenmerk_and_its_id(home: House) -> None:
    casus = json.loads(opened("--fase", "2").stdout)
    assert casus["fase"] == 2
    assert casus["regie"][0]["persoon"] == "Noor Visser"
    for name in (casus["kenmerk"], casus["kenmerk"].lower(), casus["id"]):
        assert json.loads(run("casus", "show", name, "--als", "noor", "--json").stdout) == casus
    assert "Huishouden Es" in run("casus", "show", casus["kenmerk"], "--als", "noor").stdout


def test_a_casus_does_not_exist_for_who_has_no_part_in_it(home: House) -> None:
    kenmerk = json.loads(opened("--fase", "2").stdout)["kenmerk"]
    refused = run("casus", "show", kenmerk, "--als", "lotte")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.strip() == run("casus", "show", "VLD-1999-0001", "--als", "lotte").stderr.strip()


def test_what_is_wrong_with_an_opening_is_said_in_sentences(home: House) -> None:
    refused = opened("--spoed")
    assert refused.exit_code == 1
    assert "AVE 3 of AVE 4" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_unknown_person_is_refused(home: House) -> None:
    refused = run("casus", "show", "x", "--als", "niemand")
    assert (refused.exit_code, refused.stderr.strip()) == (1, "Er is niemand met de inlognaam ‘niemand’.")


def test_a_token_speaks_for_its_person(home: House) -> None:
    made = json.loads(run("token", "noor", "--json").stdout)
    viewer = viewer_of_token(made["token"])
    assert viewer is not None
    assert viewer.username == "noor"
    assert run("token", "niemand").exit_code == 1


def test_an_incident_is_listed_and_tried_again(home: House) -> None:
    assert run("incident", "list").exit_code == 0
    home.open()
    announce_tasks(None, 1000)
    with reading() as session:
        job = session.query(Job).first()
    assert job is not None
    fail_job(None, job.id, 0, "NotDelivered", True)
    listed = run("incident", "list", "--json")
    assert (listed.exit_code, json.loads(listed.stdout)[0]["id"]) == (1, str(job.id))
    assert run("incident", "retry", str(job.id)).exit_code == 0
    assert run("incident", "list").exit_code == 0
    assert run("incident", "retry", str(job.id)).exit_code == 1


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    "words", [("serve",), ("worker",), ("token", "noor"), ("incident", "list"), ("casus", "show", "x", "--als", "noor")]
)
def test_every_command_refuses_an_old_schema_and_names_the_remedy(words: tuple[str, ...]) -> None:
    refused = run(*words)
    assert refused.exit_code == 1
    assert "kapstok db upgrade" in refused.stderr


def test_wrong_use_has_its_own_exit_code(home: House) -> None:
    assert run("casus", "open").exit_code == 2
    assert run("incident", "retry", "geen-id").exit_code == 2
