"""The moves that people and time can make in a casus at rest."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kapstok import clock
from kapstok.errors import NotFound
from kapstok.rehearsal.branch import Branch
from kapstok.rehearsal.choosing import Choice, Choices, Chooser, Wanted, wanted_in
from kapstok.rehearsal.explored import Action, Watch
from kapstok.rehearsal.questions import Questions
from kapstok.rehearsal.world import CASUSREGISSEUR, START, OpenTask, Push
from kapstok.variants.definitions import MessageDefinition
from kapstok.variants.version import Version

FIRST_DAY = clock.day_of(START)


@dataclass(frozen=True)
class Move:
    """An action that can be made in a branch; two of the same `likeness` go the same way."""

    action: Action
    likeness: Hashable = None


class Moves:
    """Answers are chosen once for every form and place."""

    def __init__(self, version: Version, questions: Questions, chooser: Chooser, watch: Watch):
        self.version, self.questions, self.chooser, self.watch = version, questions, chooser, watch
        self.ahead = ahead = questions.ahead
        self.partly = False
        self._read = ahead.reads(ahead.elements)
        self._wanted: dict[tuple[str, frozenset[str]], Wanted] = {}
        self._left_out: dict[str, str] = {}
        self._places: tuple[str, ...] = ()

    def of(self, branch: Branch) -> list[Move]:
        """All of them: tasks by element, then messages, then the first timer. `partly` says whether some are not."""
        self.partly = False
        self._places = branch.places
        moves: list[Move] = []
        parties: set[str] = set()
        for task in sorted(branch.tasks.values(), key=lambda task: (task.definition.element, task.item or "")):
            element = task.definition.element
            if element not in parties:
                moves.extend(self._of_task(branch, task))
            if task.item is not None:
                # Parties do the same thing in any order, so one order is enough.
                parties.add(element)
        for message in sorted(branch.messages.values(), key=lambda message: message.element):
            moves.extend(self._of_message(branch, message))
        moves.extend(_of_time(branch))
        return moves

    def _of_task(self, branch: Branch, task: OpenTask) -> Iterator[Move]:
        definition = task.definition
        for choice in self._choices(branch, definition.element, definition.name, definition.form):
            action = Action(
                "taak",
                definition.element,
                definition.name,
                definition.role,
                task.item,
                choice.answers,
                choice.process_data,
                choice.words,
            )
            yield Move(action, self._likeness(definition.element, choice, self._places))

    def _of_message(self, branch: Branch, message: MessageDefinition) -> Iterator[Move]:
        role = message.roles[0] if message.roles else CASUSREGISSEUR
        for choice in self._choices(branch, message.element, message.label, message.form):
            action = Action(
                "bericht",
                message.element,
                message.label,
                role,
                None,
                choice.answers,
                choice.process_data,
                choice.words,
            )
            yield Move(action, self._likeness(message.element, choice, self._places))

    def _choices(self, branch: Branch, element: str, name: str, form: str | None) -> tuple[Choice, ...]:
        today = branch.now.astimezone(clock.AMSTERDAM).date()
        try:
            found = self.chooser.choices(
                form, self._wanted_at(element, form, self._places), branch.running.data, FIRST_DAY
            )
        except NotFound as missing:
            found = Choices((), refused=str(missing))
        self.partly = self.partly or bool(found.left_out or found.refused)
        if found.left_out:
            self._left_out[element] = f'Van "{name}" zijn {found.left_out} combinaties van antwoorden niet geprobeerd.'
        if found.refused:
            self._left_out[element] = f'Het formulier van "{name}" is niet in te vullen: {found.refused}'
        return tuple(_later(choice, today) for choice in found.found)

    def _wanted_at(self, element: str, form: str | None, places: tuple[str, ...]) -> Wanted:
        live = self._live(element, places)
        if (element, live) not in self._wanted:
            keys = [item.key for item in self.version.form(form).inputs]
            answered = frozenset(move.field for move in self.ahead.regie(element) if move.field)
            self._wanted[element, live] = wanted_in(keys, live, self._read, self.watch.fields | answered)
        return self._wanted[element, live]

    def _likeness(self, element: str, choice: Choice, places: tuple[str, ...]) -> Hashable:
        counts = self._live(element, places)
        said = [(key, repr(value)) for key, value in choice.process_data.items() if key in counts]
        moved = [repr(choice.answers.get(move.field)) for move in self.ahead.regie(element) if move.field]
        return element, tuple(said), tuple(moved)

    def _live(self, element: str, places: tuple[str, ...]) -> frozenset[str]:
        """The form of a party's task writes into the list of all parties."""
        use, live = self.ahead.uses[element], self.questions.live(element, places)
        return live | use.adds if use.writes & live else live

    def left_out(self) -> list[str]:
        return list(self._left_out.values())


def _later(choice: Choice, today: date) -> Choice:
    """Answers are worked out for the first day, and moved along with time."""
    days = today - FIRST_DAY
    if not days:
        return choice

    def moved(value: object) -> object:
        if isinstance(value, str) and len(value) == 10 and value[4:5] == "-" and value[:4].isdigit():
            return (date.fromisoformat(value) + days).isoformat()
        return value

    answers = {key: moved(value) for key, value in choice.answers.items()}
    data = {key: moved(value) for key, value in choice.process_data.items()}
    return Choice(answers, data, choice.words)


def _of_time(branch: Branch) -> Iterator[Move]:
    """Only the first: the others get their turn when it has gone off or is dropped."""
    if branch.timers:
        first = branch.timers[0]
        name = first.name or first.element
        action = Action("tijd", first.element, name, words=(f"{name}: {_day(first.due)}",))
        yield Move(action, first.element)


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(clock.AMSTERDAM):%d-%m-%Y}"


def perform(branch: Branch, action: Action) -> None:
    """Do it; NotFound when it cannot be done now."""
    if action.kind == "tijd":
        if all(timer.element != action.element for timer in branch.timers):
            raise NotFound(f'Op "{action.name}" wordt nu niet gewacht.')
        branch.go_off()
    elif action.kind == "taak":
        tasks = [task for task in branch.tasks.values() if task.definition.element == action.element]
        task = next((task for task in tasks if task.item == action.item), None)
        if task is None:
            raise NotFound(f'De taak "{action.name}" staat nu niet open.')
        branch.complete(task, action.answers, action.data)
    else:
        keys = [key for key, message in branch.messages.items() if message.element == action.element]
        if not keys:
            raise NotFound(f'Op "{action.name}" wordt nu niet gewacht.')
        branch.deliver(keys[0], Push(action.role, action.answers), action.data)
