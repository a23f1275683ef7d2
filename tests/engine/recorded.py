"""How every kind of element went on at a release: each rest as it was stored, what happened then, and what was open.

At a release, once: `PYTHONPATH=service:tests python -m engine.recorded > tests/engine/states/release-N.json`.
A file of a release is never written again: casussen of that release are out there.
"""

import base64
import json
import sys
from datetime import datetime
from typing import Any

from engine.play import MONDAY, PATTERNS, Play, pattern
from kapstok.dmn import read
from kapstok.engine import Run

NAMES = sorted(file.stem for file in PATTERNS.glob("*.bpmn"))
GIVEN = {"partners": ["politie", "zvh"], "a": 1, "b": 2, "ernst": 1, "adres": "zvh"}
MOST = 16
TASKS_FIRST, EVENTS_FIRST = WAYS = ("taken_eerst", "gebeurtenissen_eerst")
KAART = b"""<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="k" name="k" namespace="urn:test">
<decision id="kaart" name="kaart"><decisionTable id="tabel" hitPolicy="FIRST">
<input id="i"><inputExpression id="ie" typeRef="number"><text>som</text></inputExpression></input>
<output id="o" name="advies" typeRef="string"/>
<rule id="r1"><inputEntry id="e1"><text>&gt; 2</text></inputEntry>
<outputEntry id="u1"><text>"AVE2"</text></outputEntry></rule>
<rule id="r2"><inputEntry id="e2"><text>-</text></inputEntry>
<outputEntry id="u2"><text>"AVE1"</text></outputEntry></rule>
</decisionTable></decision></definitions>"""


def route(name: str) -> Any:
    return pattern(name, decisions=read("kaart.dmn", KAART))


def seen(run: Run) -> dict[str, Any]:
    """What a casus shows to people and workers."""
    return {
        "taken": sorted([task.element, task.item, list(task.path)] for task in run.open_tasks()),
        "berichten": sorted(one.message for one in run.waiting()),
        "termijnen": sorted([timer.element, timer.due.isoformat()] for timer in run.timers()),
        "werk": sorted([job.element, job.operation, dict(job.parameters)] for job in run.jobs()),
        "gegevens": run.data,
        "klaar": run.done,
    }


def choose(run: Run, step: int, now: datetime, way: str) -> list[Any]:
    """What happens next: tasks before events, or events before tasks, and each time another."""
    tasks = sorted((task.element, task.item or "", task.key) for task in run.open_tasks())
    can: list[list[Any]] = [["taak", key] for _, _, key in tasks]
    can += sorted(["bericht", one.key, one.message] for one in run.waiting())
    can += [["antwoord", job.key] for job in run.jobs()]
    can += [["tijd", min(timer.due for timer in run.timers()).isoformat()]] if run.timers() else []
    number = step % len(can) if way == TASKS_FIRST or step > 3 else -1 - step % len(can)
    return [*can[number], {"om": now.isoformat(), "antwoorden": values(step)}]


def values(step: int) -> dict[str, Any]:
    """A loop goes round a few times, and every choice is made one way and the other."""
    late = step > 2
    return {
        "goed": late,
        "bereikt": late,
        "akkoord": late,
        "ernst": 5 - step,
        "toestemming": not step % 2,
        "zorg": True,
    }


def happen(run: Run, step: list[Any]) -> None:
    kind, what, *rest, with_ = step
    now = datetime.fromisoformat(with_["om"])
    match kind:
        case "taak":
            run.complete(what, with_["antwoorden"], now)
        case "bericht":
            run.deliver(rest[0], with_["antwoorden"], now, what)
        case "antwoord":
            run.answer(what, with_["antwoorden"], now)
        case "tijd":
            run.tick(datetime.fromisoformat(what))


def record(name: str, way: str) -> list[dict[str, Any]]:
    """Every rest of a casus on this route: its state, what was seen of it, and what happened then."""
    run, rests, now = Play(route(name), **GIVEN).run, [], MONDAY
    for number in range(MOST):
        rest = {"stand": base64.b64encode(run.dump()).decode(), "gezien": seen(run)}
        rests.append(rest)
        if run.done:
            break
        rest["dan"] = choose(run, number, now, way)
        now = max(now, datetime.fromisoformat(rest["dan"][1])) if rest["dan"][0] == "tijd" else now
        run = Run.load(route(name), run.dump())
        happen(run, rest["dan"])
    return rests


def record_all() -> str:
    """One line a route and way."""
    lines = [f'"{name} {way}": {json.dumps(record(name, way))}' for name in NAMES for way in WAYS]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(record_all())
