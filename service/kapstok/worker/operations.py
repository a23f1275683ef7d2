"""What can be done outside the house: one line an operation that a diagram may ask for.

Everything here happens outside any transaction, and may happen twice: after a crash nobody knows whether it was done.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from kapstok.acts.carry_out_order import carry_out
from kapstok.acts.carry_out_vernietiging import carry_out_vernietiging
from kapstok.acts.fire_timers import fire_timers
from kapstok.bpmn.operations import RECEIPT
from kapstok.connectors import mail
from kapstok.errors import KapstokError
from kapstok.jobs.model import CASUS, CLOCK, FIRE_TIMERS, ROUTE_ORDER, VERNIETIGING
from kapstok.notices import letters
from kapstok.overviews import recipients, work
from kapstok.overviews.hercontroles import to_be_told
from kapstok.overviews.work import Errand
from kapstok.settings import settings

Result = dict[str, Any]


class CannotBeDone(KapstokError):
    """No use in trying again. The message holds no content of a casus."""


class TimersStuck(KapstokError):
    """Timers went off and are due all the same."""


def do(job_id: UUID, errand: Errand) -> Result:
    """Do the work; raises CannotBeDone when it never will."""
    operation = OPERATIONS.get(errand.operation)
    if operation is None:
        known = ", ".join(sorted(FOR_DIAGRAMS))
        raise CannotBeDone(f"De operatie ‘{errand.operation}’ bestaat niet. Een diagram kan kiezen uit: {known}.")
    return operation(job_id, errand)


def let_timers_go_off(casus_id: UUID, until: datetime | None = None) -> None:
    """Those that were due at `until` (None: now). Raises TimersStuck when the same timer is still due afterwards."""
    before = work.due_since(casus_id, until)
    if before is None:
        return
    fire_timers(None, casus_id, until)
    if work.due_since(casus_id, until) == before:
        raise TimersStuck("De termijn ging af, maar staat nog steeds open.")


def _mail_task(job_id: UUID, errand: Errand) -> Result:
    task_id = UUID(errand.parameters["task_id"])
    notice = letters.task(settings().base_url, task_id)
    mail.send(notice, recipients.of_task(task_id), job_id)
    return {}


def _mail_overdracht(job_id: UUID, errand: Errand) -> Result:
    notice = letters.overdracht(settings().base_url)
    mail.send(notice, recipients.of_overdracht(UUID(errand.parameters["overdracht_id"])), job_id)
    return {}


def _mail_consult(job_id: UUID, errand: Errand) -> Result:
    consult_id = UUID(errand.parameters["consult_id"])
    mail.send(letters.consult(settings().base_url, consult_id), recipients.of_consult(consult_id), job_id)
    return {}


def _confirm_receipt(job_id: UUID, errand: Errand) -> Result:
    notice = letters.receipt(settings().base_url)
    mail.send(notice, recipients.of_receipt(_casus(errand)), job_id)
    return {}


def _mail_actielijst(job_id: UUID, errand: Errand) -> Result:
    sent = recipients.of_actielijst(_casus(errand), UUID(errand.parameters["actielijst_id"]))
    persons = [UUID(one) for one in errand.parameters["person_ids"]]
    mail.send(letters.actielijst(*sent), recipients.of_persons(persons), job_id)
    return {}


def _mail_invitation(job_id: UUID, errand: Errand) -> Result:
    notice = letters.invitation(settings().base_url, _casus(errand), UUID(errand.parameters["overleg_id"]))
    mail.send(notice, recipients.of_persons([UUID(one) for one in errand.parameters["person_ids"]]), job_id)
    return {}


def _mail_actie(job_id: UUID, errand: Errand) -> Result:
    notice = letters.agreed(settings().base_url, _casus(errand))
    mail.send(notice, recipients.of_persons([UUID(errand.parameters["person_id"])]), job_id)
    return {}


def _mail_report(job_id: UUID, errand: Errand) -> Result:
    notice = letters.report(settings().base_url, _casus(errand))
    mail.send(notice, recipients.of_persons([UUID(errand.parameters["person_id"])]), job_id)
    return {}


def _mail_hercontrole(job_id: UUID, errand: Errand) -> Result:
    casus_id = _casus(errand)
    notice = letters.hercontrole(settings().base_url, casus_id)
    mail.send(notice, recipients.of_persons(to_be_told(casus_id)), job_id)
    return {}


def _fire_timers(job_id: UUID, errand: Errand) -> Result:
    let_timers_go_off(_casus(errand))
    return {}


def _carry_out(job_id: UUID, errand: Errand) -> Result:
    carry_out(UUID(errand.parameters["opdracht"]))
    return {}


def _look_again(job_id: UUID, errand: Errand) -> Result:
    if not work.casus_loads(_casus(errand)):
        raise CannotBeDone("De opgeslagen stand van deze casus is nog steeds beschadigd.")
    return {}


def _destroy(job_id: UUID, errand: Errand) -> Result:
    carry_out_vernietiging(UUID(errand.parameters["vernietiging_id"]))
    return {}


def _casus(errand: Errand) -> UUID:
    if errand.casus_id is None:
        raise CannotBeDone(f"De operatie ‘{errand.operation}’ hoort bij een casus.")
    return errand.casus_id


# How the work is done that a diagram may ask for; `variants.operations` says what that is.
FOR_DIAGRAMS: dict[str, Callable[[UUID, Errand], Result]] = {
    RECEIPT: _confirm_receipt,
}

OPERATIONS: dict[str, Callable[[UUID, Errand], Result]] = {
    **FOR_DIAGRAMS,
    "mail_taak": _mail_task,
    "mail_consult": _mail_consult,
    "mail_overdracht": _mail_overdracht,
    "mail_uitnodiging": _mail_invitation,
    "mail_actie": _mail_actie,
    "mail_actielijst": _mail_actielijst,
    "mail_terugkoppeling": _mail_report,
    "mail_hercontrole": _mail_hercontrole,
    FIRE_TIMERS: _fire_timers,
    CASUS: _look_again,
    CLOCK: lambda *_: {},  # that it is tried again is all that was waited for
    ROUTE_ORDER: _carry_out,
    VERNIETIGING: _destroy,
}
