"""The ways out of the dossier that are refused (PRIV-05, RAND-08, REGEL-13)."""

from typing import NoReturn
from uuid import UUID

from kapstok.db import reading
from kapstok.errors import Forbidden
from kapstok.rights import Viewer, casus_for

WAYS_OUT = (
    "export",
    "exporteren",
    "mail",
    "mailen",
    "print",
    "printen",
    "afdrukken",
    "download",
    "pdf",
    "csv",
    "delen",
)


def refuse_way_out(viewer: Viewer, casus_id: UUID) -> NoReturn:
    """Forbidden for who knows the casus; for anybody else it does not exist."""
    with reading() as session:
        casus_for(session, viewer, casus_id)
    raise Forbidden(
        "Uit een casus gaat alleen de vastgestelde actielijst naar buiten. Stel de actielijst vast en deel die."
    )
