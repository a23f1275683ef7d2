"""From one version to another: the choices that follow from both, and which casussen stand alike."""

import hashlib
from collections.abc import Mapping
from uuid import UUID

from kapstok.engine.migrate import Choices, standing
from kapstok.variants.version import Version


def choices_between(old: Version, new: Version, renamed: Mapping[str, str], go_on: Mapping[str, str]) -> Choices:
    """The designer's choices, with the settings of kapstok.toml that are new or have another value."""
    was, now = old.manifest.instellingen, new.manifest.instellingen
    settings = {key: (was.get(key), value) for key, value in now.items() if was.get(key) != value}
    return Choices(dict(renamed), dict(go_on), settings)


def group_of(version_id: UUID, state: bytes) -> str:
    """A short name for all casussen that stand in the same places on the same version."""
    return hashlib.sha256(f"{version_id}{standing(state)}".encode()).hexdigest()[:16]
