"""A line in the tijdlijn of a casus."""

from kapstok.acts.moment import Held, Moment


def note(moment: Moment, held: Held, kind: str, name: str, element: str | None = None, **detail: object) -> None:
    """A line in the tijdlijn. `detail` holds words of the route only, never what somebody wrote."""
    process = detail.pop("process", None)
    held.events.append(
        {
            "casus_id": held.found.id,
            "version": held.found.version + 1,
            "at": moment.now,
            "kind": kind,
            "element": element,
            "process": process,
            "name": name[:200],
            "person_id": moment.person_id,
            "detail": detail,
        }
    )
