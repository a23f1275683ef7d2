"""What a form looks like to a browser and to a screen reader."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from flask import render_template_string
from lxml import html

from kapstok.forms.fields import Field, Form
from kapstok.web import form_view
from web.style_guide import EVERY_KIND, HIDDEN, PEOPLE, options, small_site

WRONG = {field.key: "Fout." for field in EVERY_KIND.inputs}
TEMPLATE = """{% from "onderdelen/formulier.html" import formulier %}
<main>{{ formulier(blik, "/taken/1", "teken", concept_url=concept) }}</main>"""


@pytest.fixture(scope="module")
def site():
    return small_site()


def draw(site, form: Form, values: Mapping[str, Any] = {}, errors: Mapping[str, str] = {}, concept="/concept"):
    shown = frozenset(field.key for field in form.fields) - HIDDEN
    drawn = form_view.view(form, values, errors, PEOPLE, shown)
    with site.test_request_context("/"):
        return html.fromstring(render_template_string(TEMPLATE, blik=drawn, concept=concept))


def one(page, path: str):
    found = page.xpath(path)
    assert len(found) == 1, path
    return found[0]


def a_form(*fields: Field) -> Form:
    return Form("f.form", "f", "Formulier", fields, button="Plan vaststellen")


@pytest.mark.parametrize("key", ["aanleiding", "toelichting", "datum", "aantal", "wie", "verteld"])
def test_a_label_belongs_to_its_field(site, key):
    page = draw(site, EVERY_KIND)
    field = one(page, f"//*[@name='{key}']")
    assert one(page, f"//label[@for='{field.get('id')}']").text_content().startswith(EVERY_KIND.by_key[key].label)


@pytest.mark.parametrize("key", ["criteria", "akkoord", "gebieden"])
def test_choices_stand_in_a_fieldset_with_a_legend(site, key):
    page = draw(site, EVERY_KIND)
    legend = one(page, f"//fieldset[@id='veld-{key}']/legend")
    assert legend.text_content().startswith(EVERY_KIND.by_key[key].label)
    assert len(page.xpath(f"//fieldset[@id='veld-{key}']//label")) == len(EVERY_KIND.by_key[key].options)


def test_only_what_is_optional_is_marked_in_words(site):
    page = draw(site, EVERY_KIND)
    assert "(niet verplicht)" in one(page, "//label[@for='veld-aantal']").text_content()
    assert "verplicht" not in one(page, "//label[@for='veld-aanleiding']").text_content()
    assert one(page, "//*[@name='aanleiding']").get("aria-required") == "true"


def test_a_mistake_is_tied_to_its_field_and_linked_from_the_summary(site):
    page = draw(site, EVERY_KIND, errors={"aanleiding": "Vul 'Aanleiding' in."})
    field = one(page, "//*[@name='aanleiding']")
    assert field.get("aria-invalid") == "true"
    described = field.get("aria-describedby").split()
    assert described == ["veld-aanleiding-hulp", "veld-aanleiding-fout"]
    assert "Vul 'Aanleiding' in." in one(page, "//*[@id='veld-aanleiding-fout']").text_content()
    assert one(page, "//*[@data-foutenlijst]//a").get("href") == "#veld-aanleiding"


def test_the_summary_of_a_choice_lands_on_its_first_option(site):
    page = draw(site, EVERY_KIND, errors={"akkoord": "Kies een van de keuzes."})
    assert one(page, "//*[@data-foutenlijst]//a").get("href") == "#veld-akkoord-1"
    assert one(page, "//*[@id='veld-akkoord-1']").get("type") == "radio"


def test_the_summary_follows_the_order_of_the_form_and_ends_with_what_has_no_field(site):
    page = draw(site, EVERY_KIND, errors={"vreemd": "Onbekend.", "wie": "Kies.", "aanleiding": "Vul in."})
    assert [item.text_content().strip() for item in page.xpath("//*[@data-foutenlijst]//li")] == [
        "Vul in.",
        "Kies.",
        "Onbekend.",
    ]


def test_a_date_is_one_text_field_in_dutch_order(site):
    field = one(draw(site, EVERY_KIND, {"datum": "2026-11-21"}), "//*[@name='datum']")
    assert (field.get("type"), field.get("inputmode"), field.get("value")) == ("text", "numeric", "21-11-2026")


def test_a_date_that_is_none_comes_back_as_typed(site):
    assert one(draw(site, EVERY_KIND, {"datum": "31-02-2026"}), "//*[@name='datum']").get("value") == "31-02-2026"


def test_a_number_is_written_with_a_comma(site):
    assert one(draw(site, EVERY_KIND, {"aantal": 2.5}), "//*[@name='aantal']").get("value") == "2,5"


def test_what_was_chosen_is_chosen_again(site):
    page = draw(site, EVERY_KIND, {"criteria": ["veiligheid"], "akkoord": "nee", "wie": "2", "verteld": True})
    chosen = page.xpath("//input[@checked]/@value | //option[@selected]/@value")
    assert chosen == ["veiligheid", "nee", "2", "ja"]


def test_a_text_area_keeps_its_first_blank_line(site):
    page = draw(site, EVERY_KIND, {"toelichting": "\nEerste"})
    assert one(page, "//*[@name='toelichting']").text == "\n\nEerste"


def test_answers_are_escaped(site):
    page = draw(site, EVERY_KIND, {"aanleiding": '"><script>x</script>', "toelichting": "</textarea><b>x"})
    assert not page.xpath("//script | //b")
    assert one(page, "//*[@name='aanleiding']").get("value") == '"><script>x</script>'


def test_options_of_the_casus_fill_a_source(site):
    names = one(draw(site, EVERY_KIND), "//select[@name='wie']").xpath("option/text()")
    assert names == ["Maak een keuze", "Noor Bakker", "Joris Peters"]


def test_outcomes_are_buttons_that_send_their_answer(site):
    buttons = draw(site, EVERY_KIND).xpath("//button[@name='besluit']")
    assert [(button.get("value"), button.text) for button in buttons] == [
        ("opschalen", "Opschalen"),
        ("wachten", "Wachten"),
    ]


def test_no_outcome_stands_out_unless_the_form_says_so(site):
    choices = Field("besluit", "radio", label="En nu?", options=options("opschalen", "wachten"), buttons=True)

    def emphasised(field: Field) -> list[str]:
        buttons = draw(site, a_form(field)).xpath("//button[@name='besluit']")
        return [button.text for button in buttons if "primary" in button.get("class")]

    assert emphasised(choices) == []
    assert emphasised(replace(choices, emphasis="wachten")) == ["Wachten"]
    assert emphasised(replace(choices, options=choices.options[:1])) == ["Opschalen"]


def test_enter_in_a_text_field_chooses_no_outcome(site):
    first = draw(site, EVERY_KIND).xpath("//button[@type='submit']")[0]
    assert first.get("disabled") is not None
    assert first.get("name") is None


def test_a_form_without_outcomes_has_one_button_with_its_own_label(site):
    page = draw(site, a_form(Field("naam", "textfield", label="Naam")), concept=None)
    assert one(page, "//button").text == "Plan vaststellen"


def test_a_draft_needs_no_valid_form(site):
    button = one(draw(site, EVERY_KIND), "//button[@value='concept']")
    assert button.get("name") == "_doen"
    assert button.get("formaction") == "/concept"
    assert button.get("formnovalidate") is not None


def test_a_hidden_field_is_there_without_script_and_says_so(site):
    page = draw(site, EVERY_KIND)
    assert page.xpath("//textarea[@name='onveilig']")
    assert "alleen als van toepassing" in one(page, "//*[@id='veld-onveilig-alleen']").text
    assert one(page, "//*[@name='onveilig']").get("aria-describedby") == "veld-onveilig-alleen"


def test_a_simple_condition_goes_along_for_the_browser(site):
    around = one(draw(site, EVERY_KIND), "//*[@data-verberg-veld='criteria']")
    assert (around.get("data-verberg-als"), around.get("data-verberg-waarde")) == ("bevat-niet", "veiligheid")


def test_fields_of_a_group_stand_within_it_and_only_there(site):
    page = draw(site, EVERY_KIND)
    assert one(page, "//fieldset[legend='Leefgebieden']//input[@name='verteld']") is not None


def test_a_choice_without_options_says_so(site):
    page = draw(site, a_form(Field("wie", "radio", label="Wie?", bron="personen:niemand")))
    assert "nog niets om uit te kiezen" in page.text_content()


def test_no_id_stands_twice(site):
    ids = draw(site, EVERY_KIND, errors=WRONG).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_reference_to_an_id_lands(site):
    page = draw(site, EVERY_KIND, errors=WRONG)
    ids = set(page.xpath("//@id"))
    references = " ".join(page.xpath("//@aria-describedby | //@aria-labelledby | //@for")).split()
    assert set(references) <= ids
    assert {link.removeprefix("#") for link in page.xpath("//*[@data-foutenlijst]//a/@href")} <= ids


def test_many_choices_stand_in_columns(site):
    page = draw(site, a_form(Field("x", "checklist", label="X", options=options(*"abcdefghij"))))
    assert page.xpath("//*[contains(@class, 'kapstok-keuzes--kolommen')]")
