"""Dan: what must be the case; when it is not, what is the case instead."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from kapstok import clock
from kapstok.errors import Invalid
from kapstok.rehearsal import answering, naming, perform
from kapstok.rehearsal.naming import has, listed, now_open, same
from kapstok.rehearsal.scenario import Step
from kapstok.rehearsal.steps import StepFailed, Told
from kapstok.rehearsal.world import OpenTask, World
from kapstok.variants.nearest import hint

Check = Callable[[World, Told, Step], None]
NOBODY = "niemand"


def heeft_taak(world: World, told: Told, step: Step) -> None:
    found = naming.open_tasks(world, told["taak"])
    if same(told["rol"], NOBODY):
        return _no_task(world, told["taak"], found)
    wanted = naming.role(world.version.manifest, told["rol"])
    if not found:
        raise StepFailed(f'"{told["taak"]}" staat bij niemand open. {_instead(world, wanted)}')
    others = {task.definition.role for task in found} - {wanted}
    if others:
        labels = listed(world.version.role_label(role) or "niemand" for role in sorted(others))
        raise StepFailed(f'"{told["taak"]}" ligt bij {labels}. {_instead(world, wanted)}')
    if told.get("partij"):
        naming.open_task(world, told["taak"], wanted, told["partij"])
    return None


def _instead(world: World, wanted: str) -> str:
    if world.closed or not world.tasks:
        return now_open(world)
    label = world.version.role_label(wanted)
    names = listed(f'"{task.name}"' for task in world.tasks_of(wanted))
    return f"{label} heeft nu: {names or 'niets'}. {now_open(world)}"


def heeft_alleen(world: World, told: Told, step: Step) -> None:
    wanted = naming.role(world.version.manifest, told["rol"])
    asked = [naming.task_ids(world.version, name) for name in re.findall(r'"([^"]+)"', told["taken"])]
    own = world.tasks_of(wanted)
    missing = [ids for ids in asked if not any(task.definition.element in ids for task in own)]
    extra = [task for task in own if not any(task.definition.element in ids for ids in asked)]
    if missing or extra:
        raise StepFailed(f"{_instead(world, wanted)}")


def geen_taak_rol(world: World, told: Told, step: Step) -> None:
    wanted = naming.role(world.version.manifest, told["rol"])
    if world.tasks_of(wanted):
        raise StepFailed(f"Er is wel een taak. {has(world, wanted)}.")


def geen_taak(world: World, told: Told, step: Step) -> None:
    _no_task(world, told["taak"], naming.open_tasks(world, told["taak"]))


def _no_task(world: World, name: str, found: list[OpenTask]) -> None:
    if found:
        raise StepFailed(f'"{name}" staat open. {has(world, found[0].definition.role)}.')


def termijn(world: World, told: Told, step: Step) -> None:
    found = naming.open_tasks(world, told["taak"])
    if not found:
        raise StepFailed(f'De taak "{told["taak"]}" staat nu niet open. {now_open(world)}')
    wrong = next((task for task in found if task.due != _wanted_day(world, told, task)), None)
    if wrong is None:
        return
    if wrong.due is None:
        raise StepFailed(f'"{wrong.name}" heeft geen termijn.')
    words = world.version.due_words(wrong.definition.termijn, wrong.opened)
    raise StepFailed(f'De termijn van "{wrong.name}" is {wrong.due:%d-%m-%Y} ({words}).')


def _wanted_day(world: World, told: Told, task: OpenTask) -> date:
    if told.get("dag"):
        return perform.day_of(told["dag"])
    opened = clock.day_of(task.opened)
    count, unit = int(told["aantal"]), told["eenheid"].lower()
    if unit.startswith("werkdag"):
        return clock.add_workdays(opened, count, world.version.manifest.sluitingsdagen)
    if unit == "uur":
        return clock.day_of(task.opened + timedelta(hours=count))
    return opened + timedelta(days=count * (7 if unit.startswith("we") else 1))


def fase(world: World, told: Told, step: Step) -> None:
    if world.fase != int(told["fase"]):
        raise StepFailed(f"De fase is nu {world.fase}, niet {told['fase']}.")


def regie(world: World, told: Told, step: Step) -> None:
    _holds(world, told["regie"].lower(), told["rol"])


def bestuurlijk(world: World, told: Told, step: Step) -> None:
    _holds(world, "bestuurlijk", told["rol"])


def _holds(world: World, kind: str, words: str) -> None:
    wanted = "" if same(words, NOBODY) else naming.holder(world.version.manifest, words)
    found = world.regie.get(kind, "")
    if found != wanted:
        what = "bestuurlijk verantwoordelijk is" if kind == "bestuurlijk" else f"{kind} heeft"
        raise StepFailed(f"{what} nu: {world.version.role_label(found) or NOBODY}.".capitalize())


def advies(world: World, told: Told, step: Step) -> None:
    tables = world.version.tables
    name = told["tabel"]
    table = next((key for key, found in tables.items() if same(key, name) or same(found.name, name)), None)
    if table is None:
        raise StepFailed(f'De beslistabel "{name}" bestaat niet.{hint(name, [t.name or k for k, t in tables.items()])}')
    if table not in world.advice:
        raise StepFailed(f'De beslistabel "{name}" is nog niet gevraagd.')
    outputs = world.advice[table].outputs
    if told["uitvoer"] not in outputs:
        raise StepFailed(f'"{name}" heeft geen uitvoer "{told["uitvoer"]}".{hint(told["uitvoer"], outputs)}')
    found = outputs[told["uitvoer"]]
    if not _equal(found, told["waarde"]):
        raise StepFailed(f'"{name}" adviseert {told["uitvoer"]} = {_shown(found)}.')


def _equal(found: Any, text: str) -> bool:
    wanted = answering.value_of(text)
    if isinstance(found, list):
        return [str(item) for item in found] == [part.strip() for part in text.strip("[]").split(",") if part.strip()]
    return found == wanted or str(found) == text


def _shown(found: Any) -> str:
    if isinstance(found, bool):
        return "ja" if found else "nee"
    return "niets" if found is None else str(found)


def afgesloten(world: World, told: Told, step: Step) -> None:
    if not world.closed:
        raise StepFailed(f"De casus is nog open. {now_open(world)}")


def open_(world: World, told: Told, step: Step) -> None:
    if world.closed or world.run is None:
        raise StepFailed("De casus is afgesloten." if world.closed else "Er is nog geen casus.")


def geen_keuze(world: World, told: Told, step: Step) -> None:
    naming.role(world.version.manifest, told["rol"])
    form_id = naming.form_of(world, told["taak"])
    form = world.version.form(form_id)
    item = answering.field(form, told["veld"])
    choices = answering.options(item, answering.sources(world.version.manifest, form))
    if any(told["waarde"] == choice.value or same(told["waarde"], choice.label) for choice in choices):
        raise StepFailed(f'"{told["waarde"]}" is wel een keuze: {listed(choice.value for choice in choices)}.')


def geen_bericht(world: World, told: Told, step: Step) -> None:
    wanted = naming.role(world.version.manifest, told["rol"])
    keys = naming.message_keys(world, told["bericht"])
    if any(world.may_send(wanted, key) for key in keys):
        raise StepFailed(f'{world.version.role_label(wanted)} kan "{told["bericht"]}" nu wel melden.')


def geweigerd(world: World, told: Told, step: Step) -> None:
    form_id = naming.form_of(world, told["taak"])
    try:
        answering.cleaned(world.version, form_id, step, world.running.data)
    except Invalid as refusal:
        said = answering.told(refusal)
        if told.get("zin") and told["zin"].casefold() not in said.casefold():
            raise StepFailed(f"Het formulier weigert het om iets anders: {said}") from None
        return
    raise StepFailed("Het formulier neemt deze antwoorden aan.")


CHECKS: Mapping[str, Check] = {
    "heeft_taak": heeft_taak,
    "heeft_taak_partij": heeft_taak,
    "heeft_alleen": heeft_alleen,
    "termijn": termijn,
    "fase": fase,
    "regie": regie,
    "bestuurlijk": bestuurlijk,
    "geen_taak_rol": geen_taak_rol,
    "geen_taak": geen_taak,
    "advies": advies,
    "afgesloten": afgesloten,
    "open": open_,
    "geen_keuze": geen_keuze,
    "geen_bericht": geen_bericht,
    "geweigerd": geweigerd,
}
