"""How the route itself differs: steps that came, went or were put in between, and arrows that lead elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kapstok.compare import words
from kapstok.compare.change import Change
from kapstok.compare.route import Edge, Route, described, is_silent, leans_on
from kapstok.compare.side import Side

Pair = tuple[str, str]


def changes(old: Route, new: Route, sides: tuple[Side, Side]) -> Iterator[Change]:
    """The changes in the arrows and in which steps there are; steps on both sides are not looked into."""
    ways = _Ways(old, new, sides)
    yield from ways.steps()
    yield from ways.arrows()


@dataclass
class _Ways:
    """`told` are the arrows, of either version, that a sentence about steps has accounted for."""

    old: Route
    new: Route
    sides: tuple[Side, Side]
    told: set[Pair] = field(default_factory=set)

    def steps(self) -> Iterator[Change]:
        for block in _blocks(self.new, self.old):
            yield self._block(_Block(self.new, self.old, block), self.sides[1], come=True)
        for block in _blocks(self.old, self.new):
            yield self._block(_Block(self.old, self.new, block), self.sides[0], come=False)

    def _block(self, block: "_Block", side: Side, come: bool) -> Change:
        names = [described(block.route.steps[id], side) if come else block.route.place(id) for id in block.shown]
        names = names or [block.route.place(id) for id in block.ids[:1]]
        self.told |= {*block.edges, *block.bridged}
        sentence = _come(block, names) if come else _gone(block, names)
        anchors = {f"stap {block.route.process} {id}" for id in block.ids}
        ends = {id for pair in block.edges for id in pair} - set(block.ids)
        return Change(
            "route",
            sentence,
            block.route.file,
            block.ids[0],
            None if come else tuple(block.ids),
            tuple(block.ids) if come else None,
            frozenset({*anchors, *(_arrow(block.route, pair) for pair in block.bridged)}),
            frozenset({*(f"stap {block.route.process} {id}" for id in ends), *(block.leans if come else ())}),
            frozenset() if come else frozenset(anchors),
        )

    def arrows(self) -> Iterator[Change]:
        gone = [pair for pair in self.old.edges if pair not in self.new.edges and pair not in self.told]
        come = [pair for pair in self.new.edges if pair not in self.old.edges and pair not in self.told]
        for pair in come:
            same = [other for other in gone if other[0] == pair[0]]
            if len(same) == 1 and sum(other[0] == pair[0] for other in come) == 1:
                gone.remove(same[0])
                yield self._turned(same[0], pair)
            else:
                yield self._opened(pair)
        for pair in gone:
            sentence = f"Na {self.old.place(pair[0])} komt {self.old.place(pair[1])} niet meer."
            yield self._change("route", sentence, (pair, None))
        for pair in self.old.edges:
            if pair in self.new.edges:
                yield from self._same(pair)
        yield from self._usual()

    def _turned(self, old: Pair, new: Pair) -> Change:
        extra = _if(self.new.edges[new]) if self.old.edges[old].condition != self.new.edges[new].condition else ""
        instead = self.old.place(old[1])
        sentence = f"Na {self.new.place(new[0])} komt nu {self.new.place(new[1])} in plaats van {instead}{extra}."
        return self._change("route", sentence, (old, new))

    def _opened(self, pair: Pair) -> Change:
        extra = _if(self.new.edges[pair])
        sentence = f"Na {self.new.place(pair[0])} kan nu ook {self.new.place(pair[1])} komen{extra}."
        return self._change("route", sentence, (None, pair))

    def _same(self, pair: Pair) -> Iterator[Change]:
        old, new = self.old.edges[pair], self.new.edges[pair]
        way = f"van {self.new.place(pair[0])} naar {self.new.place(pair[1])}"
        if old.condition != new.condition:
            before, after = (_condition(edge) for edge in (old, new))
            sentence = f"De weg {way} geldt nu {after} in plaats van {before}."
            yield self._change("route", sentence, (pair, pair), " voorwaarde", (old.condition, new.condition))
        if old.name != new.name:
            sentence = (
                f"De pijl {way} heet nu {words.quoted(new.name)}."
                if new.name
                else f"De pijl {way} heeft geen naam meer."
            )
            yield self._change("tekst", sentence, (pair, pair), " naam", (old.name, new.name))

    def _usual(self) -> Iterator[Change]:
        """Another way when nothing applies, where both ways were there already."""
        for source in self.old.steps:
            ways = [_usual_of(route, source) for route in (self.old, self.new)]
            known = all(way is None or (way in self.old.edges and way in self.new.edges) for way in ways)
            if ways[0] != ways[1] and known and source in self.new.steps:
                before, after = (self.new.place(way[1]) if way else "nergens" for way in ways)
                sentence = f"Als niets anders past, komt na {self.new.place(source)} nu {after} in plaats van {before}."
                yield self._change("route", sentence, (ways[0], ways[1]), " anders")

    def _change(
        self,
        kind: str,
        sentence: str,
        pairs: tuple[Pair | None, Pair | None],
        aspect: str = "",
        values: Pair | None = None,
    ) -> Change:
        old, new = pairs
        here = new or old or ("", "")
        touched = frozenset(_arrow(self.new, pair) + aspect for pair in pairs if pair)
        needs = frozenset(f"stap {self.new.process} {id}" for pair in pairs if pair for id in pair)
        before, after = values or (old and " → ".join(old), new and " → ".join(new))
        return Change(kind, sentence, self.new.file, here[0], before, after, touched, needs)  # type: ignore[arg-type]


def _arrow(route: Route, pair: Pair) -> str:
    return f"pijl {route.process} {pair[0]} {pair[1]}"


def _if(edge: Edge) -> str:
    return f", als {edge.condition}" if edge.condition else ""


def _condition(edge: Edge) -> str:
    if edge.condition:
        return f"als {edge.condition}"
    return "als niets anders past" if edge.usual else "altijd"


def _usual_of(route: Route, source: str) -> Pair | None:
    return next((pair for pair, edge in route.edges.items() if pair[0] == source and edge.usual), None)


def _blocks(route: Route, other: Route) -> Iterator[list[str]]:
    """The steps that only `route` has, those that hang together in one block, in the order of the route."""
    left = [id for id in _ordered(route) if id not in other.steps]
    while left:
        block = {left[0]}
        grown = True
        while grown:
            near = {id for here in block for id in _near(route, here) if id in left} - block
            block |= near
            grown = bool(near)
        yield [id for id in left if id in block]
        left = [id for id in left if id not in block]


def _near(route: Route, id: str) -> set[str]:
    step = route.steps[id]
    inner = {other.id for other in route.steps.values() if other.around == id}
    return {*route.after.get(id, ()), *route.before.get(id, ()), *inner, step.around}


def _ordered(route: Route) -> list[str]:
    """As a token would meet them, way beside way."""
    order = [id for id in route.steps if not route.before.get(id)]
    for id in order:
        order += [target for target in dict.fromkeys(route.after.get(id, ())) if target not in order]
    return [*order, *(id for id in route.steps if id not in order)]


@dataclass(frozen=True)
class _Block:
    """Steps that only `route` has. `bridged` are the arrows of `other` in whose place they stand."""

    route: Route
    other: Route
    ids: list[str]

    @property
    def edges(self) -> list[Pair]:
        return [pair for pair in self.route.edges if set(pair) & set(self.ids)]

    @property
    def entries(self) -> list[str]:
        hung = [self.route.steps[id].aspects["hangt_aan"] for id in self.ids]
        into = [source for source, target in self.edges if source not in self.ids]
        return list(dict.fromkeys([*into, *(id for id in hung if id and id not in self.ids)]))

    @property
    def exits(self) -> list[str]:
        return list(dict.fromkeys(target for _, target in self.edges if target not in self.ids))

    @property
    def bridged(self) -> list[Pair]:
        pairs = [(source, target) for source in self.entries for target in self.exits]
        return [pair for pair in pairs if pair in self.other.edges and pair not in self.route.edges]

    @property
    def leans(self) -> set[str]:
        steps = (self.route.steps[id] for id in self.ids)
        return {place for step in steps for aspect, value in step.aspects.items() for place in leans_on(aspect, value)}

    @property
    def shown(self) -> list[str]:
        """What a reader wants named: no joins, and no insides of a sub process that is named itself."""
        inner = [id for id in self.ids if self.route.steps[id].around in self.ids]
        return [id for id in self.ids if id not in inner and not is_silent(self.route.steps[id])]


def _come(block: _Block, names: list[str]) -> str:
    told = f"{', dan '.join(names[:-1])} en dan {names[-1]}" if len(names) > 1 else names[0]
    if block.bridged and len({source for source, _ in block.bridged}) == 1:
        return f"Na {block.route.place(block.bridged[0][0])} komt nu eerst {told}."
    if block.bridged:
        return f"Voor {block.route.place(block.bridged[0][1])} komt nu eerst {told}."
    where = f", na {_places(block, block.entries)}" if block.entries else ""
    where += f" en voor {_places(block, block.exits)}" if block.exits else ""
    return f"Nieuw{where}: {words.listed(names)}."


def _gone(block: _Block, names: list[str]) -> str:
    verb = "vervallen" if len(names) > 1 else "vervalt"
    if block.bridged:
        after = words.listed([block.other.place(source) for source, _ in block.bridged])
        return f"{words.listed(names)} {verb}: na {after} komt nu direct {block.other.place(block.bridged[0][1])}."
    return f"{words.listed(names)} {verb}."


def _places(block: _Block, ids: list[str]) -> str:
    return words.listed([block.route.place(id) for id in ids])
