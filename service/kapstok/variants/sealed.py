"""A bundle as a value: every file of one variant, resolved, and sealed with a digest."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kapstok import bounds
from kapstok.errors import Broken
from kapstok.variants import manifest, manifest_text
from kapstok.variants.manifest import FILE, Manifest

AGREED = "afspraken.toml"
MOST_FILES = bounds.BUNDLE_FILES
MOST_BYTES = bounds.BUNDLE_BYTES
NAME = re.compile(r"(?:(?:scenarios|teksten)/)?[\w][\w. -]{0,119}")


@dataclass(frozen=True)
class Bundle:
    """`chain`: the variant and what it inherits from, nearest first; `origin`: whose file each one is.

    `replaced` holds the inherited files that the variant has its own version of: what they promised is kept to.
    """

    variant: str
    files: Mapping[str, bytes]
    manifest: Manifest
    digest: str
    chain: tuple[str, ...] = ()
    origin: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, bytes] = field(default_factory=dict, compare=False)

    @classmethod
    def from_files(
        cls,
        files: Mapping[str, bytes],
        chain: tuple[str, ...] = (),
        origin: Mapping[str, str] | None = None,
        replaced: Mapping[str, bytes] | None = None,
    ) -> "Bundle":
        """A bundle of resolved files; raises Broken when they are too many or the manifest is bad."""
        _refuse_too_much(files)
        settled = manifest.read(FILE, files[FILE]) if FILE in files else Manifest(naam="los")
        kept = dict(sorted(files.items()))
        chain = chain or (settled.naam,)
        whose = origin or dict.fromkeys(kept, settled.naam)
        return cls(settled.naam, kept, settled, digest_of(kept), chain, whose, replaced or {})

    @property
    def loose(self) -> bool:
        """Only some files, without a kapstok.toml that makes them a variant."""
        return FILE not in self.files

    def of_kind(self, suffix: str) -> dict[str, bytes]:
        """The files whose name ends in `suffix`, by name."""
        return {name: data for name, data in self.files.items() if name.endswith(suffix)}


def digest_of(files: Mapping[str, bytes]) -> str:
    """The sha256 over names and contents, in the order of the names."""
    seal = hashlib.sha256()
    for name, data in sorted(files.items()):
        seal.update(f"{len(name.encode())}:{name}:{len(data)}:".encode())
        seal.update(data)
    return seal.hexdigest()


def _refuse_too_much(files: Mapping[str, bytes]) -> None:
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_BYTES:
        raise too_much()
    wrong = [name for name in files if not NAME.fullmatch(name)]
    if wrong:
        sentence = f'De bestandsnaam "{wrong[0][:60]}" kan niet. Gebruik letters, cijfers, streepjes en punten.'
        raise Broken([manifest_text.finding(wrong[0][:60], sentence)])


def too_much() -> Broken:
    """Why a folder or blob of this size is no bundle."""
    limits = f"{MOST_FILES} bestanden en {MOST_BYTES >> 20} MB"
    sentence = f"Een variant heeft hoogstens {limits}. Haal weg wat niet nodig is."
    return Broken([manifest_text.finding(FILE, sentence)])
