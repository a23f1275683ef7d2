"""What happened beside the casussen: sparring, agreements, an evaluatie, a citizen who asks, an incident."""

from datetime import datetime, timedelta

from sqlalchemy import select

from kapstok import clock
from kapstok.acts.answer_job import fail_job
from kapstok.acts.consult import Question, advise_consult, ask_consult
from kapstok.acts.evaluate import evaluate
from kapstok.acts.plan_netwerkmoment import plan_netwerkmoment
from kapstok.acts.settle_bewaartermijn import Term, settle_bewaartermijn
from kapstok.acts.settle_pdca import settle_pdca
from kapstok.acts.start_design import start_design
from kapstok.acts.take_inzageverzoek import Asking, take_inzageverzoek
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.demo.people import People
from kapstok.jobs.model import ATTEMPTS, Job

SPARRING = (
    (
        "noor",
        "veldermeer",
        "wijkagent",
        ("veiligheid",),
        "Een leerling vertelt over ruzie thuis. Hoe vraag ik door zonder dat het erger wordt?",
        ("bram", "Vraag eerst of het kind veilig naar huis kan. Is dat niet zo, bel mij dan meteen."),
    ),
    (
        "joost",
        "veldermeer",
        "pga_coordinator",
        ("netwerk",),
        "Een groepje leerlingen wordt steeds brutaler op het plein. Wanneer is dat iets voor u?",
        None,
    ),
    (
        "lotte",
        "lindehoven",
        "procescoordinator",
        ("geestelijke_gezondheid", "wonen"),
        "Twee organisaties zeggen allebei dat de ander aan zet is. Is dit iets voor het ZVH?",
        ("harry", "Nog niet: één keten kan dit. Vraag uw procesregisseur om een MDO te trekken."),
    ),
)
LAYERS = {"ave2": 60, "lokale_pga": 60, "zvh": 60, "ave4": 84, "zvh_afgewezen": 6}
EXAMPLE = "Voorbeeld in de demo. Uw gemeente stelt dit zelf vast, met haar selectielijst."


def before(people: People, today: datetime) -> None:
    """What was agreed and asked before the casussen that refer to it."""
    _at(today, -100)
    for layer, months in LAYERS.items():
        settle_bewaartermijn(people("femke"), Term("veldermeer", layer, months, EXAMPLE))
    owner = str(people("paul").person_id)
    settle_pdca(people("paul"), "veldermeer", {"eigenaar": owner, "maanden": "3", "minimum": "5"})
    for who, gemeente, role, areas, vraag, advice in SPARRING:
        _at(today, -30)
        consult_id = ask_consult(people(who), Question(gemeente, role, areas, vraag))
        if advice is not None:
            _at(today, -29)
            advise_consult(people(advice[0]), consult_id, advice[1])


def after(people: People, today: datetime) -> None:
    """What came of it: an evaluatie, a day in the agenda, a citizen who asks, a mail that never left."""
    _at(today, -20)
    evaluate(people("paul"), "veldermeer", EVALUATIE)
    day = clock.add_workdays(clock.day_of(today), 12).isoformat()
    plan_netwerkmoment(people("paul"), "veldermeer", {"soort": "netwerk", "dag": day})
    _at(today, -9)
    received = clock.add_workdays(clock.day_of(today), -10)
    take_inzageverzoek(people("femke"), Asking("veldermeer", "Lia Den", received))
    _at(today, -4)
    start_design(people("bea"), "veldermeer", "basis", "Eerder een MDO plannen")
    _at(today, 0)
    _fail_a_mail()


EVALUATIE = {
    "hoe_werkt_het": "Iedereen weet wie de regie heeft. De warme overdracht kost nog tijd.",
    "kom_je_tegen": "Partners willen eerder horen dat zij nodig zijn.",
    "aangehaakt": "deels",
    "wie_ontbreekt": "De school heeft nog geen convenant getekend.",
    "afspraken": "ja",
    "nagekomen": "deels",
    "bijstelling": "Het MDO binnen een week in plaats van twee.",
    "eigenaar": "Paul Verbeek",
}


def _at(today: datetime, workdays: int) -> None:
    """From now on it is this morning, seen from today; every look is a little later."""
    day = clock.add_workdays(clock.day_of(today), workdays)
    moment = min(clock.start_of_day(day) + timedelta(hours=9), today)
    ticks = iter(range(10**9))
    clock.set_source(lambda: moment + timedelta(milliseconds=next(ticks)))


def _fail_a_mail() -> None:
    """The mail about the newest casus of Veldermeer could not be sent: something for the beheerder."""
    with reading() as session:
        query = select(Job.id).join(Casus, Casus.id == Job.casus_id)
        wanted = (Job.status == "wanted", Casus.gemeente_id == "veldermeer", Job.key.is_(None))
        job_id = session.scalars(query.where(*wanted).order_by(Job.wanted_at.desc(), Job.id)).first()
    if job_id is None:  # a short story, in which nobody was mailed
        return
    for attempt in range(ATTEMPTS):
        fail_job(None, job_id, attempt, "De mailserver gaf geen antwoord.")
