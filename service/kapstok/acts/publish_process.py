"""Publish a variant: only what came through the gate is kept as an immutable version, and gemeenten start with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kapstok import clock
from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.model import Decision
from kapstok.errors import Broken, Forbidden, Invalid, NotFound
from kapstok.people.model import Gemeente
from kapstok.rights import DESIGNERS, require_role
from kapstok.variants import check
from kapstok.variants.bundle import Bundle

if TYPE_CHECKING:
    from kapstok.rehearsal.verdict import Report


@dataclass(frozen=True)
class Published:
    version_id: UUID
    variant: str
    number: int


@act
def publish_process(
    moment: Moment,
    bundle: Bundle,
    gemeenten: Sequence[str],
    report: "Report | None" = None,
    since: date | None = None,
) -> Published:
    """Refuses a bundle that did not come through the gate (Broken); the same files again are the same version.

    Without gemeenten the version is only checked and kept. A person always brings the report of the gate; only
    the installation itself publishes what Kapstok ships, of which the gate is part of the tests.
    """
    if report is not None:
        report.refuse(bundle.digest)
    elif moment.person is not None:
        raise Forbidden("Een versie gaat pas leven na de controle. Controleer haar eerst.")
    else:
        _refuse_faults(bundle)
    may_design(moment)
    kept = report.to_json() if report else None
    row = catalogue.keep(moment.session, bundle, kept, Decision(moment.person_id, moment.now))
    _activate(moment, row.id, gemeenten, since)
    return Published(row.id, row.variant, row.number)


@act
def activate_version(
    moment: Moment, version_id: UUID, gemeenten: Sequence[str], since: date | None = None
) -> Published:
    """Let gemeenten start with a version that was checked before, at once or from a day on."""
    row = moment.session.get(catalogue.PublishedVersion, version_id)
    if row is None:
        raise NotFound("Deze versie van de route bestaat niet.")
    if not gemeenten:
        raise Invalid({"gemeenten": "Noem de gemeenten waarvoor deze versie gaat gelden."})
    _activate(moment, row.id, gemeenten, since)
    return Published(row.id, row.variant, row.number)


def _refuse_faults(bundle: Bundle) -> None:
    faults = [finding for finding in check.check(bundle) if finding.weight == "fout"]
    if faults:
        raise Broken(faults)


def may_design(moment: Moment) -> None:
    """Raises Forbidden for whoever is no functioneel beheerder anywhere."""
    if moment.person is not None and not any(role in DESIGNERS for role, _ in moment.person.groups):
        raise Forbidden("Een route publiceren hoort bij functioneel beheer. Vraag het de functioneel beheerder.")


def _activate(moment: Moment, version_id: UUID, gemeenten: Sequence[str], since: date | None) -> None:
    for gemeente in sorted(gemeenten):
        lock_gemeente(moment, gemeente, "Een route publiceren")
        decided = Decision(moment.person_id, moment.now)
        catalogue.activate(moment.session, gemeente, version_id, decided, begin_of(moment, since))


def lock_gemeente(moment: Moment, gemeente_id: str, what: str) -> None:
    """Only one person at a time decides about the route of a gemeente, and only one who may."""
    gemeente = moment.session.get(Gemeente, gemeente_id, with_for_update=True)
    if gemeente is None or (moment.person is not None and gemeente_id not in moment.person.gemeenten):
        raise Invalid({"gemeenten": f"De gemeente ‘{gemeente_id}’ bestaat niet, of u werkt er niet voor."})
    if moment.person is not None:
        require_role(moment.person, DESIGNERS, gemeente_id, what)


def begin_of(moment: Moment, since: date | None) -> datetime | None:
    """A day begins at midnight in the Netherlands, also when it is a Sunday or a holiday; today is now."""
    if since is None or since == clock.day_of(moment.now):
        return None
    if since < clock.day_of(moment.now):
        raise Invalid({"vanaf": "Kies vandaag of een latere dag: een versie gaat niet met terugwerkende kracht in."})
    return clock.start_of_day(since)
