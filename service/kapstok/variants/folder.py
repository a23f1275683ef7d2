"""Variants on disk: a folder with kapstok.toml and afspraken.toml, what it inherits, and the forms beside it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kapstok import toml_text
from kapstok.errors import Broken, Finding, NotFound
from kapstok.variants import hooks, manifest, manifest_text, stories, wording
from kapstok.variants.manifest import FILE
from kapstok.variants.nearest import hint
from kapstok.variants.sealed import AGREED, MOST_BYTES, MOST_FILES, Bundle, too_much

KINDS = (".bpmn", ".dmn", ".form", ".feature")
TEXTS = (".txt", ".mustache")
FOLDERS = {"scenarios": (".feature",), "teksten": TEXTS}
VARIANT = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def load(processes: Path, forms: Path, variant: str) -> Bundle:
    """The variant in `processes/<variant>` with its forms and what it inherits; raises Broken or NotFound."""
    chain = _chain(processes, variant)
    return _resolved(chain, {name: _files_of(processes / name, forms / name) for name in reversed(chain)})


def over(processes: Path, forms: Path, own: Mapping[str, bytes]) -> Bundle:
    """The variant of which these are the files, over what it inherits from the folders; raises Broken."""
    table = manifest_text.parse(FILE, own.get(FILE, b""))
    name = str(table.get("naam", ""))
    if not VARIANT.fullmatch(name):
        sentence = f'"{name}" kan geen naam van een variant zijn. Gebruik kleine letters, cijfers en streepjes.'
        raise Broken([manifest_text.finding(FILE, sentence)])
    above = table.get("erft_van", "")
    chain = {name: table, **(_chain(processes, above, {name: table}) if above else {})}
    inherited = {one: _files_of(processes / one, forms / one) for one in reversed([*chain][1:])}
    return _resolved(chain, {**inherited, name: dict(own)})


def _resolved(chain: Mapping[str, dict[str, Any]], layers: "Mapping[str, Files]") -> Bundle:
    """`chain` are the manifests as they stand, the variant's own first; `layers` the files, its own last."""
    variant = next(iter(chain))
    table: dict[str, Any] = {}
    for own in reversed(list(chain.values())):
        table = manifest_text.merge(table, _renamed_roles(table, own))
    files, origin, replaced = _over(layers)
    agreed = [found[AGREED] for found in layers.values() if AGREED in found]
    files |= {AGREED: _agreed(agreed)} if len(agreed) > 1 else {}
    files[FILE] = manifest_text.write({**table, "erft_van": ""}) if len(chain) > 1 else files[FILE]
    hung = {name for own in chain.values() for name in own.get("haken", {}).values()}
    settled = manifest.build(FILE, table)
    drawn = hooks.bind(hooks.without(files, hung, table.get("haken", {})), settled.haken)
    files = wording.spoken(drawn, settled.namen, settled.uitleg)
    renamed = {name: data for name, data in drawn.items() if data != files[name] and origin.get(name) != variant}
    replaced = {**renamed, **replaced}
    origin = {file: owner for file, owner in origin.items() if file in files}
    return Bundle.from_files(files, tuple(chain), {**dict.fromkeys(files, variant), **origin}, replaced)


Files = dict[str, bytes]


def _over(layers: Mapping[str, Files]) -> tuple[Files, dict[str, str], Files]:
    """The files of the layers over each other, whose each is, and what the last layer took the place of."""
    files: Files = {}
    origin: dict[str, str] = {}
    replaced: Files = {}
    for name, found in layers.items():
        replaced = {file: files[file] for file in found if file in files and file not in (FILE, AGREED)}
        told = {file: data for file, data in found.items() if file.endswith(".feature")}
        before = {file: data for file, data in files.items() if file.endswith(".feature")}
        plain = {file: data for file, data in {**files, **found}.items() if not file.endswith(".feature")}
        scenarios, whose = stories.over(before, origin, told)
        origin = {**origin, **dict.fromkeys(found, name), **whose}
        files = {**plain, **scenarios}
    return files, {file: owner for file, owner in origin.items() if file in files}, replaced


