"""What shows, given the answers so far."""

import time

from made import choice, field, read

from kapstok.forms.conditions import visible

REASON = field(conditional={"hide": '=besluit != "nee"'})


def test_a_field_shows_until_its_condition_hides_it():
    form = read(choice(), REASON)
    assert "reden" in visible(form, {"besluit": "nee"})
    assert "reden" not in visible(form, {"besluit": "ja"})
    assert "reden" not in visible(form, {})


def test_a_hidden_group_hides_what_is_in_it():
    inner = {"type": "group", "id": "binnen", "label": "Binnen", "components": [field()]}
    outer = {
        "type": "group",
        "id": "buiten",
        "label": "Buiten",
        "components": [inner],
        "conditional": {"hide": "dicht"},
    }
    form = read(field("dicht", "checkbox", "Dicht"), {**outer, "conditional": {"hide": "dicht"}})
    assert visible(form, {"dicht": True}) == {"dicht"}
    assert visible(form, {"dicht": False}) == {"dicht", "buiten", "binnen", "reden"}


def test_an_answer_in_a_hidden_field_does_not_count():
    form = read(choice(), REASON, field("toelichting", conditional={"hide": '=reden != "anders"'}))
    assert "toelichting" in visible(form, {"besluit": "nee", "reden": "anders"})
    assert "toelichting" not in visible(form, {"besluit": "ja", "reden": "anders"})


def test_a_condition_can_read_what_the_casus_knows():
    form = read(field(conditional={"hide": "fase < 3"}))
    assert visible(form, {}, {"fase": 1}) == frozenset()
    assert visible(form, {}, {"fase": 3}) == {"reden"}


def test_an_answer_goes_before_what_the_casus_knew():
    form = read(choice(), REASON)
    assert "reden" not in visible(form, {"besluit": "ja"}, {"besluit": "nee"})


def test_two_fields_that_hide_each_other_come_to_rest():
    form = read(field("a", conditional={"hide": "b != null"}), field("b", conditional={"hide": "a != null"}))
    assert isinstance(visible(form, {"a": "x", "b": "y"}), frozenset)


def test_a_condition_that_cannot_be_worked_out_hides_nothing():
    assert "reden" in visible(read(field(conditional={"hide": '=date("onzin") < 3'})), {})


def test_conditions_that_take_too_long_are_given_up_together():
    slow = "some x in 1..3000 satisfies some y in 1..3000 satisfies x * y < 0"
    form = read(*[field(f"v{n}", conditional={"hide": slow}) for n in range(20)])
    started = time.process_time()
    assert len(visible(form, {})) == 20
    assert time.process_time() - started < 8


def test_a_long_text_does_not_get_in_the_way():
    form = read(choice(), REASON, field("verslag", "textarea"))
    assert "reden" in visible(form, {"besluit": "nee", "verslag": "x" * 20_000})
