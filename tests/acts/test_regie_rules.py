"""The rules of regie and scaling that a person meets in a form: the reasons, the mirror of each, and the spoed."""

from datetime import date
from uuid import UUID

import pytest

from given import House
from kapstok.acts.overdragen import Offer, accept_overdracht, propose_overdracht
from kapstok.errors import Invalid, NotFound
from kapstok.overviews.casus import casus_page
from kapstok.overviews.overdracht import overdrachten_of
from kapstok.overviews.task import task_page
from kapstok.web import filling
from on_the_way import OP, in_ave_3, with_procesregie
from writing import actie, overleg

ENDED = {
    "procesregie_besluit": "beeindigen",
    "procesregie_volgende_evaluatie": None,
    "afschaalcriteria": ["stagnatie"],
}


def at_the_afschaaltoets(house: House) -> UUID:
    casus_id = in_ave_3(house)
    house.go(casus_id, ("anne", "Uitnodigen"), ("anne", "Casusbespreking"), ("anne", "Actielijst delen"))
    house.send("anne", casus_id, "fasetoets")
    house.complete("anne", casus_id, "Fasetoets invullen", fasetoets_ave3="af")
    return casus_id


def test_going_down_addresses_each_reason_for_going_up(house: House) -> None:
    """REGEL-10: in_ave_3 went up on onveiligheid."""
    casus_id = at_the_afschaaltoets(house)
    with pytest.raises(Invalid) as refused:
        house.complete("anne", casus_id, "Afschaaltoets", spiegel_onveiligheid=None)
    assert set(refused.value.fields) == {"spiegel_onveiligheid"}
    house.complete("anne", casus_id, "Afschaaltoets")
    assert casus_page(house.viewer("anne"), casus_id).head.fase == 3


def test_ending_procesregie_addresses_each_reason_for_asking_it(house: House) -> None:
    """REGEL-10: with_procesregie asked for stagnatie; RAND-10: the fase stays."""
    casus_id = with_procesregie(house)
    stop = {
        "procesregie_besluit": "beeindigen",
        "procesregie_volgende_evaluatie": None,
        "afschaalcriteria": ["belangen"],
    }
    with pytest.raises(Invalid) as refused:
        house.complete("sanne", casus_id, "Procesregie voeren", **stop, spiegel_stagnatie=None)
    assert set(refused.value.fields) == {"spiegel_stagnatie"}
    house.complete("sanne", casus_id, "Procesregie voeren", **stop)
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 2


def test_procesregie_asks_for_its_next_evaluation(house: House) -> None:
    """RAND-10, REGEL-02: procesregie has a start and an evaluation date, again at each continuation."""
    casus_id = with_procesregie(house)
    assert house.task(casus_id, "Procesregie voeren").due_on is not None
    with pytest.raises(Invalid) as refused:
        house.complete("sanne", casus_id, "Procesregie voeren", procesregie_volgende_evaluatie=None)
    assert "procesregie_volgende_evaluatie" in refused.value.fields


@pytest.mark.parametrize("missing", ["criteria", "toelichting"])
def test_going_up_needs_a_reason_and_words(house: House, missing: str) -> None:
    """REGEL-09."""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    with pytest.raises(Invalid) as refused:
        house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek", **{missing: None})
    assert set(refused.value.fields) == {missing}


def test_a_bad_feeling_alone_is_enough_and_may_be_an_intervention(house: House) -> None:
    """REGEL-09, RAND-07."""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek", criteria=["niet_pluis"], interventie=True)
    names = {task.name for task in house.tasks(casus_id)}
    assert {"Verzoek beoordelen", "Delen in MDO"} <= names


def test_the_casusregisseur_asks_and_the_procesregisseur_goes_up(house: House) -> None:
    """REGEL-03, RAND-12."""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    with pytest.raises(NotFound):
        house.send("sanne", casus_id, "opschaalverzoek", "opschaalverzoek")
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    assert house.task(casus_id, "Verzoek beoordelen").role == "procesregisseur_ave2"
    house.go(casus_id, ("sanne", "Verzoek beoordelen"), ("noor", "Delen in MDO"), ("sanne", "Procesregie starten"))
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    assert house.task(casus_id, "Aanmelden").role == "procesregisseur_ave2"
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 2


def test_who_does_no_execution_is_advised_to_become_procesregisseur(house: House) -> None:
    """RAND-11."""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "fasetoets")
    page = task_page(house.viewer("noor"), house.task(casus_id, "Fasetoets invullen").id)
    texts = [field for field in page.form.fields if "meld u aan als procesregisseur" in (field.text or "")]
    assert len(texts) == 1
    shown = filling.draw(page.form, {"geen_uitvoering": True}, page.sources, page.known)
    hidden = filling.draw(page.form, {}, page.sources, page.known)
    assert [part.shown for part in shown.parts if part.field is texts[0]] == [True]
    assert [part.shown for part in hidden.parts if part.field is texts[0]] == [False]


