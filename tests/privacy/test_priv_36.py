"""PRIV-15, PRIV-36: only what is needed about people; for minors it is said whether their parents know."""

import pytest
from sqlalchemy import text

from given import House
from kapstok.acts.add_betrokkene import add_betrokkene
from kapstok.db import reading
from kapstok.errors import Forbidden, Invalid
from kapstok.overviews.dossier import dossier_part
from writing import actie, child, member, overleg


@pytest.mark.parametrize("minor", [{"minderjarig": "ja"}, {"geboortedatum": "2011-05-01"}])
def test_for_a_minor_the_parents_are_asked_for(house: House, minor: dict[str, str]) -> None:
    """VELD-02, PRIV-36"""
    casus_id = house.open("noor", fase=2).casus_id
    answers = {"naam": "Sem", "relatie": "kind", **minor}
    with pytest.raises(Invalid) as refused:
        add_betrokkene(house.viewer("noor"), casus_id, answers)
    assert list(refused.value.fields) == ["ouders_geinformeerd"]
    with pytest.raises(Invalid) as refused:
        add_betrokkene(house.viewer("noor"), casus_id, {**answers, "ouders_geinformeerd": "nee"})
    assert list(refused.value.fields) == ["ouders_reden"]
    add_betrokkene(house.viewer("noor"), casus_id, {**answers, "ouders_geinformeerd": "nog_niet"})
    row = dossier_part(house.viewer("noor"), casus_id, "betrokkenen").rows[0]
    assert row.marks == (("minderjarig", False), ("ouders nog niet geïnformeerd", True))


def test_who_turned_eighteen_is_no_longer_asked_for(house: House) -> None:
    """PRIV-36"""
    casus_id = house.open("noor", fase=2).casus_id
    add_betrokkene(house.viewer("noor"), casus_id, {"naam": "Jo", "relatie": "kind", "geboortedatum": "2008-03-02"})
    assert dossier_part(house.viewer("noor"), casus_id, "betrokkenen").rows[0].marks == ()


def test_special_data_need_a_reason_of_their_own(house: House) -> None:
    """PRIV-15"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Invalid) as refused:
        member(house, casus_id, bijzonder="Verslaving")
    assert list(refused.value.fields) == ["noodzaak"]
    member(house, casus_id, bijzonder="Verslaving", noodzaak="Nodig voor het veiligheidsplan")


def test_who_works_along_reads_names_and_not_birth_dates(house: House) -> None:
    """PRIV-15, PRIV-04"""
    casus_id = house.open("noor", fase=2).casus_id
    child(house, casus_id, geboortedatum="2011-05-01", adres="Lindelaan 1")
    overleg(house, casus_id, "mdo", "noor", "bram")
    actie(house, casus_id, "bram")
    facts = {key for key, _, _ in dossier_part(house.viewer("bram"), casus_id, "betrokkenen").rows[0].facts}
    assert facts == {"relatie", "minderjarig", "ouders_geinformeerd"}
    with pytest.raises(Forbidden):
        add_betrokkene(house.viewer("bram"), casus_id, {"naam": "Ik", "relatie": "ouder", "minderjarig": "nee"})


def test_nothing_of_it_can_be_read_in_the_tables(house: House) -> None:
    """PRIV-15: sealed at rest"""
    casus_id = house.open("noor", fase=2).casus_id
    member(house, casus_id, naam="Zeldzame Naam")
    with reading() as session:
        kept = session.execute(text("SELECT content FROM betrokkene")).scalar_one()
        events = session.execute(text("SELECT name, detail FROM event")).all()
    assert b"Zeldzame" not in bytes(kept)
    assert "Zeldzame" not in str(events)
