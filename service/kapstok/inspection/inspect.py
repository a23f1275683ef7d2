"""Go past everything that is stored, a batch of casussen at a time, and say what does not hang together."""

from collections.abc import Iterator
from uuid import UUID

from kapstok.inspection.audit import inspect_audit
from kapstok.inspection.defects import Defect
from kapstok.inspection.gathered import batch, one_moment
from kapstok.inspection.outbox import inspect_outbox
from kapstok.inspection.people import inspect_people
from kapstok.inspection.run import inspect_run
from kapstok.inspection.storage import inspect_storage


def inspect() -> Iterator[Defect]:
    """All defects, as they are found. It holds no lock, and casussen may go on meanwhile."""
    yield from inspect_storage()
    last: UUID | None = None
    while True:
        with one_moment() as session:
            found = batch(session, last)
            for it in found:
                yield from inspect_audit(it)
                yield from inspect_run(session, it)
                yield from inspect_people(it)
        if not found:
            break
        last = found[-1].casus.id
    with one_moment() as session:
        yield from inspect_outbox(session)
