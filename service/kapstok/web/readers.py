"""Every look at a casus or a task through the web door is written in the reading log, before it is shown."""

from flask import Response, request

from kapstok.acts.log_reading import log_reading, seen_at
from kapstok.errors import Unavailable
from kapstok.web.door import pages
from kapstok.web.mistakes import page_of
from kapstok.web.session import visit

# Reading it writes a line of its own, with the purpose.
OWN_LINE = ("web.informatie_piece",)


@pages.after_request
def write_down(answer: Response) -> Response:
    """What was refused is written down too. When that cannot be done, nothing is shown."""
    looks = request.method in ("GET", "HEAD") and request.endpoint not in OWN_LINE
    seen = seen_at(request.path, request.view_args or {}, looks, answer.status_code, "web")
    viewer = visit().viewer if seen else None
    if seen is None or viewer is None:
        return answer
    try:
        log_reading(viewer, seen)
    except Unavailable as error:
        return page_of(503, str(error))
    return answer
