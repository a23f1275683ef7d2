"""What must not happen in the stories SC-01 to SC-10: the crosses that a scenario cannot see, because they are about
who reads what and what is mailed.
"""

from uuid import UUID

import pytest

from acts.routes import publish
from given import House
from kapstok.acts.announce_tasks import announce_tasks
from kapstok.acts.invite_deelnemer import Invitation, invite_deelnemer
from kapstok.acts.write_bouwschema import write_bouwschema
from kapstok.casus.model import CasusNotFound
from kapstok.connectors.mail import OUTBOX
from kapstok.db import reading
from kapstok.jobs.model import Job
from kapstok.overviews.casus import casus_page
from kapstok.overviews.dossier import dossier_part
from kapstok.overviews.inbox import InboxQuery, inbox
from kapstok.overviews.task import task_page
from kapstok.overviews.timeline import timeline
from kapstok.overviews.work import errand
from kapstok.settings import ROOT, settings
from kapstok.variants import bundle
from kapstok.worker.operations import do
from kapstok.worker.sweep import MOST
from on_the_way import OP, in_ave_3, with_procesregie
from writing import overleg

SECRET = "Kanarievogel in de keuken"
WITHOUT_CONSENT = {
    "evident_belang": SECRET,
    "wiens_belang": "De bewoner zelf",
    "minder_ingrijpend": "Drie huisbezoeken",
    "wie_mag_wat_weten": "OGGZ: adres",
    "bemoeizorg_nodig": "ja",
}


def mailed(house: House) -> list[str]:
    """Every letter that leaves the house, after the worker did all that was wanted."""
    announce_tasks(None, MOST)
    with reading() as session:
        wanted = [job.id for job in session.query(Job).filter(Job.status == "wanted")]
    for job_id in wanted:
        if errand(job_id).operation.startswith("mail"):
            do(job_id, errand(job_id))
    return [path.read_text() for path in sorted((settings().data / OUTBOX).glob("*.eml"))]


def seen_by(house: House, username: str, casus_id: UUID) -> str:
    viewer = house.viewer(username)
    parts = [dossier_part(viewer, casus_id, key).rows for key in ("informeren", "toestemming")]
    return repr([casus_page(viewer, casus_id), timeline(viewer, casus_id), parts])


def test_sc_01_no_mail_says_anything_of_the_casus(house: House) -> None:
    """SC-01 ✗, REGEL-13"""
    casus_id = house.open("joost", toelichting=SECRET).casus_id
    mailed(house)
    house.complete("noor", casus_id, "Signaal wegen", vraag=SECRET)
    mailed(house)
    house.complete("ilse", casus_id, "Casusregisseur toewijzen", casusregisseur="noor")
    for name in ("Burger informeren", "MDO plannen", "Plan opstellen"):
        mailed(house)
        house.complete("noor", casus_id, name)
    letters = mailed(house)
    assert len(letters) > 3
    assert not [one for one in letters if any(word in one for word in ("Kanarie", "Linde", "VLD-", "AVE", "MDO"))]


def test_sc_03_the_bouwschema_is_in_no_mail(house: House) -> None:
    """SC-03 ✗, PRIV-08"""
    casus_id = in_ave_3(house)
    table = overleg(house, casus_id, "zvh_casusbespreking", "noor", "pieter")
    write_bouwschema(house.viewer("pieter"), casus_id, table, {"partner": "politie", "feiten": SECRET})
    house.complete("anne", casus_id, "Uitnodigen")
    house.complete("anne", casus_id, "Casusbespreking")
    house.complete("anne", casus_id, "Actielijst delen")
    letters = mailed(house)
    assert any("uitgenodigd" in one for one in letters)
    assert not [one for one in letters if "Kanarie" in one]


