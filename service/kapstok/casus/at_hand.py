"""Runs that this process just put in their rows: who acts on such a casus next need not load it again.

A run is given only to who holds, under its lock, a row with byte for byte the state that this very run dumped and the
seal that it got for it. Whatever was rolled back, lost, written by another process, damaged or swapped therefore
matches no run, and is loaded and judged as ever. Taking a run takes it away: it never has two holders, and one that
broke off halfway is not put back.
"""

from collections import OrderedDict
from uuid import UUID

from kapstok.casus.model import Casus
from kapstok.engine import Run, Spec

MOST = 256
# By the number of the casus: a number is found without running Python, so that no thread sees another one halfway.
_left: OrderedDict[int, tuple[Run, bytes, bytes]] = OrderedDict()


def leave(casus: Casus, run: Run) -> None:
    """The row has what the run dumped. A run that is done stays with nobody: there is nothing left to do in it."""
    forget(casus.id)
    if run.done:
        return
    run.forget()
    _left[casus.id.int] = run, casus.state, casus.seal
    if len(_left) > MOST:
        _left.popitem(last=False)


def take(casus: Casus, spec: Spec) -> Run | None:
    """The run of this row, when this process has it."""
    run, state, seal = _left.pop(casus.id.int, (None, b"", b""))
    same = run is not None and run.spec is spec and casus.state == state and casus.seal == seal
    return run if same else None


def forget(casus_id: UUID) -> None:
    """Nothing of this casus stays in memory."""
    _left.pop(casus_id.int, None)
