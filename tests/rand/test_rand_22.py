"""RAND-22, STAP-25, BESL-10: what a region hangs behind AVE 3 comes before AVE 4, and may prevent it."""

import json
import shutil
from pathlib import Path

import pytest

from kapstok.rehearsal import scenario as scenarios
from kapstok.rehearsal.play import play
from kapstok.settings import ROOT
from kapstok.variants import bundle, version
from kapstok.variants.version import Version

OWN = """naam = "regio"
erft_van = "basis"
[rollen.regionale_tafel]
label = "Regionale tafel"
[haken]
achter_ave3 = "regionale-tafel.bpmn"
"""
TABLE = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ave="urn:nl:kapstok:ave">
<process id="regionale_tafel" name="Regionale tafel" isExecutable="true">
<startEvent id="tafel_begint" name="Tafel begint"><outgoing>tafel_in</outgoing></startEvent>
<userTask id="regionaal_besluiten" name="Regionaal besluiten" ave:rol="Regionale tafel" ave:formulier="regio">
<incoming>tafel_in</incoming><outgoing>tafel_uit</outgoing></userTask>
<endEvent id="tafel_klaar" name="Tafel klaar"><incoming>tafel_uit</incoming></endEvent>
<sequenceFlow id="tafel_in" sourceRef="tafel_begint" targetRef="regionaal_besluiten"/>
<sequenceFlow id="tafel_uit" sourceRef="regionaal_besluiten" targetRef="tafel_klaar"/>
</process></definitions>"""
CHOICE = {
    "type": "radio",
    "key": "achter_ave3",
    "label": "Is AVE 4 nodig?",
    "values": [{"label": "Ja", "value": "ave_4"}, {"label": "Nee, opgelost", "value": "opgelost"}],
    "validate": {"required": True},
    "properties": {"procesgegeven": "ja"},
}
STORY = """# language: nl
Functionaliteit: De regionale tafel
  Scenario: {answer}
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde              |
      | fasetoets_toelichting | Er dreigt escalatie |
      | fasetoets_ave3        | op                  |
      | criteria              | onveiligheid        |
      | toelichting           | Dreiging            |
    Dan heeft regionale tafel alleen de taak "Regionaal besluiten"
    En is er geen taak "Voorleggen"
    En is er geen taak voor IVZ/OOV
    En is er geen taak voor burgemeester
    Als regionale tafel rondt "Regionaal besluiten" af met
      | veld        | waarde   |
      | achter_ave3 | {answer} |
    Dan is de fase 3
    En {then}
"""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """A variant that hangs its table on the hook, and leaves all else as it is."""
    folder = tmp_path_factory.mktemp("regio")
    for kind in ("processes", "forms"):
        shutil.copytree(ROOT / kind / "basis", folder / kind / "basis")
    _write(folder / "processes" / "regio" / "kapstok.toml", OWN)
    _write(folder / "processes" / "regio" / "regionale-tafel.bpmn", TABLE)
    form = {"type": "default", "id": "regio", "titel": "Regionaal besluiten", "components": [CHOICE]}
    _write(folder / "forms" / "regio" / "regio.form", json.dumps(form))
    return version.compile(bundle.load(folder / "processes", folder / "forms", "regio"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("answer", "then"),
    [
        ("ave_4", 'heeft procesregisseur AVE 3 de taak "Voorleggen"'),
        ("opgelost", 'is er geen taak "Voorleggen"'),
    ],
)
def test_a_regional_table_comes_before_ave_4(region: Version, answer: str, then: str) -> None:
    """RAND-22, STAP-25, BESL-10, REGEL-22"""
    (story,) = scenarios.read("tafel.feature", STORY.format(answer=answer, then=then).encode())
    assert play(region, story).message == ""
