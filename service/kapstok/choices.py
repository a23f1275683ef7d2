"""The options that a form leaves to the moment: persons with a role, organisations, lists of the gemeente."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.dossier.betrokkenen import Betrokkene
from kapstok.dossier.bouwschema import SHARED
from kapstok.dossier.entry import entries
from kapstok.dossier.overleggen import Deelname, Overleg, invited
from kapstok.forms.fields import Form, Option
from kapstok.people.model import Membership, Organisation, Person, holders
from kapstok.regie.ledger import Regie
from kapstok.tasks.model import Task
from kapstok.variants.version import Version

# They look after the house, the approach or the privacy, and have no part in a casus.
BESIDE_CASUSSEN = ("functioneel_beheerder", "eigenaar_ave", "privacy_officer")


def sources(session: Session, version: Version, gemeente_id: str, form: Form) -> dict[str, Sequence[Option]]:
    """The options of every `bron` that the form names, by its name."""
    return {bron: _options(session, version, gemeente_id, bron) for bron in form.sources}


def _options(session: Session, version: Version, gemeente_id: str, bron: str) -> list[Option]:
    kind, _, role = bron.partition(":")
    if kind not in ("personen", "organisaties"):
        return [Option(key, label) for key, label in version.manifest.lijsten.get(bron, {}).items()]
    persons = holders(session, role, gemeente_id, clock.now())
    if kind == "personen":
        return [Option(str(person.id), person.name) for person in persons]
    ids = {person.organisation_id for person in persons}
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(ids)).order_by(Organisation.name))
    return [Option(row.id, row.name) for row in rows]


def dossier_sources(session: Session, version: Version, casus: Casus, form: Form) -> dict[str, Sequence[Option]]:
    """The same for the forms of the dossier, which also choose from the household and from who is at work in it."""
    found: dict[str, Sequence[Option]] = {}
    for bron in form.sources:
        if bron == "gezin":
            members = entries(session, Betrokkene, casus.id)
            found[bron] = [Option(str(row.id), row.values["naam"]) for row in members]
        elif bron == "deelnemers":
            found[bron] = _persons(session, at_work(session, casus))
        elif bron == "collegas":
            found[bron] = _persons(session, _of_gemeente(session, casus.gemeente_id))
        elif bron == "partijen":
            found[bron] = _organisations(session, _of_gemeente(session, casus.gemeente_id))
        else:
            found[bron] = _options(session, version, casus.gemeente_id, bron)
    return found


def at_work(session: Session, casus: Casus) -> list[Person]:
    """Who takes part in a casus: holds or held regie on it, has or did a task in it, or is invited to a meeting."""
    regie = select(Regie.person_id).where(Regie.casus_id == casus.id, Regie.person_id.is_not(None))
    has = select(Task.assignee_id).where(Task.casus_id == casus.id, Task.assignee_id.is_not(None))
    did = select(Task.closed_by).where(Task.casus_id == casus.id, Task.closed_by.is_not(None))
    asked = select(Deelname.person_id).join(Overleg, Overleg.id == Deelname.overleg_id)
    comes = asked.where(Overleg.casus_id == casus.id, Deelname.until.is_(None))
    part = or_(*(Person.id.in_(found) for found in (regie, has, did, comes)))
    return list(session.scalars(select(Person).where(part, Person.active).order_by(Person.name)))


def _of_gemeente(session: Session, gemeente_id: str) -> list[Person]:
    """Everybody who works in casussen of the gemeente now: who only guards or configures is asked into none."""
    now = clock.now()
    works = select(Membership.person_id).where(
        Membership.gemeente_id == gemeente_id,
        Membership.role.not_in(BESIDE_CASUSSEN),
        Membership.since <= now,
        or_(Membership.until.is_(None), Membership.until > now),
    )
    return list(session.scalars(select(Person).where(Person.id.in_(works), Person.active).order_by(Person.name)))


def _persons(session: Session, persons: Sequence[Person]) -> list[Option]:
    labels = {option.value: option.label for option in _organisations(session, persons)}
    return [Option(str(person.id), f"{person.name} – {labels[person.organisation_id]}") for person in persons]


def _organisations(session: Session, persons: Sequence[Person]) -> list[Option]:
    ids = {person.organisation_id for person in persons}
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(ids)).order_by(Organisation.name))
    return [Option(row.id, row.name) for row in rows]


def table_sources(session: Session, overleg_id: UUID) -> dict[str, Sequence[Option]]:
    """Who may be behind a line of the bouwschema: the organisations at the table, or all of it together."""
    persons = list(session.scalars(select(Person).where(Person.id.in_(invited(session, overleg_id)))))
    return {"tafel": [Option(SHARED, "De hele tafel samen"), *_organisations(session, persons)]}
