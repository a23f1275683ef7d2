"""Every rule of the intake on diagrams of its own: what each element becomes, and that the whole then runs.

`rules/<rule>/<situation>.bpmn` are the diagrams before; the table says what stands there afterwards.
"""

import pkgutil
from pathlib import Path

import pytest
from walking import elements, walked

from kapstok import engine, intake
from kapstok.errors import Broken
from kapstok.intake import rules

FOLDER = Path(__file__).parent / "rules"
DIAGRAMS = sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.glob("*/*.bpmn"))
TAKEN, REPLACED, REFUSED = "overgenomen", "vervangen", "niet_ondersteund"
GONE = None

# situation: element, what it is now, how it fared, and a word from the reason
AFTERWARDS = {
    "arrows/door_de_rand": ("bellen_naar_aanvraag_klaar", GONE, REFUSED, "rand van een deelproces"),
    "arrows/los": ("aanvraag_lezen_naar_nergens", GONE, REFUSED, "hangt los"),
    "arrows/na_het_einde": ("aanvraag_klaar", "intermediateThrowEvent", TAKEN, "tussenstap"),
    "arrows/terug_naar_begin": ("aanvraag_binnen", "startEvent", TAKEN, "naar de stap erna"),
    "begins/geen_begin": ("aanvraag_lezen_begin", "startEvent", None, ""),
    "boundaries/annuleren": ("afgezegd", "boundaryEvent", REPLACED, "een mens meldt het"),
    "boundaries/los": ("ergens", GONE, REFUSED, "niet op de rand"),
    "called_processes/leeg": ("betalen", "userTask", REPLACED, "noemt geen proces"),
    "called_processes/onbekend": ("betalen", "userTask", REPLACED, '"betaalproces" zit er niet bij'),
    "called_processes/rond": ("opnieuw", "userTask", REPLACED, "in het rond"),
    "choices/naam_is_formule": ("besluit", "exclusiveGateway", REPLACED, "geen voorwaarde"),
    "choices/onbekend_gegeven": ("besluit", "exclusiveGateway", REPLACED, '"akkoord" vult niemand in'),
    "choices/zonder_namen": ("besluit_kiezen", "userTask", None, ""),
    "choices/zonder_voorwaarde": ("besluit", "exclusiveGateway", REPLACED, "geen voorwaarde"),
    "code/luisteraar": ("aanvraag_wegen", "userTask", REFUSED, "programmacode"),
    "code/uitdrukking": ("gewogen", "intermediateThrowEvent", REFUSED, "programmacode"),
    "compensation/einde": ("teruggedraaid_uitvoeren", "userTask", None, ""),
    "compensation/rand": ("annuleren", GONE, REFUSED, "compensatie"),
    "conditional_arrows/enkel": ("aanvraag_lezen_naar_aanvraag_klaar", GONE, TAKEN, "achter een keuze"),
    "conditional_arrows/uit_een_taak": ("aanvraag_lezen_splitsen", "inclusiveGateway", REPLACED, "een mens kiest"),
    "conditional_events/onbekend": ("wachten", "userTask", REPLACED, "voorwaarde"),
    "data_drawn/invoer": ("boeken", "userTask", TAKEN, "in- en uitvoer"),
    "data_filled_in/script": ("hoog_bedrag", "exclusiveGateway", TAKEN, "omgezet naar FEEL"),
    "described_fields/camunda": ("toekennen", "exclusiveGateway", TAKEN, "omgezet naar FEEL"),
    "described_fields/flowable": ("gegevens_vragen", "userTask", TAKEN, "2 velden"),
    "described_fields/zeebe": ("gegevens_vragen", "userTask", TAKEN, ""),
    "drawn_splits/twee_pijlen": ("aanvraag_lezen_splitsen", "parallelGateway", None, ""),
    "empty_pools/klant": ("klant", GONE, TAKEN, "decor"),
    "empty_subprocesses/leeg": ("onderzoek", "userTask", REPLACED, "niets getekend"),
    "ends/keuze_zonder_uitgang": ("samen", "exclusiveGateway", TAKEN, "gaat geen pijl"),
    "ends/geen_einde": ("aanvraag_lezen_einde", "endEvent", None, ""),
    "errors_and_escalations/niet_opgevangen": ("fout_gegaan", "endEvent", TAKEN, "Niemand vangt"),
    "errors_and_escalations/op_een_taak": ("mislukt", "boundaryEvent", REPLACED, "niet vanzelf"),
    "errors_and_escalations/opgevangen": ("saldo_tekort", "boundaryEvent", TAKEN, ""),
    "event_gateways/taak": ("klant_belt", "userTask", REPLACED, "een mens meldt"),
    "event_references/elders": ("wachten", "intermediateCatchEvent", TAKEN, ""),
    "event_references/meer": ("wachten", "intermediateCatchEvent", TAKEN, "één ding"),
    "event_subprocesses/zonder_aanleiding": ("klacht_komt", "startEvent", REPLACED, "een mens meldt het"),
    "event_subprocesses/zonder_begin": ("ooit", GONE, REFUSED, "noemt er geen"),
    "executable/tekening": ("aanvraag", GONE, TAKEN, "uitvoerbaar"),
    "foreign_elements/choreografie": ("samen_bellen", "userTask", REPLACED, "choreografie"),
    "foreign_elements/onbekend": ("dans", GONE, REFUSED, "weggelaten"),
    "ids/dubbel": ("nog_eens_lezen", "userTask", TAKEN, "twee keer"),
    "ids/onbruikbaar": ("brief_sturen", "userTask", TAKEN, '"1 x" kan niet'),
    "labels/zonder": ("doen", "userTask", TAKEN, ""),
    "links/los": ("verder", "intermediateThrowEvent", TAKEN, "geen andere helft"),
    "messages/einde": ("brief_weg_uitvoeren", "userTask", None, ""),
    "messages/versturen": ("brief", "userTask", REPLACED, "niet vanzelf"),
    "messages/zonder_naam": ("wachten", "intermediateCatchEvent", TAKEN, "geen naam"),
    "named_times/week": ("wachten", "intermediateCatchEvent", TAKEN, "P7D"),
    "other_events/annuleren_einde": ("afgebroken", "endEvent", TAKEN, "past hier niet"),
    "other_events/leeg_wachten": ("wachten", "userTask", REPLACED, "een mens rondt"),
    "pools_of_others/apart": ("leverancier", GONE, TAKEN, "niet vanzelf mee"),
    "pools_of_others/decor": ("leverancier", GONE, REFUSED, "decor"),
    "references/voorvoegsel": ("aanvraag_lezen", "userTask", TAKEN, ""),
    "repetitions/aantal": ("bellen", "userTask", TAKEN, ""),
    "repetitions/zonder_einde": ("bellen", "userTask", TAKEN, "één keer"),
    "repetitions/zonder_lijst": ("bellen", "userTask", TAKEN, "één keer"),
    "scopes_of_others/ad_hoc": ("onderzoek", "subProcess", TAKEN, "ad-hoc"),
    "scopes_of_others/complex": ("wat_nodig", "inclusiveGateway", REPLACED, "een mens kiest"),
    "scopes_of_others/transactie": ("betaling", "subProcess", TAKEN, "transactie"),
    "signals/van_buiten": ("wachten", "userTask", REPLACED, "van buiten"),
    "start_events/meer": ("per_post", "intermediateThrowEvent", REPLACED, "meer beginpunten"),
    "start_events/tijd": ("elke_maand", "startEvent", TAKEN, "opent de casus"),
    "task_forms/ontbreekt": ("boeken", "userTask", TAKEN, "alleen een opmerking"),
    "tasks/businessRuleTask": ("iets_doen", "userTask", REPLACED, "beslistabel"),
    "tasks/gewoon": ("iets_doen", "userTask", TAKEN, "Een mens doet"),
    "tasks/handmatig": ("iets_doen", "userTask", TAKEN, "Een mens doet"),
    "tasks/receiveTask": ("iets_doen", "userTask", REPLACED, "op welk bericht"),
    "tasks/scriptTask": ("iets_doen", "userTask", REPLACED, "geen FEEL"),
    "tasks/sendTask": ("iets_doen", "userTask", REPLACED, "niet vanzelf"),
    "tasks/serviceTask": ("iets_doen", "userTask", REPLACED, "ander systeem"),
    "termijnen/duur": ("boeken", "userTask", TAKEN, ""),
    "termijnen/formule": ("boeken", "userTask", TAKEN, "termijn"),
    "timers/herhaling": ("wachten", "intermediateCatchEvent", TAKEN, "één keer"),
    "timers/juel": ("wachten", "userTask", REPLACED, "niet te lezen"),
    "timers/rand": ("te_laat", "boundaryEvent", REPLACED, "een mens meldt het"),
    "timers/zonder_tijd": ("wachten", "userTask", REPLACED, "niet wanneer"),
    "unreached/los": ("vergeten", "userTask", REFUSED, "geen weg"),
}


