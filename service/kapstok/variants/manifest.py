"""kapstok.toml: what a gemeente settles without drawing, such as roles, termijnen, lists and hooks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kapstok.errors import Broken
from kapstok.variants import manifest_text

FILE = "kapstok.toml"


@dataclass(frozen=True)
class Role:
    """A role in the method. `soort` is "persoon" or "organisatie" (one holder per organisation)."""

    key: str
    label: str
    omschrijving: str = ""
    soort: str = "persoon"


@dataclass(frozen=True)
class Fase:
    """An AVE-fase and who would hold which regie in it; "" when nobody."""

    number: int
    naam: str
    kleur: str = ""
    casusregie: str = ""
    procesregie: str = ""
    bestuurlijk: str = ""


@dataclass(frozen=True)
class Manifest:
    """`lijsten` maps the name of a list to its keys with their labels; `instellingen` enter every run."""

    naam: str
    titel: str = ""
    omschrijving: str = ""
    erft_van: str = ""
    hoofdproces: str = ""
    sluitingsdagen: frozenset[date] = frozenset()
    rollen: Mapping[str, Role] = field(default_factory=dict)
    termijnen: Mapping[str, str] = field(default_factory=dict)
    fasen: Mapping[int, Fase] = field(default_factory=dict)
    instellingen: Mapping[str, Any] = field(default_factory=dict)
    lijsten: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    haken: Mapping[str, str] = field(default_factory=dict)

    def role(self, words: str) -> Role | None:
        """The role with this key or label, however it is capitalised."""
        wanted = _flat(words)
        return next((role for role in self.rollen.values() if wanted in (_flat(role.key), _flat(role.label))), None)


def read(name: str, data: bytes) -> Manifest:
    """The manifest in `data`; raises Broken with a finding for every unknown key or wrong value."""
    return build(name, manifest_text.parse(name, data))


def build(name: str, table: Mapping[str, Any]) -> Manifest:
    """The manifest that a checked (and perhaps merged) table says."""
    if not table.get("naam"):
        raise Broken([manifest_text.finding(name, 'De sleutel "naam" ontbreekt. Zet bovenaan naam = "...".', 1)])
    plain = {key: table[key] for key in ("naam", "titel", "omschrijving", "erft_van", "hoofdproces") if key in table}
    return Manifest(
        **plain,
        sluitingsdagen=frozenset(table.get("sluitingsdagen", ())),
        rollen={key: Role(key, **{"label": key, **entry}) for key, entry in table.get("rollen", {}).items()},
        termijnen=dict(table.get("termijnen", {})),
        fasen={int(key): _fase(int(key), entry) for key, entry in sorted(table.get("fasen", {}).items())},
        instellingen=dict(table.get("instellingen", {})),
        lijsten={key: _list(entries) for key, entries in table.get("lijsten", {}).items()},
        haken=dict(table.get("haken", {})),
    )


def _fase(number: int, entry: Mapping[str, str]) -> Fase:
    return Fase(number, **{"naam": f"AVE {number}", **entry})


def _list(entries: Mapping[str, str] | list[str]) -> dict[str, str]:
    return dict(entries) if isinstance(entries, Mapping) else {item: item for item in entries}


def _flat(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").replace("-", " ").split())
