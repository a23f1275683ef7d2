"""Versions, activations, impact and orders as REST, the shell and pages tell them: in Dutch keys and in sentences."""

from collections.abc import Iterator
from typing import Any

from kapstok.clock import AMSTERDAM
from kapstok.engine.migrate import Question, TimerKept
from kapstok.overviews.impact import Example, Group, Impact
from kapstok.overviews.impact_tasks import NewWork, Pair, TaskChange
from kapstok.overviews.route_versions import ActivationLine, OrderView, VersionLine


def activation(line: ActivationLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "gemeente": line.gemeente,
        "versie": str(line.version_id),
        "variant": line.variant,
        "nummer": line.number,
        "vanaf": line.since.isoformat(),
        "soort": line.kind,
        "status": line.status,
        "beslotenOp": line.decided_at.isoformat(),
        "beslotenDoor": line.decided_by,
    }


def activation_words(line: ActivationLine) -> str:
    day = line.since.astimezone(AMSTERDAM)
    kind = " (teruggedraaid)" if line.kind == "teruggedraaid" else ""
    who = f", besloten door {line.decided_by}" if line.decided_by else ""
    return f"{line.status}: versie {line.number} van {line.variant} vanaf {day:%d-%m-%Y %H:%M}{kind}{who}"


def version(line: VersionLine) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "variant": line.variant,
        "nummer": line.number,
        "titel": line.title,
        "vingerafdruk": line.digest,
        "status": line.status,
        "gecontroleerdOp": line.published_at.isoformat(),
        "gecontroleerdDoor": line.published_by,
        "actiefIn": list(line.active_in),
        "geplandIn": list(line.planned_in),
        "lopendeCasussen": line.running,
        "rapport": line.report,
    }


def version_words(line: VersionLine) -> str:
    where = f" in {', '.join(line.active_in)}" if line.active_in else ""
    planned = f", gepland in {', '.join(line.planned_in)}" if line.planned_in else ""
    casussen = "1 lopende casus" if line.running == 1 else f"{line.running} lopende casussen"
    return f"{line.variant} {line.number}: {line.status}{where}{planned}; {casussen}. {line.id}"


def impact(found: Impact) -> dict[str, Any]:
    return {
        "gemeenten": list(found.gemeenten),
        "lopend": found.running,
        "gaanMee": found.along,
        "vragenKeuze": found.asks,
        "alOpDezeVersie": found.already,
        "beschadigd": found.damaged,
        "groepen": [_group(one) for one in found.groups],
        "taken": [_task(one) for one in found.tasks],
        "nieuwWerk": [_work(one) for one in found.work],
        "voorbeelden": [_example(one) for one in found.sample],
    }


def _group(one: Group) -> dict[str, Any]:
    return {
        "id": one.id,
        "versie": one.version,
        "gemeenten": list(one.gemeenten),
        "fasen": list(one.fasen),
        "plekken": [
            {"proces": process, "element": element, "naam": name}
            for (process, element), name in zip(one.places, one.place_names, strict=True)
        ],
        "aantal": one.count,
        "uitkomst": one.outcome,
        "vragen": [_question(question) for question in one.questions],
        "timers": [_timer(timer) for timer in one.timers],
        "opmerkingen": list(one.notes),
    }


def _question(one: Question) -> dict[str, Any]:
    return {
        "plek": str(one.place),
        "element": one.place.element,
        "naam": one.name,
        "soort": one.kind,
        "zin": one.sentence,
        "voorstellen": list(one.proposals),
    }


def _timer(one: TimerKept) -> dict[str, Any]:
    fresh = one.fresh.isoformat() if one.fresh else None
    return {"element": one.element, "naam": one.name, "blijft": one.due.isoformat(), "zouZijn": fresh}


def _task(one: TaskChange) -> dict[str, Any]:
    return {
        "element": one.element,
        "naam": one.name,
        "aantal": one.count,
        "vervalt": one.withdrawn,
        "heet": _pair(one.called),
        "rol": _pair(one.role),
        "formulier": _pair(one.form),
        "termijn": _pair(one.termijn),
        "verschuiving": [{"werkdagen": days, "taken": many} for days, many in one.shifts.items()],
    }


def _pair(pair: Pair | None) -> dict[str, str] | None:
    return None if pair is None else {"oud": pair[0], "nieuw": pair[1]}


def _work(one: NewWork) -> dict[str, Any]:
    return {
        "gemeente": one.gemeente,
        "rol": one.role,
        "naam": one.role_label,
        "taken": one.tasks,
        "mensen": one.people,
    }


def _example(one: Example) -> dict[str, Any]:
    def drawn(places: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
        return [{"proces": process, "element": element} for process, element in places]

    return {
        "groep": one.group,
        "fase": one.fase,
        "oudeVersie": str(one.old_version_id),
        "oud": drawn(one.old),
        "nieuw": drawn(one.new),
    }


def impact_words(found: Impact) -> str:
    return "\n".join(_impact_lines(found))


def _impact_lines(found: Impact) -> Iterator[str]:
    yield (
        f"{found.running} lopende casussen: {found.along} gaan mee, {found.asks} vragen een keuze, "
        f"{found.already} staan al op deze versie."
    )
    if found.damaged:
        yield f"{found.damaged} zijn niet te lezen en blijven staan: meld dit bij de beheerder."
    for one in found.groups:
        where = ", ".join(f"‘{name}’" for name in one.named_places) or "een onbekende plek"
        yield f"  {one.count} bij {where} ({one.version}): {one.outcome.replace('_', ' ')} [{one.id}]"
        for question in one.questions:
            proposals = f" Bijvoorbeeld: {', '.join(question.proposals)}." if question.proposals else ""
            yield f"    {question.sentence}{proposals} [{question.place}]"
        yield from (f"    {note}" for note in one.notes)
    for task in found.tasks:
        yield f"  {task.count} × taak ‘{task.name}’: {'; '.join(_task_words(task))}"
    for work in found.work:
        alone = " Let op: niemand heeft die rol." if not work.people else ""
        yield f"  {work.role_label} in {work.gemeente} krijgt er {work.tasks} bij.{alone}"


def _task_words(task: TaskChange) -> Iterator[str]:
    if task.withdrawn:
        yield "vervalt"
    changed = (("heet", task.called), ("rol", task.role), ("formulier", task.form), ("termijn", task.termijn))
    for word, pair in changed:
        if pair is not None:
            yield f"{word} was {pair[0] or 'leeg'}, wordt {pair[1] or 'leeg'}"
    for days, many in task.shifts.items():
        if days:
            yield f"{many} schuiven {abs(days)} werkdagen {'op' if days > 0 else 'terug'} als u opnieuw telt"


def order(found: OrderView) -> dict[str, Any]:
    total = sum(found.counts.values())
    return {
        "id": str(found.id),
        "soort": found.kind,
        "status": found.status,
        "gevraagdOp": found.asked_at.isoformat(),
        "klaarOp": found.finished_at.isoformat() if found.finished_at else None,
        "opdracht": found.parameters,
        "totaal": total,
        "gedaan": total - found.counts.get("wacht", 0),
        "aantallen": found.counts,
        "opmerkingen": [{"zin": sentence, "aantal": many} for sentence, many in found.remarks],
        "uitkomst": found.result,
    }


def order_words(found: OrderView) -> str:
    counts = ", ".join(f"{many} {status}" for status, many in sorted(found.counts.items())) or "geen casussen"
    remarks = [f"  {many} ×: {sentence}" for sentence, many in found.remarks]
    return "\n".join([f"Opdracht {found.id}: {found.status}; {counts}.", *remarks])
