"""What a step takes from the pages of the dossier: settled where that is not done yet, and kept as a reference."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from kapstok.acts import settle_actielijst, settle_plan
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import wrote
from kapstok.dossier.standing import Standing, last_done, place_of, standing
from kapstok.dossier.vaststelling import ACTIELIJST, PLAN, Vaststelling
from kapstok.forms.answers import Cleaned
from kapstok.forms.fields import Form

Standings = Mapping[str, Standing]
SETTLE: dict[str, Callable[[Moment, Held, Mapping[str, Any]], Vaststelling]] = {
    PLAN: settle_plan.settled,
    ACTIELIJST: settle_actielijst.settled,
}


def standings(moment: Moment, held: Held, form: Form, element: str, asked_at: datetime | None) -> Standings:
    """How every page stands that answers a field of the form, under the key of that field."""
    if not form.from_dossier:
        return {}
    since = last_done(moment.session, held.casus.id, element, asked_at)
    return {item.key: standing(moment.session, held.casus.id, item.dossier, since) for item in form.from_dossier}


def lacking(found: Standings) -> dict[str, str]:
    return {key: one.missing for key, one in found.items() if one.missing}


def refer(moment: Moment, held: Held, cleaned: Cleaned, found: Standings) -> dict[str, Any]:
    """All answers, with for each of those fields the version or the meeting that it was."""
    if not cleaned.from_dossier:
        return cleaned.answers
    references = {
        item.key: _reference(moment, held, item.dossier, found[item.key], cleaned.answers)
        for item in cleaned.from_dossier
        if not found[item.key].missing
    }
    held.refers = tuple(references.values())
    return {**cleaned.answers, **references}


def _reference(moment: Moment, held: Held, page: str, found: Standing, answers: Mapping[str, Any]) -> str:
    """The newest version, or one that is made now: there was none of what stands there, with these answers."""
    same = all(answers.get(key, value) == value for key, value in found.known.items())
    if page not in SETTLE or (found.reference and same):
        return found.reference
    version = SETTLE[page](moment, held, answers)
    wrote(moment, held, version.sentence, version.id)
    return place_of(version)
