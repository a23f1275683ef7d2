"""From a path that somebody types to the variant that is meant, and back from a file in it to a path."""

import os
from dataclasses import dataclass
from pathlib import Path

import click

from kapstok.variants import bundle as bundles
from kapstok.variants.bundle import Bundle
from kapstok.variants.manifest import FILE

FORMS = "forms"


@dataclass(frozen=True)
class Meant:
    """`only` is the one file of the variant that was asked for, None for all of it."""

    path: Path
    bundle: Bundle
    processes: Path | None = None
    only: str | None = None

    def shown(self, name: str) -> str:
        """Where a file of the bundle stands, seen from here."""
        if self.processes is None:
            place = self.path / name if self.path.is_dir() else self.path
        else:
            owner = self.bundle.origin.get(name, self.bundle.variant)
            folder = self.processes.parent / FORMS if name.endswith(".form") else self.processes
            place = folder / owner / name
        return os.path.relpath(place)


def find(text: str) -> Meant:
    """The variant in a folder, a file of a variant, or loose files; UsageError when there is nothing there."""
    path = Path(text).resolve()
    if not path.exists():
        raise click.UsageError(f'"{text}" bestaat niet. Noem een map zoals processes/basis, of een bestand.')
    folder = next((place for place in (path, path.parent, path.parent.parent) if (place / FILE).is_file()), None)
    if folder is None:
        return Meant(path, bundles.loose(path))
    bundle = bundles.load(folder.parent, folder.parent.parent / FORMS, folder.name)
    only = None if path in (folder, folder / FILE) else path.relative_to(folder).as_posix()
    return Meant(path, bundle, folder.parent, only if path.is_file() else None)


def find_variant(text: str) -> Meant:
    """The same, but loose files are refused: a scenario needs a whole variant."""
    meant = find(text)
    if meant.processes is None:
        raise click.UsageError(f'"{text}" hoort niet bij een variant: er is geen {FILE}.')
    return meant
