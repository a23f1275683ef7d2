"""Holding a casus: its row locked, its run unsealed; and putting the run back under a new seal."""

import hashlib
import hmac
import secrets
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from kapstok import keyfile
from kapstok.as_read import as_row
from kapstok.at_once import now_is
from kapstok.casus import at_hand
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.engine import Run, Spec
from kapstok.errors import Broken, Finding
from kapstok.prebuilt import Prebuilt
from kapstok.settings import settings


def lock(connection: Connection, casus_id: UUID) -> Casus:
    """The row of a casus, locked until the transaction ends."""
    found = _LOCKED.first(connection, {"casus": casus_id})
    if found is None:
        raise CasusNotFound
    return as_row(Casus, found._asdict())


_LOCKED = Prebuilt(select(*Casus.__table__.columns).where(Casus.id == bindparam("casus")).with_for_update())


def unseal(casus: Casus, spec: Spec) -> Run:
    """The run of a casus; Broken when the stored state is not the one that we stored."""
    return Run.load(spec, verified(casus))


def reseal(casus: Casus, run: Run) -> None:
    """Put the run back in its row, for the act to write when it settles; it stays at hand for the next one."""
    state = run.dump()
    now_is(casus, state=state, seal=_seal(casus.id, state))
    at_hand.leave(casus, run)


def seal(casus: Casus) -> None:
    """Seal the state that stands in the row."""
    casus.seal = _seal(casus.id, casus.state)


def verified(casus: Casus) -> bytes:
    """The stored state as it is; Broken when it is not the one that we stored."""
    if not is_sealed(casus):
        sentence = (
            "De opgeslagen stand van deze casus is beschadigd. Er is niets aan veranderd. "
            "Meld dit bij de beheerder; die zet de laatste goede stand terug."
        )
        raise Broken([Finding(file=casus.kenmerk, rule="stand_beschadigd", sentence=sentence)])
    return casus.state


def state_digest(casus: Casus) -> str:
    """What the audit line keeps of the stored run."""
    return hashlib.sha256(casus.state).hexdigest()


def is_sealed(casus: Casus) -> bool:
    """Whether the stored run is the one that this installation stored."""
    return hmac.compare_digest(casus.seal, _seal(casus.id, casus.state))


def key_check() -> str:
    """By this a key is known as the one of before; the key cannot be found from it."""
    return hmac.new(_key(), b"which key is this", hashlib.sha256).hexdigest()


def _seal(casus_id: UUID, state: bytes) -> bytes:
    # The id is under the seal too, so that the states of two casussen cannot be swapped.
    sealing = _begun(_key()).copy()
    sealing.update(casus_id.bytes + state)
    return sealing.digest()


@lru_cache(maxsize=1)
def _begun(key: bytes) -> hmac.HMAC:
    """A seal with its key and nothing under it yet: to begin one costs as much as the rest."""
    return hmac.new(key, digestmod="sha256")


@lru_cache(maxsize=1)
def _key() -> bytes:
    """The key of the seal: from the environment, else made once and kept outside the database."""
    given = settings().state_key
    if given:
        return given.encode()
    return keyfile.kept(settings().data / "state.key", lambda: secrets.token_hex(32)).encode()
