"""Writing in the dossier: by whom, in which casus, checked against the form, and without a burgerservicenummer."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID, uuid4

from kapstok.acts.act import Outcome
from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.choices import dossier_sources
from kapstok.dossier.entry import Entry
from kapstok.errors import Conflict
from kapstok.forms.answers import clean
from kapstok.forms.fields import Form
from kapstok.rights import casus_for, require_lead

T = TypeVar("T", bound=Entry)


def open_casus_of(moment: Moment, casus_id: UUID) -> Held:
    """A casus that exists for the person and still runs, locked."""
    casus_for(moment.session, moment.viewer, casus_id)
    held = moment.hold(casus_id)
    if held.casus.closed_at is not None:
        raise Conflict("Deze casus is afgesloten. Er kan niets meer bij worden geschreven.")
    return held


def casus_i_lead(moment: Moment, casus_id: UUID, *pages: str) -> Held:
    """The same, for whoever keeps its dossier, or has the task that one of these pages answers."""
    held = open_casus_of(moment, casus_id)
    require_lead(moment.session, moment.viewer, held.casus, *pages)
    return held


def answers_to(moment: Moment, held: Held, form: Form, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The cleaned answers; a text with a burgerservicenummer is refused (PRIV-06, PRIV-33)."""
    sources = dossier_sources(moment.session, held.version, held.casus, form)
    return clean(form, raw, sources).answers


def keep(moment: Moment, held: Held, row: T, sentence: str) -> Outcome:
    """Put a line in the dossier and say in the tijdlijn that it is there, never what it says."""
    row.id = row.id or uuid4()
    row.casus_id, row.person_id, row.at = held.casus.id, moment.viewer.person_id, moment.now
    moment.session.add(row)
    moment.session.flush()
    return wrote(moment, held, sentence, row.id)


def wrote(moment: Moment, held: Held, sentence: str, *ids: UUID) -> Outcome:
    """What was written, as a line in the tijdlijn and as an outcome."""
    note(moment, held, "dossier", sentence)
    held.detail["dossier"] = [str(one) for one in ids]
    return Outcome(held.casus.id, held.casus.fase, held.casus.closed_at is not None, ids)
