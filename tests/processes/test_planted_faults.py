# ruff: noqa: E501 - a fault is one line: what to look for, what to put there, and who says so
"""Small slips in the basis, one at a time: the gate finds each and names the element.

What only shows on a path (who holds regie, AVE 4 without the burgemeester, a casus that cannot be closed) is planted
in tests/rehearsal/test_agreements_planted.py.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

import pytest

from kapstok.errors import Broken
from kapstok.rehearsal import gate
from kapstok.variants import bundle
from kapstok.variants.bundle import Bundle

HOME = Path(__file__).parents[2]
BASIS = bundle.load(HOME / "processes", HOME / "forms", "basis")
TASK = r'<bpmn:userTask id="(?P<element>\w+)" name="[^"]*"'


def spoiled(suffix, pattern, new, file=""):
    """The basis with the first place where the pattern matches changed, and the element that it names."""
    for name, data in BASIS.of_kind(suffix).items():
        if file and name != file:
            continue
        text = data.decode()
        found = re.search(pattern, text, re.S)
        if found:
            text = text[: found.start()] + found.expand(new) + text[found.end() :]
            element = found.groupdict().get("element")
            return Bundle.from_files({**BASIS.files, name: text.encode()}, BASIS.chain, BASIS.origin), name, element
    raise AssertionError(f"nothing in the basis looks like {pattern}")


DIAGRAM = {
    "role missing": (TASK + r'(?P<rest>[^>]*?) ave:rol="\w+"', r'<bpmn:userTask id="\g<element>" name="x"\g<rest> ave:rol="nachtwacht"', "role_is_known"),
    "form missing": (rf'({TASK}[^>]*ave:formulier=")\w+"', r'\1nergens"', "form_exists"),
    "termijn unknown": (rf'({TASK}[^>]*ave:termijn=")\w+"', r'\1nooit"', "termijn_exists"),
    "label missing": (r'<bpmn:userTask id="(?P<element>\w+)" name="[^"]*"', r'<bpmn:userTask id="\g<element>" name=""', "labels_are_present"),
    "five days where werkdagen are meant": (rf'({TASK}[^>]*ave:termijn=")\w+"', r'\1P5D"', "timer_in_working_days"),
    "regie that nobody can read": (r'(<bpmn:\w+ id="(?P<element>\w+)"[^>]*ave:regie=")[^"]*"', r'\1alles: iedereen"', "regie_is_readable"),
    "call to a process that is not there": (r'(<bpmn:callActivity id="(?P<element>\w+)"[^>]*calledElement=")\w+"', r'\1nergens"', "called_process_exists"),
    "fase five": (r'(<bpmn:callActivity id="(?P<element>\w+)"[^>]*ave:fase=")\d"', r'\g<1>5"', "fase_is_known"),
    "decision missing": (r'(<bpmn:businessRuleTask id="(?P<element>\w+)"[^>]*ave:beslissing=")\w+"', r'\1nergens"', "decision_exists"),
    "condition that cannot be read": (r'(<bpmn:sequenceFlow id="(?P<element>\w+)"[^>]*>\s*<bpmn:conditionExpression[^>]*>)[^<]+', r'\1= ja of nee (', "conditions_parse"),
    "condition on what nobody fills in": (r'(<bpmn:sequenceFlow id="(?P<element>\w+)"[^>]*>\s*<bpmn:conditionExpression[^>]*>)[^<]+', r'\1regenboog = true', "variables_are_produced"),
    "default flow missing": (r'(<bpmn:exclusiveGateway id="(?P<element>\w+)" name="[^"]*") default="\w+"', r"\1", "gateway_has_a_way_out"),
    "timer without a time": (r'(<bpmn:intermediateCatchEvent id="(?P<element>\w+)"(?:(?!</bpmn:intermediateCatchEvent>).)*<bpmn:timeDuration[^>]*>)[^<]+', r"\1ooit", "timer_is_readable"),
    "message without a name": (r'<bpmn:message id="(\w+)" name="\w+"', r'<bpmn:message id="\1" name=""', "message_has_name"),
    "step that shows a step that is not there": (r'(<bpmn:userTask id="(?P<element>\w+)"[^>]*ave:toont=")[^"]*"', r'\1nergens"', "shown_elements_exist"),
    "person in an expression": (rf'({TASK})', r'\1 ave:rol="=wie"', "assignment_is_plain|role_is_known"),
    "end gone": (r"<bpmn:endEvent (?P<all>.*?)</bpmn:endEvent>", r"<bpmn:userTask \g<all></bpmn:userTask>", "role_is_known|everything_is_reachable|start_and_end"),
    "step that nothing leads to": (r"(</bpmn:process>)", r'<bpmn:manualTask id="los" name="Los werk"/>\1', "everything_is_reachable"),
    "id twice": (r"(</bpmn:process>)", r'<bpmn:manualTask id="dubbel" name="Een"/><bpmn:manualTask id="dubbel" name="Twee"/>\1', "ids_are_unique"),
    "loop without a wait": (r"(</bpmn:process>)", r'<bpmn:exclusiveGateway id="heen"/><bpmn:exclusiveGateway id="weer"/><bpmn:sequenceFlow id="a1" sourceRef="heen" targetRef="weer"/><bpmn:sequenceFlow id="a2" sourceRef="weer" targetRef="heen"/>\1', "loops_are_bounded|everything_is_reachable"),
    "border of a step that is not there": (r"(</bpmn:process>)", r'<bpmn:boundaryEvent id="rand" name="Rand" attachedToRef="nergens"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>\1', "flows_connect|timer_is_readable"),
    "arrow that leads nowhere": (r"(</bpmn:process>)", r'<bpmn:sequenceFlow id="weg" sourceRef="nergens" targetRef="ook_niet"/>\1', "flows_connect"),
}  # fmt: skip


@pytest.mark.parametrize("fault", DIAGRAM)
def test_a_slip_in_a_diagram_is_found_at_its_element(fault):
    pattern, new, rules = DIAGRAM[fault]
    spoilt, file, element = spoiled(".bpmn", pattern, new)
    found = [item for item in gate.variants.check(spoilt) if item.file == file and re.fullmatch(rules, item.rule)]
    assert found, [str(item) for item in gate.variants.check(spoilt)]
    # Of a choice without a default the arrow is named that should have become it.
    assert element is None or any((item.element or "").startswith(element) for item in found)
    assert all(item.line for item in found)


FORMS = {
    "field without a label": (r'"label": "[^"]+"', '"label": ""'),
    "field twice": (r'"key": "(\w+)"(?P<rest>.*?)"key": "\w+"', r'"key": "\1"\g<rest>"key": "\1"'),
    "kind of field that does not exist": (r'"type": "radio"', '"type": "iframe"'),
    "json broken off": (r"\]\s*\}\s*$", ""),
}


@pytest.mark.parametrize("fault", FORMS)
def test_a_slip_in_a_form_is_found_in_its_file(fault):
    spoilt, file, _ = spoiled(".form", *FORMS[fault])
    assert [item for item in gate.variants.check(spoilt) if item.file == file and item.weight == "fout"]


def test_free_text_in_the_process_data_is_found():
    """What somebody writes down about people may not travel along with the route."""
    name, data = next(iter(BASIS.of_kind(".form").items()))
    form = json.loads(data)
    story = {"type": "textarea", "key": "verhaal", "id": "verhaal", "label": "Verhaal"}
    form["components"].append({**story, "properties": {"procesgegeven": "ja"}})
    files = {**BASIS.files, name: json.dumps(form).encode()}
    found = gate.variants.check(Bundle.from_files(files, BASIS.chain, BASIS.origin))
    assert (name, "verhaal", "fout") in [(item.file, item.element, item.weight) for item in found]


ELSEWHERE = sorted(
    name for name in (path.parent.name for path in (HOME / "processes").glob("*/kapstok.toml")) if name != "basis"
)


@lru_cache(maxsize=8)
def variant(name):
    return bundle.load(HOME / "processes", HOME / "forms", name)


def planted(name, number, pattern, new):
    """A variant with one of the places where the pattern matches changed: with every number another place."""
    found = variant(name)
    diagrams = sorted(found.of_kind(".bpmn").items())
    places = [(file, one) for file, data in diagrams for one in re.finditer(pattern, data.decode(), re.S)]
    file, place = places[(7 * number + 3) % len(places)]
    text = place.string[: place.start()] + place.expand(new) + place.string[place.end() :]
    spoilt = Bundle.from_files({**found.files, file: text.encode()}, found.chain, found.origin)
    return spoilt, file, place.groupdict().get("element")


@pytest.mark.parametrize(("number", "fault"), list(enumerate(DIAGRAM)))
def test_the_same_slip_elsewhere_in_another_variant_is_found_as_well(number, fault):
    pattern, new, rules = DIAGRAM[fault]
    spoilt, file, element = planted(ELSEWHERE[number % len(ELSEWHERE)], number, pattern, new)
    found = [item for item in gate.variants.check(spoilt) if item.file == file and re.fullmatch(rules, item.rule)]
    assert any((item.element or "").startswith(element or "") and item.line for item in found), (file, element)


ELSE = {
    "key of kapstok.toml misspelled": ("kapstok.toml", 'casusregie = "casusregisseur"', 'casusregi = "casusregisseur"', "kapstok.toml", "", "casusregie"),
    "section of kapstok.toml misspelled": ("kapstok.toml", "[termijnen]", "[termijn]", "kapstok.toml", "", "termijnen"),
    "regie of a role that is not there": ("kapstok.toml", 'procesregie = "oov"', 'procesregie = "ovv"', "kapstok.toml", "fasen.4.procesregie", "oov"),
    "responsibility of a body that is not there": ("kapstok.toml", 'bestuurlijk = "burgemeester"', 'bestuurlijk = "burgemester"', "kapstok.toml", "fasen.4.bestuurlijk", "burgemeester"),
    "somebody to call for a role that is not there": ("kapstok.toml", "[termijnen]", '[contacten]\nburgemester = "0900"\n\n[termijnen]', "kapstok.toml", "contacten.burgemester", "burgemeester"),
    "setting misspelled": ("kapstok.toml", 'zvh_besluit = "ketenpartners"', 'zvh_besluit = "ketenpartners"\nzvh_beslut = "triage"', "kapstok.toml", "instellingen.zvh_beslut", "nergens gelezen"),
    "fase that begins nowhere": ("ave.bpmn", ' ave:fase="3"', "", "kapstok.toml", "fasen.3", "begint nergens"),
    "answer that nobody can choose": ("signaal_wegen.form", '"value": "naar_ave_2"', '"value": "door"', "ave-1.bpmn", "signaal_beslissen_naar_signaal_naar_ave_2", "naar_ave_2"),
    "two options with one value": ("signaal_wegen.form", '"value": "naar_ave_2"', '"value": "sluiten"', "signaal_wegen.form", "signaal_uitkomst", "twee keer"),
    "lane with a step that is not there": ("ave-2.bpmn", "<bpmn:flowNodeRef>mdo_plannen</bpmn:flowNodeRef>", "<bpmn:flowNodeRef>mdo_plannen</bpmn:flowNodeRef><bpmn:flowNodeRef>weg</bpmn:flowNodeRef>", "ave-2.bpmn", "baan_ave_2_casusregisseur", "'weg'"),
    "lane of a role that is not there": ("ave-2.bpmn", 'name="PGA-coördinator">', 'name="PGA coordinatie">', "ave-2.bpmn", "pga_voeren", "PGA-coördinator"),
    "repeated without a list": ("ave-2.bpmn", '<bpmn:userTask id="mdo_plannen" name="MDO plannen" ave:formulier="mdo_plannen" ave:termijn="mdo_plannen" ave:toont="signaal_wegen, burger_informeren">', '<bpmn:userTask id="mdo_plannen" name="MDO plannen" ave:formulier="mdo_plannen" ave:termijn="mdo_plannen" ave:toont="signaal_wegen, burger_informeren"><bpmn:multiInstanceLoopCharacteristics/>', "ave-2.bpmn", "mdo_plannen", "lijst"),
    "process that calls itself": ("ave.bpmn", 'calledElement="ave_3"', 'calledElement="ave"', "ave.bpmn", "ave_3", "roept"),
    "call of nothing": ("ave.bpmn", ' calledElement="ave_3"', "", "ave.bpmn", "ave_3", "noemt geen proces"),
    "template with a name that is not there": ("teksten/besluit.mustache", "{{", "{{weg}} {{", "teksten/besluit.mustache", "", "weg"),
    "scenario of a task that is not there": ("scenarios/ave-1-signaal.feature", '"Signaal wegen"', '"Signaal weegen"', "scenarios/ave-1-signaal.feature", "", "Signaal wegen"),
    "scenario of a role that is not there": ("scenarios/ave-1-signaal.feature", "casusregisseur rondt", "casusregiseur rondt", "scenarios/ave-1-signaal.feature", "", "Casusregisseur"),
    "scenario of a question that is not asked": ("scenarios/ave-1-signaal.feature", "| signaal_uitkomst ", "| signaal_uitkomt ", "scenarios/ave-1-signaal.feature", "", "signaal_uitkomst"),
    "agreement on an element that is not there": ("afspraken.toml", '"verzoek_beoordelen", "aanmelden"', '"verzoek_beoordelen", "aanmeldn"', "afspraken.toml", "", "aanmelden"),
    "agreement on a field that nobody is asked": ("afspraken.toml", '"zorgen = serieus"', '"zorg = serieus"', "afspraken.toml", "warme_overdracht", "zorgen"),
    "agreement on an answer that nobody can give": ("afspraken.toml", '"zvh_uitkomst = oppakken"', '"zvh_uitkomst = opgepakt"', "afspraken.toml", "intake_voor_zvh", "oppakken"),
    "agreement on a decision that cannot be taken": ("afspraken.toml", 'antwoord = "aanvaarden"', 'antwoord = "aanvaard"', "afspraken.toml", "ave_4_na_besluit", "aanvaarden"),
    "agreement on a fase that is not there": ("afspraken.toml", "vanaf_fase = 2", "vanaf_fase = 7", "afspraken.toml", "een_casusregisseur", "De fase"),
    "event that waits for an answer that nobody can give": ("ave.bpmn", '>casusregie_keuze = "ander"<', '>casusregie_keuze = "andere"<', "ave.bpmn", "casusregie_elders_bepaald", "ander"),
    "a step for each of one choice": ("zvh-intake.bpmn", "<bpmn:loopDataInputRef>partners<", "<bpmn:loopDataInputRef>intake_uitkomst<", "zvh-intake.bpmn", "besluit_meegeven", "lijst"),
    "timer on a choice where a day is meant": ("ave-2.bpmn", ">=informeren_hercontrole<", ">=burger_geinformeerd<", "ave-2.bpmn", "informeren_hercontrole_moment", "datum"),
    "script that writes nothing": ("ave-2.bpmn", '<bpmn:script>{ procesregie: "geen" }<', '<bpmn:script>"geen"<', "ave-2.bpmn", "procesregie_vrijgeven", "accolades"),
    "script that changes the fase": ("ave-2.bpmn", '<bpmn:script>{ procesregie: "geen" }<', "<bpmn:script>{ fase: 3 }<", "ave-2.bpmn", "procesregie_vrijgeven", "ave:fase"),
    "task in two lanes": ("ave-1.bpmn", "<bpmn:flowNodeRef>consult_geven_wijkagent<", "<bpmn:flowNodeRef>consult_geven_pga</bpmn:flowNodeRef><bpmn:flowNodeRef>consult_geven_wijkagent<", "ave-1.bpmn", "consult_geven_pga", "twee banen"),
}  # fmt: skip


@pytest.mark.parametrize("fault", ELSE)
def test_a_slip_elsewhere_is_found_at_its_place_with_the_remedy(fault):
    planted_in, old, new, file, element, word = ELSE[fault]
    text = BASIS.files[planted_in].decode()
    assert old in text
    try:
        spoilt = Bundle.from_files(
            {**BASIS.files, planted_in: text.replace(old, new, 1).encode()}, BASIS.chain, BASIS.origin
        )
        found = [*gate.variants.check(spoilt), *gate.scenarios.check(spoilt)]
    except Broken as refused:  # without kapstok.toml there is no bundle
        found = list(refused.findings)
    there = [item for item in found if item.file == file and word in item.sentence]
    assert there, [str(item) for item in found]
    assert any((item.element or "").startswith(element) and item.line for item in there) or file.endswith(".mustache")


def test_a_form_that_cannot_be_read_makes_no_noise_elsewhere():
    """What it holds is not known, so nobody is told that it is not there."""
    text = BASIS.files["signaal_wegen.form"].decode().replace('"value": "naar_ave_2"', '"value": "sluiten"')
    spoilt = Bundle.from_files({**BASIS.files, "signaal_wegen.form": text.encode()}, BASIS.chain, BASIS.origin)
    assert {item.file for item in gate.variants.check(spoilt)} == {"signaal_wegen.form"}


def rule_of(table, number):
    return re.compile(rf'<rule id="{table}_regel_{number}">.*?</rule>', re.S)


@pytest.mark.parametrize(("table", "number"), [("regiekaart", 4), ("zvh_criteria", 3)])
def test_a_gap_in_a_shipped_table_is_found_at_its_table(table, number):
    name, data = next((name, data) for name, data in BASIS.of_kind(".dmn").items() if f'id="{table}"' in data.decode())
    text, count = rule_of(table, number).subn("", data.decode())
    assert count == 1
    spoilt = Bundle.from_files({**BASIS.files, name: text.encode()}, BASIS.chain, BASIS.origin)
    found = [item for item in gate.variants.check(spoilt) if item.file == name]
    assert ("dmn_sluitend", table) in [(item.rule, item.element) for item in found], [str(item) for item in found]


@pytest.mark.parametrize("table", ["regiekaart", "zvh_criteria"])
def test_an_overlap_in_a_shipped_table_is_found_at_its_table(table):
    name, data = next((name, data) for name, data in BASIS.of_kind(".dmn").items() if f'id="{table}"' in data.decode())
    text = data.decode().replace('hitPolicy="FIRST"', 'hitPolicy="UNIQUE"')
    spoilt = Bundle.from_files({**BASIS.files, name: text.encode()}, BASIS.chain, BASIS.origin)
    found = [item for item in gate.variants.check(spoilt) if item.file == name]
    assert ("dmn_sluitend", table) in [(item.rule, item.element) for item in found], [str(item) for item in found]
