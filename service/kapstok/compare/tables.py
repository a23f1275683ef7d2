"""Decision tables held side by side: rule by rule, and the columns that they consist of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kapstok.compare import words
from kapstok.compare.change import Change, Kind
from kapstok.compare.side import Side
from kapstok.dmn import Output, Rule, Table

POLICIES = {
    "U": "er past er hoogstens een",
    "F": "de eerste die past telt",
    "A": "wat past zegt hetzelfde",
    "R": "alles wat past telt, op volgorde",
    "C": "alles wat past telt",
    "C+": "de som telt",
    "C<": "de laagste telt",
    "C>": "de hoogste telt",
    "C#": "het aantal telt",
}
ORDERED = ("F", "R")
ANYTHING = ("", "-")


def changes(old: Side, new: Side) -> Iterator[Change]:
    before, after = old.parts.tables, new.parts.tables
    for id, table in before.items():
        if id not in after:
            touched = frozenset({f"tabel {id}"})
            sentence = f"Beslistabel {words.quoted(table.name)} vervalt."
            yield Change("welke_beslissing", sentence, table.file, id, id, None, touched, removes=touched)
    for id, table in after.items():
        if id in before:
            yield from _Both(before[id], table).changes()
        else:
            rules = words.number(len(table.rules), "regel", "regels")
            sentence = f"Beslistabel {words.quoted(table.name)} is nieuw: {rules}."
            yield Change("welke_beslissing", sentence, table.file, id, None, id, frozenset({f"tabel {id}"}))


@dataclass(frozen=True)
class _Both:
    old: Table
    new: Table

    def changes(self) -> Iterator[Change]:
        if self.old.name != self.new.name:
            before, after = words.quoted(self.old.name), words.quoted(self.new.name)
            yield self._change(
                f"Beslistabel {before} heet nu {after}.", "naam", (self.old.name, self.new.name), "tekst"
            )
        if self.old.hit_policy != self.new.hit_policy:
            before, after = POLICIES[self.old.hit_policy], POLICIES[self.new.hit_policy]
            told = f"{self._table}: van de regels geldt nu: {after}, in plaats van: {before}."
            yield self._change(told, "telling", (self.old.hit_policy, self.new.hit_policy))
        yield from self._inputs()
        yield from self._outputs()
        yield from self._rules()

    @property
    def _table(self) -> str:
        return f"Beslistabel {words.quoted(self.new.name)}"

    def _inputs(self) -> Iterator[Change]:
        before = {words.expression(column.expression): column for column in self.old.inputs}
        after = {words.expression(column.expression): column for column in self.new.inputs}
        for key, column in after.items():
            if key not in before:
                told = f"{self._table} kijkt nu ook naar {words.quoted(column.label)}."
                yield self._change(told, f"kolom {key}", (None, key))
            elif before[key].label != column.label:
                told = (
                    f"{self._table}: de kolom {words.quoted(before[key].label)} heet nu {words.quoted(column.label)}."
                )
                yield self._change(told, f"kolom {key} naam", (before[key].label, column.label), "tekst")
        for key, column in after.items():
            if key in before and (before[key].kind, before[key].allowed) != (column.kind, column.allowed):
                told = f"{self._table}: in de kolom {words.quoted(column.label)} mogen nu andere waarden staan."
                both = (f"{before[key].kind} {before[key].allowed}", f"{column.kind} {column.allowed}")
                yield self._change(told, f"kolom {key} waarden", both)
        for key, column in before.items():
            if key not in after:
                told = f"{self._table} kijkt niet meer naar {words.quoted(column.label)}."
                yield self._change(told, f"kolom {key}", (key, None))

    def _outputs(self) -> Iterator[Change]:
        before = {column.name: column for column in self.old.outputs}
        after = {column.name: column for column in self.new.outputs}
        for name in sorted(after.keys() - before.keys()):
            yield self._change(f"{self._table} geeft nu ook {words.quoted(name)}.", f"uitkomst {name}", (None, name))
        for name in sorted(before.keys() - after.keys()):
            told = f"{self._table} geeft {words.quoted(name)} niet meer."
            yield self._change(told, f"uitkomst {name}", (name, None))
        for name in sorted(before.keys() & after.keys()):
            if before[name] != after[name]:
                yield self._output(before[name], after[name])

    def _output(self, old: Output, new: Output) -> Change:
        if old.default != new.default:
            first, last = (words.quoted(words.value(one.default)) if one.default else "niets" for one in (old, new))
            told = f"{self._table} geeft zonder passende regel nu {last} in plaats van {first}."
            return self._change(told, f"uitkomst {new.name}", (old.default, new.default))
        told = f"{self._table}: de uitkomst {words.quoted(new.name)} mag nu andere waarden hebben."
        both = (f"{old.kind} {old.allowed}", f"{new.kind} {new.allowed}")
        return self._change(told, f"uitkomst {new.name}", both)

    def _rules(self) -> Iterator[Change]:
        pairs = _pairs(self.old, self.new)
        for new in self.new.rules:
            old = pairs.get(new.number)
            if old is None:
                told = f"{self._table}: regel {new.number} is nieuw ({_told(self.new, new)})."
                yield self._change(told, f"regel {_key(new)}", (None, _told(self.new, new)))
            else:
                yield from self._same_rule(old, new)
        kept = {rule.number for rule in pairs.values()}
        for old in self.old.rules:
            if old.number not in kept:
                told = f"{self._table}: regel {old.number} vervalt ({_told(self.old, old)})."
                yield self._change(told, f"regel {_key(old)}", (_told(self.old, old), None))
        yield from self._order(pairs)

    def _same_rule(self, old: Rule, new: Rule) -> Iterator[Change]:
        before, after = _cells(self.old, old), _cells(self.new, new)
        for column in (column for column in after if column in before and before[column] != after[column]):
            label = _label(self.new, column)
            first, last = _shown(before[column]), _shown(after[column])
            told = f"{self._table}: in regel {new.number} is {words.quoted(label)} nu {last} in plaats van {first}."
            yield self._change(told, f"regel {_key(new)} {column}", (before[column], after[column]))
        if " ".join(old.note.split()) != " ".join(new.note.split()):
            told = f"{self._table}: de uitleg bij regel {new.number} is nu: {words.quoted(new.note or 'niets')}"
            yield self._change(told, f"regel {_key(new)} uitleg", (old.note, new.note), "tekst")

    def _order(self, pairs: Mapping[int, Rule]) -> Iterator[Change]:
        """Only where it matters which rule comes first."""
        order = tuple(pairs[rule.number].number for rule in self.new.rules if rule.number in pairs)
        if order != tuple(sorted(order)) and self.new.hit_policy in ORDERED:
            told = f"{self._table}: de regels staan in een andere volgorde, nu {', '.join(map(str, order))}."
            yield self._change(told, "volgorde", (tuple(sorted(order)), order))

    def _change(
        self, sentence: str, aspect: str, values: tuple[object, object], kind: Kind = "welke_beslissing"
    ) -> Change:
        anchor = f"tabel {self.new.id}"
        old, new = values
        touched, needs = frozenset({f"{anchor} {aspect}"}), frozenset({anchor})
        return Change(kind, sentence, self.new.file, self.new.id, old, new, touched, needs)


def _pairs(old: Table, new: Table) -> dict[int, Rule]:
    """By the number of a new rule the old rule that it is: the same id, else the same content."""
    ids = {rule.id: rule for rule in old.rules if rule.id}
    found = {rule.number: ids[rule.id] for rule in new.rules if rule.id in ids}
    taken = {rule.number for rule in found.values()}
    for rule in new.rules:
        if rule.number not in found:
            same = (
                other for other in old.rules if other.number not in taken and _cells(old, other) == _cells(new, rule)
            )
            for other in list(same)[:1]:
                found[rule.number] = other
                taken.add(other.number)
    return found


def _key(rule: Rule) -> str:
    return rule.id or str(rule.number)


def _cells(table: Table, rule: Rule) -> dict[str, str]:
    names = [
        *(words.expression(column.expression) for column in table.inputs),
        *(f"> {one.name}" for one in table.outputs),
    ]
    cells = (words.expression(cell) for cell in (*rule.cells, *rule.outcomes))
    return {name: "-" if cell in ANYTHING else cell for name, cell in zip(names, cells, strict=True)}


def _label(table: Table, column: str) -> str:
    found = (one.label for one in table.inputs if words.expression(one.expression) == column)
    return next(found, column.removeprefix("> "))


def _shown(cell: str) -> str:
    return "om het even" if cell in ANYTHING else words.quoted(words.value(cell))


def _told(table: Table, rule: Rule) -> str:
    """ "bij veel redenen tegelijk → overweeg_ave_3"."""
    asked = [
        f"{column.label} {words.value(cell)}"
        for column, cell in zip(table.inputs, rule.cells, strict=True)
        if cell not in ANYTHING
    ]
    when = words.lowered(rule.note) if rule.note else words.listed(asked) if asked else "alle andere gevallen"
    gives = next((words.value(outcome) for outcome in rule.outcomes if outcome), "niets")
    return f"bij {when} → {gives}"


__all__ = ["changes"]
