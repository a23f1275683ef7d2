"""Servers under measurement: each a process of its own, whose processor time and memory the kernel counts."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kapstok.settings import ROOT

TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A process and those that work for it (the processes of PostgreSQL), `pids` says which."""

    process: subprocess.Popen[bytes]
    port: int
    helpers: int | None = None

    def pids(self) -> list[int]:
        return [self.process.pid, *(_children(self.helpers) if self.helpers else [])]

    def cpu(self) -> float:
        """Milliseconds of processor time so far."""
        return sum(_cpu(pid) for pid in self.pids())

    def memory(self) -> float:
        """Megabytes in use by the process itself."""
        for row in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if row.startswith("VmRSS:"):
                return int(row.split()[1]) / 1024
        return 0.0


@contextmanager
def serving(command: list[str], database: str, data: Path, helpers: int | None = None) -> Iterator[Server]:
    """A server on a free port, from its first answer until it is no longer needed."""
    port = _free()
    environment = {
        **os.environ,
        "KAPSTOK_DATABASE": database,
        "KAPSTOK_DATA": str(data),
        "KAPSTOK_PORT": str(port),
        "KAPSTOK_STATE_KEY": "only for measuring",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "service"), str(ROOT / "tests")]),
    }
    given = [part.replace("PORT", str(port)) for part in command]
    log = (data / f"server-{port}.log").open("wb")
    process = subprocess.Popen(given, env=environment, stdout=log, stderr=log, cwd=data)
    try:
        _await(port, process)
        yield Server(process, port, helpers)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def kapstok() -> list[str]:
    return [sys.executable, "-m", "kapstok", "serve", "--no-worker", "--port", "PORT"]


def python(module: str) -> list[str]:
    return [sys.executable, "-m", module, "PORT"]


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as knock:
            knock.settimeout(0.2)
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    raise RuntimeError(f"no server on port {port}: {' '.join(map(str, process.args))}")  # type: ignore[arg-type]


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    # utime, stime, and the same of children that ended: PostgreSQL forks a process for each connection
    return sum(int(fields[number]) for number in (11, 12, 13, 14)) * 1000 / TICK


def _children(parent: int) -> list[int]:
    found = [parent]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found
