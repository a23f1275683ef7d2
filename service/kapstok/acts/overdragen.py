"""Regie goes from one person to another: offered with a note, and accepted, refused or taken back.

The old holder stays responsible until the receiver accepts; in that moment one takes over from the other.
"""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.acts.regie_moves import hand_to
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.identifiers import NO_BSN, has_bsn
from kapstok.jobs.model import Job
from kapstok.people.model import Person, memberships
from kapstok.regie import ledger
from kapstok.regie import overdracht as overdrachten
from kapstok.regie.ledger import Holder, Holding, Kind, Regie
from kapstok.regie.overdracht import OPEN, Overdracht, OverdrachtNotFound
from kapstok.regie.receivers import roles_for
from kapstok.rights import casus_for, overdracht_for

LABELS = {"casusregie": "casusregie", "procesregie": "procesregie"}
MOST = 20_000


@dataclass(frozen=True)
class Offer:
    """Which regie to whom, with the overdrachtsnotitie: what the receiver has to know to go on."""

    kind: str
    to: UUID
    notitie: str


@act
def propose_overdracht(moment: Moment, casus_id: UUID, offer: Offer) -> Outcome:
    """The holder offers his regie to a colleague; he holds it until that colleague accepts."""
    casus_for(moment.session, moment.viewer, casus_id)
    held = moment.hold(casus_id)
    mine = _mine(moment, held, offer.kind)
    _check(moment, held, mine, offer)
    if overdrachten.open_one(moment.session, casus_id, offer.kind) is not None:
        raise Conflict(
            f"Er ligt al een voorstel om de {LABELS[offer.kind]} over te dragen. "
            "Trek dat eerst in, of wacht op het antwoord."
        )
    made = Overdracht(
        casus_id=casus_id,
        kind=offer.kind,
        role=mine.role,
        from_id=moment.viewer.person_id,
        to_id=offer.to,
        notitie=offer.notitie.strip(),
        proposed_at=moment.now,
    )
    moment.session.add(made)
    moment.session.flush()
    mail = Job(operation="mail_overdracht", parameters={"overdracht_id": str(made.id)}, wanted_at=moment.now)
    moment.session.add(mail)
    note(moment, held, "overdracht_voorgesteld", offer.kind, persoon=str(offer.to))
    return _outcome(held)


@act
def accept_overdracht(moment: Moment, overdracht_id: UUID) -> Outcome:
    """The receiver takes over; the open tasks that came with the regie move with it."""
    offered, held = _offered(moment, overdracht_id)
    _require_receiver(moment, offered)
    current = ledger.current(moment.session, held.casus.id, offered.kind)
    if current is None or current.person_id != offered.from_id:
        raise Conflict("De regie ligt intussen bij iemand anders. Deze overdracht geldt niet meer.")
    _refuse_without_role(moment, held, current, moment.viewer.person_id, "U")
    _refuse_double(moment, held, offered.kind, moment.viewer.person_id)
    offered.close("accepted", moment.viewer.person_id, moment.now)
    holder = Holder(current.role, moment.viewer.person_id)
    hand_to(moment, held, cast(Kind, offered.kind), holder, "Overdracht aangenomen")
    return _outcome(held)


@act
def refuse_overdracht(moment: Moment, overdracht_id: UUID, reason: str) -> Outcome:
    """The receiver says no, and why; the regie stays where it was."""
    offered, held = _offered(moment, overdracht_id)
    _require_receiver(moment, offered)
    if not reason.strip():
        raise Invalid({"reden": "Schrijf waarom u de overdracht niet aanneemt."})
    offered.close("refused", moment.viewer.person_id, moment.now, reason.strip()[:MOST])
    note(moment, held, "overdracht_geweigerd", offered.kind)
    return _outcome(held)


@act
def withdraw_overdracht(moment: Moment, overdracht_id: UUID) -> Outcome:
    """Who offered it takes it back, as long as it was not answered."""
    offered, held = _offered(moment, overdracht_id)
    if offered.from_id != moment.viewer.person_id:
        raise Forbidden("Alleen wie de overdracht voorstelde, kan haar intrekken. U kunt haar wel weigeren.")
    offered.close("withdrawn", moment.viewer.person_id, moment.now)
    note(moment, held, "overdracht_ingetrokken", offered.kind)
    return _outcome(held)