def test_sc_03_a_partner_who_is_not_invited_sees_nothing(house: House) -> None:
    """SC-03 ✗, PRIV-01: not while it is weighed, not when the ZVH takes it, not when others act"""
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    steps = [("sanne", "Aanmelden"), ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit")]
    steps += [("noor", "Burger informeren"), ("harry", "Criteria toetsen"), ("pieter", "Besluit meegeven")]
    steps += [("geert", "Besluit meegeven"), ("wendy", "Besluit meegeven"), ("anne", "Gezamenlijk besluit vastleggen")]
    steps += [("anne", "Uitnodigen"), ("anne", "Casusbespreking"), ("anne", "Actielijst delen")]
    for step in steps:
        house.go(casus_id, step)
        for outsider in ("rita", "vera", "olga", "daan", "lotte"):
            with pytest.raises(CasusNotFound):
                casus_page(house.viewer(outsider), casus_id)
            assert inbox(house.viewer(outsider), InboxQuery(view="alle", search="Linde")).total == 0


def test_sc_05_a_switch_of_route_is_for_new_casussen_only(house: House) -> None:
    """SC-05, REGEL-24: the running casus goes on as the gemeente began it, a new one takes the route of the ZVH"""
    for name in ("gemeente-procesregie", "basis"):
        house.clock.pass_workdays(1)
        publish(None, bundle.load(ROOT / "processes", ROOT / "forms", name), "veldermeer")
        casus_id = with_procesregie(house)
        house.complete("sanne", casus_id, "Procesregie voeren", **OP)
        if name != "basis":
            running = casus_id
    house.go(running, ("sanne", "Aanmelden"))
    house.go(casus_id, ("sanne", "Aanmelden"))
    assert [task.name for task in house.tasks(running)] == ["Overname bespreken"]
    assert [task.name for task in house.tasks(casus_id)] == ["Intakegesprek"]


def test_sc_09_only_who_is_named_knows_why_it_is_done_without_consent(house: House) -> None:
    """SC-09 ✗, PRIV-13: the OGGZ by its task, as long as it has it; an invited partner not at all"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    invite_deelnemer(house.viewer("noor"), casus_id, Invitation(organisation="politie"))
    house.send("noor", casus_id, "zonder_toestemming", "geen_toestemming", **WITHOUT_CONSENT)
    house.complete("sanne", casus_id, "Afweging bevestigen", afweging_gelezen=True)
    assert SECRET in repr(task_page(house.viewer("olaf"), house.task(casus_id, "Bemoeizorg inzetten").id))
    assert SECRET in seen_by(house, "noor", casus_id)
    assert SECRET not in seen_by(house, "pieter", casus_id)
    house.complete("olaf", casus_id, "Bemoeizorg inzetten", bemoeizorg_contact="ja", bemoeizorg_verslag="Contact")
    for gone in ("olaf", "sanne"):
        with pytest.raises(CasusNotFound):
            casus_page(house.viewer(gone), casus_id)


def test_sc_10_why_somebody_is_not_informed_is_for_who_needs_it(house: House) -> None:
    """SC-10 ✗, PRIV-11: that it is so, and until when, is known to all; the reason to who decided and the casusregie"""
    casus_id = with_procesregie(house)
    invite_deelnemer(house.viewer("noor"), casus_id, Invitation(organisation="politie"))
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    house.go(casus_id, ("sanne", "Aanmelden"), ("anne", "Intakegesprek"))
    no = {
        "burger_informeren_besluit": "nee",
        "besluit_niet_informeren_reden": "veiligheid",
        "besluit_niet_informeren_toelichting": SECRET,
        "hercontrole_datum": "2026-04-01",
    }
    house.complete("anne", casus_id, "Burger-informeren-besluit", **no)
    seen = {who: seen_by(house, who, casus_id) for who in ("noor", "sanne", "pieter")}
    assert SECRET in seen["noor"]
    for who in ("sanne", "pieter"):
        assert SECRET not in seen[who]
        assert "niet veilig" not in seen[who]
        assert "state='nee'" in seen[who]
    assert not [one for one in mailed(house) if "veilig" in one.lower().replace("veiligheidshuis", "")]
