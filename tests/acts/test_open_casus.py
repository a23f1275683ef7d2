"""Opening a casus: a signal, one that begins or runs in a later fase, and spoed."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from given import House
from kapstok import clock, db
from kapstok.acts.moment import Moment
from kapstok.acts.note import note
from kapstok.acts.publish_process import publish_process
from kapstok.audit import chain
from kapstok.casus.model import Casus
from kapstok.errors import Broken, Forbidden, Invalid
from kapstok.overviews.casus import casus_page
from kapstok.overviews.timeline import timeline
from kapstok.settings import ROOT
from kapstok.variants import bundle
from kapstok.variants.bundle import Bundle

SPOED = {"spoed": True, "doelfase": 4, "toelichting": "Acuut geweld op zaterdag."}


def names(house: House, casus_id: object) -> set[tuple[str, str]]:
    return {(task.name, task.role) for task in house.tasks(casus_id)}


def test_a_kenmerk_counts_per_gemeente_and_year(house: House) -> None:
    pages = [casus_page(house.viewer("noor"), house.open("noor").casus_id) for _ in range(2)]
    other = casus_page(house.viewer("lotte"), house.open("lotte", gemeente="lindehoven").casus_id)
    assert [page.head.kenmerk for page in pages] == ["VLD-2026-0001", "VLD-2026-0002"]
    assert other.head.kenmerk == "LIN-2026-0001"


def test_in_ave_1_the_household_itself_holds_casusregie(house: House) -> None:
    casus_id = house.open("joost").casus_id
    assert house.holder(casus_id, "casusregie") == "huishouden"
    assert house.holder(casus_id, "bestuurlijk") == "college"


def test_a_casus_that_begins_in_ave_2_has_its_first_steps_and_a_casusregisseur(house: House) -> None:
    casus_id = house.open("noor", fase=2).casus_id
    assert names(house, casus_id) == {("Burger informeren", "casusregisseur")}
    assert house.holder(casus_id, "casusregie") == "noor"


def test_a_running_casus_has_those_steps_behind_it(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    assert names(house, casus_id) == set()
    assert {message.message for message in casus_page(house.viewer("noor"), casus_id).messages} >= {"opschaalverzoek"}


def test_spoed_asks_everybody_at_once_and_skips_no_decision(house: House) -> None:
    casus_id = house.open("jet", gemeente="duinakker", **SPOED).casus_id
    assert names(house, casus_id) == {
        ("Casusregisseur toewijzen", "teamleider"),
        ("Procesregie overnemen", "oov"),
        ("Besluit AVE 4", "burgemeester"),
    }
    assert house.task(casus_id, "Casusregisseur toewijzen").priority == 100
    page = casus_page(house.viewer("jet"), casus_id)
    assert page.head.fase == 0
    assert house.holder(casus_id, "casusregie") == "jet"
    assert [step.state for step in page.fasen] == ["niet"] * 4


def test_what_spoed_skipped_is_logged_with_its_reason_and_nothing_is_made_up(house: House) -> None:
    casus_id = house.open("jet", gemeente="duinakker", **SPOED).casus_id
    house.complete("nadia", casus_id, "Procesregie overnemen")
    house.complete("gerrit", casus_id, "Besluit AVE 4")
    page = casus_page(house.viewer("jet"), casus_id)
    assert page.head.fase == 4
    assert [step.state for step in page.fasen] == ["overgeslagen"] * 3 + ["nu"]
    sentences = [line.sentence for line in timeline(house.viewer("jet"), casus_id)]
    assert "AVE 1 en AVE 2 en AVE 3 overgeslagen. Reden: Acuut geweld op zaterdag." in sentences
    assert not any("nu in AVE 2" in sentence or "nu in AVE 3" in sentence for sentence in sentences)
    assert house.holder(casus_id, "bestuurlijk") == "burgemeester"
    assert house.holder(casus_id, "procesregie") == "nadia"


@pytest.mark.parametrize(
    ("opening", "field"),
    [
        ({"title": " "}, "titel"),
        ({"title": "x" * 101}, "titel"),
        ({"fase": 5}, "fase"),
        ({"spoed": True, "toelichting": "Nu."}, "doelfase"),
        ({"spoed": True, "doelfase": 4}, "toelichting"),
        ({"fase": 4}, "besluitDatum"),
        ({"gemeente": "lindehoven"}, "gemeente"),
        ({"gemeente": "nergens"}, "gemeente"),
    ],
)
def test_what_is_missing_is_said_by_field(house: House, opening: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        house.open("noor", **opening)
    assert field in refused.value.fields


def test_somebody_else_may_be_named_casusregisseur_when_he_is_one(house: House) -> None:
    casus_id = house.open("noor", fase=2, casusregisseur=house.viewer("daan").person_id).casus_id
    assert house.holder(casus_id, "casusregie") == "daan"
    with pytest.raises(Invalid):
        house.open("noor", fase=2, casusregisseur=house.viewer("sanne").person_id)


@pytest.mark.parametrize(("username", "fase"), [("sanne", 2), ("anne", 3), ("karim", 4)])
def test_who_guards_the_process_does_not_become_casusregisseur_by_opening(
    house: House, username: str, fase: int
) -> None:
    """REGEL-02, REGEL-05: he names one"""
    given = {"fase": fase, "lopend": True, "besluit_datum": "2026-03-01" if fase == 4 else None}
    with pytest.raises(Invalid) as refused:
        house.open(username, **given)
    assert list(refused.value.fields) == ["casusregisseur"]
    casus_id = house.open(username, **given, casusregisseur=house.viewer("noor").person_id).casus_id
    assert house.holder(casus_id, "casusregie") == "noor"
    # In AVE 2 procesregie begins with a request; a casus that runs in AVE 3 or AVE 4 has it already.
    assert house.holder(casus_id, "procesregie") == (None if fase == 2 else username)


def test_the_burgemeester_does_not_open_casussen(house: House) -> None:
    with pytest.raises(Forbidden):
        house.open("marijke")


def changed_basis(**texts: str) -> Bundle:
    """The basis with some words replaced in its main line."""
    basis = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
    files = dict(basis.files)
    for old, new in texts.items():
        files["ave-1.bpmn"] = files["ave-1.bpmn"].replace(old.encode(), new.encode())
    later = b'name="Casusregisseur toewijzen"'
    assert later in files["ave.bpmn"]
    files["ave.bpmn"] = files["ave.bpmn"].replace(later, b'name="Casusregisseur kiezen"')
    return Bundle.from_files(files, basis.chain)


def test_a_running_casus_keeps_the_version_it_started_with(house: House) -> None:
    """REGEL-24"""
    before = house.open("joost").casus_id
    house.clock.pass_workdays(1)
    published = publish_process(None, changed_basis(Signaal="Melding"), ["veldermeer"])
    assert published.number == 2
    after = house.open("joost").casus_id
    assert [task.name for task in house.tasks(before)] == ["Signaal wegen"]
    assert [task.name for task in house.tasks(after)] == ["Melding wegen"]
    house.complete("noor", before, "Signaal wegen")
    house.complete("noor", after, "Melding wegen")
    assert [task.name for task in house.tasks(before)] == ["Casusregisseur toewijzen"]
    assert [task.name for task in house.tasks(after)] == ["Casusregisseur kiezen"]
    assert casus_page(house.viewer("ilse"), before).head.version == "basis 1"


def test_a_broken_variant_is_not_published(house: House) -> None:
    with pytest.raises(Broken) as refused:
        publish_process(None, changed_basis(signaal_wegen='x" id="y'), ["veldermeer"])
    assert any(finding.file == "ave-1.bpmn" and finding.line for finding in refused.value.findings)


@pytest.mark.parametrize("needed", [False, True])
def test_the_row_of_a_new_casus_is_written_once_unless_somebody_needs_it_before(house: House, needed: bool) -> None:
    version_id = casus_row(house.open("noor").casus_id).version_id
    said: list[str] = []
    with db.transaction() as connection, Moment("open_casus", connection, house.viewer("noor"), clock.now()) as moment:
        casus = moment.make(
            Casus,
            id=uuid4(),
            version_id=version_id,
            kenmerk="VLD-2026-0099",
            gemeente_id="veldermeer",
            title="Huishouden Linde",
            fase_since=moment.now,
            opened_at=moment.now,
            opened_by=moment.person_id,
        )
        held = moment.holding(casus)
        note(moment, held, "geopend", "Casus geopend")

        def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            said.append(statement)

        event.listen(db.database(), "before_cursor_execute", listen)
        if needed:
            assert moment.session.get(Casus, casus.id) is held.casus
        moment.settle()
        event.remove(db.database(), "before_cursor_execute", listen)
    assert any("UPDATE casus " in statement for statement in said) is needed
    assert casus_row(casus.id).version == 1
    with db.reading() as session:
        assert (len(chain.of_casus(session, casus.id)), chain.broken_at(session, casus.id)) == (1, None)


def casus_row(casus_id: UUID) -> Casus:
    with db.reading() as session:
        row = session.get(Casus, casus_id)
        assert row is not None
        return row
