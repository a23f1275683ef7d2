"""Answers are cleaned into what may be kept, or refused with a sentence a field, all at once."""

import pytest
from made import choice, field, read

from kapstok.errors import Invalid
from kapstok.forms import answers
from kapstok.forms.fields import Option

PEOPLE = {"personen:wijkteam": (Option("p1", "Noor"), Option("p2", "Piet"))}
REASON = field(validate={"required": True}, conditional={"hide": '=besluit != "nee"'})


def _clean(raw, *components):
    return answers.clean(read(*components), raw, PEOPLE)


def _kept(raw, component):
    return _clean({component["key"]: raw}, component).answers[component["key"]]


def _refused(raw, *components):
    with pytest.raises(Invalid) as refused:
        _clean(raw, *components)
    return refused.value.fields


NUMBER = field("aantal", "number", "Aantal")
DATE = {"type": "datetime", "key": "dag", "dateLabel": "Dag"}
BOX = field("akkoord", "checkbox", "Akkoord")
LIST = choice("wat", "checklist", "Wat")
LONG = field("verslag", "textarea", "Verslag")

GOOD = [
    (field(), " Bellen ", "Bellen"),
    (field(), ["Bellen"], "Bellen"),
    (field(), "Reu\u0308nie", "Reünie"),
    (field(), "", None),
    (field(), None, None),
    (field(), "123456789", "123456789"),
    (LONG, "een\r\ntwee", "een\ntwee"),
    (NUMBER, "12", 12),
    (NUMBER, "12,5", 12.5),
    (NUMBER, "12.5", 12.5),
    (NUMBER, "-3", -3),
    (NUMBER, 4, 4),
    (NUMBER, 4.0, 4),
    (NUMBER, "", None),
    (DATE, "31-12-2026", "2026-12-31"),
    (DATE, "1-2-2026", "2026-02-01"),
    (DATE, "2026-12-31", "2026-12-31"),
    (DATE, "", None),
    (BOX, "on", True),
    (BOX, True, True),
    (BOX, None, False),
    (BOX, "nee", False),
    (choice(), "ja", "ja"),
    (choice(), "", None),
    (choice(kind="select"), ["nee"], "nee"),
    (LIST, "ja", ["ja"]),
    (LIST, ["nee", "ja", "nee"], ["nee", "ja"]),
    (LIST, None, []),
    (choice("wat", "taglist", "Wat"), ["ja"], ["ja"]),
]

BAD = [
    (field(), 3, "tekst"),
    (LONG, "Zijn nummer is 999990019.", "burgerservicenummer"),
    (field(), ["a", "b"], "een antwoord"),
    (field(), {"typename": "x"}, "tekst"),
    (field(), "a\nb", "een regel"),
    (field(), "a\x00b", "onzichtbaar"),
    (LONG, "a\x1bb", "onzichtbaar"),
    (LONG, "a\ud800b", "onzichtbaar"),
    (field(), "omge\u202ekeerd", "onzichtbaar"),
    (LONG, "x" * 20_001, "hooguit 20000"),
    (field(validate={"maxLength": 3}), "abcd", "hooguit 3"),
    (field(validate={"minLength": 3}), "ab", "minstens 3"),
    (field(validate={"pattern": "^[0-9]{4}$"}), "12", "gevraagde vorm"),
    (NUMBER, "twaalf", "getal in"),
    (NUMBER, "1.234", "Schrijf 1234"),
    (NUMBER, "1e5", "getal in"),
    (NUMBER, "١٢", "getal in"),
    (NUMBER, "9" * 16, "te groot"),
    (NUMBER, float("nan"), "te groot"),
    (NUMBER, float("inf"), "te groot"),
    (NUMBER, True, "tekst"),
    (field("aantal", "number", validate={"min": 1, "max": 5}), "0", "van 1 of hoger"),
    (field("aantal", "number", validate={"min": 1, "max": 5}), "6", "van 5 of lager"),
    (field("aantal", "number", decimalDigits=0), "1,5", "heel getal"),
    (DATE, "31-02-2026", "bestaat niet"),
    (DATE, "morgen", "dag-maand-jaar"),
    (DATE, "12-31-26", "dag-maand-jaar"),
    (DATE, "01-01-9999", "jaar in van 1900"),
    (BOX, "misschien", "vinkje"),
    (choice(), "geen", "keuzes die er staan"),
    (LIST, ["ja", "geen"], "keuzes die er staan"),
    (LIST, [{"a": 1}], "tekst"),
    (LIST, {"ja": True}, "tekst"),
]


@pytest.mark.parametrize(("component", "raw", "kept"), GOOD)
def test_a_good_answer_is_kept_as_its_kind(component, raw, kept):
    found = _kept(raw, component)
    assert found == kept
    assert type(found) is type(kept)


@pytest.mark.parametrize(("component", "raw", "sentence"), BAD)
def test_a_bad_answer_is_refused_with_what_to_do(component, raw, sentence):
    assert sentence in _refused({component["key"]: raw}, component)[component["key"]]


