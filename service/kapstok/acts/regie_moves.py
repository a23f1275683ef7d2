"""How regie goes over: on entering a fase, on the moves that the route marks, and at the end.

The old holder stays responsible until the moment in which the new one takes over; both are one row apart in
the same transaction, so there is never nobody and never two.
"""

from dataclasses import replace
from uuid import UUID

from kapstok.acts.enter_layer import enter_layer
from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.casus import deelnemers
from kapstok.dossier import answers as dossier
from kapstok.engine.changes import RegieMoved
from kapstok.errors import Conflict
from kapstok.regie import grondslag, ledger, overdracht
from kapstok.regie.ledger import Holder, Kind
from kapstok.tasks import model as tasks
from kapstok.variants import drawing

CASUSREGISSEUR = "casusregisseur"


def enter_fase(moment: Moment, held: Held, fase: int) -> None:
    """The casus comes into a fase: note it, and what was skipped; responsibility follows the manifest."""
    before = held.now.fase
    if before == fase:
        return
    casus = held.casus
    casus.fase, casus.fase_since = fase, moment.now
    if fase in grondslag.OF_FASE:
        enter_layer(moment, held, grondslag.OF_FASE[fase])
    settings = held.version.manifest.fasen[fase]
    note(moment, held, "fase", settings.naam, van=before, naar=fase)
    first = before if before else (0 if casus.spoed else fase)
    if abs(fase - first) > 1:
        skipped = range(min(first, fase) + 1, max(first, fase))
        # The reason itself stays sealed in the dossier; the tijdlijn says where it stands.
        reason = dossier.latest(moment.session, casus.id, dossier.SKIP_REASONS)
        note(moment, held, "fase_overgeslagen", settings.naam, fasen=list(skipped), antwoord=reason)
    if settings.bestuurlijk:
        hand_to(moment, held, "bestuurlijk", Holder(settings.bestuurlijk), settings.naam)
    if ledger.current(moment.session, casus.id, "casusregie") is None and settings.casusregie:
        known = fase > 1  # in AVE 1 the household itself holds casusregie
        holder = Holder(settings.casusregie, casus.opened_by if known else None)
        hand_to(moment, held, "casusregie", holder, f"Opening in {settings.naam}")


def move(moment: Moment, held: Held, it: RegieMoved) -> None:
    """A move that the route marks with `ave:regie`."""
    casus = held.casus
    task = held.task(it.task) if it.task else None
    basis = task.name if task else drawing.label(held.version, it.element)
    if it.to == "einde":
        if ledger.end(moment.session, casus.id, it.kind, moment.now):
            held.forget_regie()
            overdracht.lapse(moment.session, casus.id, it.kind, moment.now)
            note(moment, held, "regie", it.kind, element=it.element, einde=True)
        return
    holder = _holder(moment, held, it, task)
    if holder is None:
        return
    refuse_double_role(moment, held, it.kind, holder)
    if it.kind == "procesregie" and holder.role == grondslag.PGA_ROLE:
        enter_layer(moment, held, "lokale_pga")
    hand_to(moment, held, it.kind, holder, basis)


def close_casus(moment: Moment, held: Held) -> None:
    """The route has come to its end: nobody holds regie any more."""
    held.casus.closed_at = moment.now
    for kind in ledger.KINDS:
        ledger.end(moment.session, held.casus.id, kind, moment.now)
        overdracht.lapse(moment.session, held.casus.id, kind, moment.now)
    held.forget_regie()
    deelnemers.end_all(moment.session, held.casus.id, moment.now)
    note(moment, held, "afgesloten", "Casus afgesloten")


def _holder(moment: Moment, held: Held, it: RegieMoved, task: tasks.Task | None) -> Holder | None:
    what, _, value = it.to.partition(":")
    if what == "behandelaar" and moment.person is not None:
        return Holder(_role(it.kind, task.role if task else _sender_role(moment, held, it)), moment.person_id)
    if what == "antwoord":
        return _named(moment, held, it, value)
    if what == "taak":
        done = tasks.last_completed(moment.session, held.casus.id, value)
        return Holder(_role(it.kind, done.role), done.closed_by) if done else None
    if what == "rol":
        return Holder(value, _who_brings_it(moment, held, it.kind, value))
    raise Conflict(f"De route noemt voor {it.kind} de onbekende ontvanger ‘{it.to}’. Meld dit bij de ontwerper.")


def _who_brings_it(moment: Moment, held: Held, kind: Kind, role: str) -> UUID | None:
    """Whoever takes a running casus in and guards its process already, goes on doing so."""
    person = moment.person
    if kind != "procesregie" or person is None or not person.has_role(role, held.casus.gemeente_id):
        return None
    leads = ledger.current(moment.session, held.casus.id, "casusregie")
    return None if leads is not None and leads.person_id == person.person_id else person.person_id


def _named(moment: Moment, held: Held, it: RegieMoved, field: str) -> Holder | None:
    """The person in an answer; his role is the one from which the form let choose."""
    given = dossier.of_element(moment.session, held.casus.id, it.element)
    person = given.values.get(field) if given else None
    if given is None or not person:
        return None
    asked = held.version.form(given.form).by_key[field]
    role = (asked.bron or "").removeprefix("personen:") or CASUSREGISSEUR
    return Holder(_role(it.kind, role), UUID(person))


def _sender_role(moment: Moment, held: Held, it: RegieMoved) -> str:
    """The role in which somebody sent the message at this element."""
    roles = held.version.message(it.element).roles
    held_here = [role for role in roles if moment.viewer.has_role(role, held.casus.gemeente_id)]
    return held_here[0] if held_here else CASUSREGISSEUR


def _role(kind: Kind, role: str) -> str:
    return CASUSREGISSEUR if kind == "casusregie" else role


def refuse_double_role(moment: Moment, held: Held, kind: Kind, holder: Holder) -> None:
    """Raises Conflict when one person would hold casusregie and procesregie in AVE 3."""
    # REGEL-05: in AVE 3 the procesregisseur of the ZVH is not casusregisseur as well.
    other = {"casusregie": "procesregie", "procesregie": "casusregie"}.get(kind)
    if other is None or held.casus.fase != 3 or holder.person_id is None:
        return
    current = ledger.current(moment.session, held.casus.id, other)
    if current is not None and current.person_id == holder.person_id:
        raise Conflict(
            "In AVE 3 kan de procesregisseur niet ook casusregisseur zijn. "
            "Kies een andere persoon, of draag eerst de andere regie over."
        )


def hand_to(moment: Moment, held: Held, kind: Kind, holder: Holder, basis: str) -> None:
    """Let a holder take over; what falls to this regie goes along, and an overdracht on offer lapses."""
    casus_id = held.casus.id
    if not ledger.hand_over(moment.session, casus_id, kind, replace(holder, basis=basis), moment.now):
        return
    held.forget_regie()
    overdracht.lapse(moment.session, casus_id, kind, moment.now)
    person = str(holder.person_id) if holder.person_id else None
    note(moment, held, "regie", kind, rol=holder.role, persoon=person, basis=basis)
    if holder.person_id is None:
        return
    for task in tasks.open_tasks(moment.session, casus_id):
        falls = task.direct and task.role == holder.role and task.assignee_id != holder.person_id
        if falls:
            tasks.take(moment.session, task, holder.person_id, moment.person_id, moment.now)
