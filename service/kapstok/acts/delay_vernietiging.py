"""Keep a closed casus longer: extend its term by a decision, or record a duty to keep it and end that again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kapstok import clock
from kapstok.acts.act import act
from kapstok.acts.moment import Held, Moment
from kapstok.bewaren import termijnen, uitstel
from kapstok.bewaren.uitstel import DUTIES, Bewaarplicht, Verlenging
from kapstok.bewaring import KEEPERS, bewaring
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.errors import Conflict, Invalid

MOST = 1000
REASON = f"Schrijf waarom, in ten hoogste {MOST} tekens. Noem geen namen."


@dataclass(frozen=True)
class Extension:
    """`decision` names who decided and where that stands."""

    decision: str
    reason: str
    keep_until: date


@act
def extend_bewaartermijn(moment: Moment, casus_id: UUID, asked: Extension) -> int:
    """Answers the how-manieth extension this is: a repeated one shows as such (PRIV-26)."""
    held = _closed(moment, casus_id)
    kept = bewaring(moment.session, held.casus, termijnen.settled(moment.session, held.casus.gemeente_id))
    fields = {}
    if not asked.decision.strip() or len(asked.decision) > MOST:
        fields["besluit"] = "Schrijf welk besluit dit is: wie besloot en waar dat staat."
    if not asked.reason.strip() or len(asked.reason) > MOST:
        fields["reden"] = REASON
    if asked.keep_until <= max(clock.day_of(moment.now), kept.due_on or date.min):
        fields["einddatum"] = "Kies een dag die later is dan vandaag en dan het einde van de termijn nu."
    if fields:
        raise Invalid(fields)
    row = Verlenging(
        casus_id=casus_id,
        number=kept.extensions + 1,
        decision=asked.decision.strip(),
        reason=asked.reason.strip(),
        keep_until=asked.keep_until,
        by=moment.viewer.person_id,
        at=moment.now,
    )
    moment.session.add(row)
    held.detail["verlenging"] = row.number
    return row.number


@act
def keep_casus(moment: Moment, casus_id: UUID, kind: str, reason: str) -> None:
    """As long as this duty holds nothing of the casus is destroyed, also not what stands on a list."""
    held = _closed(moment, casus_id)
    fields = {}
    if kind not in DUTIES:
        fields["soort"] = f"Kies een van: {', '.join(DUTIES)}."
    if not reason.strip() or len(reason) > MOST:
        fields["reden"] = REASON
    if fields:
        raise Invalid(fields)
    if uitstel.duty(moment.session, casus_id) is not None:
        raise Conflict("Deze casus wordt al bewaard om een plicht. Beëindig die eerst.")
    row = Bewaarplicht(
        casus_id=casus_id, kind=kind, reason=reason.strip(), since=moment.now, by=moment.viewer.person_id
    )
    moment.session.add(row)
    held.detail["bewaarplicht"] = kind


@act
def end_keeping(moment: Moment, casus_id: UUID) -> None:
    """The duty no longer holds: the ordinary term counts again."""
    held = _closed(moment, casus_id)
    row = uitstel.duty(moment.session, casus_id)
    if row is None:
        raise Conflict("Voor deze casus geldt geen plicht om te bewaren.")
    row.until, row.ended_by = moment.now, moment.viewer.person_id
    held.detail["bewaarplicht"] = "einde"


def _closed(moment: Moment, casus_id: UUID) -> Held:
    """A closed casus of a gemeente that the viewer guards; for anybody else it does not exist."""
    casus = moment.session.get(Casus, casus_id)
    if casus is None or not any(moment.viewer.has_role(role, casus.gemeente_id) for role in KEEPERS):
        raise CasusNotFound
    held = moment.hold(casus_id)
    if held.casus.closed_at is None or not held.casus.state:
        raise Conflict("De bewaartermijn begint pas als een casus is afgesloten, en eindigt als hij is vernietigd.")
    return held
