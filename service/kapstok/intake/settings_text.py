"""The kapstok.toml of an intake: the main process and the roles that the diagrams name."""

import re
import tomllib
from collections.abc import Mapping

from kapstok import toml_text
from kapstok.intake.upload import Upload


def write(naam: str, title: str, upload: Upload, given: bytes | None) -> bytes:
    """The settings that came along with the roles they lack, or new ones."""
    known = roles_of(given)
    lines: list[str] = []
    if given is None:
        lines += [f"naam = {_text(naam)}", f"titel = {_text(title)}", f"hoofdproces = {_text(upload.main)}"]
    for key in sorted({key for key in upload.roles.values() if key not in known}):
        lines += ["", f"[rollen.{key}]", f"label = {_text(upload.labels[key])}"]
    return (given.rstrip() + b"\n" if given else b"") + ("\n".join(lines) + "\n").encode()


def roles_of(given: bytes | None) -> Mapping[str, str]:
    """The roles with their labels in the settings that came along."""
    roles = _table(given).get("rollen", {})
    entries = roles.items() if isinstance(roles, dict) else ()
    return {key: str(entry.get("label", key)) for key, entry in entries if isinstance(entry, dict)}


def termijnen_of(given: bytes | None) -> Mapping[str, str]:
    found = _table(given).get("termijnen", {})
    return {key: str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def data_of(given: bytes | None) -> set[str]:
    """The names of the instellingen, which enter every run."""
    found = _table(given).get("instellingen", {})
    return set(map(str, found)) if isinstance(found, dict) else set()


def main_of(given: bytes | None) -> str:
    return str(_table(given).get("hoofdproces", ""))


def _table(given: bytes | None) -> Mapping[str, object]:
    try:
        return toml_text.loads((given or b"").decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}


def _text(value: str) -> str:
    plain = re.sub(r"[\x00-\x1f\x7f]", " ", value)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
