"""Storingen: what failed for good and waits for a functioneel beheerder, with where it stands and what to do."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.jobs import model as jobs
from kapstok.people.model import Gemeente
from kapstok.rights import BEHEERDER, Viewer
from kapstok.variants import drawing

WORK = {
    "mail_taak": "Mail over een nieuwe taak",
    "mail_actie": "Mail over een nieuwe actie",
    "mail_actielijst": "Mail met de actielijst",
    "mail_consult": "Mail over een anoniem consult",
    "mail_overdracht": "Mail over een overdracht van regie",
    "mail_terugkoppeling": "Mail over een terugkoppeling",
    "mail_uitnodiging": "Mail met een uitnodiging",
    "ontvangstbevestiging": "Ontvangstbevestiging sturen",
    jobs.FIRE_TIMERS: "Termijnen laten aflopen",
    jobs.CLOCK: "De klok vertrouwen",
    jobs.CASUS: "De casus verder laten gaan",
}
MAIL = "Kijk of de mailserver bereikbaar is (KAPSTOK_SMTP) en laat het dan opnieuw proberen."
REMEDIES = {
    **{work: MAIL for work in WORK if work.startswith("mail_")},
    "ontvangstbevestiging": MAIL,
    jobs.FIRE_TIMERS: "Kijk met kapstok doctor wat er aan deze casus mankeert en laat het dan opnieuw proberen.",
    jobs.CLOCK: "Zet de klok van de machine goed (NTP). Laat het dan opnieuw proberen; de termijnen lopen weer.",
    jobs.CASUS: "Kijk met kapstok doctor wat er aan deze casus mankeert. Zet haar zo nodig terug uit een reservekopie.",
}
OTHER = "Vraag de ontwerper of dit werk bestaat, en laat het dan opnieuw proberen."


@dataclass(frozen=True)
class Storing:
    """`place` is the step of the route at which the casus stands; nothing of its content."""

    id: UUID
    work: str
    kenmerk: str
    gemeente_name: str
    element: str
    place: str
    attempts: int
    reason: str
    remedy: str
    since: datetime


def storingen(viewer: Viewer) -> list[Storing]:
    """Those of the gemeenten that the viewer looks after, and those of the installation; for others none."""
    own = looked_after(viewer)
    if not own:
        return []
    query = (
        select(jobs.Job, Casus, Gemeente)
        .outerjoin(Casus, Casus.id == jobs.Job.casus_id)
        .outerjoin(Gemeente, Gemeente.id == Casus.gemeente_id)
        .where(jobs.Job.status == "failed")
        .order_by(jobs.Job.wanted_at)
    )
    with reading() as session:
        found = [row for row in session.execute(query) if row[1] is None or row[1].gemeente_id in own]
        return [
            Storing(
                id=job.id,
                work=WORK.get(job.operation, job.operation),
                kenmerk=casus.kenmerk if casus else "",
                gemeente_name=gemeente.name if gemeente else "",
                element=job.element or "",
                place=_place(catalogue.compiled(session, casus.version_id), job.element) if casus else "",
                attempts=job.attempts,
                reason=job.error or "",
                remedy=REMEDIES.get(job.operation, OTHER),
                since=job.wanted_at,
            )
            for job, casus, gemeente in found
        ]


def looked_after(viewer: Viewer) -> frozenset[str]:
    """The gemeenten of which the viewer is functioneel beheerder."""
    return frozenset(gemeente for role, gemeente in viewer.groups if role == BEHEERDER)


def _place(version: object, element: str | None) -> str:
    return drawing.label(version, element) if element else ""  # type: ignore[arg-type]
