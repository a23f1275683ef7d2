"""How this installation is doing: settings, database, keys, room, clock, workers, incidents; each with what to do."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select, text

from kapstok import clock, schema
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.db import database, reading
from kapstok.dossier.answers import Answers
from kapstok.errors import KapstokError
from kapstok.inspection.inspect import inspect
from kapstok.jobs import heartbeat
from kapstok.jobs import model as jobs
from kapstok.pdca.model import afspraak
from kapstok.people.model import Gemeente
from kapstok.settings import settings

ROOM = 1_000_000_000
SHARE = 0.05
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Check:
    """`remedy` is empty when all is well."""

    name: str
    sentence: str
    remedy: str = ""

    @property
    def fine(self) -> bool:
        return not self.remedy


def examine(thorough: bool = True) -> Iterator[Check]:
    """All checks, in order; after one on which the others rest failed (the database), they are left out."""
    yield from _checked("instellingen", _settings)
    for name, check in (("database", _database), ("schema", _schema)):
        found = list(_checked(name, check))
        yield from found
        if not all(it.fine for it in found):
            return
    rest = {
        "mensen": _people,
        "sleutels": _keys,
        "ruimte": _room,
        "klok": _clock,
        "worker": _worker,
        "incidenten": _incidents,
        "evaluatie": evaluatie_owned,
    }
    for name, check in rest.items():
        yield from _checked(name, check)
    if thorough:
        yield from _checked("samenhang", _coherence)


def _checked(name: str, check: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    try:
        yield from check()
    except KapstokError as error:
        yield Check(name, str(error), "Los dit eerst op en voer dit commando daarna opnieuw uit.")


def _settings() -> Iterator[Check]:
    here = settings()
    if not here.secure_cookies and here.host not in ("127.0.0.1", "localhost", "::1"):
        remedy = "Zet KAPSTOK_BASE_URL op het adres met https:// en zet er een webserver met een certificaat voor."
        yield Check("instellingen", "Kapstok luistert buiten deze machine zonder https.", remedy)
    elif here.data.exists() and stat.S_IMODE(here.data.stat().st_mode) & 0o007:
        remedy = f"Voer uit: chmod 700 {here.data}"
        yield Check("instellingen", "Anderen op deze machine kunnen in de gegevensmap.", remedy)
    else:
        yield Check("instellingen", f"De gegevensmap is {here.data}.")


def _database() -> Iterator[Check]:
    with reading() as session:
        session.execute(text("SELECT 1"))
    yield Check("database", f"De database ({database().dialect.name}) is bereikbaar.")


def _schema() -> Iterator[Check]:
    schema.refuse_old_schema()
    yield Check("schema", f"De database is bij: versie {schema.current()}.")


def _people() -> Iterator[Check]:
    """Nobody at all is how a copy looks that was put back half."""
    if schema.nobody_lives_here():
        remedy = (
            "Is een reservekopie half teruggezet? Zet haar dan terug in een lege database: kapstok restore. "
            "Een proefomgeving vult u met: kapstok demo"
        )
        yield Check("mensen", "Er staat niemand in de database; niemand kan inloggen.", remedy)


def _keys() -> Iterator[Check]:
    with reading() as session:
        casus = session.scalars(
            select(Casus).where(Casus.version > 0).order_by(Casus.opened_at.desc()).limit(1)
        ).first()
        if casus is not None and not hold.is_sealed(casus):
            remedy = "Zet de sleutel terug die bij deze database hoort (KAPSTOK_STATE_KEY of state.key)."
            yield Check("sleutels", "De sleutel van het zegel past niet bij de laatste casus.", remedy)
            return
        # Reading it is the check: Unavailable tells which key is missing.
        session.scalars(select(Answers.values).order_by(Answers.id.desc()).limit(1)).first()
    loose = [str(path) for path in settings().data.glob("*.key*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if loose:
        remedy = f"Voer uit: chmod 600 {' '.join(loose)}"
        yield Check("sleutels", f"Anderen kunnen een sleutel lezen: {', '.join(loose)}.", remedy)
    else:
        yield Check("sleutels", "De sleutels passen. Bewaar ze apart van de reservekopie.")


def _room() -> Iterator[Check]:
    usage = shutil.disk_usage(settings().data)
    sentence = f"Er is {usage.free // 10**6} MB vrij."
    tight = usage.free < ROOM or usage.free < SHARE * usage.total
    yield Check("ruimte", sentence, "Maak ruimte: als de schijf vol is, kan niemand iets opslaan." if tight else "")


def _clock() -> Iterator[Check]:
    with reading() as session:
        held = jobs.timers_held(session)
        last = session.scalar(select(func.max(Casus.opened_at)))
        theirs = None
        if database().dialect.name == "postgresql":
            theirs = session.scalar(text("SELECT clock_timestamp()"))
    now = clock.now()
    if held:
        remedy = "Zet de klok goed en voer uit: kapstok incident retry, met het incident ‘klok’."
        yield Check("klok", "De klok sprong; alle termijnen wachten.", remedy)
    elif (theirs is not None and abs(theirs - now) > MINUTE) or (last is not None and last > now + MINUTE):
        yield Check("klok", "De klok loopt niet gelijk met die van de database.", "Gebruik een tijdserver (NTP).")
    else:
        yield Check("klok", f"Het is {now.astimezone(clock.AMSTERDAM):%d-%m-%Y %H:%M}.")


def _worker() -> Iterator[Check]:
    with reading() as session:
        alive = heartbeat.living(session, clock.now() - timedelta(seconds=settings().silence))
    sentence = f"Er werken {len(alive)} workers." if len(alive) != 1 else "Er werkt één worker."
    yield Check(
        "worker", sentence, "" if alive else "Start kapstok serve of kapstok worker: termijnen en post wachten."
    )


def _incidents() -> Iterator[Check]:
    with reading() as session:
        count = len(jobs.incidents(session))
    sentence = f"Er zijn {count} incidenten." if count != 1 else "Er is één incident."
    yield Check("incidenten", sentence, "Bekijk ze met: kapstok incident list" if count else "")


def evaluatie_owned() -> Iterator[Check]:
    """A remark, no fault: the installation works, but nobody looks after the approach there (STAP-38)."""
    with reading() as session:
        rows = session.scalars(select(Gemeente).order_by(Gemeente.name)).all()
        lacking = [row.name for row in rows if not (found := afspraak(session, row.id)) or found.eigenaar_id is None]
    if lacking:
        yield Check("evaluatie", f"Let op: niemand zorgt voor de evaluatie van AVE in {', '.join(lacking)}.")


def _coherence() -> Iterator[Check]:
    found = False
    for defect in inspect():
        found = True
        yield Check("samenhang", f"{defect.where}: {defect.sentence}", defect.remedy)
    if not found:
        yield Check("samenhang", "Alle casussen, taken, termijnen en verslagen kloppen met elkaar.")
