"""Which of a variant's own changes still apply when the basis under it moves, and which ask for a choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kapstok.compare import lines, words
from kapstok.compare.change import Change
from kapstok.compare.whole import bundles
from kapstok.variants import manifest_text, parts
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import Bundle

# What a variant calls itself never comes from the basis.
OWN_NAME = frozenset({"instelling titel", "instelling omschrijving"})


@dataclass(frozen=True)
class Choice:
    """A change of the variant and the change of the basis that it cannot be combined with."""

    own: Change
    base: Change
    sentence: str


@dataclass(frozen=True)
class Rebase:
    """`fits`: the variant's own changes that apply unseen; `choices`: those for a person to decide."""

    fits: tuple[Change, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def sentence(self) -> str:
        asked = len({(choice.own.file, choice.own.touches) for choice in self.choices})
        total = len(self.fits) + asked
        if not total:
            return "Uw variant heeft geen eigen wijzigingen."
        if not asked:
            return f"{'Uw ene wijziging past' if total == 1 else f'Alle {total} wijzigingen passen'} vanzelf."
        fit = len(self.fits)
        return (
            f"{fit} van uw {words.number(total, 'wijziging', 'wijzigingen')} {'past' if fit == 1 else 'passen'} "
            f"vanzelf, {asked} {'vraagt' if asked == 1 else 'vragen'} een keuze."
        )


def three_way(base_old: Bundle, base_new: Bundle, variant: Bundle) -> Rebase:
    """The variant's changes against `base_old`, held against what `base_new` changed in that; raises Broken."""
    own = bundles(base_old, variant).changes
    moved = bundles(base_old, base_new).changes
    fits: list[Change] = []
    choices: list[Choice] = []
    for change in own:
        against = [base for base in moved if _collide(change, base)]
        choices += [Choice(change, base, _asked(change, base)) for base in against]
        if not against:
            fits.append(change)
    return Rebase(tuple(fits), tuple(choices))


def _collide(own: Change, base: Change) -> bool:
    """The same place with another outcome, or one takes away what the other stands on."""
    if own.touches <= OWN_NAME:
        return False
    if own.touches == base.touches and own.new == base.new and own.sentence == base.sentence:
        return False
    return bool(own.touches & base.touches) or _undermines(base, own) or _undermines(own, base)


def _undermines(one: Change, other: Change) -> bool:
    return any(_within(place, gone) for gone in one.removes for place in (*other.needs, *other.touches))


def _within(place: str, gone: str) -> bool:
    return place == gone or place.startswith(f"{gone} ")


def _asked(own: Change, base: Change) -> str:
    return f"Bij u: {_inner(own.sentence)} In de nieuwe basis: {_inner(base.sentence)} Welke geldt?"


def _inner(sentence: str) -> str:
    return sentence if sentence.endswith((".", "’")) else f"{sentence}."


@dataclass(frozen=True)
class Merged:
    """`files` are whole files of the moved variant; `open` are files that both sides changed, left as they were."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    open: tuple[str, ...] = ()


def merge(base_old: Bundle, base_new: Bundle, variant: Bundle) -> Merged:
    """File by file what one side changed; kapstok.toml key by key, where the variant's own keys win.

    A file that both changed is put together where the changes stand apart; else it stays the variant's, in `open`.
    """
    files: dict[str, bytes] = {}
    left: list[str] = []
    for name in sorted({*base_old.files, *base_new.files, *variant.files} - {FILE}):
        old, new, own = (bundle.files.get(name) for bundle in (base_old, base_new, variant))
        kept = new if own == old else own
        if own != old and new != old and own != new:
            kept = _both(name, (old, new, own)) or own
            left += [name] if kept is own else []
        if kept is not None:
            files[name] = kept
    if FILE in variant.files:
        tables = [manifest_text.parse(FILE, found.files.get(FILE, b"")) for found in (base_old, base_new, variant)]
        files[FILE] = manifest_text.write(_keys(*tables))
    return Merged(files, tuple(left))


def _both(name: str, sides: tuple[bytes | None, bytes | None, bytes | None]) -> bytes | None:
    """The changes of both sides in one file, when they stand apart in it and the outcome can be read."""
    old, new, own = sides
    if old is None or new is None or own is None:
        return None
    merged = lines.merge(old, new, own)
    return merged if merged is not None and _reads(name, merged) else None


def _reads(name: str, data: bytes) -> bool:
    found = parts.read(Bundle.from_files({name: data}))
    return not found.findings


def _keys(old: Mapping[str, Any], new: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Every key as the variant has it when it says something of its own, else as the new basis has it."""
    found: dict[str, Any] = {}
    for key in dict.fromkeys([*own, *new]):
        parts = [table.get(key) for table in (old, new, own)]
        if isinstance(parts[2], dict) and isinstance(parts[1], dict):
            found[key] = _keys(parts[0] if isinstance(parts[0], dict) else {}, parts[1], parts[2])
            continue
        kept = parts[1] if parts[2] == parts[0] else parts[2]
        if kept is not None:
            found[key] = kept
    return found
