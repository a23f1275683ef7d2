"""`make bench`: measure on both databases and write docs/reference/prestaties.md."""

import os
import sys
import time

from bench import memory, node, page, scale, trying
from bench.figures import SHORT, Figures, Size, measure
from bench.worlds import world


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
        cpu = figures.cells["s complete"].cpu
        ours = f"{cpu:.2f} ms CPU per afgeronde taak (S)".replace(".", ",")
        peers[f"Kapstok op {page.NAMES[kind]}"] = (
            f"{ours}. SpiffArena vroeg op een zelfde machine {page.ARENA_CPU[kind]:.0f} ms: "
            f"{page.ARENA_CPU[kind] / cpu:.0f} keer zo veel (eerder gemeten, niet in deze ronde)."
        )
    page.write(found, peers, trying.measured(say), short)
    say(f"geschreven: {page.PAGE.name}")
    measured = found["postgresql"] if "postgresql" in found else found["sqlite"]
    if {"ave complete", "s list"} <= measured.cells.keys() and "schijf_per_casus_kb" in measured.numbers:
        scale.write(measured)
        say(f"geschreven: {scale.PAGE.name}")


if __name__ == "__main__":
    main()
