"""Save a file of a design, or take one out: always under the revision that the designer looked at."""

from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.catalogue import design as designs
from kapstok.catalogue.design import Design, DesignMoved, DesignNotFound
from kapstok.clock import AMSTERDAM
from kapstok.people.model import Person
from kapstok.rights import DESIGNERS
from kapstok.variants import editing


@act
def save_design(moment: Moment, design_id: UUID, revision: int, name: str, data: bytes | None) -> int:
    """The revision after it; `data` None takes the file out. DesignMoved when somebody saved in between."""
    design = _to_change(moment, design_id, revision)
    kept = designs.bundle_of(design)
    changed = editing.without_file(kept, name) if data is None else editing.with_file(kept, name, data)
    if changed.digest != kept.digest:
        designs.keep(design, changed, moment.viewer.person_id, moment.now)
    return design.revision


@act
def drop_design(moment: Moment, design_id: UUID, revision: int) -> None:
    """Throw a design away. What was published from it stays."""
    moment.session.delete(_to_change(moment, design_id, revision))


def _to_change(moment: Moment, design_id: UUID, revision: int) -> Design:
    design = designs.to_change(moment.session, design_id)
    if not any(moment.viewer.has_role(role, design.gemeente_id) for role in DESIGNERS):
        raise DesignNotFound
    if design.revision != revision:
        person = moment.session.get(Person, design.saved_by)
        who = person.name if person else "Een collega"
        raise DesignMoved(
            f"{who} heeft dit ontwerp om {design.saved_at.astimezone(AMSTERDAM):%H:%M} bewaard terwijl u bezig was. "
            "Haal uw bestand op, ververs de pagina en breng uw wijziging opnieuw aan."
        )
    return design
