"""The options that a form leaves to the moment: persons with a role, organisations, lists of the gemeente."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.forms.fields import Form, Option
from kapstok.people.model import Organisation, holders
from kapstok.variants.version import Version


def sources(session: Session, version: Version, gemeente_id: str, form: Form) -> dict[str, Sequence[Option]]:
    """The options of every `bron` that the form names, by its name."""
    wanted = {field.bron for field in form.fields if field.bron}
    return {bron: _options(session, version, gemeente_id, bron) for bron in wanted}


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