def _mine(moment: Moment, held: Held, kind: str) -> Holding:
    """The regie that the viewer holds and may offer."""
    if kind not in LABELS:
        raise Invalid({"soort": "Kies casusregie of procesregie. Bestuurlijke verantwoordelijkheid volgt de fase."})
    current = held.regie.get(kind)
    if current is None or current.person_id != moment.viewer.person_id:
        raise Forbidden(f"Alleen wie de {LABELS[kind]} heeft, draagt haar over. Vraag het aan die persoon.")
    return current


def _check(moment: Moment, held: Held, mine: Holding, offer: Offer) -> None:
    fields = {}
    if not offer.notitie.strip():
        fields["notitie"] = "Schrijf een overdrachtsnotitie: wat moet de ontvanger weten om verder te gaan?"
    if len(offer.notitie) > MOST:
        fields["notitie"] = f"Maak de notitie korter: ten hoogste {MOST} tekens."
    if has_bsn(offer.notitie):
        fields["notitie"] = NO_BSN
    if offer.to == moment.viewer.person_id:
        fields["ontvanger"] = "Kies een collega: u hebt deze regie zelf al."
    elif not _may_hold(moment, held, mine, offer.to):
        fields["ontvanger"] = "Kies iemand die deze rol heeft in deze gemeente."
    if fields:
        raise Invalid(fields)
    _refuse_double(moment, held, offer.kind, offer.to)


def _may_hold(moment: Moment, held: Held, regie: Holding | Regie, person_id: UUID) -> bool:
    person = moment.session.get(Person, person_id)
    roles = memberships(moment.session, person_id, moment.now)
    wanted = roles_for(regie.kind, regie.role, held.casus.fase)
    return person is not None and person.active and any((role, held.casus.gemeente_id) in roles for role in wanted)


def _refuse_without_role(moment: Moment, held: Held, regie: Holding | Regie, person_id: UUID, who: str) -> None:
    if not _may_hold(moment, held, regie, person_id):
        raise Conflict(f"{who} hebt deze rol niet (meer) in deze gemeente. Weiger de overdracht, met deze reden.")


def _refuse_double(moment: Moment, held: Held, kind: str, person_id: UUID) -> None:
    # REGEL-02 and REGEL-05: procesregie is additional; one person does not hold both.
    other = "procesregie" if kind == "casusregie" else "casusregie"
    current = ledger.current(moment.session, held.casus.id, other)
    if current is not None and current.person_id == person_id:
        raise Conflict(
            f"Deze persoon heeft al de {other} in deze casus. De procesregisseur is niet ook casusregisseur: "
            "kies iemand anders."
        )


def _offered(moment: Moment, overdracht_id: UUID) -> tuple[Overdracht, Held]:
    """An overdracht that exists for the viewer, read again under the lock; Conflict when answered."""
    casus_id = overdracht_for(moment.session, moment.viewer, overdracht_id).casus_id
    held = moment.hold(casus_id)
    offered = moment.session.get(Overdracht, overdracht_id, populate_existing=True)
    if offered is None:
        raise OverdrachtNotFound
    if offered.status != OPEN:
        raise Conflict(f"Deze overdracht is al {ANSWERED[offered.status]}. Bekijk de casus opnieuw.")
    return offered, held


def _require_receiver(moment: Moment, offered: Overdracht) -> None:
    if offered.to_id != moment.viewer.person_id:
        raise Forbidden("Alleen wie de regie is aangeboden, kan haar aannemen of weigeren. U kunt haar intrekken.")


def _outcome(held: Held) -> Outcome:
    return Outcome(held.casus.id, held.casus.fase, held.casus.closed_at is not None)


ANSWERED = {"accepted": "aangenomen", "refused": "geweigerd", "withdrawn": "ingetrokken", "lapsed": "vervallen"}
