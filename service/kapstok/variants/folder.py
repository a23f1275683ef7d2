"""Variants on disk: a folder with kapstok.toml and afspraken.toml, what it inherits, and the forms beside it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kapstok.errors import Broken, Finding, NotFound
from kapstok.variants import hooks, manifest, manifest_text
from kapstok.variants.manifest import FILE
from kapstok.variants.nearest import hint
from kapstok.variants.sealed import AGREED, MOST_BYTES, MOST_FILES, Bundle, too_much

KINDS = (".bpmn", ".dmn", ".form", ".feature")
VARIANT = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def load(processes: Path, forms: Path, variant: str) -> Bundle:
    """The variant in `processes/<variant>` with its forms and what it inherits; raises Broken or NotFound."""
    chain = _chain(processes, variant)
    files: dict[str, bytes] = {}
    origin: dict[str, str] = {}
    table: dict[str, Any] = {}
    agreed: list[bytes] = []
    for name, own in reversed(chain.items()):
        found = _files_of(processes / name, forms / name, with_scenarios=name == variant)
        agreed += [found[AGREED]] if AGREED in found else []
        files |= found
        origin |= dict.fromkeys(found, name)
        table = manifest_text.merge(table, own)
    files |= {AGREED: _agreed(agreed)} if len(agreed) > 1 else {}
    files[FILE] = manifest_text.write({**table, "erft_van": ""}) if len(chain) > 1 else files[FILE]
    files = hooks.bind(files, manifest.build(FILE, table).haken)
    return Bundle.from_files(files, tuple(chain), {**dict.fromkeys(files, variant), **origin})


def _agreed(texts: Sequence[bytes]) -> bytes:
    """The agreements of what is inherited with those of the variant over them, key by key."""
    table: dict[str, Any] = {}
    for text in texts:
        try:
            table = manifest_text.merge(table, tomllib.loads(text.decode("utf-8-sig")))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise Broken([Finding(AGREED, "afspraken", f"Dit bestand is geen TOML: {error}.")]) from None
    return manifest_text.write(table)


def loose(path: Path) -> Bundle:
    """A single file, or a folder of files that are no variant yet."""
    found = {path.name: path.read_bytes()} if path.is_file() else _files_of(path, path, with_scenarios=True)
    return Bundle.from_files({name: data for name, data in found.items() if name != FILE})


def _chain(processes: Path, variant: str) -> dict[str, dict[str, Any]]:
    """The manifests as they stand, the variant's own first."""
    chain: dict[str, dict[str, Any]] = {}
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


def _files_of(folder: Path, forms: Path, with_scenarios: bool) -> dict[str, bytes]:
    """A folder may not reach outside itself: what a link points to elsewhere is left out."""
    places = [folder, forms, *([folder / "scenarios"] if with_scenarios else [])]
    paths = sorted({path for place in places if place.is_dir() for path in place.iterdir() if _belongs(path)})
    if len(paths) > MOST_FILES or sum(path.stat().st_size for path in paths) > MOST_BYTES:
        raise too_much()
    return {_name(folder, path): path.read_bytes() for path in paths}


def _belongs(path: Path) -> bool:
    inside = path.resolve().parent == path.parent.resolve()
    return inside and path.is_file() and (path.name in (FILE, AGREED) or path.suffix in KINDS)


def _name(folder: Path, path: Path) -> str:
    return f"scenarios/{path.name}" if path.parent == folder / "scenarios" else path.name
