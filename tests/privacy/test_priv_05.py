"""PRIV-05, RAND-08, REGEL-13: a settled actielijst is the only thing of a casus that goes out."""

import re

import pytest
from flask import Flask

from given import House
from kapstok.acts.share_actielijst import share_actielijst
from kapstok.app import create_app
from kapstok.connectors.mail import OUTBOX
from kapstok.db import reading
from kapstok.errors import Invalid
from kapstok.jobs.model import Job
from kapstok.overviews.dossier import PARTS
from kapstok.overviews.ways_out import WAYS_OUT
from kapstok.overviews.work import errand
from kapstok.settings import settings
from kapstok.worker.operations import do
from web.conftest import Browser
from writing import member, overleg, settled

ALLOWED = re.compile(r"/acties/<int:number>/delen$|/actielijsten/<int:number>/verzending$")
NAME = re.compile(r"export|mail|print|afdruk|download|pdf|csv|delen|verzend", re.IGNORECASE)


@pytest.fixture
def app(house: House) -> Flask:
    return create_app()


def rules(app: Flask) -> list[str]:
    return [str(rule) for rule in app.url_map.iter_rules()]


def test_no_address_of_a_casus_promises_a_way_out_but_the_actielijst(app: Flask) -> None:
    """PRIV-05"""
    of_casus = [rule for rule in rules(app) if "<uuid:casus_id>" in rule and ":way>" not in rule]
    assert [rule for rule in of_casus if NAME.search(rule) and not ALLOWED.search(rule)] == []
    assert sum(bool(ALLOWED.search(rule)) for rule in of_casus) == 2


def test_every_page_of_a_casus_refuses_to_be_taken_out(app: Flask, house: House) -> None:
    """PRIV-05, RAND-08: each page of a casus, with each way out behind it"""
    casus_id = house.open("noor", fase=2).casus_id
    noor, lotte = Browser(app.test_client()), Browser(app.test_client())
    noor.sign_in("noor")
    lotte.sign_in("lotte")
    here = f"/casussen/{casus_id}"
    bases = {
        here,
        *(f"{here}/{part}" for part in (*PARTS, "acties", "acties/1", "overleggen", "deelnemers")),
    }
    for base in sorted(bases):
        for way in WAYS_OUT:
            assert noor.get(f"{base}/{way}").status_code == 403, f"{base}/{way}"
    assert lotte.get(f"/casussen/{casus_id}/export").status_code == 404


def test_a_program_is_refused_every_way_out_as_well(house: House, program) -> None:
    """PRIV-05, RAND-08: forbidden for who knows the casus; for anybody else there is no casus"""
    casus_id = house.open("noor", fase=2).casus_id
    for way in WAYS_OUT:
        for method, path in (("GET", way), ("POST", way), ("GET", f"overleggen/{casus_id}/{way}")):
            answers = [program(who, method, f"/casussen/{casus_id}/{path}") for who in ("noor", "lotte")]
            assert [answer.status_code for answer in answers] == [403, 404], path
            assert "actielijst" in answers[0].json["detail"]


def test_the_mail_has_the_actielijst_and_nothing_else_of_the_dossier(house: House) -> None:
    """DOC-04, PRIV-05, REGEL-13"""
    casus_id = house.open("noor", fase=2).casus_id
    member(house, casus_id, naam="Els Linde")
    overleg(house, casus_id, "mdo", "noor", "bram")
    settled(house, casus_id)
    share_actielijst(house.viewer("noor"), casus_id, 1, [house.viewer("bram").person_id])
    with reading() as session:
        job = session.query(Job).filter(Job.operation == "mail_actielijst").one()
        assert set(job.parameters) == {"actielijst_id", "person_ids"}
    do(job.id, errand(job.id))
    letters = [path.read_text() for path in (settings().data / OUTBOX).glob("*.eml")]
    assert len(letters) == 1
    assert "Bellen met school" in letters[0]
    assert "bram@" in letters[0]
    assert not any(word in letters[0] for word in ("Linde", "VLD-", "AVE", "MDO"))


def test_the_list_goes_only_to_who_takes_part(house: House) -> None:
    """PRIV-05"""
    casus_id = house.open("noor", fase=2).casus_id
    settled(house, casus_id)
    with pytest.raises(Invalid):
        share_actielijst(house.viewer("noor"), casus_id, 1, [house.viewer("pieter").person_id])
