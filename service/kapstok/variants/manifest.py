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
    """A role in the method. `soort` is "persoon" or "organisatie" (one holder per organisation).

    `partner` names the organisation that does this for the whole region, such as "zvh".

    `ook` are other labels by which diagrams may call it, such as the label before a variant changed it.
    """

    key: str
    label: str
    omschrijving: str = ""
    soort: str = "persoon"
    ook: tuple[str, ...] = ()
    partner: str = ""


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
    """`lijsten` maps the name of a list to its keys with their labels; `instellingen` enter every run.

    `contacten` maps a role to whom to call, for the regiekaart. `namen` and `uitleg` map an element to what the
    variant calls it and to what it says at it.
    """

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
    contacten: Mapping[str, str] = field(default_factory=dict)
    namen: Mapping[str, str] = field(default_factory=dict)
    uitleg: Mapping[str, str] = field(default_factory=dict)

    @property
    def role_names(self) -> dict[str, str]:
        """Every word by which a diagram may call a role, with its label."""
        once = {old: role.label for role in self.rollen.values() for old in role.ook}
        return {**once, **{key: role.label for key, role in self.rollen.items()}}

    def role(self, words: str) -> Role | None:
        """The role with this key or label, however it is capitalised."""
        wanted = _flat(words)
        named = (role for role in self.rollen.values() if wanted in (_flat(role.key), _flat(role.label)))
        once = (role for role in self.rollen.values() if wanted in map(_flat, role.ook))
        return next(named, None) or next(once, None)


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
        rollen={key: _role(key, entry) for key, entry in table.get("rollen", {}).items()},
        termijnen=dict(table.get("termijnen", {})),
        fasen={int(key): _fase(int(key), entry) for key, entry in sorted(table.get("fasen", {}).items())},
        instellingen=dict(table.get("instellingen", {})),
        lijsten={key: _list(entries) for key, entries in table.get("lijsten", {}).items()},
        haken=dict(table.get("haken", {})),
        contacten=dict(table.get("contacten", {})),
        namen=dict(table.get("namen", {})),
        uitleg=dict(table.get("uitleg", {})),
    )


def _role(key: str, entry: Mapping[str, Any]) -> Role:
    return Role(key, **{"label": key, **entry, "ook": tuple(entry.get("ook", ()))})


def _fase(number: int, entry: Mapping[str, str]) -> Fase:
    return Fase(number, **{"naam": f"AVE {number}", **entry})


def _list(entries: Mapping[str, str] | list[str]) -> dict[str, str]:
    return dict(entries) if isinstance(entries, Mapping) else {item: item for item in entries}


def _flat(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").replace("-", " ").split())
