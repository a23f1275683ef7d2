"""PRIV-33, PRIV-34 and PRIV-07: what somebody types stays sealed; not in the file, the run, the log or the mail."""

import logging
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from given import House
from kapstok import db
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.complete_task import complete_task
from kapstok.acts.save_draft import save_draft
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.demo.pages import fill_pages
from kapstok.dossier.answers import Answers
from kapstok.forms.fields import TEXTS, Form
from kapstok.identifiers import masked
from kapstok.overviews.casus import casus_page
from kapstok.settings import ROOT, settings
from kapstok.variants import bundle
from kapstok.variants.version import compile as compiled
from writing import PLAN_LINE

CANARY = "kanarie-in-de-mijn"
BSN = "999990019"  # a test number
STEPS = (
    ("noor", "Burger informeren"),
    ("noor", "MDO plannen"),
    ("noor", "Plan opstellen"),
)


def test_no_canary_comes_out_of_its_cage(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """PRIV-34, PRIV-07: typed in every free text of a route up to the ZVH"""
    caplog.set_level(logging.DEBUG)
    casus_id = _sung(house)
    with reading() as session:
        kept = [row.values for row in session.query(Answers).filter_by(casus_id=casus_id)]
        casus = session.get_one(Casus, casus_id)
        run = hold.unseal(casus, catalogue.compiled(session, casus.version_id).spec)
        assert CANARY not in repr(run.data)
        assert CANARY.encode() not in casus.state
    assert sum(CANARY in repr(values) for values in kept) > 8
    assert CANARY not in caplog.text
    assert CANARY not in _everything_stored()


def test_a_bsn_is_asked_in_one_form_and_never_enters_the_run() -> None:
    """PRIV-33"""
    version = compiled(bundle.load(ROOT / "processes", ROOT / "forms", "basis"))
    asked = [(form.id, field) for form in version.forms.values() for field in form.inputs if "bsn" in field.key]
    assert [form for form, _ in asked] == ["zvh_aanmelding"]
    assert not [field for _, field in asked if field.process_data]


def test_a_bsn_is_masked_in_what_was_written(house: House) -> None:
    """PRIV-33"""
    casus_id = _sung(house)
    lines = [line for one in casus_page(house.viewer("noor"), casus_id).written for line in one.lines]
    assert ("BSN", masked(BSN)) in lines
    assert BSN not in repr(lines)
    assert BSN not in _everything_stored()


def _sung(house: House) -> UUID:
    """A casus of which every text that was asked is a canary, with one more in a draft."""
    casus_id = house.open("joost", toelichting=CANARY).casus_id
    _sing(house, casus_id, ("noor", "Signaal wegen"), ("ilse", "Casusregisseur toewijzen"))
    add_plan_regel(house.viewer("noor"), casus_id, {**PLAN_LINE, "doel": CANARY, "taken": CANARY, "afspraken": CANARY})
    _sing(house, casus_id, *STEPS)
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek", toelichting=CANARY)
    _sing(house, casus_id, ("sanne", "Verzoek beoordelen"), ("noor", "Delen in MDO"), ("sanne", "Procesregie starten"))
    up = {"procesregie_besluit": "opschalen", "criteria": ["onveiligheid"], "toelichting": CANARY}
    house.complete(
        "sanne", casus_id, "Procesregie voeren", procesregie_volgende_evaluatie=None, overlast_omgeving="ja", **up
    )
    save_draft(house.viewer("sanne"), house.task(casus_id, "Aanmelden").id, {"aanleiding": CANARY})
    _sing(house, casus_id, ("sanne", "Aanmelden"))
    house.answer_jobs(casus_id)
    _sing(house, casus_id, ("anne", "Intakegesprek"))
    return casus_id


def _sing(house: House, casus_id: UUID, *steps: tuple[str, str]) -> None:
    for username, name in steps:
        task = house.task(casus_id, name)
        extra = {"casusregisseur": "noor"} if name == "Casusregisseur toewijzen" else {}
        if house.form(task).from_dossier:
            fill_pages(house.viewer(username), task.id)
        complete_task(house.viewer(username), task.id, _with_canaries(house.form(task), house.answers(task, **extra)))


def _with_canaries(form: Form, given: dict[str, Any]) -> dict[str, Any]:
    for field in form.inputs:
        if field.key == "bsn":
            given["bsn"] = BSN
        elif field.type in TEXTS and field.key in given and not field.limits.pattern:
            given[field.key] = CANARY
    return given


def _everything_stored() -> str:
    """Every byte of the file and of its log of writes; on PostgreSQL every value of every table."""
    if db.database().dialect.name == "sqlite":
        files = sorted(Path(settings().data).glob("kapstok.db*"))
        assert files
        return b"".join(path.read_bytes() for path in files).decode("latin-1")
    with db.database().connect() as connection:
        names = connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").scalars()
        found = [connection.exec_driver_sql(f'SELECT t::text FROM "{name}" t').scalars().all() for name in names.all()]
    text = "\n".join(row for rows in found for row in rows)
    sealed = re.findall(r"\\x([0-9a-f]{8,})", text)
    return text + "".join(bytes.fromhex(one[: len(one) // 2 * 2]).decode("latin-1") for one in sealed)