def test_a_casusregisseur_who_does_no_execution_is_a_mark_on_the_casus(house: House) -> None:
    """RAND-11: for who holds regie, until he helps himself or somebody else became casusregisseur."""
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **ENDED)

    def marked(username: str) -> bool:
        return casus_page(house.viewer(username), casus_id).summary.without_execution

    for said in (True, False):
        house.send("noor", casus_id, "fasetoets")
        house.complete("noor", casus_id, "Fasetoets invullen", geen_uitvoering=said)
        assert marked("noor") is said
    house.send("noor", casus_id, "fasetoets")
    house.complete("noor", casus_id, "Fasetoets invullen", geen_uitvoering=True)
    overleg(house, casus_id, "mdo", "noor", "daan")
    actie(house, casus_id, "daan")
    assert (marked("noor"), marked("daan")) == (True, False)
    propose_overdracht(house.viewer("noor"), casus_id, Offer("casusregie", house.viewer("daan").person_id, "Lees"))
    accept_overdracht(house.viewer("daan"), overdrachten_of(house.viewer("daan"), casus_id)[0].id)
    assert not marked("daan")


@pytest.mark.parametrize("who", ["noor", "anne"])
def test_the_wijkagent_is_asked_in_one_message_and_nothing_else_changes(house: House, who: str) -> None:
    """RAND-04: no escalation by itself."""
    casus_id = in_ave_3(house)
    before = {task.name for task in house.tasks(casus_id)}
    question = "Gaat het de goede kant op?"
    house.send(who, casus_id, "wijkagent_raadplegen", "wijkagent_raadplegen", wijkagent_vraag=question)
    assert question in repr(task_page(house.viewer("bram"), house.task(casus_id, "Advies wijkagent geven").id))
    house.complete("bram", casus_id, "Advies wijkagent geven", wijkagent_richting="goed")
    assert {task.name for task in house.tasks(casus_id)} == before
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 3
    assert house.holder(casus_id, "procesregie") == "anne"


def test_a_skip_is_logged_and_makes_no_history(house: House) -> None:
    """REGEL-19, RAND-13, STAP-40."""
    casus_id = house.open("noor", spoed=True, doelfase=4, toelichting="Acuut geweld.", title="Spoed", fase=1).casus_id
    house.go(casus_id, ("marijke", "Besluit AVE 4"), ("karim", "Procesregie overnemen"))
    steps = {step.number: step.state for step in casus_page(house.viewer("noor"), casus_id).fasen}
    assert steps == {1: "overgeslagen", 2: "overgeslagen", 3: "overgeslagen", 4: "nu"}
    said = [line.sentence for line in casus_page(house.viewer("noor"), casus_id).timeline]
    assert any("overgeslagen" in sentence for sentence in said)


def test_the_regie_of_ave_4_is_the_burgemeester_and_oov(house: House) -> None:
    """REGEL-07."""
    casus_id = house.open(
        "noor", fase=4, lopend=True, besluit_datum=date(2026, 3, 1).isoformat(), title="Dreiging"
    ).casus_id
    assert house.holder(casus_id, "bestuurlijk") == "burgemeester"
    assert house.holder(casus_id, "procesregie") == "oov"


def test_the_mdo_hears_of_the_step_and_does_not_vote(house: House) -> None:
    """REGEL-04: the decision does not wait for the MDO, and nothing that is said there can decide."""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    told = task_page(house.viewer("noor"), house.task(casus_id, "Delen in MDO").id).form
    assert {field.key: field.required for field in told.inputs} == {"mdo_gedeeld_op": True, "mdo_reactie": False}
    assert not [field for field in told.inputs if field.process_data]
    house.go(casus_id, ("sanne", "Verzoek beoordelen"), ("sanne", "Procesregie starten"))
    assert house.holder(casus_id, "procesregie") == "sanne"
    assert house.task(casus_id, "Delen in MDO").status == "open"


def test_the_partners_decide_also_when_the_criteria_say_no(house: House) -> None:
    """REGEL-06: a test that fails does not reject by itself."""
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    house.go(casus_id, ("sanne", "Aanmelden"), ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit"))
    house.complete("noor", casus_id, "Burger informeren")
    no = {f"criterium_{key}": "nee" for key in "abcd"}
    house.complete("harry", casus_id, "Criteria toetsen", **no)
    assert {task.organisation_id for task in house.tasks(casus_id) if task.name == "Besluit meegeven"} == {
        "politie",
        "ggz",
        "woningcorporatie",
    }
    for partner in ("pieter", "geert", "wendy"):
        house.complete(partner, casus_id, "Besluit meegeven")
    house.complete("anne", casus_id, "Gezamenlijk besluit vastleggen")
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 3
