"""The page on which somebody sends a message to a casus, and what a deed led to in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kapstok.casus import hold
from kapstok.casus.model import Waiting
from kapstok.catalogue import model as catalogue
from kapstok.choices import sources
from kapstok.db import reading
from kapstok.errors import NotFound
from kapstok.forms.fields import Form, Option
from kapstok.overviews.casus import messages
from kapstok.overviews.head import CasusHead, casus_head
from kapstok.rights import Viewer, casus_for


@dataclass(frozen=True)
class MessagePage:
    """A message that the viewer may send now, with its form (empty when it has none)."""

    casus: CasusHead
    message: str
    label: str
    explanation: str
    form: Form
    sources: Mapping[str, Sequence[Option]]
    known: Mapping[str, Any]


def message_page(viewer: Viewer, casus_id: UUID, message: str) -> MessagePage:
    """NotFound when the casus does not wait for this message, or the viewer may not send it."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        if message not in {offer.message for offer in messages(session, viewer, casus)}:
            raise NotFound("De casus wacht nu niet op dit bericht, of het hoort niet bij uw rol.")
        query = select(Waiting).where(Waiting.casus_id == casus_id, Waiting.message == message)
        waiting = session.scalars(query.order_by(Waiting.id)).first()
        assert waiting is not None
        version = catalogue.compiled(session, casus.version_id)
        definition = version.message(waiting.element, tuple(waiting.path))
        form = version.form(definition.form)
        return MessagePage(
            casus=casus_head(session, casus),
            message=message,
            label=definition.label,
            explanation=definition.documentation,
            form=form,
            sources=sources(session, version, casus.gemeente_id, form),
            known=hold.unseal(casus, version.spec).data,
        )
