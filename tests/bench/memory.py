"""Memory of a live casus, and a poll of the worker over many timers that are not due."""

import gc
import time
import tracemalloc
from datetime import timedelta

from sqlalchemy import insert

from bench import models
from bench.client import answers
from bench.worlds import World, use
from kapstok import clock, db
from kapstok.casus.model import Casus, Waiting
from kapstok.engine import Run
from kapstok.overviews.work import due_timers
from kapstok.variants import version
from kapstok.variants.bundle import Bundle

TIMERS = 10_000
LIVE = 50


def live_casus(model: str = "m", completed: int = 200) -> float:
    """Kilobytes of one run in memory after so many completed tasks."""
    spec = version.compile(Bundle.from_files(models.files(model))).spec
    run, _ = Run.start(spec, {}, clock.now())
    for _ in range(completed):
        task = run.open_tasks()[0]
        run.complete(task.key, {"besluit": answers(task.name)["besluit"]}, clock.now())
    state = run.dump()
    Run.load(spec, state)
    gc.collect()
    tracemalloc.start()
    kept = [Run.load(spec, state) for _ in range(LIVE)]
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size / 1024 / len(kept)


def poll(world: World) -> float:
    """Milliseconds for one look of the worker with 10,000 timers waiting, none due."""
    use(world)
    later = clock.now() + timedelta(days=30)
    with db.writing() as session:
        casus_id = session.query(Casus.id).limit(1).scalar()
        rows = [
            {"casus_id": casus_id, "key": f"poll-{number}", "element": "e", "name": "n", "path": [], "due_at": later}
            for number in range(TIMERS)
        ]
        session.connection().execute(insert(Waiting), rows)
    due_timers(100)
    times = []
    for _ in range(20):
        began = time.perf_counter()
        due_timers(100)
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)[len(times) // 2]
