"""The rule that holds at the end of every act: from AVE 2 on an open casus has exactly one casusregisseur."""

from sqlalchemy.orm import Session

from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.coordination import being_appointed
from kapstok.errors import Broken, Finding
from kapstok.regie.ledger import Holding

FIRST = 2
SENTENCE = (
    "De casus zou in deze fase zonder casusregisseur komen. Er is niets veranderd. "
    "Zet in de route een taak die een casusregisseur toewijst vóór deze stap."
)


def has_nobody(casus: Casus, holder: Holding | None) -> bool:
    """Whether an open casus is left without a casusregisseur. Two cannot be: the database refuses it."""
    if casus.closed_at is not None or casus.fase < FIRST:
        return False
    return holder is None or holder.person_id is None


def require_appointment(session: Session, casus: Casus) -> None:
    """Raises Broken, and so undoes the act, when nobody has the task to appoint a casusregisseur either."""
    if not being_appointed(session, casus):
        route = catalogue.compiled(session, casus.version_id).manifest.naam
        raise Broken([Finding(route, "een_casusregisseur", SENTENCE)])
