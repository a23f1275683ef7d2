"""A believable half year in the region Noorderwaard, told in acts only: what the cast did, in their own order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update

from kapstok import clock
from kapstok.acts.publish_process import publish_process
from kapstok.db import writing
from kapstok.demo import routes as r
from kapstok.demo.cast import ALL, VARIANTS, invite
from kapstok.demo.routes import Step, step
from kapstok.demo.teller import Teller
from kapstok.jobs.model import Job
from kapstok.settings import settings
from kapstok.variants import bundle


@dataclass(frozen=True)
class Casus:
    """One casus of the story, begun `days` working days ago. `message`: (after how many days, who, which, form)."""

    title: str
    gemeente: str
    days: int
    steps: Iterable[Step] = ()
    opener: str = "casusregisseur"
    opening: dict[str, Any] = field(default_factory=dict)
    then: "tuple[Message, ...]" = ()


@dataclass(frozen=True)
class Message:
    """A message that somebody sends, and the steps after it."""

    days: int
    who: str
    message: str
    form: str | None
    steps: Iterable[Step] = ()
    answers: dict[str, Any] = field(default_factory=dict)


REQUEST = ("casusregisseur", "opschaalverzoek", "opschaalverzoek")
AVE_2 = [*r.SIGNAL, *r.BEGIN_AVE_2]
FASETOETS_OP = step(
    0, r.PR3, "Fasetoets invullen", fasetoets_ave3="op", criteria=["onveiligheid"], toelichting="Dreiging."
)

STORY: tuple[Casus, ...] = (
    Casus("Huishouden Linde", "veldermeer", 2, [], "joost"),
    Casus("Huishouden Els", "veldermeer", 4, r.SIGNAL[:1], "joost"),
    Casus("Huishouden Olm", "veldermeer", 7, r.SIGNAL, "joost"),
    Casus("Huishouden Berk", "veldermeer", 12, [*r.SIGNAL, *r.BEGIN_AVE_2[:1]]),
    Casus("Huishouden Lijsterbes", "veldermeer", 24, [*r.SIGNAL, *r.BEGIN_AVE_2[:2]]),
    Casus("Huishouden Iep", "veldermeer", 24, AVE_2, "joost"),
    Casus("Huishouden Wilg", "veldermeer", 21, AVE_2, then=(Message(5, *REQUEST, steps=[]),)),
    Casus("Huishouden Beuk", "veldermeer", 40, AVE_2, then=(Message(6, *REQUEST, steps=[*r.PROCESREGIE]),)),
    Casus(
        "Huishouden Esdoorn",
        "veldermeer",
        46,
        AVE_2,
        then=(Message(4, *REQUEST, steps=[*r.PROCESREGIE, *r.TO_ZVH, *r.ACCEPTED, *r.BEGIN_AVE_3[:4]]),),
    ),
    Casus(
        "Huishouden Acacia",
        "veldermeer",
        70,
        AVE_2,
        then=(
            Message(6, *REQUEST, steps=[*r.PROCESREGIE, *r.TO_ZVH, *r.ACCEPTED, *r.BEGIN_AVE_3]),
            Message(20, "procesregisseur_ave3", "fasetoets", None, steps=[FASETOETS_OP, *r.TO_AVE_4[:1]]),
        ),
    ),
    Casus(
        "Huishouden Hazelaar",
        "lindehoven",
        30,
        AVE_2,
        then=(Message(3, *REQUEST, steps=[*r.PROCESREGIE, *r.TO_ZVH, *r.INTAKE, *r.VOTES[1:2]]),),
    ),
    Casus(
        "Huishouden Hulst",
        "lindehoven",
        45,
        AVE_2,
        then=(Message(6, *REQUEST, steps=[*r.PROCESREGIE, *r.TO_ZVH, *r.ACCEPTED, *r.BEGIN_AVE_3[:1]]),),
    ),
    Casus(
        "Huishouden Vlier",
        "lindehoven",
        47,
        AVE_2,
        then=(Message(6, *REQUEST, steps=[*r.PROCESREGIE, *r.TO_ZVH, *r.REFUSED]),),
    ),
    Casus("Huishouden Meidoorn", "lindehoven", 16, AVE_2),
    Casus("Huishouden Sleedoorn", "lindehoven", 2, [], "lotte"),
    Casus(
        "Huishouden Populier",
        "duinakker",
        90,
        AVE_2,
        then=(
            Message(6, *REQUEST, steps=[*r.PROCESREGIE, *r.TO_ZVH, *r.ACCEPTED, *r.BEGIN_AVE_3]),
            Message(
                20,
                "procesregisseur_ave3",
                "fasetoets",
                None,
                steps=[
                    FASETOETS_OP,
                    *r.TO_AVE_4,
                    *r.BEGIN_AVE_4,
                ],
            ),
        ),
    ),
    Casus(
        "Huishouden Kastanje",
        "duinakker",
        110,
        AVE_2,
        then=(
            Message(6, *REQUEST, steps=[*r.PROCESREGIE, *r.TO_ZVH, *r.ACCEPTED, *r.BEGIN_AVE_3]),
            Message(
                30,
                "procesregisseur_ave3",
                "fasetoets",
                None,
                steps=[step(0, r.PR3, "Fasetoets invullen", fasetoets_ave3="af"), *r.WARM_DOWN],
            ),
        ),
    ),
    Casus(
        "Huishouden Lariks",
        "duinakker",
        40,
        AVE_2,
        then=(Message(5, *REQUEST, steps=[r.PROCESREGIE[1], *r.LOCAL_PGA]),),
    ),
    Casus(
        "Huishouden Spar",
        "duinakker",
        1,
        [],
        "jet",
        {
            "spoed": True,
            "doelfase": 4,
            "toelichting": "Acuut geweld en dreiging; overdag en stap voor stap kan niet wachten.",
        },
    ),
    Casus(
        "Huishouden Den",
        "veldermeer",
        70,
        AVE_2,
        then=(
            Message(
                10,
                "casusregisseur",
                "fasetoets",
                None,
                steps=[step(0, r.CR, "Fasetoets invullen", fasetoets_ave2="af"), *r.CLOSE],
            ),
        ),
    ),
)


def tell() -> None:
    """Furnish an empty installation: the region, its route, and what happened there until today."""
    today = clock.now()
    begin = clock.start_of_day(clock.add_workdays(clock.day_of(today), -140))
    clock.set_source(lambda: begin)
    try:
        with writing() as session:
            invite(session, begin, VARIANTS)
        for variant in dict.fromkeys(VARIANTS.values()):
            here = [gemeente for gemeente in ALL if VARIANTS[gemeente] == variant]
            publish_process(None, bundle.load(settings().processes, settings().forms, variant), here)
        for casus in STORY:
            _tell(casus, today)
        _mail_was_sent(today)
    finally:
        clock.set_source(None)


def _mail_was_sent(today: datetime) -> None:
    """In the story everybody got his mail long ago; a worker that starts now has nothing to send."""
    with writing() as session:
        session.execute(update(Job).where(Job.status == "wanted").values(status="done", closed_at=today))


def _tell(casus: Casus, today: datetime) -> None:
    start = clock.add_workdays(clock.day_of(today), -casus.days)
    teller = Teller(casus.gemeente, clock.start_of_day(start), today)
    teller.wait(0, hour=9)
    clock.set_source(teller.tick)
    casus_id = teller.open(casus.opener, title=casus.title, **casus.opening)
    _go(teller, casus_id, casus.steps)
    for message in casus.then:
        teller.wait(message.days)
        if teller.over:
            return
        teller.send(casus_id, message.who, message.message, message.form, **message.answers)
        _go(teller, casus_id, message.steps)


def _go(teller: Teller, casus_id: UUID, steps: Iterable[Step]) -> None:
    for days, who, task, answers in r.along(VARIANTS[teller.gemeente], steps):
        teller.wait(days)
        if teller.over:
            return
        teller.complete(casus_id, who, task, **answers)
