"""Whether the tokens of a moved run still meet: a branch that nobody walks any more, or a step done twice."""

from collections.abc import Iterator, Sequence

from SpiffWorkflow.util.task import TaskState

from kapstok.engine.elements_ahead import up_to_meetings
from kapstok.engine.events import Boundary
from kapstok.engine.gateways import Meeting, Parallel
from kapstok.engine.mapping import INTERNAL, KEY, NAME, STATE, TRIGGERED, Pair, Row
from kapstok.engine.moving import DROP, Choices, Place, Question
from kapstok.engine.nodes import LIVE
from kapstok.engine.scopes import EventSubprocess, Process


def missing(pair: Pair, gateway: Parallel, tokens: Sequence[Row]) -> list[str]:
    """The flows into a meeting point over which nothing comes any more, while it waits for them."""
    waiting = {row[INTERNAL]["from"] for row in tokens if row[NAME] == gateway.name}
    others = [row[NAME] for row in tokens if row[NAME] != gateway.name]
    fed = {name for name in gateway._inputs if name in waiting or _comes(pair.new, others, name)}
    return [name for name in gateway._inputs if name not in fed] if fed or waiting else []


def questions(pair: Pair, choices: Choices) -> Iterator[Question]:
    standing = tokens(pair)
    for gateway in pair.new.task_specs.values():
        if isinstance(gateway, Parallel) and len(gateway._inputs) > 1 and standing:
            yield from _blocked(pair, gateway, standing, choices)
    yield from _twice(pair, standing, choices)


def _blocked(pair: Pair, gateway: Parallel, tokens: list[Row], choices: Choices) -> Iterator[Question]:
    place = Place(gateway.name, pair.path)
    lacking = missing(pair, gateway, tokens)
    if not lacking or choices.at(place) is not None or _lacked_before(pair, gateway, tokens):
        return
    names = [pair.new.task_specs[name].bpmn_name or name for name in lacking]
    sentence = (
        f"»{gateway.bpmn_name or gateway.name}« wacht in de nieuwe versie ook op »{'« en »'.join(names)}«, en daar "
        f"komt deze casus niet meer langs. Laat die stap alsnog doen, of kies »{DROP}« om er niet op te wachten."
    )
    yield Question(place, gateway.bpmn_name or gateway.name, "samenkomst", sentence, (*lacking, DROP))


def _lacked_before(pair: Pair, gateway: Parallel, tokens: list[Row]) -> bool:
    """It lacked the same under the old version: then nothing changed for this casus."""
    before = pair.old.task_specs.get(gateway.name)
    if not isinstance(before, Parallel):
        return False
    others = [pair.names[row[KEY]] for row in tokens if row[NAME] != gateway.name]
    waiting = {row[INTERNAL]["from"] for row in tokens if row[NAME] == gateway.name}
    fed = [name for name in before._inputs if name in waiting or _comes(pair.old, others, name)]
    return len(fed) < len(before._inputs)


def _comes(process: Process, tokens: Sequence[str], name: str) -> bool:
    return any(name == token or name in up_to_meetings(process, token) for token in tokens)


def _twice(pair: Pair, tokens: list[Row], choices: Choices) -> Iterator[Question]:
    """Two tokens that stood beside each other, and now one would come by where the other stands."""
    standing = {row[KEY]: row for row in tokens if not isinstance(pair.new.task_specs[row[NAME]], Meeting)}
    for one in standing.values():
        place = pair.place(one)
        if choices.at(place) is not None:
            continue
        after = up_to_meetings(pair.new, one[NAME])
        before = up_to_meetings(pair.old, pair.names[one[KEY]])
        for other in standing.values():
            if other[NAME] in after and pair.names[other[KEY]] not in before and other[NAME] != one[NAME]:
                name, met = (pair.old_of(row).bpmn_name or row[NAME] for row in (one, other))
                sentence = (
                    f"»{name}« komt in de nieuwe versie vóór »{met}«, en deze casus staat bij allebei: »{met}« zou "
                    f"twee keer gedaan worden. Kies waar »{name}« verder gaat, of kies »{DROP}«."
                )
                yield Question(place, name, "dubbel", sentence, (DROP,))
                break


def tokens(pair: Pair) -> list[Row]:
    """Where the casus stands within a scope: tasks and waiting, no ears and no instances of a repetition."""
    return [row for row in pair.rows if _is_token(pair, row)]


def _is_token(pair: Pair, row: Row) -> bool:
    after = pair.new.task_specs[row[NAME]]
    if row[TRIGGERED] and row[NAME].endswith("]"):
        return False
    ear = isinstance(after, Boundary | EventSubprocess) and row[STATE] == TaskState.WAITING
    return bool(row[STATE] & LIVE) and not ear and after is not pair.new.end
