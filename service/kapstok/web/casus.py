"""The page of a casus: where it stands, who holds regie, what is open and what happened."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from kapstok import clock
from kapstok.overviews.casus import CasusView, casus_page
from kapstok.overviews.consulten import consulten_of_casus, referable
from kapstok.overviews.diagram import DiagramView, diagram_xml
from kapstok.overviews.grondslagen import grondslagen_of
from kapstok.overviews.overdracht import overdrachten_of, transferable
from kapstok.overviews.regie import LABELS, RegieLine
from kapstok.overviews.timeline import TimelineLine
from kapstok.web.door import pages, viewer
from kapstok.web.dutch import in_words

SIGNS = {
    "geopend": "stip",
    "fase": "omhoog",
    "fase_overgeslagen": "let-op",
    "taak_geopend": "document",
    "taak_afgerond": "vink",
    "taak_vervallen": "streep",
    "taak_opgepakt": "persoon",
    "taak_teruggegeven": "persoon",
    "taak_toegewezen": "persoon",
    "grondslag": "document",
    "consult": "info",
    "regie": "overdracht",
    "overdracht_voorgesteld": "overdracht",
    "overdracht_geweigerd": "overdracht",
    "overdracht_ingetrokken": "overdracht",
    "advies": "info",
    "bericht": "bel",
    "incident": "fout",
    "afgesloten": "slot",
}
OPEN_DAYS = 5
HEAVY = frozenset({"geopend", "fase", "fase_overgeslagen", "regie", "afgesloten"})


@pages.get("/casussen/<uuid:casus_id>")
def casus(casus_id: UUID) -> ResponseReturnValue:
    view = casus_page(viewer(), casus_id)
    return render_template(
        "paginas/casus.html",
        menu="Casussen",
        casus=view,
        kop=view.head,
        houders=_holders(view),
        consulten=consulten_of_casus(viewer(), casus_id),
        eigen_consulten=referable(viewer(), casus_id),
        grondslagen=grondslagen_of(viewer(), casus_id),
        overdraagbaar=transferable(viewer(), casus_id),
        overdrachten=overdrachten_of(viewer(), casus_id),
        dagen=_days(view.timeline),
        tekens=SIGNS,
        zwaar=HEAVY,
        open_dagen=OPEN_DAYS,
        diagram=_chosen(view),
    )


@pages.get("/casussen/<uuid:casus_id>/diagram/<process>.bpmn")
def casus_diagram(casus_id: UUID, process: str) -> Response:
    return as_file(diagram_xml(viewer(), casus_id, process), process)


def as_file(xml: bytes, process: str) -> Response:
    """A diagram is a file to fetch or to keep, never a page to show."""
    answer = Response(xml, mimetype="application/xml")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{process}.bpmn")
    return answer


def _holders(view: CasusView) -> list[tuple[str, str | None, str | None]]:
    """Per kind who holds it now; the absence of a holder is said too."""
    held = {line.kind: line for line in view.regie if line.until is None}
    return [(label, *_holder(held.get(kind))) for kind, label in LABELS.items()]


def _holder(line: RegieLine | None) -> tuple[str | None, str | None]:
    if line is None:
        return None, None
    since = f"sinds {in_words(line.since)}"
    return (line.person, f"{line.role_label}, {since}") if line.person else (line.role_label, since)


def _days(lines: Sequence[TimelineLine]) -> list[tuple[date, list[TimelineLine]]]:
    return [(day, list(found)) for day, found in groupby(lines, key=lambda line: clock.day_of(line.at))]


def _chosen(view: CasusView) -> DiagramView | None:
    """The diagram that was asked for, else the one with the viewer's own task, with any task, or the main line."""
    asked = request.args.get("diagram")
    found = next((one for one in view.diagrams if one.process == asked), None)
    return found or max(view.diagrams, key=lambda one: (_tasks_in(one, view, True), _tasks_in(one, view)), default=None)


def _tasks_in(diagram: DiagramView, view: CasusView, mine: bool = False) -> int:
    now = {label for label, state in diagram.steps if state == "nu"}
    return sum(1 for task in view.tasks if task.name in now and (task.workable or not mine))
