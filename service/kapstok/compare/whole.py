"""Two bundles held side by side, kind by kind, and the files that were only drawn differently."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kapstok.compare import drawing, questions, renamed, settled, steps, stories, tables, ways, words, written
from kapstok.compare.change import KINDS, Change, Comparison
from kapstok.compare.route import Route, described, is_silent, routes
from kapstok.compare.side import Side, pair
from kapstok.compare.steps import Both
from kapstok.variants.sealed import Bundle

DRAWN = (".bpmn", ".dmn", ".form")


def bundles(old: Bundle, new: Bundle) -> Comparison:
    """What a casus, a worker or a designer would notice of going from `old` to `new`; raises Broken."""
    if old.digest == new.digest:
        return Comparison()
    before, after = pair(old, new)
    told = list(_all(before, after))
    told += written.changes(before, after, told)
    found = [replace(change, sentence=words.begun(change.sentence)) for change in told]
    order = list(KINDS)
    found.sort(key=lambda change: order.index(change.kind))
    meant = {change.file for change in found}
    drawn = (name for name in old.files if name in new.files and name.endswith(DRAWN) and name not in meant)
    return Comparison(
        tuple(found), tuple(name for name in drawn if not drawing.same(old.files[name], new.files[name], name))
    )


def _all(old: Side, new: Side) -> Iterator[Change]:
    before, after = routes(old), routes(new)
    ids: dict[str, str] = {}
    for process in before.keys() & after.keys():
        again = renamed.find(before[process], after[process])
        yield from _renamed(after[process], again)
        ids |= again
    after = {process: renamed.applied(route, ids) for process, route in after.items()}
    yield from _processes((old, new), before, after)
    yield from tables.changes(old, new)
    yield from questions.changes(old, new)
    yield from settled.changes(old, new, (before, after))
    yield from stories.changes(old.bundle, new.bundle)


def _renamed(route: Route, ids: Mapping[str, str]) -> Iterator[Change]:
    for new, old in ids.items():
        sentence = f"{route.place(new)} heeft een andere id: {old} is nu {new}."
        anchor = frozenset(f"stap {route.process} {id}" for id in (old, new))
        yield Change("instelling", sentence, route.file, new, old, new, anchor, removes=anchor)


def _processes(sides: tuple[Side, Side], before: Mapping[str, Route], after: Mapping[str, Route]) -> Iterator[Change]:
    for process, route in before.items():
        if process not in after:
            sentence = f"Het proces {sides[0].process(process)} vervalt."
            anchor = frozenset({f"proces {process}"})
            yield Change("route", sentence, route.file, process, process, None, anchor, removes=anchor)
    for process, route in after.items():
        if process not in before:
            sentence = f"Het proces {sides[1].process(process)} is nieuw{_contents(route, sides[1])}."
            yield Change("route", sentence, route.file, process, None, process, frozenset({f"proces {process}"}))
        else:
            yield from _process(sides, before[process], route)


def _contents(route: Route, side: Side) -> str:
    told = [described(step, side) for step in route.steps.values() if step.roles and not is_silent(step)]
    return f": {words.listed(told)}" if told else ""


def _process(sides: tuple[Side, Side], old: Route, new: Route) -> Iterator[Change]:
    yield from _about(sides, old, new)
    for id, step in old.steps.items():
        if id in new.steps:
            yield from steps.changes(Both(step, new.steps[id], sides, (old, new)))
    yield from ways.changes(old, new, sides)


def _about(sides: tuple[Side, Side], old: Route, new: Route) -> Iterator[Change]:
    before, after = (side.processes[new.process] for side in sides)
    anchor = f"proces {new.process}"
    name = sides[1].process(new.process)
    if before.name != after.name:
        sentence = f"Het proces {sides[0].process(old.process)} heet nu {name}."
        yield Change("tekst", sentence, new.file, new.process, before.name, after.name, frozenset({f"{anchor} naam"}))
    if before.executable != after.executable:
        sentence = f"Het proces {name} kan nu {'wel' if after.executable else 'niet meer'} worden uitgevoerd."
        touched = frozenset({f"{anchor} uitvoerbaar"})
        yield Change("route", sentence, new.file, new.process, before.executable, after.executable, touched)
    texts = [" ".join(process.documentation.split()) for process in (before, after)]
    if texts[0] != texts[1]:
        sentence = f"De uitleg bij het proces {name} is nu: {words.quoted(texts[1] or 'niets')}"
        yield Change("tekst", sentence, new.file, new.process, texts[0], texts[1], frozenset({f"{anchor} uitleg"}))
