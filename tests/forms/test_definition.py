"""A form is read as its designer meant it, or refused with the place and what to do."""

import re

import pytest
from made import as_json, choice, field, read

from kapstok.errors import Broken, Finding
from kapstok.forms import definition
from kapstok.forms.fields import Option


def _refused(data: bytes) -> list[Finding]:
    with pytest.raises(Broken) as refused:
        definition.read("proef.form", data)
    return list(refused.value.findings)


def test_a_form_is_called_after_its_file():
    form = definition.read("forms/basis/plan.form", as_json(field(), id="Form_0a1b2", titel="Plan"))
    assert (form.id, form.title, form.button) == ("plan", "Plan", "Afronden")


def test_the_button_of_the_form_has_its_own_label():
    assert read(field(), knop="Plan vaststellen").button == "Plan vaststellen"
    assert read(field(), {"type": "button", "label": "Versturen"}).button == "Versturen"


def test_a_field_is_read_with_its_limits():
    (found,) = read(
        field(validate={"required": True, "maxLength": "100", "pattern": "^[a-z]+$"}, description="Kort.")
    ).fields
    assert (found.key, found.type, found.label, found.required) == ("reden", "textfield", "Reden", True)
    assert (found.limits.max_length, found.limits.pattern, found.description) == (100, "^[a-z]+$", "Kort.")


def test_a_date_carries_its_own_label():
    assert read({"type": "datetime", "key": "dag", "dateLabel": "Dag"}).fields[0].label == "Dag"


def test_options_are_read():
    assert read(choice()).fields[0].options == (Option("ja", "Ja"), Option("nee", "Nee"))


def test_our_own_properties_are_read():
    properties = {"procesgegeven": "ja", "bron": "personen:wijkteam", "uitleg": "Wie belt?"}
    found = read(field("wie", "checklist", "Wie", properties=properties)).fields[0]
    assert (found.process_data, found.bron, found.explanation) == (True, "personen:wijkteam", "Wie belt?")


def test_a_group_knows_what_is_in_it():
    form = read({"type": "group", "id": "g", "label": "Groep", "components": [field()]})
    assert [(item.key, item.group) for item in form.fields] == [("g", None), ("reden", "g")]
    assert [item.key for item in form.inputs] == ["reden"]


def test_buttons_are_a_choice_that_must_be_made():
    form = read(choice(properties={"knoppen": "ja"}))
    assert form.outcomes.key == "besluit"
    assert form.outcomes.required
    assert form.outcomes.emphasis == ""


def test_one_of_the_buttons_stands_out_when_the_form_says_so():
    assert read(choice(properties={"knoppen": "ja", "nadruk": "ja"})).outcomes.emphasis == "ja"


def test_the_names_that_a_condition_reads_are_known():
    assert read(field(conditional={"hide": '=besluit != "ja"'})).fields[0].reads == {"besluit"}


