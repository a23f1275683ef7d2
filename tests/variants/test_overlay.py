"""What a variant lays over what it inherits: of every kind, along more than one step, and with its contract kept."""

import pytest

from kapstok.rehearsal import check as scenario_check
from kapstok.rehearsal.play import play, scenarios_of
from kapstok.variants import bundle as bundles
from kapstok.variants import check, version

MAIN = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ave="urn:nl:kapstok:ave">
<process id="ave" name="AVE" isExecutable="true">
<startEvent id="begin" name="Begin"><outgoing>b</outgoing></startEvent>
<callActivity id="haak_eerst" name="Eerst"><incoming>b</incoming><outgoing>c</outgoing></callActivity>
<userTask id="wegen" name="Wegen" ave:rol="Regisseur" ave:formulier="wegen">
<incoming>c</incoming><outgoing>d</outgoing></userTask>
<callActivity id="stap" name="Stap" calledElement="stap"><incoming>d</incoming><outgoing>e</outgoing></callActivity>
<exclusiveGateway id="kiezen" name="Hoe verder?" default="g"><incoming>e</incoming><outgoing>f</outgoing>
<outgoing>g</outgoing></exclusiveGateway>
<endEvent id="goed" name="Goed"><incoming>f</incoming></endEvent>
<endEvent id="klaar" name="Klaar"><incoming>g</incoming></endEvent>
<sequenceFlow id="b" sourceRef="begin" targetRef="haak_eerst"/>
<sequenceFlow id="c" sourceRef="haak_eerst" targetRef="wegen"/>
<sequenceFlow id="d" sourceRef="wegen" targetRef="stap"/>
<sequenceFlow id="e" sourceRef="stap" targetRef="kiezen"/>
<sequenceFlow id="f" name="ja" sourceRef="kiezen" targetRef="goed">
<conditionExpression>uitslag = "ja"</conditionExpression></sequenceFlow>
<sequenceFlow id="g" name="nee" sourceRef="kiezen" targetRef="klaar"/>
</process></definitions>"""
STEP = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="{id}" name="Stap" isExecutable="true">
<startEvent id="stap_begint" name="Stap begint"><outgoing>s</outgoing></startEvent>
<scriptTask id="vastleggen" name="Vastleggen" scriptFormat="feel"><incoming>s</incoming><outgoing>t</outgoing>
<script>{{ {data}: "ja" }}</script></scriptTask>
<endEvent id="stap_klaar" name="Stap klaar"><incoming>t</incoming></endEvent>
<sequenceFlow id="s" sourceRef="stap_begint" targetRef="vastleggen"/>
<sequenceFlow id="t" sourceRef="vastleggen" targetRef="stap_klaar"/>
</process></definitions>"""
TABLE = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ave="urn:nl:kapstok:ave">
<process id="tafel" name="Tafel" isExecutable="true">
<startEvent id="tafel_begint" name="Tafel begint"><outgoing>x</outgoing></startEvent>
<userTask id="overleggen" name="Overleggen" ave:rol="Regisseur" ave:formulier="overleg">
<incoming>x</incoming><outgoing>y</outgoing></userTask>
<endEvent id="tafel_klaar" name="Tafel klaar"><incoming>y</incoming></endEvent>
<sequenceFlow id="x" sourceRef="tafel_begint" targetRef="overleggen"/>
<sequenceFlow id="y" sourceRef="overleggen" targetRef="tafel_klaar"/>
</process></definitions>"""
ROUTE = """# language: nl
Functionaliteit: Route

  Scenario: Wegen
    Gegeven een casus in fase 2
    Dan heeft regisseur alleen de taak "Wegen"
    Als regisseur rondt "Wegen" af
    Dan is de casus afgesloten

  Scenario: Wachten
    Gegeven een casus in fase 2
    Dan is de casus open
"""
BETWEEN = """# language: nl
Functionaliteit: Wat erbij komt

  @tussendoor
  Scenario: De tafel
    Als regisseur rondt "Overleggen" af
