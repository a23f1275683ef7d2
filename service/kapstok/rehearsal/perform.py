"""Gegeven and Als: what happens in a scenario."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from kapstok import clock
from kapstok.bpmn.operations import INFORMED, informed
from kapstok.rehearsal import answering, naming
from kapstok.rehearsal.scenario import Step
from kapstok.rehearsal.steps import StepFailed, Told
from kapstok.rehearsal.world import CASUSREGISSEUR, Push, World
from kapstok.variants.nearest import hint
from kapstok.variants.version import Instroom

LAST = 4
Action = Callable[[World, Told, Step], None]


def casus(world: World, told: Told, step: Step) -> None:
    fase = int(told["fase"])
    _start(world, step, "signaal" if fase == 1 else "lopend", fase)


def signaal(world: World, told: Told, step: Step) -> None:
    _start(world, step, "signaal", fase=1)


def nieuw(world: World, told: Told, step: Step) -> None:
    _start(world, step, "nieuw", fase=2)


def spoed(world: World, told: Told, step: Step) -> None:
    _start(world, step, "spoed", fase=1, target=int(told["fase"]))


def _start(world: World, step: Step, instroom: Instroom, fase: int, target: int = 0) -> None:
    if not 1 <= fase <= LAST or target > LAST:
        raise StepFailed(f"AVE kent de fasen 1 tot en met {LAST}.")
    if world.run is not None:
        raise StepFailed("Er is al een casus in dit scenario. Begin een nieuw scenario voor een andere casus.")
    data = world.version.start_data(instroom, fase, target, answering.process_data(step))
    world.start(data, "" if instroom == "signaal" else CASUSREGISSEUR)


def datum(world: World, told: Told, step: Step) -> None:
    moment = datetime.combine(day_of(told["dag"]), time(9, 0), clock.AMSTERDAM)
    if world.run is None:
        world.now = moment
    elif moment < world.now:
        raise StepFailed(f"De tijd gaat niet terug: het is al {world.now:%d-%m-%Y}.")
    else:
        world.pass_until(moment)


def day_of(text: str) -> date:
    """dd-mm-jjjj."""
    day, month, year = (int(part) for part in text.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        raise StepFailed(f"De dag {text} bestaat niet.") from None


def afronden(world: World, told: Told, step: Step) -> None:
    by = naming.role(world.version.manifest, told["rol"])
    task = naming.open_task(world, told["taak"], by, told.get("partij"))
    given = answering.accepted(world.version, task.definition.form, step, world.running.data)
    world.complete(task, given.answers, given.process_data)


def melden(world: World, told: Told, step: Step) -> None:
    by = naming.role(world.version.manifest, told["rol"])
    keys = naming.message_keys(world, told["bericht"])
    if not keys:
        awaited = naming.awaiting(world) or "niets"
        raise StepFailed(f'Op "{told["bericht"]}" wordt nu niet gewacht. Wel op: {awaited}.')
    own = [key for key in keys if world.may_send(by, key)]
    if not own:
        roles = naming.listed(world.version.role_label(role) for role in world.messages[keys[0]].roles)
        by_label = world.version.role_label(by)
        raise StepFailed(f'"{told["bericht"]}" is voor {roles}, niet voor {by_label}.')
    given = answering.accepted(world.version, world.messages[own[0]].form, step, world.running.data)
    world.deliver(own[0], Push(by, given.answers), given.process_data)


def tijd(world: World, told: Told, step: Step) -> None:
    count, unit = int(told["aantal"]), told["eenheid"].lower()
    if unit.startswith("werkdag"):
        world.pass_until(world.later(workdays=count))
    elif unit == "uur":
        world.pass_until(world.now + timedelta(hours=count))
    else:
        world.pass_until(world.later(span=timedelta(days=count * (7 if unit.startswith("we") else 1))))


def dossier(world: World, told: Told, step: Step) -> None:
    day = told.get("dag")
    world.hear(INFORMED, informed("nee", day_of(day)) if day else informed("ja", None))


def operatie(world: World, told: Told, step: Step) -> None:
    name = told["operatie"]
    key = next((key for key, job in world.jobs.items() if job.operation == name), None)
    if key is None:
        waiting = [job.operation for job in world.jobs.values()]
        raise StepFailed(f'Er wacht nu geen operatie "{name}".{hint(name, waiting)}')
    del world.jobs[key]
    world.answer(key, answering.process_data(step))


ACTIONS: Mapping[str, Action] = {
    "casus": casus,
    "nieuw": nieuw,
    "signaal": signaal,
    "spoed": spoed,
    "datum": datum,
    "afronden": afronden,
    "afronden_partij": afronden,
    "melden": melden,
    "tijd": tijd,
    "dossier": dossier,
    "operatie": operatie,
}
