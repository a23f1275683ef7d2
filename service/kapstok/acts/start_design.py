"""Start a design: a copy of the route that a gemeente has, to work on without touching anything that runs."""

from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.catalogue import design as designs
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.design import Design
from kapstok.errors import Conflict, Invalid, NotFound
from kapstok.rights import DESIGNERS, require_role
from kapstok.variants import bundle as bundles
from kapstok.variants import editing
from kapstok.variants.folder import VARIANT

TITLE = 200


@act
def start_design(moment: Moment, gemeente_id: str, variant: str, title: str) -> UUID:
    """The id of a new design. `variant` is its name: that of the active route to go on with it, or a new one."""
    viewer = moment.viewer
    if gemeente_id not in viewer.gemeenten:
        raise NotFound("Deze gemeente bestaat niet, of u werkt er niet voor.")
    require_role(viewer, DESIGNERS, gemeente_id, "Een route ontwerpen")
    _refuse_wrong(variant, title)
    if designs.named(moment.session, gemeente_id, variant) is not None:
        raise Conflict(
            f'Er is al een ontwerp "{variant}" voor deze gemeente. Werk daarin verder, of kies een andere naam.'
        )
    version_id = catalogue.active(moment.session, gemeente_id, moment.now)
    begun = editing.copied(catalogue.compiled(moment.session, version_id).bundle, variant, title.strip())
    design = Design(
        gemeente_id=gemeente_id,
        variant=variant,
        title=title.strip(),
        based_on=version_id,
        files=bundles.pack(begun),
        started_at=moment.now,
        saved_at=moment.now,
        saved_by=viewer.person_id,
    )
    moment.session.add(design)
    moment.session.flush()
    return design.id


def _refuse_wrong(variant: str, title: str) -> None:
    wrong = {}
    if not VARIANT.fullmatch(variant):
        wrong["variant"] = "Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld veldermeer-2027."
    if not 0 < len(title.strip()) <= TITLE:
        wrong["titel"] = f"Vul een titel in van hoogstens {TITLE} tekens."
    if wrong:
        raise Invalid(wrong, "Zo kan het ontwerp niet beginnen.")
