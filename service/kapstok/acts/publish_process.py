"""Publish a variant: check it, keep it as an immutable version, and let gemeenten start with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.catalogue import model as catalogue
from kapstok.errors import Broken
from kapstok.variants import check
from kapstok.variants.bundle import Bundle


@dataclass(frozen=True)
class Published:
    version_id: UUID
    variant: str
    number: int


@act
def publish_process(moment: Moment, bundle: Bundle, gemeenten: Sequence[str]) -> Published:
    """Refuses a bundle with a `fout` (Broken); publishing the same files again changes nothing."""
    faults = [finding for finding in check.check(bundle) if finding.weight == "fout"]
    if faults:
        raise Broken(faults)
    row = catalogue.keep(moment.session, bundle, moment.person_id, moment.now)
    for gemeente in gemeenten:
        catalogue.activate(moment.session, gemeente, row.id, moment.now)
    return Published(row.id, row.variant, row.number)
