"""Record whether the household was informed: ja, or bewust niet with a reason and a day to look again."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from kapstok import clock
from kapstok.acts import watch_informeren
from kapstok.acts.act import Outcome, act
from kapstok.acts.consequences import record
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, keep
from kapstok.dossier.informeren import FORM, Informeren, told
from kapstok.errors import Invalid
from kapstok.jobs.model import Job


@act
def inform_burger(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """Informing is the principle: not informing has a reason, an explanation and an end (PRIV-11, PRIV-12)."""
    held = casus_i_lead(moment, casus_id)
    answers = answers_to(moment, held, FORM, raw)
    again = answers.get("hercontrole")
    if again and date.fromisoformat(again) <= clock.day_of(moment.now):
        raise Invalid({"hercontrole": "Kies een dag die nog komt: dan kijkt u opnieuw of informeren kan."})
    row = _row(answers)
    happened = watch_informeren.recorded(moment, held, row)
    if row.recheck_on and not watch_informeren.waits(held, row.recheck_on):
        _want_hercontrole(moment, casus_id, row.recheck_on)
    record(moment, held, happened)
    return keep(moment, held, row, "Vastgelegd of het huishouden is geïnformeerd")


def _want_hercontrole(moment: Moment, casus_id: UUID, day: date) -> None:
    """For a route that does not wait for that day: the casusregisseur is told; whether it stands is seen then."""
    due = clock.start_of_day(day)
    job = Job(operation="mail_hercontrole", casus_id=casus_id, parameters={}, wanted_at=due, next_at=due)
    moment.session.add(job)


def from_route(moment: Moment, held: Held, answers: Mapping[str, Any]) -> None:
    """A form of the route asked the same: then that is the answer, here as well."""
    said = told(answers)
    if said is None:
        return
    row = _row(said)
    row.id, row.casus_id, row.person_id, row.at = uuid4(), held.casus.id, moment.viewer.person_id, moment.now
    moment.session.add(row)


def _row(answers: Mapping[str, Any]) -> Informeren:
    again = answers.get("hercontrole")
    return Informeren(
        state=answers["geinformeerd"], recheck_on=date.fromisoformat(again) if again else None, values=dict(answers)
    )
