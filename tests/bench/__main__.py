"""`make bench`: measure on both databases and write docs/reference/prestaties.md."""

import os
import re
import sys
import time

from bench import memory, node, page, scale, trying
from bench.figures import SHORT, Figures, Size, measure
from bench.measure import Cell
from bench.worlds import world


def _beside_arena(kind: str, cell: Cell) -> str:
    """SpiffArena was measured on another machine: only its ratio to the bare server there can stand beside ours."""
    milliseconds, times = page.ARENA[kind]
    said = (
        f"{cell.cpu:.2f} ms CPU per afgeronde taak (S), {cell.cpu_ratio:.1f} keer de kale server. SpiffArena vroeg "
        f"eerder, op een andere machine, {milliseconds:.0f} ms, {times:.0f} keer de kale server daar: naast de kale "
        f"server {times / cell.cpu_ratio:.0f} keer zo veel als Kapstok, in milliseconden {milliseconds / cell.cpu:.0f} "
        "keer."
    )
    return re.sub(r"(\d)\.(\d)", r"\1,\2", said)


def main() -> None:
    short = bool(os.environ.get("SHORT"))
    size = SHORT if short else Size()
    began = time.monotonic()

    def say(what: str) -> None:
        sys.stdout.write(f"{time.monotonic() - began:6.0f} s  {what}\n")
        sys.stdout.flush()

    found: dict[str, Figures] = {}
    peers: dict[str, str] = {}
    for kind in os.environ.get("BENCH_ON", "sqlite postgresql").split():
        with world(kind) as made:
            found[kind] = measure(made, size, say)
            found[kind].numbers["levend_kb"] = memory.live_casus()
            found[kind].numbers["kijken_ms"] = memory.poll(made)
            if kind == "postgresql":
                say("bpmn-engine")
                peers["bpmn-engine (npm) met PostgreSQL"] = node.measured(made, size.seconds)
    for kind, figures in found.items():
        if "s complete" not in figures.cells:
            continue
        peers[f"Kapstok op {page.NAMES[kind]}"] = _beside_arena(kind, figures.cells["s complete"])
    page.write(found, peers, trying.measured(say), short)
    say(f"geschreven: {page.PAGE.name}")
    measured = found["postgresql"] if "postgresql" in found else found["sqlite"]
    if {"ave complete", "s list"} <= measured.cells.keys() and "schijf_per_casus_kb" in measured.numbers:
        scale.write(measured)
        say(f"geschreven: {scale.PAGE.name}")


if __name__ == "__main__":
    main()