def taken_in(situation: str) -> intake.Imported:
    path = FOLDER / f"{situation}.bpmn"
    return intake.normalise({path.name: path.read_bytes()})


@pytest.mark.parametrize("situation", DIAGRAMS)
def test_a_diagram_runs_to_its_end_after_the_intake(situation: str) -> None:
    imported = taken_in(situation)
    assert all(walked(imported, seed).done for seed in range(3))


@pytest.mark.parametrize(("situation", "expected"), AFTERWARDS.items())
def test_an_element_becomes_what_its_rule_says(situation: str, expected: tuple[str, str, str, str]) -> None:
    element, kind, fate, word = expected
    imported = taken_in(situation)
    assert elements(imported).get(element) == kind
    lines = [line for line in imported.report if line.element == element]
    if fate:
        assert any(line.kind == fate and word in line.reason for line in lines), lines


@pytest.mark.parametrize(
    "situation", ["arrows/los", "choices/zonder_voorwaarde", "tasks/serviceTask", "timers/zonder_tijd", "ids/dubbel"]
)
def test_the_engine_refuses_the_same_diagram_as_it_came(situation: str) -> None:
    data = (FOLDER / f"{situation}.bpmn").read_bytes()
    with pytest.raises(Broken):
        engine.compile({"x.bpmn": data}, "aanvraag", {}, {})


def test_every_rule_has_diagrams_of_its_own() -> None:
    names = {module.name for module in pkgutil.iter_modules(rules.__path__)}
    assert names == {path.name for path in FOLDER.iterdir()}
