"""Planted faults in the shipped variants: each is found at the element, by a path that a person can follow.

Only the way in on which the fault lies is walked, so that every test takes a moment.
"""

import pytest

from kapstok.rehearsal import agreements, explore
from kapstok.rehearsal.agreements import Violation
from kapstok.rehearsal.explored import Bounds
from kapstok.settings import ROOT
from kapstok.variants import bundle, version
from kapstok.variants.bundle import Bundle

VARIANTS = (
    "friesland-stijl",
    "gemeente-procesregie",
    "markiezaten-stijl",
    "midden-nederland-stijl",
    "oss-stijl",
)
SPOED_4 = "Spoedcasus met doel AVE 4"
IN_2, IN_3, IN_4 = (f"Lopende casus in AVE {fase}" for fase in (2, 3, 4))
DEADLOCK = ("opschalen.bpmn", '<bpmn:terminateEventDefinition id="opschalen_terug_einde" />', "")
TWO = ("ave.bpmn", 'casusregie_keuze = "ander"', 'casusregie_keuze = "nooit"')
NOT_HE = ("opschalen.bpmn", 'besluit_ave4 = "aanvaarden"', 'besluit_ave4 = "terug"')
NO_WAY_DOWN = ("ave-4.bpmn", 'fasetoets_ave4 = "af"', 'fasetoets_ave4 = "nooit"')
AFTER_INFORMING = 'sourceRef="burger_informeren_afsluiting" targetRef='
SKIPPED = ("afsluiten.bpmn", f'{AFTER_INFORMING}"casus_afsluiten"', f'{AFTER_INFORMING}"regie_beeindigd"')
CALAMITEIT = ("ave-4.bpmn", 'calamiteit = "ja"', 'calamiteit = "nee"')
REFUSED = ("afschalen.bpmn", 'overdracht_besluit = "accepteren"', 'overdracht_besluit != "accepteren"')
FAULTS = {
    "deadlock-at-a-join": (DEADLOCK, SPOED_4, "loopt_niet_vast", "besluit_samenvoegen", 4),
    "two-casusregisseurs": (TWO, SPOED_4, "een_casusregisseur", "casusregisseur_toewijzen_spoed", 4),
    "ave-4-without-burgemeester": (NOT_HE, SPOED_4, "ave_4_na_besluit", "ave_4", 3),
    "no-way-to-close": (NO_WAY_DOWN, IN_4, "afsluiten_kan_altijd", "fasetoets_eerder_ave4", 1),
    "no-way-down": (NO_WAY_DOWN, IN_4, "afschalen_kan_altijd", "fasetoets_eerder_ave4", 1),
    "closed-without-closing": (SKIPPED, IN_2, "einde_met_afsluiting", "casus_afgesloten", 4),
    "protocol-without-calamiteit": (CALAMITEIT, SPOED_4, "protocol_na_calamiteit", "calamiteitenprotocol_starten", 4),
    "pga-although-refused": (REFUSED, IN_3, "pga_accepteert", "regie_naar_pga", 7),
}
# Where more has to be seen than a few dozen moments.
STATES = {"two-casusregisseurs": 150, "pga-although-refused": 90}
PLANTED = [pytest.param("basis", fault, id=f"basis-{fault}") for fault in FAULTS]
PLANTED += [
    pytest.param(variant, fault, id=f"{variant}-{fault}")
    for variant, fault in [
        *zip(VARIANTS, [*FAULTS][:5], strict=True),
        ("midden-nederland-stijl", "pga-although-refused"),
    ]
]


def planted(variant: str, file: str, old: str, new: str) -> Bundle:
    whole = bundle.load(ROOT / "processes", ROOT / "forms", variant)
    text = whole.files[file].decode()
    assert old in text, old
    files = {**whole.files, file: text.replace(old, new).encode()}
    return Bundle.from_files(files, whole.chain, whole.origin)


def violations(made: Bundle, start: str, patch: pytest.MonkeyPatch, states: int = 60) -> list[Violation]:
    every = explore.starts
    patch.setattr(explore, "starts", lambda known: (one for one in every(known) if one.name == start))
    agreed = agreements.of(made)
    return agreements.check(
        explore.explore(version.compile(made), Bounds(states=states), agreements.watch(agreed)), agreed
    )


@pytest.mark.parametrize(("variant", "fault"), PLANTED)
def test_a_fault_planted_in_a_shipped_variant_is_found(
    variant: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, start, agreement, element, steps = FAULTS[fault]
    found = violations(planted(variant, *change), start, monkeypatch, STATES.get(fault, 60))
    told = [one for one in found if (one.agreement.id, one.element) == (agreement, element)]
    assert told, [(one.agreement.id, one.element) for one in found]
    assert len(told[0].path) == steps, [str(step) for step in told[0].path]
    assert told[0].path[0].what == start


def test_where_nothing_is_planted_the_same_walk_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
    assert violations(whole, SPOED_4, monkeypatch) == []
