"""The routes of the gemeenten for which somebody works: as a drawing and as a list of steps."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from kapstok.overviews.designs import my_gemeenten
from kapstok.overviews.processes import process_page, process_xml
from kapstok.overviews.processes import processes as look
from kapstok.web.casus import as_file
from kapstok.web.door import pages, viewer


@pages.get("/processen")
def processes() -> ResponseReturnValue:
    designs_too = bool(my_gemeenten(viewer()))
    return render_template("paginas/processen.html", menu="Processen", lijst=look(viewer()), ontwerpt=designs_too)


@pages.get("/processen/<gemeente>")
def process(gemeente: str) -> ResponseReturnValue:
    """The route with one of its drawings: the one that was asked for, else the main line."""
    view = process_page(viewer(), gemeente)
    drawn = dict(view.line.diagrams)
    asked = request.args.get("diagram", "")
    chosen = asked if asked in drawn else next(iter(drawn), None)
    return render_template(
        "paginas/proces.html",
        menu="Processen",
        stappen=[step for step in view.outline if step.process == chosen],
        lijn=view.line,
        gekozen=chosen,
        namen=drawn,
    )


@pages.get("/processen/<gemeente>/diagram/<process>.bpmn")
def process_diagram(gemeente: str, process: str) -> Response:
    return as_file(process_xml(viewer(), gemeente, process), process)
