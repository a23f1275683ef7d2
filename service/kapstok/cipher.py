"""The cipher of the dossier: what professionals write down cannot be read without a key outside the database.

Keys are Fernet keys (AES-128-CBC with HMAC-SHA256), the newest first: it seals, all of them open. They come from
`KAPSTOK_DOSSIER_KEYS` (comma separated) or from the file `dossier.keys` in the data folder, one a line, made at
first need. Who loses the keys loses the dossier: keep them apart from the backup of the database.
"""

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from kapstok import keyfile
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


def is_newest(sealed: bytes) -> bool:
    """Whether it was sealed with the newest key."""
    try:
        Fernet(keys()[0]).decrypt(sealed)
    except InvalidToken:
        return False
    return True


def reseal(sealed: bytes) -> bytes:
    """The same under the newest key, with the moment of sealing kept; Unavailable when no key fits."""
    unseal(sealed)
    return _keyring().rotate(sealed)


def keys() -> tuple[str, ...]:
    """The keys, the newest first; one is made when there is none."""
    given = settings().dossier_keys
    if given:
        return tuple(key.strip() for key in given.split(",") if key.strip())
    return tuple(keyfile.kept(path(), fresh).split())


def names() -> list[str]:
    """What the keys may be called in print: the first letters of their digest, which open nothing."""
    return [hashlib.sha256(key.encode()).hexdigest()[:12] for key in keys()]


def fresh() -> str:
    """A key that nobody has."""
    return Fernet.generate_key().decode()


def path() -> Path:
    return settings().data / FILE


def add_key() -> None:
    """Put a new key before the others in the key file; what is written from now on is sealed with it."""
    keyfile.replace(path(), "\n".join([fresh(), *keys()]))
    forget_keys()


def retire_keys() -> None:
    """Keep only the newest key; what was not sealed anew can no longer be read."""
    keyfile.replace(path(), keys()[0])
    forget_keys()


def forget_keys() -> None:
    """Read the keys again at the next need."""
    _ring.cache_clear()


def _keyring() -> MultiFernet:
    # Another process may add a key: what this one writes from then on must be sealed with that key too.
    return _ring(settings().dossier_keys or _stamp())


def _stamp() -> tuple[str, int, int]:
    name = os.path.join(settings().data, FILE)
    try:
        found = os.stat(name)
    except FileNotFoundError:
        keys()
        found = os.stat(name)
    return name, found.st_ino, found.st_mtime_ns


@lru_cache(maxsize=1)
def _ring(_from: str | tuple[str, int, int]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in keys()])
    except ValueError as error:
        raise Unavailable(
            "Een sleutel van het dossier is geen geldige sleutel. Maak er een met: kapstok key new"
        ) from error
