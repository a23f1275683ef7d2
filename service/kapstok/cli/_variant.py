"""From a path that somebody types to the variant that is meant, and back from a file in it to a path."""

import os
from dataclasses import dataclass
from pathlib import Path

import click

from kapstok.rehearsal import gate
from kapstok.settings import settings
from kapstok.variants import bundle as bundles
from kapstok.variants import packed, stories
from kapstok.variants.bundle import Bundle
from kapstok.variants.manifest import FILE

FORMS = "forms"
PROCESSES = "processes"


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
            place = folder / owner / stories.of(name)
        return os.path.relpath(place)


def find(text: str) -> Meant:
    """The variant in a folder, a file of a variant, or loose files; UsageError when there is nothing there."""
    path = Path(text).resolve()
    if not path.exists():
        raise click.UsageError(f'"{text}" bestaat niet. Noem een map zoals processes/basis, of een bestand.')
    if path.is_file() and packed.is_packed(path.read_bytes()[:4]):
        return Meant(path, _packed(path))
    folder = _folder_of(path)
    if folder is None:
        return Meant(path, bundles.loose(path))
    bundle = bundles.load(folder.parent, folder.parent.parent / FORMS, folder.name)
    only = None if path.is_dir() or path.name == FILE else _name_in(folder, path)
    return Meant(path, bundle, folder.parent, only)


def _packed(path: Path) -> Bundle:
    """A zip with a kapstok.toml is a variant, over what it inherits on this installation; else loose files."""
    files = gate.opened({path.name: path.read_bytes()})
    if FILE in files:
        return bundles.over(settings().processes, settings().forms, files)
    return Bundle.from_files(files)


def _folder_of(path: Path) -> Path | None:
    """The folder of the variant to which a folder or file belongs, also from the folder of its forms."""
    around = (path, path.parent, path.parent.parent)
    forms = next((place for place in around if place.parent.name == FORMS), None)
    beside = [forms.parent.parent / PROCESSES / forms.name] if forms else []
    return next((place for place in (*around, *beside) if (place / FILE).is_file()), None)


def _name_in(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def find_variant(text: str) -> Meant:
    """The same, but loose files are refused: a scenario needs a whole variant."""
    meant = find(text)
    if meant.bundle.loose:
        raise click.UsageError(f'"{text}" hoort niet bij een variant: er is geen {FILE}.')
    return meant
