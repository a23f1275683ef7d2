"""Anonymous sparring (SC-11, RAND-03, PRIV-10): advice without a casus, a kenmerk, a task or a person."""

from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from given import House
from kapstok.acts.consult import Question, advise_consult, ask_consult, refer_to_consult
from kapstok.casus.model import Casus, CasusNotFound, Counter
from kapstok.db import reading
from kapstok.errors import Conflict, Forbidden, Invalid, NotFound
from kapstok.overviews.casus import casus_page
from kapstok.overviews.casussen import CasusQuery, casussen
from kapstok.overviews.consulten import consult, consulten, consulten_of_casus
from kapstok.overviews.inbox import InboxQuery, inbox
from kapstok.people.model import Person
from kapstok.tasks.model import Task

VRAAG = "Een leerling komt steeds minder op school en heeft nieuwe dure spullen. Wat kan ik doen?"


def ask(house: House, by: str = "joost", role: str = "pga_coordinator", vraag: str = VRAAG) -> UUID:
    return ask_consult(house.viewer(by), Question("veldermeer", role, ("netwerk", "veiligheid"), vraag))


def count(row: type) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(row)) or 0


def test_a_teacher_asks_and_the_pga_coordinator_advises(house: House) -> None:
    """STAP-02, VELD-01"""
    consult_id = ask(house)
    assert [one.to_advise for one in consulten(house.viewer("fatima"))] == [True]
    advise_consult(house.viewer("fatima"), consult_id, "Neem contact op met de wijkagent.")
    found = consult(house.viewer("joost"), consult_id)
    assert (found.advies, found.adviser) == ("Neem contact op met de wijkagent.", "Fatima Aydin")
    assert found.leefgebieden == ["Sociaal netwerk", "Veiligheid en justitie"]


