"""What became of it: the answers that people got, held against the database, and the database against itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from clients import Client, Deed
from sqlalchemy import select
from surroundings import Surroundings

from kapstok.audit.chain import Line
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.dossier.answers import Answers
from kapstok.inspection.inspect import inspect
from kapstok.people.model import Person
from kapstok.tasks.model import Task


@dataclass
class Verdict:
    """`violations` names the invariant (see the developers' page on what is promised) and what broke it."""

    acks: int = 0
    unknown: int = 0
    deaths: int = 0
    violations: list[str] = field(default_factory=list)

    @property
    def rules(self) -> set[str]:
        return {violation.split()[0] for violation in self.violations}


def judge(clients: Iterable[Client], around: Surroundings) -> Verdict:
    verdict = judge_deeds([deed for client in clients for deed in client.deeds], around)
    for client in clients:
        verdict.violations += [f"status {status}" for status in client.refused]
    return verdict


def judge_deeds(deeds: list[Deed], around: Surroundings) -> Verdict:
    verdict = Verdict(sum(deed.acknowledged for deed in deeds), sum(deed.unknown for deed in deeds))
    verdict.violations += [f"{defect.rule} {defect}" for defect in inspect()]
    names = _names()
    verdict.violations += [f"I8 {it.who} was refused his own deed" for it in deeds if _own_refused(it, names[it.who])]
    verdict.violations += _against_the_database(deeds, around.casus_id)
    verdict.violations += around.judge()
    return verdict


def _own_refused(deed: Deed, name: str) -> bool:
    return deed.unknown > 0 and not deed.acknowledged and f"door {name} op" in deed.refusal


def _names() -> dict[str, str]:
    with reading() as session:
        return {row.username: row.name for row in session.scalars(select(Person))}


def _against_the_database(deeds: list[Deed], neighbours: UUID) -> list[str]:
    with reading() as session:
        names = {row.id: row.username for row in session.scalars(select(Person))}
        tasks = {str(row.id): row for row in session.scalars(select(Task))}
        casussen = {str(casus_id) for casus_id in session.scalars(select(Casus.id))}
        words = {str(row.task_id): row.values.get("wie") for row in session.scalars(select(Answers)) if row.task_id}
        closed = Counter(_closed(session.scalars(select(Line))))
        opened = session.scalars(select(Line).where(Line.act == "open_casus", Line.casus_id != neighbours)).all()
    found: list[str] = []
    for path, won in _by_path(deeds).items():
        if path == "/casussen":
            continue
        task = tasks[path.split("/")[2]]
        done = task.status == "done" and task.closed_by is not None and names[task.closed_by]
        if len(won) > 1:
            found.append(f"I5 {len(won)} people were told that they completed one task")
        for deed in won:
            if done != deed.who or closed[task.key] != 1:
                found.append(f"I1 an acknowledged completion is not there once: {done}, {closed[task.key]}")
            elif words.get(str(task.id)) != deed.word:
                found.append("I4 the answers are not those of who was told that he was first")
    asked = [deed for deed in deeds if deed.path == "/casussen"]
    found += ["I1 an acknowledged casus is gone" for deed in asked if deed.acknowledged and deed.casus not in casussen]
    if len(opened) > len(asked):
        found.append(f"I8 {len(opened)} casussen were opened where {len(asked)} were asked for")
    return found


def _closed(lines: Iterable[Line]) -> Iterable[str]:
    for line in lines:
        for change in line.detail.get("changes", []):
            if change["kind"] == "TaskClosed":
                yield change["key"]


def _by_path(deeds: list[Deed]) -> dict[str, list[Deed]]:
    won: dict[str, list[Deed]] = {}
    for deed in deeds:
        if deed.acknowledged:
            won.setdefault(deed.path, []).append(deed)
    return won
