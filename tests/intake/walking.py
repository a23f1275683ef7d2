"""Walking a casus along an imported route: start it, do what is open, put it away and take it out at every step."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kapstok import engine
from kapstok.forms.fields import Form
from kapstok.intake import Imported
from kapstok.variants import version
from kapstok.variants.bundle import Bundle
from kapstok.variants.version import Version

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
STEPS = 80


def compiled(imported: Imported) -> Version:
    return version.compile(Bundle.from_files(imported.files))


def start(found: Version) -> engine.Run:
    run, _ = engine.Run.start(found.spec, found.start_data("signaal", 1), MONDAY)
    return run


def answers(form: Form, dice: random.Random) -> dict[str, Any]:
    """What a person might fill in."""
    values: dict[str, Any] = {}
    for field in form.inputs:
        if field.options:
            value = dice.choice(field.options).value
            values[field.key] = [value] if field.is_many else value
        elif field.process_data:
            values[field.key] = {"checkbox": True, "number": 1, "datetime": "2027-03-01"}.get(field.type, "tekst")
    return values


def advance(found: Version, run: engine.Run, dice: random.Random) -> engine.Run:
    """Put it away, take it out, and do one thing that is open: a task, a message or the first timer."""
    run = engine.Run.load(found.spec, run.dump())
    if run.open_tasks():
        task = dice.choice(run.open_tasks())
        form = found.form(found.task(task.element, task.path).form)
        run.complete(task.key, answers(form, dice), MONDAY)
    elif run.waiting():
        message = dice.choice(run.waiting())
        run.deliver(message.message, {}, MONDAY, message.key)
    else:
        run.tick(min(timer.due for timer in run.timers()))
    return run


def walked(imported: Imported, seed: int = 0) -> engine.Run:
    """The run after as many steps as it takes to end, or `STEPS`."""
    found, dice = compiled(imported), random.Random(seed)
    run = start(found)
    for _ in range(STEPS):
        if run.done:
            break
        run = advance(found, run, dice)
    return run


def elements(imported: Imported) -> Mapping[str, str]:
    """The kind of every step in the running copies by its id."""
    documents = compiled(imported).documents.values()
    return {element.id: element.kind for document in documents for element in document.elements}
