"""An inzageverzoek comes in: its month begins, and everything that may be about this person is put before its owner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kapstok import clock
from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.bewaren.inzage import GIVEN, MONTHS, MORE_MONTHS, REFUSED, InzageNotFound, InzageStuk, Inzageverzoek
from kapstok.bewaren.termijnen import after_months
from kapstok.casus import melder
from kapstok.casus.model import Casus
from kapstok.dossier.answers import Answers
from kapstok.dossier.betrokkenen import Betrokkene
from kapstok.dossier.informatie import Informatie
from kapstok.dossier.pieces import pieces
from kapstok.errors import Conflict, Invalid
from kapstok.people.model import Person
from kapstok.rights import require_role

PRIVACY_OFFICER = ("privacy_officer",)
MOST = 1000


@dataclass(frozen=True)
class Asking:
    """Who asks, as the privacy officer made sure who he is. `born` keeps namesakes apart."""

    gemeente: str
    name: str
    received_on: date
    born: str | None = None


@act
def take_inzageverzoek(moment: Moment, asked: Asking) -> UUID:
    """Answers its id. Only casussen of this gemeente are looked in."""
    require_role(moment.viewer, PRIVACY_OFFICER, asked.gemeente, "Een inzageverzoek aannemen")
    fields = {}
    if not asked.name.strip() or len(asked.name) > 100:
        fields["naam"] = "Vul de naam in van wie het vraagt."
    if asked.received_on > clock.day_of(moment.now):
        fields["ontvangstdatum"] = "Deze dag moet nog komen. Vul de dag van ontvangst in."
    if fields:
        raise Invalid(fields)
    row = Inzageverzoek(
        gemeente_id=asked.gemeente,
        name=asked.name.strip(),
        born=asked.born or None,
        received_on=asked.received_on,
        due_on=after_months(asked.received_on, MONTHS),
        taken_by=moment.viewer.person_id,
        taken_at=moment.now,
    )
    moment.session.add(row)
    moment.session.flush()
    for piece in _found(moment, row):
        moment.session.add(piece)
    return row.id


@act
def extend_inzageverzoek(moment: Moment, verzoek_id: UUID, reason: str) -> date:
    """Two months more, once, with a reason that the betrokkene gets to read (PRIV-27)."""
    row = _mine(moment, verzoek_id)
    if row.extended_at is not None:
        raise Conflict("Dit verzoek is al een keer verlengd. Nog een keer mag niet.")
    if not reason.strip() or len(reason) > MOST:
        raise Invalid({"reden": "Schrijf waarom het langer duurt. Wie het vroeg, krijgt dit te lezen."})
    row.extension, row.extended_at, row.extended_by = reason.strip(), moment.now, moment.viewer.person_id
    row.due_on = after_months(row.received_on, MONTHS + MORE_MONTHS)
    return row.due_on


@act
def judge_stuk(moment: Moment, stuk_id: UUID, gives: bool, ground: str = "") -> None:
    """The owner says whether his piece goes along; who refuses says on which ground (PRIV-28)."""
    stuk = moment.session.get(InzageStuk, stuk_id)
    if stuk is None or (stuk.person_id != moment.viewer.person_id and not _colleague(moment, stuk)):
        raise InzageNotFound
    row = moment.session.get_one(Inzageverzoek, stuk.verzoek_id)
    if row.answered_at is not None:
        raise Conflict("Dit verzoek is al beantwoord.")
    if not gives and (not ground.strip() or len(ground) > MOST):
        raise Invalid({"grond": "Schrijf op welke grond u weigert, bijvoorbeeld de veiligheid van een ander."})
    stuk.judgement, stuk.ground = (GIVEN, None) if gives else (REFUSED, ground.strip())
    stuk.judged_by, stuk.judged_at = moment.viewer.person_id, moment.now


@act
def answer_inzageverzoek(moment: Moment, verzoek_id: UUID) -> None:
    """The betrokkene got his answer. Conflict as long as an owner did not speak."""
    row = _mine(moment, verzoek_id)
    waits = select(InzageStuk.id).where(InzageStuk.verzoek_id == verzoek_id, InzageStuk.judgement == "")
    if moment.session.scalars(waits).first() is not None:
        raise Conflict("Nog niet elke eigenaar heeft geantwoord. Vraag het hun, of verleng de termijn.")
    row.answered_by, row.answered_at = moment.viewer.person_id, moment.now


def _mine(moment: Moment, verzoek_id: UUID) -> Inzageverzoek:
    row = moment.session.get(Inzageverzoek, verzoek_id)
    if row is None or not moment.viewer.has_role(PRIVACY_OFFICER[0], row.gemeente_id):
        raise InzageNotFound
    if row.answered_at is not None:
        raise Conflict("Dit verzoek is al beantwoord.")
    return row


def _colleague(moment: Moment, stuk: InzageStuk) -> bool:
    """When who wrote it no longer works there, a colleague of the same organisation judges."""
    writer = moment.session.get_one(Person, stuk.person_id)
    return not writer.active and stuk.organisation_id == moment.viewer.organisation_id


def _found(moment: Moment, row: Inzageverzoek) -> Iterator[InzageStuk]:
    session = moment.session
    query = select(Betrokkene).join(Casus, Casus.id == Betrokkene.casus_id).where(Casus.gemeente_id == row.gemeente_id)
    him = [one for one in session.scalars(query.order_by(Betrokkene.at, Betrokkene.id)) if is_him(row, one)]
    for one in him:
        yield _piece(moment, row, one.casus_id, "betrokkene", (str(one.id), one.person_id))
    for casus_id in dict.fromkeys(one.casus_id for one in him):
        yield from _written(moment, row, casus_id)


def _written(moment: Moment, row: Inzageverzoek, casus_id: UUID) -> Iterator[InzageStuk]:
    """Who was promised that he stays unknown is not even asked: his organisation would show (PRIV-22)."""
    session, unknown = moment.session, melder.promised(moment.session, casus_id)
    for item in session.scalars(select(Informatie).where(Informatie.casus_id == casus_id)):
        if item.withdrawn_at is None:
            yield _piece(moment, row, casus_id, "informatie", (str(item.id), item.brought_by))
    for given in session.scalars(select(Answers).where(Answers.casus_id == casus_id).order_by(Answers.id)):
        if given.values and given.person_id != unknown:
            yield _piece(moment, row, casus_id, "antwoord", (str(given.id), given.person_id))
    for one in pieces(session, casus_id):
        if one.person_id != unknown:
            yield _piece(moment, row, casus_id, one.kind, (str(one.id), one.person_id))


def is_him(row: Inzageverzoek, one: Betrokkene) -> bool:
    """The same name; and the same date of birth when both are known."""
    same = str(one.values.get("naam", "")).strip().casefold() == row.name.casefold()
    born = one.values.get("geboortedatum")
    return same and not (row.born and born and row.born != born)


def _piece(moment: Moment, row: Inzageverzoek, casus_id: UUID, kind: str, what: tuple[str, UUID]) -> InzageStuk:
    object_id, person_id = what
    owner = moment.session.get_one(Person, person_id).organisation_id
    if kind == "informatie":
        owner = moment.session.get_one(Informatie, UUID(object_id)).organisation_id
    return InzageStuk(
        verzoek_id=row.id,
        casus_id=casus_id,
        organisation_id=owner,
        person_id=person_id,
        kind=kind,
        object_id=object_id,
        judgement="",
    )
