"""Send a message to a casus: an opschaalverzoek, a tussentijds signaal, a question to the wijkagent."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts import act_without_consent, from_dossier
from kapstok.acts.act import Outcome, act
from kapstok.acts.consequences import record
from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.casus.model import CasusNotFound, awaited
from kapstok.choices import sources
from kapstok.dossier.answers import Answers
from kapstok.errors import Conflict, Forbidden
from kapstok.forms.answers import clean
from kapstok.rights import sees
from kapstok.variants.definitions import MessageDefinition


@act
def deliver_message(moment: Moment, casus_id: UUID, message: str, raw: Mapping[str, Any]) -> Outcome:
    """A message goes in through its own form and only what that form declares enters the run."""
    # Before it is locked: nobody waits for who may not know the casus.
    if not sees(moment.connection, moment.viewer, casus_id):
        raise CasusNotFound
    held = moment.hold(casus_id)
    waiting = _awaited(moment, casus_id, message)
    definition = held.version.message(waiting.element, tuple(waiting.path))
    _require_sender(moment, held, definition)
    process_data: dict[str, Any] = {}
    if definition.form:
        form = held.version.form(definition.form)
        options = sources(moment.session, held.version, held.casus.gemeente_id, form) if form.sources else {}
        pages = from_dossier.standings(moment, held, form, definition.element, None)
        cleaned = clean(form, raw, options, held.run.data, from_dossier.lacking(pages))
        process_data = dict(cleaned.process_data)
        moment.put(
            Answers,
            casus_id=casus_id,
            task_id=None,
            element=definition.element,
            form=form.id,
            values=from_dossier.refer(moment, held, cleaned, pages),
            person_id=moment.viewer.person_id,
            at=moment.now,
        )
        act_without_consent.from_route(moment, held, form.id, cleaned.answers)
        moment.flush()
    note(moment, held, "bericht", definition.label, element=waiting.element)
    return record(moment, held, held.run.deliver(message, process_data, moment.now, key=waiting.key))


def _awaited(moment: Moment, casus_id: UUID, message: str) -> Any:
    waiting = awaited(moment.session, casus_id)
    for one in waiting:
        if one.message == message:
            return one
    names = ", ".join(f"‘{one.message}’" for one in waiting) or "geen enkel bericht"
    raise Conflict(f"De casus wacht nu niet op het bericht ‘{message}’. Wel op: {names}.")


def _require_sender(moment: Moment, held: Held, definition: MessageDefinition) -> None:
    gemeente = held.casus.gemeente_id
    if definition.roles and not any(moment.viewer.has_role(role, gemeente) for role in definition.roles):
        raise Forbidden(f"‘{definition.label}’ hoort niet bij uw rol in deze casus.")