def _renamed_roles(inherited: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What `own` says, where a role that gets another label stays known by the old one: lanes are named so."""
    roles = {}
    for key, entry in own.get("rollen", {}).items():
        old = inherited.get("rollen", {}).get(key, {})
        label = old.get("label", "")
        known = [*old.get("ook", []), *entry.get("ook", [])]
        moved = [label] if label and entry.get("label", label) != label else []
        roles[key] = {**entry, **({"ook": [*dict.fromkeys([*known, *moved])]} if known or moved else {})}
    return {**own, "rollen": roles} if roles else dict(own)


def _agreed(texts: Sequence[bytes]) -> bytes:
    """The agreements of what is inherited with those of the variant over them, key by key."""
    table: dict[str, Any] = {}
    for text in texts:
        try:
            table = manifest_text.merge(table, toml_text.loads(text.decode("utf-8-sig")))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise Broken([Finding(AGREED, "afspraken", f"Dit bestand is geen TOML: {error}.")]) from None
    return manifest_text.write(table)


def loose(path: Path) -> Bundle:
    """A single file, or a folder of files that are no variant yet."""
    found = {path.name: path.read_bytes()} if path.is_file() else _files_of(path, path)
    return Bundle.from_files({name: data for name, data in found.items() if name != FILE})


def _chain(
    processes: Path, variant: str, below: Mapping[str, dict[str, Any]] | None = None
) -> dict[str, dict[str, Any]]:
    """The manifests as they stand, the variant's own first; `below` are those that inherit from it."""
    chain: dict[str, dict[str, Any]] = dict(below or {})
    name = variant
    while name:
        folder = processes / name
        if not VARIANT.fullmatch(name) or not (folder / FILE).is_file():
            raise _unknown(processes, name, chain)
        chain[name] = manifest_text.parse(FILE, (folder / FILE).read_bytes())
        _refuse_other_name(folder / FILE, chain[name])
        name = chain[name].get("erft_van", "")
        if name in chain:
            order = " → ".join([*chain, name])
            raise Broken([manifest_text.finding(FILE, f"De varianten erven in een kring: {order}. Haal er een weg.")])
    return chain


def _refuse_other_name(path: Path, table: Mapping[str, Any]) -> None:
    folder, name = path.parent.name, table.get("naam", "")
    if name and name != folder:
        sentence = f'De variant heet "{name}", maar zijn map heet "{folder}". Maak die twee gelijk.'
        raise Broken([manifest_text.finding(FILE, sentence)])


def _unknown(processes: Path, name: str, chain: Mapping[str, Any]) -> Exception:
    known = [path.parent.name for path in processes.glob(f"*/{FILE}")]
    sentence = f'De variant "{name}" bestaat niet.{hint(name, known)}'
    if not chain:
        return NotFound(sentence)
    return Broken([manifest_text.finding(FILE, f"{sentence} Verbeter erft_van.")])


def _files_of(folder: Path, forms: Path) -> Files:
    """A folder may not reach outside itself: what a link points to elsewhere is left out."""
    places: dict[Path, tuple[str, ...]] = {folder: KINDS, forms: KINDS}
    places |= {folder / name: kinds for name, kinds in FOLDERS.items()}
    found = {path for place, kinds in places.items() if place.is_dir() for path in place.iterdir() if _in(path, kinds)}
    if len(found) > MOST_FILES or sum(path.stat().st_size for path in found) > MOST_BYTES:
        raise too_much()
    return {_name(folder, path): path.read_bytes() for path in sorted(found)}


def _in(path: Path, kinds: tuple[str, ...]) -> bool:
    inside = path.resolve().parent == path.parent.resolve()
    named = path.name in (FILE, AGREED) and kinds is KINDS
    return inside and path.is_file() and (named or path.suffix in kinds)


def _name(folder: Path, path: Path) -> str:
    place = path.parent.name
    return f"{place}/{path.name}" if place in FOLDERS and path.parent == folder / place else path.name