WRONG = {
    "html": ({"type": "html", "content": "<b>"}, "'html' mag niet"),
    "iframe": ({"type": "iframe"}, "'iframe' mag niet"),
    "expression": ({"type": "expression", "key": "x"}, "'expression' mag niet"),
    "file": ({"type": "filepicker", "key": "x", "label": "X"}, "'filepicker' mag niet"),
    "nearly known": ({"type": "textfeild", "key": "x"}, "Bedoel je 'textfield'"),
    "no type": ({"key": "x"}, "geen soort"),
    "no label": (field(label=" "), "geen label"),
    "no text": ({"type": "text", "text": ""}, "geen tekst"),
    "computed text": ({"type": "text", "text": "=naam"}, "expressie"),
    "no label on a group": ({"type": "group", "components": []}, "geen label"),
    "group with a path": ({"type": "group", "label": "G", "path": "g", "components": []}, "pad"),
    "group without components": ({"type": "group", "label": "G"}, "geen lijst"),
    "capitals": (field("Reden"), "geen woord"),
    "no key": (field(""), "geen woord"),
    "dots": (field("plan.doel"), "geen woord"),
    "typename": (field("typename"), "bezet"),
    "self": (field("self"), "bezet"),
    "word of feel": (field("then"), "bezet"),
    "no options": (choice(values=[]), "geen keuzes"),
    "option without label": (choice(values=[{"value": "ja"}]), "Keuze 1 heeft geen label"),
    "option without value": (choice(values=[{"label": "Ja"}]), "geen korte waarde"),
    "twice the same value": (choice(values=[{"value": "a", "label": "A"}, {"value": "a", "label": "B"}]), "twee keer"),
    "computed options": (field("x", "select", valuesExpression="=a"), "expressie"),
    "unknown source": (choice(properties={"bron": "internet"}), "bron is onbekend"),
    "bad condition": (field(conditional={"hide": "a +"}), "voorwaarde"),
    "very long condition": (field(conditional={"hide": "1+" * 1500 + "1"}), "te lang"),
    "backreference": (field(validate={"pattern": r"(a)\1"}), "RE2"),
    "lookahead": (field(validate={"pattern": "(?=a)"}), "RE2"),
    "long pattern": (field(validate={"pattern": "a" * 201}), "langer dan 200"),
    "minimum in words": (field("aantal", "number", validate={"min": "een"}), "'min' hoort een getal"),
    "negative length": (field(validate={"maxLength": -1}), "heel getal"),
    "time of day": ({"type": "datetime", "key": "x", "dateLabel": "X", "subtype": "time"}, "datum zonder tijd"),
    "read only": (field(readonly=True), "niemand kan invullen"),
    "long text into the run": (field(kind="textarea", properties={"procesgegeven": "ja"}), "procesgegeven"),
    "half a yes": (field(properties={"procesgegeven": "wel"}), "'ja' of 'nee'"),
    "buttons of a select": (choice(kind="select", properties={"knoppen": "ja"}), "radio"),
    "emphasis on nothing": (choice(properties={"knoppen": "ja", "nadruk": "misschien"}), "een van de keuzes"),
    "hidden buttons": (choice(properties={"knoppen": "ja"}, conditional={"hide": "true"}), "verborgen"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_component_is_refused_with_a_remedy(name):
    component, sentence = WRONG[name]
    found = _refused(as_json(component))
    assert re.search(sentence, "\n".join(finding.sentence for finding in found))
    for finding in found:
        assert finding.file == "proef.form"
        assert finding.line == 3
        assert len(re.findall(r"[.?](?: |$)", finding.sentence)) >= 1


def test_everything_wrong_is_told_at_once():
    assert len(_refused(as_json(field("Een"), field("Twee"), {"type": "html"}))) == 3


def test_a_double_key_names_the_line_of_the_first():
    (finding,) = _refused(as_json(field("x"), field("x")))
    assert (finding.element, finding.line) == ("x", 8)
    assert "regel 3" in finding.sentence


def test_a_key_inside_a_group_is_compared_too():
    inner = {"type": "group", "label": "G", "components": [field("x")]}
    assert "al van het veld" in _refused(as_json(field("x"), inner))[0].sentence


def test_two_sets_of_buttons_are_one_too_many():
    buttons = {"properties": {"knoppen": "ja"}}
    (finding,) = _refused(as_json(choice("een", **buttons), choice("twee", **buttons)))
    assert finding.element == "twee"


def test_more_than_200_fields_are_too_many():
    assert "meer dan 200" in _refused(as_json(*[field(f"v{n}") for n in range(201)]))[0].sentence


def test_conditions_together_have_a_bound():
    many = [field(f"v{n}", conditional={"hide": "a" * 60 + f" = {n}"}) for n in range(180)]
    (finding,) = _refused(as_json(*many))
    assert "samen langer dan 10000" in finding.sentence


BAD_JSON = {
    "empty": (b"", "geen goede JSON"),
    "double key": (b'{"components": [],\n"components": []}', "twee keer"),
    "no components": (b"{}", "components"),
    "a list": (b"[]", "components"),
    "cut off": (b'{"components": [', "JSON"),
    "rest": (b'{"components": []} x', "na het einde"),
    "not utf-8": (b'{"a": "\xff"}', "UTF-8"),
    "half a character": (b'{"a": "\\ud800"}', "half teken"),
    "not a number": (b'{"a": NaN}', "geen goede JSON"),
    "deep": (b"[" * 25 + b"]" * 25, "lagen diep"),
    "very deep": (b"[" * 100_000, "lagen diep"),
    "large": (b" " * 2_000_000, "1 MB"),
}


@pytest.mark.parametrize("name", BAD_JSON)
def test_bad_json_is_refused_with_a_reason(name):
    data, sentence = BAD_JSON[name]
    assert sentence in _refused(data)[0].sentence


def test_the_line_of_bad_json_is_told():
    assert _refused(b'{"components": [],\n\n"components": []}')[0].line == 3


def in_dossier(page: str = "plan", kind: str = "textfield", **more: str) -> dict[str, object]:
    return field("plan", kind, "Plan", properties={"dossier": page, **more})


def test_a_field_may_be_answered_by_a_page_of_the_dossier():
    form = read(in_dossier(), field())
    assert [(one.key, one.dossier) for one in form.from_dossier] == [("plan", "plan")]
    assert [one.key for one in form.inputs] == ["reden"]


@pytest.mark.parametrize(
    ("component", "said"),
    [
        (in_dossier("actielijsten"), "Bedoelt u 'actielijst'?"),
        (in_dossier("brief"), "Kies uit actielijst, bespreking, mdo, plan."),
        (in_dossier(kind="textarea"), "Kies 'textfield'."),
        (in_dossier(procesgegeven="ja"), "de route kent het dossier niet"),
    ],
)
def test_a_field_that_points_to_the_dossier_in_a_wrong_way_is_a_finding(component, said):
    with pytest.raises(Broken) as broken:
        read(component)
    (finding,) = broken.value.findings
    assert (finding.rule, said in finding.sentence) == ("sound_form", True)
