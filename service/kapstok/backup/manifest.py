"""What is in a copy: of when, of which version, and the digest of every file in it. No key, and nothing of a casus."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kapstok.errors import KapstokError

FILE = "manifest.json"
FORMAT = 1
PIECE = 1 << 20


class CopyUnusable(KapstokError):
    """This folder is no copy, or not a whole one."""


@dataclass(frozen=True)
class Manifest:
    """`key_check` shows whether a state key is the one of this copy, and cannot be turned back into it."""

    format: int
    kapstok: str
    kind: str
    revision: str
    taken_at: str
    key_check: str
    columns: dict[str, list[str]]
    rows: dict[str, int]
    digests: dict[str, str]

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.taken_at)


def write(folder: Path, manifest: Manifest) -> None:
    """The last file of a copy: without it the copy is not complete."""
    (folder / FILE).write_text(json.dumps(asdict(manifest), indent=2, ensure_ascii=False) + "\n")


def read(folder: Path) -> Manifest:
    """The manifest of a copy whose files are all there and unchanged, or CopyUnusable."""
    try:
        found = Manifest(**json.loads((folder / FILE).read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise CopyUnusable(
            f"In {folder} staat geen volledige reservekopie ({FILE} ontbreekt of is onleesbaar). Neem een andere."
        ) from error
    if found.format != FORMAT:
        raise CopyUnusable("Deze reservekopie is van een nieuwere Kapstok. Zet haar terug met die versie.")
    for name, digest in found.digests.items():
        path = folder / name
        if "/" in name or not path.is_file() or digest_of(path) != digest:
            raise CopyUnusable(f"De reservekopie is beschadigd: {name} ontbreekt of is veranderd. Neem een andere.")
    return found


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found.update(piece)
    return found.hexdigest()
