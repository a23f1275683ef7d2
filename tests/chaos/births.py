"""Processes of a town, born as copies of one that has read all of Kapstok."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
PLACES = (HERE.parents[1] / "service", HERE.parent, HERE)


class Child:
    """A process that was born; not of us, so that we cannot wait for it as one does for one's own."""

    def __init__(self, pid: int):
        self.pid = pid

    @property
    def lives(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        while self.lives:
            time.sleep(0.01)


class Mother:
    """`mother.py`, for as long as the tests last."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "mother.py")],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, PLACES))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.turn = threading.Lock()

    def bear(self, command: Sequence[str], environment: Mapping[str, str], said: Path) -> Child:
        """`kapstok` with this command in this environment; what it says is added to a file."""
        asked = json.dumps({"command": command, "environment": dict(environment), "said": str(said)})
        with self.turn:
            assert self.process.stdin is not None
            assert self.process.stdout is not None
            self.process.stdin.write(f"{asked}\n")
            self.process.stdin.flush()
            return Child(int(self.process.stdout.readline()))

    def end(self) -> None:
        self.process.communicate()


@lru_cache(maxsize=1)
def mother() -> Mother:
    return Mother()