"""
BASIS = 'naam = "basis"\nhoofdproces = "ave"\n[rollen.regisseur]\nlabel = "Regisseur"\n'
FORM = '{{"type": "default", "id": "{id}", "titel": "Wegen", "components": []}}'


@pytest.fixture
def region(tmp_path):
    """Writes variants, region(basis={...}), and gives their bundle: region.load("basis")."""

    def write(variant, **files):
        for name, text in files.items():
            name = name.replace("__", ".").replace("SLASH", "/")
            path = tmp_path / ("forms" if name.endswith(".form") else "processes") / variant / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    write.load = lambda variant: bundles.load(tmp_path / "processes", tmp_path / "forms", variant)
    write("basis", kapstok__toml=BASIS, ave__bpmn=MAIN, stap__bpmn=STEP.format(id="stap", data="uitslag"))
    write("basis", wegen__form=FORM.format(id="wegen"), scenariosSLASHroute__feature=ROUTE)
    write("basis", tekstenSLASHbrief__txt="Beste mevrouw, meneer")
    write("regio", kapstok__toml='naam = "regio"\nerft_van = "basis"\n[haken]\neerst = "tafel.bpmn"')
    write("regio", tafel__bpmn=TABLE, overleg__form=FORM.format(id="overleg"))
    write("regio", scenariosSLASHtafel__feature=BETWEEN)
    return write


def outcomes(bundle):
    compiled = version.compile(bundle)
    return {one.name: play(compiled, one).message for one in scenarios_of(bundle)}


def faults(bundle):
    return [item for item in [*check.check(bundle), *scenario_check.check(bundle)] if item.weight == "fout"]


def test_the_basis_and_the_region_are_without_faults(region):
    assert faults(region.load("basis")) == []
    assert faults(region.load("regio")) == []


def test_an_inherited_scenario_is_played_with_the_added_step_done_on_the_way(region):
    assert outcomes(region.load("regio")) == {"Wegen": "", "Wachten": ""}


def test_without_that_the_inherited_scenario_fails_at_the_added_step(region):
    region("regio", scenariosSLASHtafel__feature=BETWEEN.replace("@tussendoor", "@anders"))
    assert "Overleggen" in outcomes(region.load("regio"))["Wegen"]


def test_a_gemeente_inherits_from_its_region_that_inherits_from_the_basis(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "regio"\n[rollen.regisseur]\nlabel = "Trekker"')
    found = region.load("gemeente")
    assert found.chain == ("gemeente", "regio", "basis")
    assert found.origin["tafel.bpmn"] == "regio"
    assert faults(found) == []
    assert outcomes(found) == {"Wegen": "", "Wachten": ""}


def test_a_role_with_another_label_stays_known_by_the_label_in_the_diagrams(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"\n[rollen.regisseur]\nlabel = "Trekker"')
    found = region.load("gemeente")
    assert version.compile(found).task("wegen").role_label == "Trekker"
    assert found.manifest.role("Regisseur").key == found.manifest.role("trekker").key == "regisseur"


def test_an_inherited_hook_is_taken_off_with_an_empty_name(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "regio"\n[haken]\neerst = ""')
    found = region.load("gemeente")
    assert "tafel.bpmn" not in found.files
    assert faults(found) == []
    assert outcomes(found) == {"Wegen": "", "Wachten": ""}


def test_a_text_is_inherited_and_replaced(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"')
    assert region.load("gemeente").files["teksten/brief.txt"] == b"Beste mevrouw, meneer"
    region("gemeente", tekstenSLASHbrief__txt="Dag", tekstenSLASHmemo__mustache="{{naam}}")
    found = region.load("gemeente")
    assert found.files["teksten/brief.txt"] == b"Dag"
    assert found.origin["teksten/memo.mustache"] == "gemeente"


OTHERWISE = """# language: nl
Functionaliteit: Route

  {remark}
  Scenario: Wegen
    Gegeven een casus in fase 2
    Dan is de casus open
"""


def test_a_scenario_of_the_same_name_replaces_only_that_one(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"')
    region("gemeente", scenariosSLASHroute__feature=OTHERWISE.format(remark="# reden: wij wachten"))
    found = region.load("gemeente")
    assert outcomes(found) == {"Wegen": "", "Wachten": ""}
    assert found.origin["scenarios/route.van-basis.feature"] == "basis"
    kept = next(one for one in scenarios_of(found) if one.name == "Wachten")
    assert kept.line == ROUTE.splitlines().index("  Scenario: Wachten") + 1
    assert faults(found) == []


def test_a_replaced_scenario_says_why(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"')
    region("gemeente", scenariosSLASHroute__feature=OTHERWISE.format(remark=""))
    (fault,) = faults(region.load("gemeente"))
    assert (fault.file, fault.line) == ("scenarios/route.feature", 5)
    assert "# reden:" in fault.sentence


def test_an_inherited_scenario_can_be_dropped_with_a_reason(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"')
    dropped = "# language: nl\nFunctionaliteit: Route\n\n  # reden: dat doen wij niet\n  @vervalt\n  Scenario: Wegen\n"
    region("gemeente", scenariosSLASHroute__feature=dropped)
    found = region.load("gemeente")
    assert faults(found) == []
    assert outcomes(found) == {"Wachten": ""}


def test_a_replaced_step_that_yields_what_the_rest_reads_keeps_its_contract(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"')
    region("gemeente", stap__bpmn=STEP.format(id="stap", data="uitslag").replace("Vastleggen", "Zelf vastleggen"))
    assert faults(region.load("gemeente")) == []


def test_a_replaced_step_that_no_longer_yields_what_the_rest_reads_is_refused(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"')
    region("gemeente", stap__bpmn=STEP.format(id="stap", data="iets"))
    broken = [item for item in faults(region.load("gemeente")) if item.rule == "overlay_keeps_contract"]
    assert [item.file for item in broken] == ["stap.bpmn"]
    assert '"uitslag"' in broken[0].sentence
    assert "ave.bpmn" in broken[0].sentence


def test_a_replaced_step_with_another_id_is_refused(region):
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"')
    region("gemeente", stap__bpmn=STEP.format(id="andere_stap", data="uitslag"))
    rules = {(item.rule, item.element) for item in faults(region.load("gemeente"))}
    assert ("overlay_keeps_contract", "stap") in rules


def test_a_replaced_form_without_the_answer_that_is_read_is_refused(region):
    field = (
        '{"type": "textfield", "id": "a", "key": "uitslag", "label": "Uitslag", "properties": {"procesgegeven": "ja"}}'
    )
    region("basis", wegen__form=FORM.format(id="wegen").replace("[]", f"[{field}]"))
    region("basis", stap__bpmn=STEP.format(id="stap", data="iets"))
    region("gemeente", kapstok__toml='naam = "gemeente"\nerft_van = "basis"')
    region("gemeente", wegen__form=FORM.format(id="wegen"))
    found = {(item.file, item.rule) for item in faults(region.load("gemeente"))}
    assert ("wegen.form", "overlay_keeps_contract") in found
