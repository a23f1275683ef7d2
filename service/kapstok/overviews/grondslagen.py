"""On which ground a casus is worked on, and what each gemeente has settled or still lacks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from kapstok.db import reading
from kapstok.people.model import Gemeente
from kapstok.regie import grondslag
from kapstok.rights import Viewer, casus_for
from kapstok.samenwerking import LAYERS


@dataclass(frozen=True)
class GrondslagLine:
    """`since` is when the casus came into the layer on this ground."""

    layer: str
    label: str
    ground: str
    convenant: str
    since: datetime


@dataclass(frozen=True)
class Settled:
    """A layer of a gemeente; `ground` is None as long as nothing was settled."""

    gemeente: str
    layer: str
    label: str
    ground: str | None
    convenant: str | None


def grondslagen_of(viewer: Viewer, casus_id: UUID) -> list[GrondslagLine]:
    """The grounds on which a casus came into its layers, the latest first."""
    with reading() as session:
        rows = grondslag.of_casus(session, casus_for(session, viewer, casus_id).id)
        return [
            GrondslagLine(row.layer, LAYERS[row.layer], row.ground, row.convenant, row.since) for row in reversed(rows)
        ]


def settled_everywhere() -> list[Settled]:
    """Every layer of every gemeente; for whoever runs the house, nothing of a casus."""
    found = []
    with reading() as session:
        for gemeente in session.scalars(select(Gemeente).order_by(Gemeente.name)):
            known = grondslag.settled(session, gemeente.id)
            for layer, label in LAYERS.items():
                row = known.get(layer)
                ground, convenant = (row.ground, row.convenant) if row else (None, None)
                found.append(Settled(gemeente.id, layer, label, ground, convenant))
    return found
