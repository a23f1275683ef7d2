"""Work on a stranger's file in a process of its own, with a limit on time and memory: nothing hangs, nothing floods.

The work runs in a fork of this process, so it costs milliseconds and sees what is loaded already. Bytes come back.
"""

import os
import resource
import select
import signal
import time
from collections.abc import Callable
from typing import Literal, NoReturn

from kapstok import bounds

Limit = Literal["tijd", "geheugen", "vastgelopen"]
GOOD = b"\x00"
FULL = b"\x01"
CHUNK = 1 << 16
# Seconds are seconds of computing: on a busy machine a good file may wait for its turn.
PATIENCE = 3


class OverLimit(Exception):
    """The work asked more than it may: `limit` says of what, or that it broke off."""

    def __init__(self, limit: Limit):
        super().__init__(limit)
        self.limit = limit


def run(work: Callable[[], bytes], seconds: float = bounds.SECONDS, memory: int = bounds.MEMORY) -> bytes:
    """What the work answers. Raises OverLimit when it takes longer, asks more memory, or breaks off.

    A fork can find a lock taken that belonged to another thread. Then it waits without working, which is not
    the fault of the file, so it gets one more chance.
    """
    answer, idle = _once(work, seconds, memory)
    if answer is None and idle:
        answer, _ = _once(work, seconds, memory)
    if answer is None:
        raise OverLimit("tijd")
    if answer[:1] == FULL:
        raise OverLimit("geheugen")
    if answer[:1] != GOOD:
        raise OverLimit("vastgelopen")
    return answer[1:]


def _once(work: Callable[[], bytes], seconds: float, memory: int) -> tuple[bytes | None, bool]:
    """The answer (None when time was up), and whether the child mostly sat idle."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, reading, writing, seconds, memory)
    os.close(writing)
    try:
        answer = _read(reading, time.monotonic() + PATIENCE * seconds)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        _, status, used = os.wait4(child, 0)
    by_clock = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
    # Not what the kernel did: starting and ending the child of a large process takes it some of that.
    return (None if by_clock else answer), used.ru_utime < seconds / 10


def _read(reading: int, until: float) -> bytes | None:
    chunks: list[bytes] = []
    while (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            break
        chunk = os.read(reading, CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
    return None


def _work(work: Callable[[], bytes], reading: int, writing: int, seconds: float, memory: int) -> NoReturn:
    """In the child: no way back, whatever happens."""
    code = 1
    try:
        os.close(reading)
        _bind(seconds, memory)
        _write(writing, GOOD + work())
        code = 0
    except MemoryError:
        _write(writing, FULL)
    except BaseException:  # a child that goes on after an error would be a second parent
        code = 2
    finally:
        os._exit(code)


def _bind(seconds: float, memory: int) -> None:
    now = resource.getrusage(resource.RUSAGE_SELF)
    spent = now.ru_utime + now.ru_stime
    limit = max(int(spent + seconds), 1)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = _size() + memory
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _size() -> int:
    """How large this process is now, in bytes."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _write(writing: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(writing, view) :]
