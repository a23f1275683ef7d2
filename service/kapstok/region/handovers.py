"""Where a gemeente and a partner that works for the whole region (such as the ZVH) do not connect."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kapstok.variants.version import Version


@dataclass(frozen=True)
class Gap:
    """`weight` is "fout" when work or information gets lost, "let op" when it only goes otherwise."""

    variant: str
    element: str
    sentence: str
    weight: str = "let op"


@dataclass(frozen=True)
class Work:
    """A task of the partner: its role, its form, and the elements whose answers it is shown."""

    name: str
    role: str
    shows: tuple[str, ...]


def gaps(own: Version, partners: Version, partner: str) -> tuple[Gap, ...]:
    """What the variant of a gemeente sends, held against what the variant of `partner` counts on."""
    sent, expected = _work(own, partner), _work(partners, partner)
    found = [*_absent(own, expected, sent), *_unknown_roles(own, partners, sent)]
    found += [*_missing_fields(own, partners, sent, expected), *_unheard(own, partners, partner)]
    return tuple(found)


def _work(version: Version, partner: str) -> Mapping[str, Work]:
    roles = _roles(version, partner)
    found: dict[str, Work] = {}
    for element in version.places.elements:
        if element.kind != "userTask":
            continue
        task = version.task(element.id)
        if task.role in roles:
            words = (word.strip() for word in (element.attribute("toont") or "").split(","))
            found[element.id] = Work(task.name, task.role, tuple(filter(None, words)))
    return found


def _roles(version: Version, partner: str) -> frozenset[str]:
    return frozenset(key for key, role in version.manifest.rollen.items() if role.partner == partner)


def _absent(own: Version, expected: Mapping[str, Work], sent: Mapping[str, Work]) -> Iterator[Gap]:
    less = [work.name for element, work in expected.items() if element not in sent]
    more = [work.name for element, work in sent.items() if element not in expected]
    if less:
        sentence = f"De partner rekent hier op, maar krijgt het niet: {_listed(less)}."
        yield Gap(own.bundle.variant, "", sentence)
    if more:
        yield Gap(own.bundle.variant, "", f"De partner krijgt hier ook: {_listed(more)}.")


def _unknown_roles(own: Version, partners: Version, sent: Mapping[str, Work]) -> Iterator[Gap]:
    for role in sorted({work.role for work in sent.values()} - set(partners.manifest.rollen)):
        names = [work.name for work in sent.values() if work.role == role]
        sentence = (
            f"{_listed(names)} komt bij de rol {own.role_label(role)}. Die rol kent de partner zelf niet: "
            "spreek af wie haar heeft, anders blijft de taak liggen."
        )
        yield Gap(own.bundle.variant, role, sentence, "fout")


def _missing_fields(
    own: Version, partners: Version, sent: Mapping[str, Work], expected: Mapping[str, Work]
) -> Iterator[Gap]:
    """What a task of the partner shows has to ask at least what the partner's own route asks there."""
    for element in sorted({shown for id in sent if id in expected for shown in expected[id].shows}):
        theirs, ours = _asked(partners, element), _asked(own, element)
        if ours is None and theirs:
            sentence = f"De partner leest wat er bij ‘{partners.task(element).name}’ staat; die stap is er hier niet."
            yield Gap(own.bundle.variant, element, sentence, "fout")
        elif less := {key: label for key, label in (theirs or {}).items() if key not in (ours or {})}:
            sentence = (
                f"De partner rekent op deze antwoorden, en ze worden hier niet gevraagd: {_listed(less.values())}."
            )
            yield Gap(own.bundle.variant, element, sentence, "fout")


def _asked(version: Version, element: str) -> Mapping[str, str] | None:
    """The obligatory questions of a task by key; None when there is no such task."""
    known = {item.id: item for item in version.places.elements if item.kind == "userTask"}
    if element not in known:
        return None
    form = version.form(version.task(element).form)
    return {item.key: item.label for item in form.inputs if item.required}


def _unheard(own: Version, partners: Version, partner: str) -> Iterator[Gap]:
    """A message that the partner sends on his own route has to be heard here too, when he works in it."""
    heard = {name for name, _ in _messages(own, partner)}
    if not _work(own, partner):
        return
    for name, label in sorted(set(_messages(partners, partner))):
        if name not in heard:
            yield Gap(own.bundle.variant, name, f"De partner kan hier niet melden: {label}.")


def _messages(version: Version, partner: str) -> Iterator[tuple[str, str]]:
    roles = _roles(version, partner)
    for element in version.places.elements:
        if any(event.kind == "message" for event in element.events):
            message = version.message(element.id)
            if roles & set(message.roles):
                yield message.message, message.label


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"‘{word}’" for word in words)
