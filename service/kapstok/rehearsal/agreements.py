"""The AVE agreements of a region (afspraken.toml), held against everything that can happen on a variant."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kapstok import toml_text
from kapstok.errors import Broken, Finding
from kapstok.rehearsal import agreed_order, agreed_regie, agreed_whole
from kapstok.rehearsal.agreed import Agreement, Matter, Violation
from kapstok.rehearsal.explore import walked
from kapstok.rehearsal.explored import Explored, Watch
from kapstok.variants.nearest import hint
from kapstok.variants.sealed import AGREED, Bundle

__all__ = ["Agreement", "Violation", "check", "of", "read", "watch"]

RULE = "afspraken"
COMMON = ("soort", "zin", "bron", "vervalt")
REGIE = ("casusregie", "procesregie", "bestuurlijk")
GOALS = ("afsluiten", "lagere_fase")
Holding = Callable[[Matter], Iterator[Violation]]


@dataclass(frozen=True)
class Kind:
    """A kind of agreement: how it is held against a variant, and which keys it must and may have.

    One that `looks_ahead` asks what can still be reached, so a single path cannot show it.
    """

    hold: Holding
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    looks_ahead: bool = False


KINDS: Mapping[str, Kind] = {
    "een_houder": Kind(agreed_regie.een_houder, ("regie", "vanaf_fase")),
    "houder_per_fase": Kind(agreed_regie.houder_per_fase, ("regie",), ("zonder",)),
    "nooit_houder": Kind(agreed_regie.nooit_houder, ("regie", "rol", "fase")),
    "regie_eindigt": Kind(agreed_regie.regie_eindigt, ("regie",), ("tijdelijk_in",), True),
    "besluit_voor_fase": Kind(
        agreed_order.besluit_voor_fase, ("fase", "rol", "veld", "antwoord"), ("behalve_instroom",)
    ),
    "criteria_bij_opschalen": Kind(agreed_order.criteria_bij_opschalen, ("veld", "naar_fase"), ("behalve_instroom",)),
    "einde_met": Kind(agreed_order.einde_met, ("stap",), ("behalve_fase",)),
    "verplichte_stap": Kind(agreed_order.verplichte_stap, ("stap",), ("fase", "behalve_instroom")),
    "volgorde": Kind(agreed_order.volgorde, ("eerst", "dan"), ("in_fase",)),
    "als_dan": Kind(agreed_order.als_dan, ("als", "dan")),
    "rol_staat_vast": Kind(agreed_whole.rol_staat_vast, ("stap", "rol")),
    "termijn_hoogstens": Kind(agreed_whole.termijn_hoogstens, ("stap", "werkdagen")),
    "blijft_bereikbaar": Kind(agreed_whole.blijft_bereikbaar, ("vanuit", "doel"), (), True),
    "geen_gegeven": Kind(agreed_whole.geen_gegeven, ("begint_met",)),
    "geen_dode_stappen": Kind(agreed_whole.geen_dode_stappen, (), ("behalve",)),
    "loopt_niet_vast": Kind(agreed_whole.loopt_niet_vast),
}
NUMBERS = frozenset({"vanaf_fase", "fase", "naar_fase", "in_fase", "vanuit", "zonder", "tijdelijk_in", "behalve_fase"})
# A step that fulfils an agreement may not be done early only because nobody notices it.
FULFILS = {"volgorde": "eerst", "verplichte_stap": "stap", "einde_met": "stap", "als_dan": "dan"}


def of(bundle: Bundle) -> tuple[Agreement, ...]:
    """The agreements that hold for a variant, those that it inherits among them; raises Broken."""
    return read(AGREED, bundle.files[AGREED]) if AGREED in bundle.files else ()


def read(name: str, data: bytes) -> tuple[Agreement, ...]:
    """The agreements in one file; raises Broken with everything that is wrong with it."""
    return _built(name, _parsed(name, data))


def check(found: Explored, agreements: Iterable[Agreement]) -> list[Violation]:
    """Every agreement that is broken, each with the shortest path that was found. Finding none is no proof."""
    return [
        _shortened(found, violation) for one in agreements for violation in KINDS[one.kind].hold(Matter(found, one))
    ]


def _shortened(found: Explored, violation: Violation) -> Violation:
    """Without the steps that do not matter: each is left out in turn, and the rest is done again."""
    edges = list(violation.edges)
    for number in range(len(edges) - 2, 0, -1):
        fewer = [*edges[:number], *edges[number + 1 :]]
        again = walked(found.version, [edge.action for edge in fewer])
        same = _same(again, violation) if again else None
        if again and same:
            edges = list(again.edges)
            violation = replace(violation, path=same.path, edges=same.edges)
    return violation


def _same(again: Explored, violation: Violation) -> Violation | None:
    """The same violation on a path of its own; agreements on what can still be reached need more than a path."""
    kind = KINDS[violation.agreement.kind]
    if kind.looks_ahead:
        return None
    held = kind.hold(Matter(again, violation.agreement))
    return next((one for one in held if (one.element, one.sentence) == (violation.element, violation.sentence)), None)


def watch(agreements: Iterable[Agreement]) -> Watch:
    """What an exploration has to look at for these agreements: pass it to `explore`."""
    elements: set[str] = set()
    ordered: set[str] = set()
    conditions: set[str] = set()
    for one in agreements:
        elements |= {word for word in one.words(FULFILS.get(one.kind, "")) if "=" not in word}
        ordered |= {_field(word) for word in one.words("als") if "=" in word}
        conditions |= {word for word in one.words("eerst") if "=" in word}
        if "antwoord" in one.terms:
            conditions.add(f"{one.terms['veld']} = {one.terms['antwoord']}")
        else:
            ordered |= set(one.words("veld"))
    fields = ordered | {_field(word) for word in conditions}
    return Watch(frozenset(elements), frozenset(fields), frozenset(ordered), frozenset(conditions))


def _field(condition: str) -> str:
    return condition.partition("=")[0].strip()


def _parsed(name: str, data: bytes) -> dict[str, dict[str, Any]]:
    try:
        table = toml_text.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Broken([_finding(name, f"Dit bestand is geen TOML: {error}.")]) from None
    strange = [key for key in table if key != "afspraken"]
    entries = table.get("afspraken", {})
    if strange or not isinstance(entries, dict):
        word = strange[0] if strange else "afspraken"
        raise Broken([_finding(name, f'"{word}" kan hier niet. Zet elke afspraak onder [afspraken.<naam>].')])
    wrong = [id for id, terms in entries.items() if not isinstance(terms, dict)]
    if wrong:
        raise Broken([_finding(name, f'"{wrong[0]}" is geen afspraak. Begin met [afspraken.{wrong[0]}].', wrong[0])])
    return entries


def _built(name: str, table: Mapping[str, Mapping[str, Any]]) -> tuple[Agreement, ...]:
    findings = [finding for id, terms in table.items() for finding in _problems(name, id, terms)]
    if findings:
        raise Broken(findings)
    return tuple(
        Agreement(
            id=id,
            kind=terms["soort"],
            sentence=terms.get("zin", id),
            terms={key: value for key, value in terms.items() if key not in COMMON},
            source=terms.get("bron", ""),
        )
        for id, terms in table.items()
        if not terms.get("vervalt", False)
    )


def _problems(name: str, id: str, terms: Mapping[str, Any]) -> Iterator[Finding]:
    soort = terms.get("soort")
    if soort is None:
        yield _finding(name, f'Bij "{id}" ontbreekt "soort". Kies uit: {", ".join(KINDS)}.', id)
        return
    if soort not in KINDS:
        yield _finding(name, f'De soort "{soort}" van "{id}" bestaat niet.{hint(str(soort), KINDS)}', id)
        return
    kind = KINDS[soort]
    known = (*COMMON, *kind.must, *kind.may)
    for key in terms:
        if key not in known:
            yield _finding(name, f'De sleutel "{key}" van "{id}" hoort niet bij {soort}.{hint(key, known)}', id)
    for key in kind.must:
        if key not in terms:
            yield _finding(name, f'Bij "{id}" ontbreekt de sleutel "{key}".', id)
    for key, value in terms.items():
        sentence = _unfit(key, value)
        if sentence and key in known:
            yield _finding(name, f'"{key}" van "{id}" {sentence}', id)


def _unfit(key: str, value: Any) -> str:
    """Why this value cannot stand under this key, "" when it can."""
    several = value if isinstance(value, list) else [value]
    if key == "vervalt":
        return "" if isinstance(value, bool) else "is true of false."
    if key == "werkdagen":
        return "" if type(value) is int and value > 0 else "is een aantal werkdagen, zoals 5."
    if key in NUMBERS:
        return "" if all(type(each) is int for each in several) else "is een fase of een lijst van fasen, zoals [2, 3]."
    if not all(isinstance(each, str) for each in several):
        return "is een tekst of een lijst van teksten."
    if key == "regie" and value not in REGIE:
        return f'kan niet "{value}" zijn.{hint(str(value), REGIE)}'
    if key == "doel" and value not in GOALS:
        return f'kan niet "{value}" zijn.{hint(str(value), GOALS)}'
    return ""


def _finding(name: str, sentence: str, id: str | None = None) -> Finding:
    return Finding(name, RULE, sentence, id)
