"""The demo: a half year of a region, told once and then looked at with the eyes of its people."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from kapstok import clock, db
from kapstok.audit.readings import Reading
from kapstok.casus.model import Casus
from kapstok.db import Row, reading
from kapstok.demo.cast import VARIANTS
from kapstok.demo.people import People
from kapstok.demo.story import STORY, tell
from kapstok.dossier.acties import Actie
from kapstok.dossier.answers import Answers
from kapstok.dossier.betrokkenen import Betrokkene
from kapstok.dossier.bouwschema import Bouwschema
from kapstok.dossier.brieven import Brief
from kapstok.dossier.informatie import Informatie, InformatieReader
from kapstok.dossier.informeren import Informeren
from kapstok.dossier.overleggen import Overleg
from kapstok.dossier.plan import PlanRegel
from kapstok.dossier.procedures import Procedure
from kapstok.dossier.toestemming import ZonderToestemming
from kapstok.dossier.vaststelling import Vaststelling
from kapstok.inspection.inspect import inspect
from kapstok.jobs.model import Job
from kapstok.overviews.casussen import CasusQuery, casussen
from kapstok.overviews.consulten import consulten
from kapstok.overviews.inbox import InboxQuery, inbox
from kapstok.overviews.incidents import storingen
from kapstok.people.model import Gemeente
from kapstok.regie.ledger import Regie
from kapstok.regie.overdracht import Overdracht
from kapstok.settings import settings
from kapstok.tasks.model import Draft, Task

TODAY = datetime(2026, 11, 17, 9, 12, tzinfo=UTC)  # a Tuesday


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    """The cast, on the day on which the whole story was told."""
    folder = tmp_path_factory.mktemp("story")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAPSTOK_DATABASE", f"sqlite:///{folder}/kapstok.db")
        patch.setenv("KAPSTOK_DATA", str(folder))
        settings.cache_clear()
        clock.set_source(lambda: TODAY)
        Row.metadata.create_all(db.database())
        tell()
        clock.set_source(lambda: TODAY)
        yield People()
        clock.set_source(None)
        db.database().dispose()
    settings.cache_clear()


def count(model: type[Row], *where: object) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(model).where(*where)) or 0  # type: ignore[arg-type]


def titled(name: str) -> Casus:
    with reading() as session:
        return session.scalars(select(Casus).where(Casus.title == f"Huishouden {name}")).one()


def open_tasks(name: str) -> set[str]:
    casus = titled(name)
    with reading() as session:
        return set(session.scalars(select(Task.name).where(Task.casus_id == casus.id, Task.status == "open")))


def test_forty_casussen_stand_in_every_fase_and_some_are_closed(people: People):
    with reading() as session:
        all_of_them = list(session.scalars(select(Casus)))
    assert len(all_of_them) == sum(map(len, STORY.values())) >= 40
    assert set(Counter(casus.fase for casus in all_of_them if casus.closed_at is None)) >= {1, 2, 3, 4}
    assert sum(casus.closed_at is not None for casus in all_of_them) >= 5
    assert min(casus.opened_at for casus in all_of_them) < TODAY - timedelta(days=150)
    assert max(casus.opened_at for casus in all_of_them) < TODAY


def test_every_gemeente_works_with_a_variant_of_its_own(people: People):
    with reading() as session:
        found = {row.id: row.variant for row in session.scalars(select(Gemeente))}
        counted = Counter(casus.gemeente_id for casus in session.scalars(select(Casus)))
    assert found == VARIANTS
    assert len(set(found.values())) == 3
    assert min(counted.values()) >= 10


def test_the_house_itself_finds_nothing_that_does_not_fit(people: People):
    assert list(inspect()) == []


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("Spar", "Besluit AVE 4"),  # spoed, nobody asked for a form of AVE 2 first
        ("Acacia", "Besluit AVE 4"),
        ("Populier", "Volgen"),
        ("Vlier", "Advies verwerken"),  # the ZVH does not take it
        ("Beuk", "Procesregie voeren"),
        ("Kastanje", "Overdracht accepteren"),  # warm, to the PGA-coördinator
        ("Jeneverbes", "Overdracht accepteren"),
        ("Liguster", "Burger informeren"),  # on the day of the hercontrole
        ("Hulst", "Casusbespreking"),
        ("Mispel", "Signaal beoordelen"),
        ("Taxus", "Advies wijkagent geven"),
    ],
)
def test_what_waits_in_the_story(people: People, name: str, task: str):
    assert task in open_tasks(name)


@pytest.mark.parametrize(
    ("name", "fase"), [("Spar", 0), ("Vlier", 2), ("Haagbeuk", 2), ("Zilverspar", 3), ("Populier", 4)]
)
def test_a_fase_is_where_the_story_left_it(people: People, name: str, fase: int):
    assert titled(name).fase == fase


def test_procesregie_was_temporary_and_regie_was_handed_over_once_and_offered_once(people: People):
    beuk, plataan = titled("Haagbeuk"), titled("Plataan")
    assert count(Regie, Regie.casus_id == beuk.id, Regie.kind == "procesregie", Regie.until.is_not(None)) == 1
    with reading() as session:
        query = select(Regie).where(Regie.casus_id == plataan.id, Regie.kind == "casusregie")
        last = [row.person_id for row in session.scalars(query.order_by(Regie.since))][-2:]
    assert last == [people("noor").person_id, people("daan").person_id]
    assert count(Overdracht, Overdracht.status == "accepted") == 1
    assert count(Overdracht, Overdracht.status == "open") == 1


def test_some_households_were_not_told_and_some_did_not_consent(people: People):
    assert count(Informeren, Informeren.state == "nee", Informeren.recheck_on.is_not(None)) >= 2
    assert count(ZonderToestemming) == 1


@pytest.mark.parametrize(
    ("model", "least"),
    [
        (Betrokkene, 40),
        (PlanRegel, 30),
        (Vaststelling, 20),
        (Actie, 20),
        (Overleg, 8),
        (Bouwschema, 8),
        (Informatie, 3),
        (InformatieReader, 2),
        (Procedure, 2),
        (Brief, 4),
        (Draft, 2),
    ],
)
def test_the_dossiers_are_written_in(people: People, model: type[Row], least: int):
    assert count(model) >= least


def test_inboxes_have_tasks_that_are_late_and_tasks_that_are_not(people: People):
    tasks = inbox(people("noor"), InboxQuery(view="alle")).rows
    late = {row.termijn.urgency == "te_laat" for row in tasks}
    assert late == {True, False}


def test_consulten_were_asked_and_one_still_waits(people: People):
    asked = consulten(people("joost"))
    assert len(asked) == 1
    assert asked[0].advies is None
    assert consulten(people("noor"))[0].advies is not None


def test_one_mail_failed_and_only_its_own_beheerder_hears_of_it(people: People):
    assert [it.work for it in storingen(people("bea"))]
    assert storingen(people("dirk")) == []
    assert count(Job, Job.status == "wanted") == 0


def test_who_read_what_is_written_down(people: People):
    assert count(Reading) > 300
    assert count(Reading, Reading.purpose.is_not(None)) >= 1


def test_nobody_sees_the_casussen_of_another_gemeente(people: People):
    seen = casussen(people("noor"), CasusQuery(state="alle", page_size=100)).rows
    assert seen
    assert {row.gemeente for row in seen} == {"veldermeer"}
    assert "Huishouden Eik" not in {row.title for row in seen}  # of Daan, in the same wijkteam


def _texts(value: object) -> Iterator[str]:
    """Every sentence of somebody in what was written."""
    if isinstance(value, str) and len(value.split()) > 3:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)


def test_nobody_writes_the_same_sentence_in_one_casus_after_another(people: People):
    stands: dict[str, set[UUID]] = defaultdict(set)
    with reading() as session:
        for kind in (Answers, PlanRegel, Actie, Overleg):
            for row in session.scalars(select(kind)):
                for text in (*_texts(row.values), *_texts(getattr(row, "outcome", None) or {})):
                    stands[text].add(row.casus_id)
    assert {text: len(found) for text, found in stands.items() if len(found) > 3} == {}


def test_no_meeting_waits_whose_day_has_passed(people: People) -> None:
    with reading() as session:
        query = select(Casus.title, Overleg.kind, Overleg.on).join(Overleg, Overleg.casus_id == Casus.id)
        open_still = query.where(Overleg.held_at.is_(None), Overleg.ended_at.is_(None), Casus.closed_at.is_(None))
        assert session.execute(open_still.where(Overleg.on < TODAY.date())).all() == []
        assert session.execute(open_still.where(Overleg.on >= TODAY.date())).all()
