"""What Kapstok is, and what it is not; the one page besides the sign-in that is open to everybody."""

from flask import render_template
from flask.typing import ResponseReturnValue

from kapstok.web.door import pages


@pages.get("/over")
def about() -> ResponseReturnValue:
    return render_template("paginas/over.html")
