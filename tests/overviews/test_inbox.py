"""The inbox: mine, free, my team's and all, counted, filtered and sorted as the URL says."""

from typing import Any

import pytest
from sqlalchemy import ColumnElement, event, select

from acts.routes import publish
from given import House
from kapstok import db
from kapstok.acts.claim_task import claim_task
from kapstok.casus.model import Casus
from kapstok.errors import Invalid
from kapstok.need_to_know import OPEN_CASUSSEN, SEES_CASUS, asks
from kapstok.overviews.inbox import InboxQuery, inbox
from kapstok.prebuilt import Prebuilt
from kapstok.settings import ROOT
from kapstok.tasks.model import Task
from kapstok.variants import bundle


def counts(house: House, username: str) -> dict[str, int]:
    return inbox(house.viewer(username), InboxQuery()).counts


def test_a_free_task_counts_for_everybody_of_the_group(house: House) -> None:
    house.open("joost")
    assert counts(house, "noor") == {"mijn": 0, "niet-toegewezen": 1, "team": 1, "alle": 1}
    assert counts(house, "daan") == counts(house, "noor")


def test_a_taken_task_is_mine_and_the_teams(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    claim_task(house.viewer("noor"), task.id)
    assert counts(house, "noor") == {"mijn": 1, "niet-toegewezen": 0, "team": 1, "alle": 1}
    assert counts(house, "daan") == {"mijn": 0, "niet-toegewezen": 0, "team": 1, "alle": 1}
    (row,) = inbox(house.viewer("daan"), InboxQuery(view="team")).rows
    assert (row.assignee, row.mine, row.workable) == ("Noor Visser", False, False)


def test_all_also_shows_what_others_do_in_my_casussen(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    rows = inbox(house.viewer("noor"), InboxQuery(view="alle")).rows
    assert {(row.name, row.workable) for row in rows} == {("Delen in MDO", True), ("Verzoek beoordelen", False)}


def test_the_termijn_is_said_in_words(house: House) -> None:
    house.open("joost")

    def words() -> tuple[str, str]:
        (row,) = inbox(house.viewer("noor"), InboxQuery(view="niet-toegewezen")).rows
        return row.termijn.words, row.termijn.urgency

    said = [words()]
    for days in (1, 1, 1, 3):
        house.clock.pass_workdays(days)
        said.append(words())
    assert said == [
        ("nog 2 werkdagen", "bijna"),
        ("morgen", "bijna"),
        ("vandaag", "vandaag"),
        ("1 werkdag te laat", "te_laat"),
        ("4 werkdagen te laat", "te_laat"),
    ]


def test_search_goes_over_task_kenmerk_and_title_whatever_the_case(house: House) -> None:
    house.open("joost", title="Huishouden Linde")
    house.open("joost", title="Huishouden 100% anders")
    noor = house.viewer("noor")

    def titles(search: str) -> list[str]:
        return [row.title for row in inbox(noor, InboxQuery(view="alle", search=search)).rows]

    assert titles("LINDE") == ["Huishouden Linde"]
    assert titles("vld-2026-0002") == ["Huishouden 100% anders"]
    assert titles("100%") == ["Huishouden 100% anders"]
    assert titles("%") == ["Huishouden 100% anders"]
    assert len(titles("signaal wegen")) == 2


def test_fase_and_gemeente_filter_the_counts_as_well(house: House) -> None:
    house.open("joost")
    house.open("noor", fase=2)
    page = inbox(house.viewer("noor"), InboxQuery(view="alle", fase=2))
    assert [row.fase for row in page.rows] == [2]
    assert page.counts == {"mijn": 1, "niet-toegewezen": 0, "team": 0, "alle": 1}
    assert inbox(house.viewer("noor"), InboxQuery(view="alle", gemeente="lindehoven")).total == 0


def test_a_partner_of_the_region_has_one_inbox_over_its_gemeenten(house: House) -> None:
    """RAND-25: each task says which route it belongs to, and speaks its words"""
    own = bundle.load(ROOT / "processes", ROOT / "forms", "gemeente-procesregie")
    publish(None, own, "lindehoven")
    for opener, gemeente in (("noor", "veldermeer"), ("lotte", "lindehoven")):
        house.open(opener, gemeente=gemeente, spoed=True, doelfase=3, toelichting="Nu.")
    page = inbox(house.viewer("anne"), InboxQuery(view="niet-toegewezen"))
    assert {(row.gemeente_name, row.route, row.role_label) for row in page.rows} == {
        ("Veldermeer", "basis", "Procesregisseur AVE 3"),
        ("Lindehoven", "gemeente-procesregie", "Procesregisseur AVE 3 gemeente"),
    }


def test_a_page_beyond_the_last_is_the_last(house: House) -> None:
    for _ in range(3):
        house.open("joost")
    for beyond in (2, 3, 9, 10**30):
        page = inbox(house.viewer("noor"), InboxQuery(view="alle", page=beyond, page_size=2))
        assert (page.query.page, page.pages, page.total, len(page.rows)) == (2, 2, 3, 1)


@pytest.mark.parametrize("wrong", [{"view": "x"}, {"sort": "x"}, {"page": 0}, {"page_size": 1000}])
def test_a_list_that_does_not_exist_is_said(house: House, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        inbox(house.viewer("noor"), InboxQuery(**wrong))


def test_the_number_of_questions_does_not_grow_with_the_list(house: House) -> None:
    asked: list[str] = []
    event.listen(db.database(), "before_cursor_execute", lambda *given: asked.append(given[2]))

    def questions() -> int:
        asked.clear()
        inbox(house.viewer("noor"), InboxQuery(view="alle"))
        return len(asked)

    house.open("joost")
    few = questions()
    for _ in range(8):
        house.open("joost")
    assert questions() == few


def _of_others(cursor: Any) -> None:
    """Two thousand open tasks for a role that the viewer has not, and PostgreSQL knows of them: it plans by numbers."""
    names = [column.name for column in Task.__table__.columns]
    own = {"id": "gen_random_uuid()", "key": "gen_random_uuid()", "role": "'anders'"}
    values = ", ".join(own.get(name, f'"{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    cursor.execute(f"INSERT INTO task ({columns}) SELECT {values} FROM task, generate_series(1, 2000) LIMIT 2000")
    cursor.execute("ANALYZE task")


def test_counting_finds_its_rows_by_index_however_many_there_are_of_others(house: House) -> None:
    asked: list[tuple[str, object]] = []

    def listen(_connection: object, _cursor: object, text: str, values: object, *_rest: object) -> None:
        asked.append((text, values))

    house.open("joost")
    event.listen(db.database(), "before_cursor_execute", listen)
    inbox(house.viewer("noor"), InboxQuery(view="alle"))
    event.remove(db.database(), "before_cursor_execute", listen)
    counting = next(each for each in asked if "count(" in each[0])
    with db.looking() as connection:
        sqlite = connection.dialect.name == "sqlite"
        cursor = connection.connection.cursor()
        if not sqlite:
            _of_others(cursor)
            cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if sqlite else ''} {counting[0]}", counting[1])
        plan = [str(line[-1]).lower() for line in cursor.fetchall()]
        connection.invalidate()
    # Which casussen they are is found first: guessed beforehand, they are more than reading all tasks would cost.
    assert sqlite or any("initplan" in line for line in plan)
    assert any("ix_task_group" in line for line in plan)
    assert not [line for line in plan if line.lstrip(" ->").startswith(("scan task", "scan casus", "seq scan"))]


@pytest.mark.parametrize("condition", [SEES_CASUS, Casus.id.in_(OPEN_CASUSSEN)])
def test_need_to_know_is_planned_by_sqlite_once(house: House, condition: ColumnElement[bool]) -> None:
    """It plans anew each time when a value that is asked might be what an index is limited to."""
    question = Prebuilt(select(Casus.id).where(condition))
    with db.looking() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("of SQLite")
        for username in ("noor", "joost", "noor"):
            question.all(connection, asks(house.viewer(username)))
        told = "SELECT max(reprep) FROM sqlite_stmt WHERE sql LIKE '%overdracht%'"
        (again,) = connection.connection.cursor().execute(told).fetchone()
    assert again == 0
