"""The cipher of the dossier: what professionals write down cannot be read without a key outside the database.

Keys are Fernet keys (AES-128-CBC with HMAC-SHA256), the newest first: it seals, all of them open. They come from
`KAPSTOK_DOSSIER_KEYS` (comma separated) or from the file `dossier.keys` in the data folder, one a line, made at
first need. Who loses the keys loses the dossier: keep them apart from the backup of the database.
"""

import os
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from kapstok.errors import Unavailable
from kapstok.settings import settings

FILE = "dossier.keys"


def seal(clear: bytes) -> bytes:
    """The same, unreadable without a key."""
    return _keyring().encrypt(clear)


def unseal(sealed: bytes) -> bytes:
    """What was sealed; Unavailable when none of the keys fits."""
    try:
        return _keyring().decrypt(sealed)
    except InvalidToken as error:
        raise Unavailable(
            "Het dossier kan niet worden gelezen: de sleutel past niet. Zet de sleutel terug die erbij hoort "
            f"(KAPSTOK_DOSSIER_KEYS of het bestand {FILE})."
        ) from error


def reseal(sealed: bytes) -> bytes:
    """The same under the newest key, with the moment of sealing kept."""
    return _keyring().rotate(sealed)


def add_key() -> None:
    """Put a new key before the others in the key file; what is written from now on is sealed with it."""
    path = settings().data / FILE
    _write(path, [Fernet.generate_key().decode(), *_kept(path)])
    forget_keys()


def retire_keys() -> None:
    """Keep only the newest key; what was not sealed anew can no longer be read."""
    path = settings().data / FILE
    _write(path, _kept(path)[:1])
    forget_keys()


def forget_keys() -> None:
    """Read the keys again at the next need."""
    _keyring.cache_clear()


@lru_cache(maxsize=1)
def _keyring() -> MultiFernet:
    given = settings().dossier_keys
    keys = [key.strip() for key in given.split(",")] if given else _kept(settings().data / FILE)
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise Unavailable(
            "Een sleutel van het dossier is geen geldige sleutel. Maak er een met: kapstok key new"
        ) from error


def _kept(path: Path) -> list[str]:
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().split()
        with open(descriptor, "w") as file:
            file.write(Fernet.generate_key().decode() + "\n")
    return path.read_text().split()


def _write(path: Path, keys: list[str]) -> None:
    """Replace the file in one move: a crash leaves the old keys or the new ones."""
    fresh = path.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w") as file:
        file.write("\n".join(keys) + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
