"""What two gemeenten settled differently in kapstok.toml: roles, termijnen, fasen, lists and settings."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kapstok.compare import words
from kapstok.compare.change import Change, Kind
from kapstok.compare.route import Route
from kapstok.compare.side import Side
from kapstok.compare.steps import termijn_sentence
from kapstok.variants.manifest import FILE

Routes = tuple[Mapping[str, Route], Mapping[str, Route]]
REGIE = ("casusregie", "procesregie", "bestuurlijk")


def changes(old: Side, new: Side, routes: Routes) -> Iterator[Change]:
    """Nothing for loose files, which have no kapstok.toml. `naam` and `erft_van` say which variant it is."""
    if old.bundle.loose or new.bundle.loose:
        return
    yield from _whole(old, new)
    yield from _roles(old, new)
    yield from _termijnen((old, new), routes)
    yield from _fasen(old, new)
    yield from _table("instellingen", old.manifest.instellingen, new.manifest.instellingen)
    yield from _lists(old, new)
    yield from _hooks((old, new), routes)


def _change(kind: Kind, sentence: str, path: str, values: tuple[Any, Any]) -> Change:
    old, new = values
    place = frozenset({f"instelling {path}"})
    return Change(kind, sentence, FILE, path, old, new, place, removes=place if new is None else frozenset())


def _whole(old: Side, new: Side) -> Iterator[Change]:
    before, after = old.manifest, new.manifest
    for word in ("titel", "omschrijving"):
        was, now = getattr(before, word), getattr(after, word)
        if was != now:
            yield _change("tekst", f"De {word} van de variant is nu {words.quoted(now)}.", word, (was, now))
    if before.hoofdproces != after.hoofdproces:
        sentence = (
            f"De route begint nu in {new.process(after.hoofdproces)} in plaats van {old.process(before.hoofdproces)}."
        )
        yield _change("route", sentence, "hoofdproces", (before.hoofdproces, after.hoofdproces))
    for day in sorted(before.sluitingsdagen ^ after.sluitingsdagen):
        came = day in after.sluitingsdagen
        sentence = f"{day:%d-%m-%Y} is nu {'een sluitingsdag' if came else 'geen sluitingsdag meer'}."
        yield _change("wanneer", sentence, f"sluitingsdagen.{day}", (None, day) if came else (day, None))


def _roles(old: Side, new: Side) -> Iterator[Change]:
    before, after = old.manifest.rollen, new.manifest.rollen
    for key, role in after.items():
        if key not in before:
            yield _change("instelling", f"De rol {words.quoted(role.label)} is nieuw.", f"rollen.{key}", (None, key))
    for key, role in before.items():
        if key not in after:
            yield _change("instelling", f"De rol {words.quoted(role.label)} vervalt.", f"rollen.{key}", (key, None))
            continue
        now = after[key]
        name = words.quoted(now.label)
        if role.label != now.label:
            sentence = f"De rol {words.quoted(role.label)} heet nu {name}."
            yield _change("tekst", sentence, f"rollen.{key}.label", (role.label, now.label))
        if role.omschrijving != now.omschrijving:
            sentence = f"De omschrijving van de rol {name} is nu: {words.quoted(now.omschrijving or 'niets')}"
            yield _change("tekst", sentence, f"rollen.{key}.omschrijving", (role.omschrijving, now.omschrijving))
        if role.soort != now.soort:
            sentence = f"De rol {name} is nu voor een {now.soort} in plaats van een {role.soort}."
            yield _change("instelling", sentence, f"rollen.{key}.soort", (role.soort, now.soort))


def _termijnen(sides: tuple[Side, Side], routes: Routes) -> Iterator[Change]:
    """A termijn that steps use is told by the names of those steps."""
    before, after = (side.manifest.termijnen for side in sides)
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key, ""), after.get(key, "")
        users = [_using(found, key) for found in routes]
        both = {place: name for place, name in users[1].items() if place in users[0]}
        called = words.quoted(key.replace("_", " "))
        sentence = ""
        if was and now and was != now:
            sentence = termijn_sentence(list(both.values()) or [called], sides, (was, now))
        elif was != now and not users[1 if now else 0]:
            sentence = (
                f"De termijn {called} is nieuw: {sides[1].time(now)}." if now else f"De termijn {called} vervalt."
            )
        if sentence:
            change = _change("wanneer", sentence, f"termijnen.{key}", (was or None, now or None))
            yield replace(change, touches=change.touches.union(both))


def _using(routes: Mapping[str, Route], key: str) -> dict[str, str]:
    """The places that go by this termijn, with the name of their step."""
    return {
        f"stap {route.process} {step.id} {aspect}": route.place(step.id)
        for route in routes.values()
        for step in route.steps.values()
        for aspect in ("termijn", "tijd")
        if step.aspects[aspect].removeprefix("termijn:").strip() == key
    }


def _fasen(old: Side, new: Side) -> Iterator[Change]:
    for number in sorted({*old.manifest.fasen, *new.manifest.fasen}):
        before, after = old.manifest.fasen.get(number), new.manifest.fasen.get(number)
        if before is None or after is None:
            told = "heeft nu eigen instellingen" if after else "heeft geen eigen instellingen meer"
            yield _change("instelling", f"AVE {number} {told}.", f"fasen.{number}", (before, after))
            continue
        for word in REGIE:
            was, now = getattr(before, word), getattr(after, word)
            if was != now:
                name = "bestuurlijke verantwoordelijkheid" if word == "bestuurlijk" else word
                sentence = f"In {after.naam} ligt de {name} nu bij {new.role(now)} in plaats van {old.role(was)}."
                yield _change("wie", sentence, f"fasen.{number}.{word}", (was, now))
        for word in ("naam", "kleur"):
            was, now = getattr(before, word), getattr(after, word)
            if was != now:
                sentence = f"De {word} van AVE {number} is nu {words.quoted(now)} in plaats van {words.quoted(was)}."
                yield _change("tekst", sentence, f"fasen.{number}.{word}", (was, now))


def _table(section: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        if was == now and (key in before) == (key in after):
            continue
        name = f"De instelling {words.quoted(key)}"
        if key not in before:
            sentence = f"{name} is nieuw: {_value(now)}."
        elif key not in after:
            sentence = f"{name} vervalt; die was {_value(was)}."
        else:
            sentence = f"{name} gaat van {_value(was)} naar {_value(now)}."
        yield _change("instelling", sentence, f"{section}.{key}", (was, now))


def _value(value: Any) -> str:
    return words.quoted(words.value(value))


def _lists(old: Side, new: Side) -> Iterator[Change]:
    before, after = old.manifest.lijsten, new.manifest.lijsten
    for key in dict.fromkeys([*before, *after]):
        name, path = f"De lijst {words.quoted(key)}", f"lijsten.{key}"
        if key not in before:
            yield _change("instelling", f"{name} is nieuw: {words.listed(after[key].values())}.", path, (None, key))
        elif key not in after:
            yield _change("instelling", f"{name} vervalt.", path, (key, None))
        else:
            yield from _list(name, path, before[key], after[key])


def _list(name: str, path: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for item in dict.fromkeys([*before, *after]):
        was, now = before.get(item), after.get(item)
        if was == now:
            continue
        if was is None:
            sentence = f"{name} heeft nu ook {words.quoted(now or item)}."
        elif now is None:
            sentence = f"{name} heeft {words.quoted(was)} niet meer."
        else:
            sentence = f"In {name[0].lower()}{name[1:]} heet {words.quoted(was)} nu {words.quoted(now)}."
        kind: Kind = "tekst" if was is not None and now is not None else "instelling"
        yield _change(kind, sentence, f"{path}.{item}", (was, now))


def _hooks(sides: tuple[Side, Side], routes: Routes) -> Iterator[Change]:
    """A hook that calls another process now is told as a step already."""
    before, after = (side.manifest.haken for side in sides)
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        hook = f"haak_{key.removeprefix('haak_')}"
        if was == now or _called(routes[0], hook) != _called(routes[1], hook):
            continue
        name = f"Aan de haak {words.quoted(key)}"
        sentence = (
            f"{name} hangt nu {words.quoted(now)}." if now else f"{name} hangt {words.quoted(was or '')} niet meer."
        )
        yield _change("route", sentence, f"haken.{key}", (was, now))


def _called(routes: Mapping[str, Route], hook: str) -> list[str]:
    return [route.steps[hook].aspects["roept"] for route in routes.values() if hook in route.steps]
