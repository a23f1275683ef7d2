"""Where a casus stands on its diagrams: the tokens now, and the trace behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok.bpmn.shapes import GATEWAYS, Process
from kapstok.casus.model import Casus, Event, Waiting
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.errors import NotFound
from kapstok.rights import Viewer, casus_for
from kapstok.tasks import model as tasks
from kapstok.variants import drawing


@dataclass(frozen=True)
class DiagramView:
    """One process of the route. `active` and `passed` are element ids; `here`: something is open in it.

    `steps` are the same elements in words: (label, "nu" or "gedaan"), in the order of the drawing; choices
    that the route makes by itself are left out.
    """

    process: str
    name: str
    active: tuple[str, ...]
    passed: tuple[str, ...]
    here: bool
    steps: tuple[tuple[str, str], ...]


def diagrams(session: Session, casus: Casus) -> list[DiagramView]:
    """The processes of the casus's own version in which something is open or was passed; main line first."""
    version = catalogue.compiled(session, casus.version_id)
    passed = select(Event.process, Event.element).where(
        Event.casus_id == casus.id, Event.kind.in_(("stap", "taak_afgerond"))
    )
    trace: dict[str, set[str]] = {}
    for home, element in session.execute(passed):
        if home and element:
            trace.setdefault(home, set()).add(element)
    active = _active(session, casus)
    views = []
    for process in drawing.processes(version):
        now = active & drawing.elements(process)
        before = trace.get(process.id, set()) - now
        if now or before or process.id == version.manifest.hoofdproces:
            name = process.name or process.id
            steps = tuple(_steps(process, now, before))
            views.append(DiagramView(process.id, name, tuple(sorted(now)), tuple(sorted(before)), bool(now), steps))
    return views


def _steps(process: Process, now: set[str], before: set[str]) -> Iterator[tuple[str, str]]:
    for element in process.elements:
        if element.name and element.kind not in GATEWAYS and element.id in now | before:
            yield element.name, "nu" if element.id in now else "gedaan"


def _active(session: Session, casus: Casus) -> set[str]:
    """Elements where a token stands: open tasks, what is waited for, and the call activities around them."""
    active: set[str] = set()
    for task in tasks.open_tasks(session, casus.id):
        active |= {task.element, *task.path}
    for waiting in session.scalars(select(Waiting).where(Waiting.casus_id == casus.id)):
        active |= {waiting.element, *waiting.path}
    return active


def diagram_xml(viewer: Viewer, casus_id: UUID, process: str) -> bytes:
    """The BPMN file of a process in the version of the casus, as it was published."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        xml = drawing.source(catalogue.compiled(session, casus.version_id), process)
    if xml is None:
        raise NotFound("Dit proces hoort niet bij de route van deze casus.")
    return xml
