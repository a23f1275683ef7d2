"""What of the diagrams was passed, by the scenarios or by exploring: data to paint on them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kapstok.engine import changes as happened
from kapstok.engine.changes import Change
from kapstok.rehearsal.explored import Explored
from kapstok.rehearsal.play import Result
from kapstok.rehearsal.world import Passed
from kapstok.variants.version import Version


@dataclass(frozen=True)
class Painted:
    """One process: how often each element and flow was passed (in how many scenarios or steps), 0 when never."""

    process: str
    file: str
    elements: Mapping[str, int]
    flows: Mapping[str, int]

    @property
    def share(self) -> tuple[int, int]:
        """How many of its elements were passed, of how many."""
        return sum(count > 0 for count in self.elements.values()), len(self.elements)


@dataclass(frozen=True)
class Coverage:
    """By process id, as drawn."""

    processes: Mapping[str, Painted]

    @property
    def elements(self) -> frozenset[str]:
        """Everything that was passed at all."""
        return frozenset(id for one in self.processes.values() for id, count in one.elements.items() if count)

    @property
    def share(self) -> tuple[int, int]:
        shares = [one.share for one in self.processes.values()]
        return sum(done for done, _ in shares), sum(total for _, total in shares)


def by_scenarios(version: Version, results: Iterable[Result]) -> Coverage:
    """In how many scenarios each element and flow was passed."""
    count = _Counting(version)
    for result in results:
        count.add(_in_order(result.trace))
    return count.coverage()


def _in_order(trace: Sequence[Passed]) -> list[str]:
    return [passed.element for passed in trace]


def by_exploring(found: Explored) -> Coverage:
    """On how many of the explored steps each element and flow was passed."""
    count = _Counting(found.version)
    for edge in found.edges:
        count.add([edge.action.element, *filter(None, map(_passed, (*edge.changes, *edge.undone)))])
    return count.coverage()


def _passed(change: Change) -> str | None:
    match change:
        case happened.TaskOpened(element=element) | happened.StepPassed(element=element):
            return element
        case happened.MessageAwaited(element=element) | happened.FaseEntered(element=element):
            return element
        case happened.TimerArmed(element=element) | happened.JobWanted(element=element):
            return element
        case happened.Decided(element=element):
            return element
    return None


@dataclass
class _Counting:
    """Adds up traces. A flow was gone when its target follows its source, and no nearer source does."""

    version: Version
    elements: Counter[str] = field(default_factory=Counter)
    flows: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        documents = self.version.documents.values()
        kinds = {item.id: item.kind for item in self.version.places.elements}
        self.starts = {
            item.id for item in self.version.places.elements if item.kind == "startEvent" and not item.parent
        }
        self.calls: dict[str, list[str]] = {}
        for item in self.version.places.elements:
            if item.called:
                self.calls.setdefault(item.called, []).append(item.id)
        self.processes = {item.id: item.process for item in self.version.places.elements}
        self.joins = {id for id, kind in kinds.items() if kind == "parallelGateway"}
        self.into: dict[str, list[tuple[str, str]]] = {}
        for document in documents:
            for flow in document.flows.values():
                self.into.setdefault(flow.target, []).append((flow.id, flow.source))

    def add(self, trace: Sequence[str]) -> None:
        trace = list(self._with_calls(trace))
        self.elements.update(set(trace))
        gone: set[str] = set()
        last: dict[str, int] = {}
        for place, element in enumerate(trace):
            sources = [(last[source], flow) for flow, source in self.into.get(element, ()) if source in last]
            if element in self.joins:
                gone.update(flow for flow, _ in self.into.get(element, ()))
            elif sources:
                gone.add(max(sources)[1])
            last[element] = place
        self.flows.update(gone)

    def _with_calls(self, trace: Iterable[str]) -> Iterator[str]:
        """A call says that it was passed when it is done; it is entered where the process in it begins."""
        before: set[str] = set()
        for element in trace:
            if element in self.starts:
                yield from self._entered(self.calls.get(self.processes[element], []), before)
            yield element
            before.add(element)

    def _entered(self, calls: Sequence[str], before: set[str]) -> list[str]:
        likely = [call for call in calls if any(source in before for _, source in self.into.get(call, ()))]
        return likely[-1:] or list(calls[:1])

    def coverage(self) -> Coverage:
        return Coverage(
            {
                process.id: Painted(
                    process.id,
                    document.name,
                    {item.id: self.elements[item.id] for item in process.elements},
                    {flow.id: self.flows[flow.id] for flow in process.flows},
                )
                for document in self.version.documents.values()
                for process in document.processes
            }
        )
