"""Anonymous sparring: ask a colleague, advise, and later refer to it from a casus by hand.

Nothing here makes a casus, a kenmerk, a task or a person. A text that says who is meant is refused.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from kapstok import clock
from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.acts.note import note
from kapstok.anonymous import refusal
from kapstok.catalogue import model as catalogue
from kapstok.consulting import CONSULTED, consult_for
from kapstok.dossier.consult import Consult, ConsultReference
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.jobs.model import Job
from kapstok.rights import casus_for, require_regie

MOST = 20_000


@dataclass(frozen=True)
class Question:
    """What is asked of whom: leefgebieden by their keys, and a role of `CONSULTED`."""

    gemeente: str
    role: str
    leefgebieden: tuple[str, ...]
    vraag: str


@act
def ask_consult(moment: Moment, question: Question) -> UUID:
    """Anybody who works for the gemeente asks; a colleague with the asked role advises."""
    if question.gemeente not in moment.viewer.gemeenten:
        raise Invalid({"gemeente": "Kies een gemeente waarvoor u werkt."})
    version = catalogue.compiled(moment.session, catalogue.active(moment.session, question.gemeente, moment.now))
    fields = {}
    if question.role not in CONSULTED:
        fields["rol"] = "Kies met wie u wilt overleggen."
    known = version.manifest.lijsten.get("leefgebieden", {})
    if not question.leefgebieden or not set(question.leefgebieden) <= set(known):
        fields["leefgebieden"] = "Kies een of meer leefgebieden uit de lijst."
    fields |= _text("vraag", question.vraag, "Schrijf wat u wilt vragen.", moment)
    if fields:
        raise Invalid(fields)
    asked = Consult(
        gemeente_id=question.gemeente,
        role=question.role,
        leefgebieden=list(dict.fromkeys(question.leefgebieden)),
        vraag=question.vraag.strip(),
        asked_by=moment.viewer.person_id,
        asked_at=moment.now,
    )
    moment.session.add(asked)
    moment.session.flush()
    mail = Job(operation="mail_consult", parameters={"consult_id": str(asked.id)}, wanted_at=moment.now)
    moment.session.add(mail)
    return asked.id


@act
def advise_consult(moment: Moment, consult_id: UUID, advies: str) -> None:
    """A colleague with the asked role advises, once."""
    consult_for(moment.session, moment.viewer, consult_id)
    query = select(Consult).where(Consult.id == consult_id).with_for_update()
    asked = moment.session.scalars(query.execution_options(populate_existing=True)).one()
    if asked.advies is not None:
        raise Conflict("Een collega heeft dit advies al gegeven. Bekijk het consult.")
    if asked.asked_by == moment.viewer.person_id or not moment.viewer.has_role(asked.role, asked.gemeente_id):
        raise Forbidden("Het advies geeft iemand met de gevraagde rol, en niet wie de vraag stelde.")
    fields = _text("advies", advies, "Schrijf wat u adviseert.", moment)
    if fields:
        raise Invalid(fields)
    asked.advies, asked.answered_by, asked.answered_at = advies.strip(), moment.viewer.person_id, moment.now


@act
def refer_to_consult(moment: Moment, casus_id: UUID, consult_id: UUID) -> None:
    """Who holds regie says that the casus goes back to a consult in which he took part."""
    casus = casus_for(moment.session, moment.viewer, casus_id)
    require_regie(moment.session, moment.viewer, casus, "Naar een consult verwijzen")
    asked = consult_for(moment.session, moment.viewer, consult_id)
    held = moment.hold(casus_id)
    where = (ConsultReference.casus_id == casus_id, ConsultReference.consult_id == consult_id)
    if moment.session.scalars(select(ConsultReference).where(*where)).first() is not None:
        raise Conflict("Naar dit consult is in deze casus al verwezen.")
    by = moment.viewer.person_id
    moment.session.add(ConsultReference(casus_id=casus_id, consult_id=asked.id, by=by, at=moment.now))
    note(moment, held, "consult", "Verwezen naar een eerder anoniem consult")


def _text(field: str, text: str, missing: str, moment: Moment) -> dict[str, str]:
    if not text.strip():
        return {field: missing}
    if len(text) > MOST:
        return {field: f"Maak de tekst korter: ten hoogste {MOST} tekens."}
    said = refusal(text, clock.day_of(moment.now))
    return {field: said} if said else {}