@pytest.mark.parametrize(
    ("component", "sentence"),
    [
        (field(validate={"required": True}), "Vul 'Reden' in."),
        (choice(validate={"required": True}), "Kies een van de keuzes bij 'Besluit'."),
        (choice("wat", "checklist", "Wat", validate={"required": True}), "Kies een of meer van de keuzes bij 'Wat'."),
        (field("akkoord", "checkbox", "Akkoord", validate={"required": True}), "Zet een vinkje bij 'Akkoord'."),
        (choice(properties={"knoppen": "ja"}), "Kies een van de keuzes bij 'Besluit'."),
    ],
)
def test_a_required_field_may_not_stay_blank(component, sentence):
    assert _refused({}, component) == {component["key"]: sentence}


def test_zero_is_an_answer():
    assert _kept("0", field("aantal", "number", validate={"required": True})) == 0


def test_all_refusals_come_at_once():
    assert _refused({"aantal": "x", "dag": "x", "vreemd": "1"}, NUMBER, DATE).keys() == {"aantal", "dag", "vreemd"}


def test_a_field_of_another_form_is_refused():
    assert _refused({"typename": "x"}, field()) == {"typename": "Dit veld hoort niet bij dit formulier."}


def test_a_hidden_field_is_not_required_and_not_kept():
    assert _clean({"besluit": "ja", "reden": "oud"}, choice(), REASON).answers == {"besluit": "ja"}


def test_a_shown_field_is_required():
    assert _refused({"besluit": "nee"}, choice(), REASON) == {"reden": "Vul 'Reden' in."}


def test_a_bad_answer_in_a_hidden_field_does_not_matter():
    hidden = {**NUMBER, "conditional": {"hide": '=besluit = "ja"'}}
    assert _clean({"besluit": "ja", "aantal": "x"}, choice(), hidden).answers == {"besluit": "ja"}


def test_only_marked_fields_enter_the_run():
    marked = choice(properties={"procesgegeven": "ja"})
    assert _clean({"besluit": "ja", "reden": "x"}, marked, field()).process_data == {"besluit": "ja"}


def test_a_marked_field_that_is_hidden_wipes_its_older_value():
    marked = {**REASON, "properties": {"procesgegeven": "ja"}}
    assert _clean({"besluit": "ja"}, choice(), marked).process_data == {"reden": None}


def test_what_enters_the_run_is_short():
    marked = field(properties={"procesgegeven": "ja"})
    assert _refused({"reden": "x" * 201}, marked) == {"reden": "Gebruik hooguit 200 tekens."}


def test_people_are_chosen_from_those_of_the_casus():
    who = field("wie", "checklist", "Wie", properties={"bron": "personen:wijkteam"})
    assert _kept(["p1", "p2"], who) == ["p1", "p2"]
    assert "keuzes" in _refused({"wie": ["p3"]}, who)["wie"]


def test_without_its_source_nothing_can_be_chosen():
    who = field("wie", "select", "Wie", properties={"bron": "personen:politie"})
    assert "keuzes" in _refused({"wie": "p1"}, who)["wie"]


def test_what_the_casus_knows_can_hide_a_field():
    form = read(field(validate={"required": True}, conditional={"hide": "fase < 3"}))
    assert answers.clean(form, {}, {}, {"fase": 1}).answers == {}


def test_a_draft_is_kept_as_it_was_typed():
    form = read(field(), NUMBER, LIST)
    raw = {"reden": "half", "aantal": "x", "wat": ["ja"], "vreemd": "1", "csrf_token": "y"}
    assert answers.draft(form, raw) == {"reden": "half", "aantal": "x", "wat": ["ja"]}


def test_a_draft_holds_nothing_that_a_database_cannot_keep():
    form = read(field(), LONG)
    assert answers.draft(form, {"reden": "a\x00b\ud800", "verslag": "x" * 30_000}) == {
        "reden": "ab",
        "verslag": "x" * 20_000,
    }


def test_a_form_opens_with_what_is_known_or_else_the_default():
    form = read(field(defaultValue="standaard"), field("andere"), field("derde", defaultValue="drie"))
    assert answers.prefill(form, {"reden": "bekend", "andere": None}) == {"reden": "bekend", "derde": "drie"}


IN_DOSSIER = field("plan", label="Plan", validate={"required": True}, properties={"dossier": "plan"})


def test_what_stands_in_the_dossier_counts_as_given_unless_its_page_lacks_something():
    form = read(IN_DOSSIER, field())
    cleaned = answers.clean(form, {"reden": "Bellen"}, {})
    assert (cleaned.answers, [one.key for one in cleaned.from_dossier]) == ({"reden": "Bellen"}, ["plan"])
    with pytest.raises(Invalid) as refused:
        answers.clean(form, {}, {}, lacking={"plan": "Voeg een regel toe."})
    assert refused.value.fields == {"plan": "Voeg een regel toe."}


def test_what_stands_in_the_dossier_is_never_typed():
    assert "staat al in het dossier" in _refused({"plan": "Rust"}, IN_DOSSIER)["plan"]
    assert answers.draft(read(IN_DOSSIER), {"plan": "Rust"}) == {}


def test_a_hidden_field_asks_nothing_of_the_dossier():
    hidden = {**IN_DOSSIER, "conditional": {"hide": '=reden = "klaar"'}}
    cleaned = answers.clean(read(hidden, field()), {"reden": "klaar"}, {}, lacking={"plan": "Leeg."})
    assert cleaned.from_dossier == ()
