"""Who did what and who is in charge: answers belong to tasks that were done, and one person holds regie."""

from collections import Counter
from collections.abc import Iterator

from kapstok.inspection.defects import LOOK, RESTORE, Defect
from kapstok.inspection.gathered import Gathered


def inspect_people(it: Gathered) -> Iterator[Defect]:
    """Answers beside tasks, and the regie ledger."""
    kenmerk = it.casus.kenmerk
    done = {task.id: task for task in it.tasks if task.status == "done"}
    answered = {(answer.task_id, answer.person_id) for answer in it.answers if answer.task_id}
    if any(task_id not in done for task_id, _ in answered):
        yield Defect(kenmerk, "antwoorden", "Er zijn antwoorden bij een taak die niet is afgerond.", RESTORE)
    if any((task.id, task.closed_by) not in answered for task in done.values()):
        yield Defect(
            kenmerk, "antwoorden", "Bij een afgeronde taak ontbreken de antwoorden van wie haar deed.", RESTORE
        )
    if any((task.closed_at is None) != (task.status == "open") for task in it.tasks):
        yield Defect(kenmerk, "taken", "Een taak heeft geen moment van afsluiten, of juist wel terwijl zij open is.")
    yield from _regie(it)


def _regie(it: Gathered) -> Iterator[Defect]:
    kenmerk, casus = it.casus.kenmerk, it.casus
    held = Counter(row.kind for row in it.regie if row.until is None)
    if any(count > 1 for count in held.values()):
        yield Defect(kenmerk, "regie", "Twee mensen hebben tegelijk dezelfde regie.", LOOK)
    if casus.closed_at is not None and held:
        yield Defect(kenmerk, "regie", "De casus is afgesloten, maar iemand heeft nog regie.", LOOK)
    if casus.closed_at is None and casus.fase >= 2 and not held["casusregie"]:
        yield Defect(kenmerk, "regie", "Niemand heeft casusregie.", "Laat een teamleider een casusregisseur aanwijzen.")
