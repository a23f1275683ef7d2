"""Storingen: what failed for good, and the button with which a functioneel beheerder lets it be tried again."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.answer_job import retry_job
from kapstok.errors import NotFound
from kapstok.overviews.incidents import looked_after, storingen
from kapstok.web.door import pages, viewer


@pages.get("/storingen")
def incidents() -> ResponseReturnValue:
    if not looked_after(viewer()):
        raise NotFound("Deze pagina bestaat niet, of hoort niet bij uw rol.")
    return render_template("paginas/storingen.html", menu="Storingen", lijst=storingen(viewer()))


@pages.post("/storingen/<uuid:job_id>")
def retry(job_id: UUID) -> ResponseReturnValue:
    retry_job(viewer(), job_id)
    flash("Het wordt opnieuw geprobeerd. Komt de storing terug, dan staat zij hier weer.", "gelukt")
    return redirect(url_for("web.incidents"), 303)
