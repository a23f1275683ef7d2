"""The routes of the gemeenten for which somebody works: which version is active, and how it reads."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.bpmn.outline import Step, outline
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.errors import NotFound
from kapstok.people.model import Gemeente
from kapstok.rights import Viewer
from kapstok.variants import drawing


@dataclass(frozen=True)
class ProcessLine:
    """The active version of a gemeente's route. `diagrams` are (process id, name), the main line first."""

    gemeente: str
    gemeente_name: str
    variant: str
    number: int
    title: str
    digest: str
    since: datetime
    version_id: UUID
    diagrams: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ProcessView:
    """A route with its outline: the diagrams as a list of steps that a person can read."""

    line: ProcessLine
    outline: tuple[Step, ...]


def processes(viewer: Viewer) -> list[ProcessLine]:
    """The active routes of the viewer's gemeenten."""
    with reading() as session:
        query = select(Gemeente).where(Gemeente.id.in_(viewer.gemeenten)).order_by(Gemeente.name)
        lines = [_line(session, gemeente) for gemeente in session.scalars(query)]
        return [line for line in lines if line is not None]


def process_page(viewer: Viewer, gemeente_id: str) -> ProcessView:
    """The active route of a gemeente for which the viewer works."""
    with reading() as session:
        line = _line(session, _gemeente(session, viewer, gemeente_id))
        if line is None:
            raise NotFound("Voor deze gemeente is nog geen route gepubliceerd.")
        version = catalogue.compiled(session, line.version_id)
        manifest = version.manifest
        drawn = list(version.documents.values())
        steps = outline(drawn, manifest.hoofdproces, manifest.role_names, manifest.termijnen)
        return ProcessView(line, tuple(steps))


def process_xml(viewer: Viewer, gemeente_id: str, process: str) -> bytes:
    """The BPMN file of a process in the active route of a gemeente, as it was published."""
    with reading() as session:
        gemeente = _gemeente(session, viewer, gemeente_id)
        version_id = catalogue.active(session, gemeente.id, clock.now())
        xml = drawing.source(catalogue.compiled(session, version_id), process)
    if xml is None:
        raise NotFound("Dit proces hoort niet bij de route van deze gemeente.")
    return xml


def _gemeente(session: Session, viewer: Viewer, gemeente_id: str) -> Gemeente:
    gemeente = session.get(Gemeente, gemeente_id)
    if gemeente is None or gemeente.id not in viewer.gemeenten:
        raise NotFound("Deze gemeente bestaat niet, of u werkt er niet voor.")
    return gemeente


def _line(session: Session, gemeente: Gemeente) -> ProcessLine | None:
    now = clock.now()
    version_id = catalogue.active_id(session, gemeente.id, now)
    if version_id is None:
        return None
    row = session.get_one(catalogue.PublishedVersion, version_id)
    drawn = drawing.processes(catalogue.compiled(session, version_id))
    return ProcessLine(
        gemeente=gemeente.id,
        gemeente_name=gemeente.name,
        variant=row.variant,
        number=row.number,
        title=row.title,
        digest=row.digest,
        since=row.published_at,
        version_id=version_id,
        diagrams=tuple((process.id, process.name or process.id) for process in drawn),
    )
