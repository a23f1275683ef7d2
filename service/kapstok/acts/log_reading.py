"""Write down who looked at what; and let a piece of informatie be read, which cannot happen without that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.audit import readings
from kapstok.audit.readings import DENIED, PURPOSES, READ, Look
from kapstok.casus.model import Casus
from kapstok.dossier import informatie
from kapstok.errors import Invalid
from kapstok.rights import casus_for, informatie_for
from kapstok.tasks.model import Task

MOST = 500


@dataclass(frozen=True)
class Seen:
    """A page that was asked for: of a casus, of a brief or of a task in it. `denied`: it was not shown."""

    what: str
    door: str
    casus_id: UUID | None = None
    task_id: UUID | None = None
    denied: bool = False
    brief_id: UUID | None = None


@dataclass(frozen=True)
class Purpose:
    """Why somebody reads: one of PURPOSES, with his own words when it is "anders"."""

    key: str
    reason: str = ""


@dataclass(frozen=True)
class Read:
    """The present text of a piece of informatie."""

    title: str
    content: str
    purpose: str
    at: datetime


# Shown within a page that is in the log already.
PARTS_OF_A_PAGE = ("diagram",)


def seen_at(path: str, ids: Mapping[str, Any], looks: bool, status: int, door: str) -> Seen | None:
    """What an answer with this status means for the reading log; None when it does not belong there.

    `ids` are those in the address. `looks`: nothing but looking was asked. What is refused counts in any case.
    """
    casus_id, task_id = ids.get("casus_id"), ids.get("task_id")
    denied, seen = status in (403, 404), looks and status == 200
    if (casus_id is None and task_id is None) or not (denied or seen):
        return None
    head, _, rest = path.partition(str(casus_id or task_id))
    page = rest.strip("/").partition("/")[0]
    what = page or ("casus" if head.rstrip("/").endswith("casussen") else "taak")
    if what in PARTS_OF_A_PAGE and not denied:
        return None
    return Seen(what, door, casus_id, task_id, denied, ids.get("brief_id"))


@act
def log_reading(moment: Moment, seen: Seen) -> None:
    """A line in the reading log; what does not exist gets one too, so that asking for it takes the same path."""
    task = moment.session.get(Task, seen.task_id) if seen.task_id else None
    casus_id = seen.casus_id or (task.casus_id if task else seen.task_id)
    if casus_id is None:
        raise ValueError("a reading is of a casus or of a task")
    casus = moment.session.get(Casus, casus_id)
    look = Look(
        casus_id=casus_id,
        gemeente_id=casus.gemeente_id if casus else None,
        person_id=moment.viewer.person_id,
        organisation_id=moment.viewer.organisation_id,
        what=seen.what[:30],
        outcome=DENIED if seen.denied else READ,
        door=seen.door,
        object_id=seen.task_id or seen.brief_id,
    )
    readings.append(moment.session, look, moment.now)


@act
def read_informatie(moment: Moment, casus_id: UUID, informatie_id: UUID, purpose: Purpose | None, door: str) -> Read:
    """Read a piece. WAT asks for a purpose, once in half a day; the look and the purpose are written down."""
    casus = casus_for(moment.session, moment.viewer, casus_id)
    item = informatie_for(moment.session, moment.viewer, casus, informatie_id)
    given = _purpose(moment, informatie_id, purpose, asks=item.layer == "wat")
    look = Look(
        casus_id=casus_id,
        gemeente_id=casus.gemeente_id,
        person_id=moment.viewer.person_id,
        organisation_id=moment.viewer.organisation_id,
        what="informatie",
        outcome=READ,
        door=door,
        object_id=informatie_id,
        purpose=given[0] if given else None,
        reason=given[1] if given else None,
    )
    readings.append(moment.session, look, moment.now)
    text = informatie.texts(moment.session, informatie_id)[-1]
    return Read(text.title, text.content, text.purpose, text.at)


def _purpose(moment: Moment, informatie_id: UUID, purpose: Purpose | None, asks: bool) -> tuple[str, str | None] | None:
    if purpose is None:
        before = readings.asked_before(moment.session, moment.viewer.person_id, informatie_id, moment.now)
        if before is None and asks:
            raise Invalid({"doel": "Kies waarvoor u dit nu moet lezen. Dat wordt vastgelegd."})
        return before
    if purpose.key not in PURPOSES:
        raise Invalid({"doel": "Kies waarvoor u dit nu moet lezen. Dat wordt vastgelegd."})
    if purpose.key == "anders" and not purpose.reason.strip():
        raise Invalid({"toelichting": "Schrijf in een zin waarvoor u dit moet lezen."})
    if len(purpose.reason) > MOST:
        raise Invalid({"toelichting": f"Houd het kort: ten hoogste {MOST} tekens."})
    return purpose.key, purpose.reason.strip() or None
