"""A gemeente settles how long closed casussen of a layer are kept, for all owners or for one."""

from dataclasses import dataclass

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.bewaren import termijnen
from kapstok.bewaren.termijnen import LAYERS, MOST, REJECTED, Bewaartermijn
from kapstok.bewaring import KEEPERS
from kapstok.errors import Invalid
from kapstok.people.model import Gemeente, Organisation
from kapstok.rights import require_role


@dataclass(frozen=True)
class Term:
    """`basis` says where it comes from: a line of the selectielijst, a covenant. `owner` None: for everybody."""

    gemeente: str
    layer: str
    months: int
    basis: str
    owner: str | None = None


@act
def settle_bewaartermijn(moment: Moment, asked: Term) -> None:
    """From now on this term holds, also for casussen that were closed before."""
    session = moment.session
    if session.get(Gemeente, asked.gemeente) is None:
        raise Invalid({"gemeente": "Deze gemeente is er niet."})
    if moment.person is not None:
        require_role(moment.person, KEEPERS, asked.gemeente, "Bewaartermijnen vaststellen")
    fields = {}
    if asked.layer not in LAYERS:
        fields["laag"] = f"Kies een van: {', '.join(LAYERS)}."
    if not 1 <= asked.months <= MOST:
        fields["maanden"] = f"Vul een heel aantal maanden in, van 1 tot en met {MOST}."
    if not asked.basis.strip() or len(asked.basis) > 300:
        fields["basis"] = "Schrijf waar deze termijn vandaan komt, in ten hoogste 300 tekens."
    if asked.owner and (asked.layer == REJECTED or session.get(Organisation, asked.owner) is None):
        fields["eigenaar"] = "Kies een organisatie die er is. Een afgewezen aanmelding heeft één termijn voor iedereen."
    if fields:
        raise Invalid(fields)
    new = Bewaartermijn(
        gemeente_id=asked.gemeente,
        layer=asked.layer,
        organisation_id=asked.owner or None,
        months=asked.months,
        basis=asked.basis.strip(),
        settled_by=moment.person_id,
        since=moment.now,
    )
    termijnen.settle(session, new)
