"""The cipher of the dossier: what professionals write down cannot be read without a key outside the database.

Sealed is AES-256-GCM. Of the keys the newest comes first: it seals, all of them open. They come from
`KAPSTOK_DOSSIER_KEYS` (comma separated) or from the file `dossier.keys` in the data folder, one a line, made at
first need. Who loses the keys loses the dossier: keep them apart from the backup of the database.
"""

import hashlib
import os
from base64 import urlsafe_b64decode
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kapstok import keyfile
from kapstok.errors import Unavailable
from kapstok.settings import DOSSIER_KEYS, settings

# How sealed bytes begin, then the nonce. An earlier form was a Fernet token, which begins with a letter.
FORM = b"\x01"
NONCE = 12


class Key:
    """A key as it stands in the file, in the form of a Fernet key; ValueError when it is none."""

    def __init__(self, text: str):
        self._earlier = Fernet(text)
        way = HKDF(SHA256(), length=32, salt=None, info=b"kapstok dossier AES-256-GCM")
        self._cipher = AESGCM(way.derive(urlsafe_b64decode(text)))

    def seal(self, clear: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return FORM + nonce + self._cipher.encrypt(nonce, clear, FORM)

    def unseal(self, sealed: bytes) -> bytes | None:
        """None when it does not fit, or when a byte of it changed."""
        try:
            if sealed.startswith(FORM):
                begin = len(FORM) + NONCE
                return self._cipher.decrypt(sealed[len(FORM) : begin], sealed[begin:], FORM)
            return self._earlier.decrypt(sealed)
        except (InvalidTag, InvalidToken, ValueError):  # ValueError: not even as long as a nonce
            return None


def seal(clear: bytes) -> bytes:
    """The same, unreadable without a key."""
    return _keyring()[0].seal(clear)


def unseal(sealed: bytes) -> bytes:
    """What was sealed; Unavailable when none of the keys fits."""
    for key in _keyring():
        clear = key.unseal(sealed)
        if clear is not None:
            return clear
    raise Unavailable(
        "Het dossier kan niet worden gelezen: de sleutel past niet. Zet de sleutel terug die erbij hoort "
        f"(KAPSTOK_DOSSIER_KEYS of het bestand {DOSSIER_KEYS})."
    )


def is_newest(sealed: bytes) -> bool:
    """Whether it was sealed as it would be now: with the newest key, and not in the earlier form."""
    return sealed.startswith(FORM) and _keyring()[0].unseal(sealed) is not None


def reseal(sealed: bytes) -> bytes:
    """The same under the newest key; Unavailable when no key fits."""
    return seal(unseal(sealed))


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
    return Path(settings().dossier_key_file)


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


def _keyring() -> tuple[Key, ...]:
    # Another process may add a key: what this one writes from then on must be sealed with that key too.
    return _ring(settings().dossier_keys or _stamp())


def _stamp() -> tuple[str, int, int]:
    name = settings().dossier_key_file
    try:
        found = os.stat(name)
    except FileNotFoundError:
        keys()
        found = os.stat(name)
    return name, found.st_ino, found.st_mtime_ns


@lru_cache(maxsize=1)
def _ring(_from: str | tuple[str, int, int]) -> tuple[Key, ...]:
    try:
        return tuple(Key(key) for key in keys())
    except ValueError as error:
        raise Unavailable(
            "Een sleutel van het dossier is geen geldige sleutel. Maak er een met: kapstok key new"
        ) from error
