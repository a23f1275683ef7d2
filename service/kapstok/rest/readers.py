"""Every look at a casus or a task through the REST door is written in the reading log, before it is shown."""

from flask import Response

from kapstok.acts.log_reading import log_reading, seen_at
from kapstok.errors import Unavailable
from kapstok.exchange import asked
from kapstok.rest.door import door
from kapstok.rest.problems import of_kapstok


@door.after_request
def write_down(answer: Response) -> Response:
    """What was refused is written down too. When that cannot be done, nothing is shown."""
    who = asked()
    looks = who.method in ("GET", "HEAD")
    seen = seen_at(who.path, who.view_args or {}, looks, answer.status_code, "rest")
    if seen is None or who.viewer is None:
        return answer
    try:
        log_reading(who.viewer, seen)
    except Unavailable as error:
        return of_kapstok(error)
    return answer
