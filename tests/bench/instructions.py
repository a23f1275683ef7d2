"""`make instructions`: how many machine instructions a deed takes in the process of the server, for Kapstok and for the
bare server. A busy machine does not touch this scale, so it says of every change what it costs.

Counted by valgrind (Debian: `apt install valgrind`). Not counted: waiting, the kernel, and the processes of PostgreSQL.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.client import Bare, Client, Kapstok
from bench.servers import Server, kapstok, python, serving
from bench.worlds import World, world

WARM = 15
DEEDS = 40
DESK = 21


def main() -> None:
    if shutil.which("valgrind") is None:
        sys.exit("Hiervoor is valgrind nodig: apt install valgrind")
    sys.stdout.write("Miljoen instructies per handeling, in het proces van de server: Kapstok, kaal, verhouding\n")
    for kind in os.environ.get("BENCH_ON", "sqlite postgresql").split():
        with world(kind) as made:
            _told(kind, _ours(made), _bare(made))


def _told(kind: str, ours: dict[str, float], bare: dict[str, float]) -> None:
    for name, count in ours.items():
        beside = bare["complete" if name == "ave" else name]
        sys.stdout.write(f"{kind:11}{name:9}{count:7.2f}{beside:7.2f}{count / beside:6.2f}\n")
    sys.stdout.flush()


def _ours(made: World) -> dict[str, float]:
    out = made.data / "ours"
    with serving([*_counted(out), *kapstok()], made.url, made.data) as server:
        client, driver = Kapstok(server, made.tokens[0]), Kapstok(server, made.tokens[1])
        for _ in range(DESK):
            client.start("s")
        young, running = driver.start("s"), driver.start("ave")
        return {
            "complete": _count(driver, out, lambda: driver.complete(young)),
            "list": _count(client, out, client.list),
            "start": _count(driver, out, lambda: driver.start("s")),
            "ave": _count(driver, out, lambda: driver.complete(running)),
        }


def _bare(made: World) -> dict[str, float]:
    out = made.data / "bare"
    with serving([*_counted(out), *python("bench.bare")], made.url, made.data) as server:
        client = Bare(server)
        casus = client.start("s")
        deeds: dict[str, Callable[[], object]] = {
            "complete": lambda: client.complete(casus),
            "list": client.list,
            "start": lambda: client.start("s"),
        }
        return {name: _count(client, out, deed) for name, deed in deeds.items()}


def _counted(out: Path) -> list[str]:
    return ["valgrind", "--quiet", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={out}"]


def _count(client: Client, out: Path, deed: Callable[[], object]) -> float:
    """In millions, of one request: AVE now and then needs a message before there is a task again."""
    for _ in range(WARM):
        deed()
    client.times.clear()
    _control(client.server, "-i", "on")
    for _ in range(DEEDS):
        deed()
    _control(client.server, "-i", "off")
    _control(client.server, "-d")
    newest = max(out.parent.glob(f"{out.name}.*"), key=lambda path: path.stat().st_mtime_ns)
    totals = [line for line in newest.read_text(errors="replace").splitlines() if line.startswith("totals:")]
    return int(totals[-1].split()[1]) / sum(map(len, client.times.values())) / 1e6


def _control(server: Server, *words: str) -> None:
    command = ["callgrind_control", *words, str(server.process.pid)]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