def test_sparring_makes_no_casus_no_kenmerk_no_task_and_no_person(house: House) -> None:
    """SC-11 ✗."""
    people = count(Person)
    advise_consult(house.viewer("fatima"), ask(house), "Neem contact op met de wijkagent.")
    assert (count(Casus), count(Counter), count(Task), count(Person)) == (0, 0, 0, people)
    assert inbox(house.viewer("noor"), InboxQuery(view="alle")).total == 0


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("BSN 999990019", "een burgerservicenummer"),
        ("bsn 9999.90.019", "een burgerservicenummer"),
        ("geboren 12-03-2009", "een geboortedatum"),
        ("Hij is van 12/3/09", "een geboortedatum"),
        ("2009-03-12", "een geboortedatum"),
        ("geboren op 12 maart 2009", "een geboortedatum"),
        ("woont op 1234 AB 12", "een postcode of adres"),
        ("woont op 1234ab 12", "een postcode of adres"),
        ("woont in de Lindestraat 12", "een postcode of adres"),
        ("mail els@voorbeeld.nl", "een e-mailadres"),
        ("bel 06-12345678", "een telefoonnummer"),
        ("bel +31 6 1234 5678", "een telefoonnummer"),
        ("zie VLD-2026-0001", "een kenmerk van een casus"),
        ("het gaat om mevrouw Bakker", "een naam"),
    ],
)
def test_what_says_who_is_meant_is_refused_in_the_question_and_in_the_advice(
    house: House, points: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    """PRIV-10: the sentence says what was found and never repeats it."""
    with pytest.raises(Invalid) as refused:
        ask(house, vraag=f"{VRAAG} {points}.")
    assert said in refused.value.fields["vraag"]
    with pytest.raises(Invalid) as refused:
        advise_consult(house.viewer("fatima"), ask(house), f"Bekijk {points}.")
    assert said in refused.value.fields["advies"]
    assert points not in str(refused.value.fields) + caplog.text


@pytest.mark.parametrize(
    "harmless",
    [
        "In 2025 is er al eens gemeld, en in 2024 ook 3 keer.",
        "Er zijn 12 meldingen in 6 weken en 123456789 euro schuld.",
        "Het overleg is op 12-01-2026, om 10.30 uur.",
        "Een jongen van 16 jaar, de weg kwijt, gezin met drie kinderen.",
    ],
)
def test_what_points_at_nobody_is_welcome(house: House, harmless: str) -> None:
    assert ask(house, vraag=harmless)


def test_it_is_unreadable_in_the_database_and_findable_by_nobody(house: House) -> None:
    ask(house)
    with reading() as session:
        stored = session.scalar(text("SELECT vraag FROM consult"))
    assert b"leerling" not in bytes(stored or b"")
    assert casussen(house.viewer("joost"), CasusQuery(search="leerling")).total == 0


def test_only_who_asks_and_who_could_advise_know_of_it(house: House) -> None:
    consult_id = ask(house)
    for username in ("noor", "bram", "hans", "lotte", "marijke"):
        with pytest.raises(NotFound):
            consult(house.viewer(username), consult_id)
        with pytest.raises(NotFound):
            advise_consult(house.viewer(username), consult_id, "Ik weet het.")
        assert consulten(house.viewer(username)) == []


def test_once_advised_the_colleagues_of_the_adviser_see_it_no_more(house: House) -> None:
    consult_id = ask(house, role="procesregisseur_ave3")
    assert consult(house.viewer("leon"), consult_id).to_advise
    advise_consult(house.viewer("anne"), consult_id, "Wacht nog even.")
    with pytest.raises(NotFound):
        consult(house.viewer("leon"), consult_id)


def test_advice_is_given_once_and_not_by_who_asked(house: House) -> None:
    consult_id = ask(house)
    with pytest.raises(Forbidden):
        advise_consult(house.viewer("joost"), consult_id, "Ik weet het zelf.")
    advise_consult(house.viewer("fatima"), consult_id, "Neem contact op met de wijkagent.")
    with pytest.raises(Conflict):
        advise_consult(house.viewer("fatima"), consult_id, "Toch niet.")


def test_what_is_missing_is_said_for_every_field(house: House) -> None:
    """VELD-01"""
    with pytest.raises(Invalid) as refused:
        ask_consult(house.viewer("joost"), Question("veldermeer", "burgemeester", (), " "))
    assert set(refused.value.fields) == {"rol", "leefgebieden", "vraag"}
    with pytest.raises(Invalid) as refused:
        ask_consult(house.viewer("joost"), Question("duinakker", "wijkagent", ("wonen",), VRAAG))
    assert set(refused.value.fields) == {"gemeente"}


def test_a_later_casus_refers_to_it_by_hand(house: House) -> None:
    consult_id = ask(house, by="noor")
    casus_id = house.to_ave_2()
    assert consulten_of_casus(house.viewer("noor"), casus_id) == []
    refer_to_consult(house.viewer("noor"), casus_id, consult_id)
    assert [one.id for one in consulten_of_casus(house.viewer("noor"), casus_id)] == [consult_id]
    with pytest.raises(Conflict):
        refer_to_consult(house.viewer("noor"), casus_id, consult_id)


def test_the_zvh_is_asked_in_ave_2_and_the_casus_stays_where_it_is(house: House) -> None:
    """STAP-02: the consult of the ZVH is no escalation, and its advice stands with the casus."""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    before = [task.name for task in house.tasks(casus_id)]
    consult_id = ask(house, "noor", "procesregisseur_ave3")
    advise_consult(house.viewer("anne"), consult_id, "Houd een MDO met de GGZ erbij.")
    refer_to_consult(house.viewer("noor"), casus_id, consult_id)
    assert [one.advies for one in consulten_of_casus(house.viewer("noor"), casus_id)] == [
        "Houd een MDO met de GGZ erbij."
    ]
    assert [task.name for task in house.tasks(casus_id)] == before
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("anne"), casus_id)


def test_nobody_refers_to_the_consult_of_another_or_from_the_casus_of_another(house: House) -> None:
    consult_id = ask(house)
    casus_id = house.to_ave_2()
    with pytest.raises(NotFound):
        refer_to_consult(house.viewer("noor"), casus_id, consult_id)
    with pytest.raises(CasusNotFound):
        refer_to_consult(house.viewer("fatima"), casus_id, consult_id)
