"""The regiekaart of a gemeente, and who holds which regie in the gemeenten beside each other."""

from flask import render_template
from flask.typing import ResponseReturnValue

from kapstok.overviews.regiekaart import regie_per_gemeente
from kapstok.overviews.regiekaart import regiekaart as look
from kapstok.web.door import pages, viewer


@pages.get("/processen/regie")
def regie_overview() -> ResponseReturnValue:
    return render_template("paginas/regie_per_gemeente.html", menu="Processen", lijst=regie_per_gemeente(viewer()))


@pages.get("/processen/<gemeente>/regiekaart")
def regiekaart(gemeente: str) -> ResponseReturnValue:
    return render_template("paginas/regiekaart.html", menu="Processen", zicht=look(viewer(), gemeente))
