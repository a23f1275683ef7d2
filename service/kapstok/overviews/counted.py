"""What is counted of the casussen of one gemeente in one year: numbers only, no person and no casus in the answer."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus, Event
from kapstok.catalogue import model as catalogue
from kapstok.dossier.answers import Answers
from kapstok.dossier.informeren import Informeren
from kapstok.tasks.model import Task

FASEN = {"1": "AVE 1", "2": "AVE 2", "3": "AVE 3", "4": "AVE 4"}
WARM = "overdracht_accepteren_warm"
MIRROR = "spiegel_"
Key = tuple[str, str]


@dataclass
class Counted:
    """`numbers` by table and cell; `days` the workdays of every stay in a fase; `labels` words for criteria."""

    numbers: Counter[Key] = field(default_factory=Counter)
    days: dict[str, list[int]] = field(default_factory=dict)
    labels: dict[Key, str] = field(default_factory=dict)

    def middle(self, fase: str) -> int:
        return round(median(self.days.get(fase) or [0]))


def count(session: Session, gemeente_id: str, year: int) -> Counted:
    """Everything of one gemeente. A year is whole: no two periods differ by a day."""
    found = Counted()
    casussen = list(session.scalars(select(Casus).where(Casus.gemeente_id == gemeente_id)))
    ids = [casus.id for casus in casussen]
    _casussen(found, casussen, year)
    _informed(found, session, [casus for casus in casussen if casus.closed_at is None and casus.fase >= 2])
    for casus_id, events in _events(session, ids).items():
        closed = next(casus.closed_at for casus in casussen if casus.id == casus_id)
        _moves(found, events, closed, year)
    _tasks(found, session, gemeente_id, year)
    _answers(found, session, casussen, year)
    return found


def _in(moment: datetime | None, year: int) -> bool:
    return moment is not None and clock.day_of(moment).year == year


def _casussen(found: Counted, casussen: Sequence[Casus], year: int) -> None:
    for casus in casussen:
        if casus.closed_at is None and casus.fase:
            found.numbers["fase", str(casus.fase)] += 1
        found.numbers["stroom", "in"] += _in(casus.opened_at, year)
        found.numbers["stroom", "uit"] += _in(casus.closed_at, year)


def _informed(found: Counted, session: Session, casussen: Sequence[Casus]) -> None:
    ids = {casus.id for casus in casussen}
    states: dict[UUID, str] = dict.fromkeys(ids, "nog_niet")
    query = select(Informeren.casus_id, Informeren.state).where(Informeren.casus_id.in_(ids)).order_by(Informeren.at)
    states.update((row.casus_id, row.state) for row in session.execute(query))
    found.numbers.update(("geinformeerd", state) for state in states.values())


def _events(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[Event]]:
    kinds = ("fase", "fase_overgeslagen")
    query = select(Event).where(Event.casus_id.in_(ids), Event.kind.in_(kinds)).order_by(Event.casus_id, Event.id)
    found: dict[UUID, list[Event]] = {}
    for event in session.scalars(query):
        found.setdefault(event.casus_id, []).append(event)
    return found


def _moves(found: Counted, events: Sequence[Event], closed: datetime | None, year: int) -> None:
    moves = [event for event in events if event.kind == "fase"]
    for event in events:
        if not _in(event.at, year):
            continue
        before, after = event.detail.get("van") or 0, event.detail.get("naar") or 0
        if event.kind == "fase_overgeslagen":
            found.numbers["beweging", "overgeslagen"] += 1
        elif before:
            found.numbers["beweging", "op" if after > before else "af"] += 1
    ends = [*(event.at for event in moves[1:]), closed]
    for event, end in zip(moves, ends, strict=True):
        fase = str(event.detail.get("naar"))
        if end is not None and _in(end, year) and fase in FASEN:
            found.numbers["doorlooptijd", fase] += 1
            found.days.setdefault(fase, []).append(_workdays(event.at, end))


def _workdays(start: datetime, end: datetime) -> int:
    return clock.workdays_between(clock.day_of(start), clock.day_of(end))


def _tasks(found: Counted, session: Session, gemeente_id: str, year: int) -> None:
    query = select(Task.closed_at, Task.due_on).where(
        Task.gemeente_id == gemeente_id,
        Task.status == "done",
        Task.due_on.is_not(None),
        Task.closed_at >= clock.start_of_day(date(year, 1, 1)),
        Task.closed_at < clock.start_of_day(date(year + 1, 1, 1)),
    )
    for closed_at, due_on in session.execute(query):
        if closed_at is not None and due_on is not None:
            found.numbers["termijn", "op_tijd" if clock.day_of(closed_at) <= due_on else "te_laat"] += 1


def _answers(found: Counted, session: Session, casussen: Sequence[Casus], year: int) -> None:
    """In how many casussen a criterium was named and its mirror answered; the warme overdrachten that were accepted."""
    forms = _forms(found, session, {casus.version_id for casus in casussen})
    query = select(Answers).where(
        Answers.casus_id.in_([casus.id for casus in casussen]),
        Answers.form.in_({*forms, WARM}),
        Answers.at >= clock.start_of_day(date(year, 1, 1)),
        Answers.at < clock.start_of_day(date(year + 1, 1, 1)),
    )
    named: set[tuple[UUID, Key]] = set()
    for row in session.scalars(query):
        named.update((row.casus_id, key) for key in _criteria(row))
        if row.form == WARM and row.values.get("overdracht_besluit") == "accepteren":
            found.numbers["warm", "geaccepteerd"] += 1
    found.numbers.update(key for _, key in named)


def _criteria(row: Answers) -> Iterator[Key]:
    chosen = row.values.get("criteria") or []
    yield from (("criteria_op", str(key)) for key in (chosen if isinstance(chosen, list) else [chosen]))
    yield from (("criteria_af", key.removeprefix(MIRROR)) for key, said in row.values.items() if said and MIRROR in key)


def _forms(found: Counted, session: Session, versions: set[UUID]) -> set[str]:
    """The forms that ask criteria, in the versions that run; and the words for each criterium."""
    forms = set()
    for version_id in versions:
        for form in catalogue.compiled(session, version_id).forms.values():
            for item in form.inputs:
                if item.key == "criteria" or item.key.startswith(MIRROR):
                    forms.add(form.id)
                _label(found.labels, item.key, {option.value: option.label for option in item.options})
    return forms


def _label(labels: dict[Key, str], key: str, options: Mapping[str, str]) -> None:
    if key == "criteria":
        labels.update({("criteria_op", value): label for value, label in options.items()})
        labels.update({("criteria_af", value): label for value, label in options.items()})
