"""Who holds regie invites; an invited party sees DAT; at the end of the invitation the casus is gone."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from given import House
from kapstok.acts.invite_deelnemer import Invitation, end_deelnemer, invite_deelnemer
from kapstok.audit.chain import Line
from kapstok.casus.model import CasusNotFound
from kapstok.db import reading
from kapstok.errors import Conflict, Forbidden, Invalid, NotFound
from kapstok.overviews.casus import casus_page
from kapstok.overviews.casussen import CasusQuery, casussen
from kapstok.overviews.deelnemers import deelnemers
from kapstok.overviews.timeline import timeline

POLITIE = Invitation(organisation="politie")


def test_an_invited_organisation_sees_the_casus_in_dat(house: House) -> None:
    casus_id = house.to_ave_2()
    invite_deelnemer(house.viewer("noor"), casus_id, POLITIE)
    page = casus_page(house.viewer("pieter"), casus_id)
    assert page.layer == "dat"
    assert page.written == []
    assert [row.name for row in page.tasks] == ["Burger informeren"]
    assert deelnemers(house.viewer("pieter"), casus_id).contact.name == "Noor Visser"  # type: ignore[union-attr]
    assert casus_page(house.viewer("noor"), casus_id).layer == "wat"


def test_of_an_organisation_only_those_in_the_role_are_invited(house: House) -> None:
    casus_id = house.to_ave_2()
    invite_deelnemer(house.viewer("noor"), casus_id, POLITIE)
    for stranger in ("bram", "kees", "olga"):  # wijkagenten of the politie, and another partner
        with pytest.raises(CasusNotFound):
            casus_page(house.viewer(stranger), casus_id)


def test_one_person_can_be_invited_in_his_own_role(house: House) -> None:
    casus_id = house.to_ave_2()
    bram = house.viewer("bram").person_id
    invite_deelnemer(house.viewer("noor"), casus_id, Invitation(person=bram, role="wijkagent"))
    assert casus_page(house.viewer("bram"), casus_id).head.fase == 2
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("pieter"), casus_id)


def test_a_person_who_works_elsewhere_cannot_be_invited(house: House) -> None:
    casus_id = house.to_ave_2()
    kees = house.viewer("kees").person_id
    with pytest.raises(Invalid, match="goed ingevuld"):
        invite_deelnemer(house.viewer("noor"), casus_id, Invitation(person=kees, role="wijkagent"))


@pytest.mark.parametrize("somebody", ["pieter", "karim"])
def test_only_who_holds_regie_invites(house: House, somebody: str) -> None:
    casus_id = house.to_ave_2()
    invite_deelnemer(house.viewer("noor"), casus_id, POLITIE)
    karim = Invitation(person=house.viewer("karim").person_id, role="oov")
    invite_deelnemer(house.viewer("noor"), casus_id, karim)
    with pytest.raises(Forbidden, match="casusregie"):
        invite_deelnemer(house.viewer(somebody), casus_id, Invitation(organisation="ggz"))
    first = deelnemers(house.viewer("noor"), casus_id).present[0].id
    with pytest.raises(Forbidden, match="casusregie"):
        end_deelnemer(house.viewer(somebody), casus_id, first)
    assert not deelnemers(house.viewer(somebody), casus_id).may_invite


def test_for_an_outsider_there_is_no_casus_to_invite_in(house: House) -> None:
    casus_id = house.to_ave_2()
    for there in (casus_id, uuid4()):
        with pytest.raises(CasusNotFound):
            invite_deelnemer(house.viewer("daan"), there, POLITIE)


def test_the_same_party_is_not_invited_twice(house: House) -> None:
    casus_id = house.to_ave_2()
    invite_deelnemer(house.viewer("noor"), casus_id, POLITIE)
    with pytest.raises(Conflict, match="al uitgenodigd"):
        invite_deelnemer(house.viewer("noor"), casus_id, POLITIE)


def test_ending_takes_the_casus_away_at_once(house: House) -> None:
    casus_id = house.to_ave_2()
    invitation = invite_deelnemer(house.viewer("noor"), casus_id, POLITIE)
    end_deelnemer(house.viewer("noor"), casus_id, invitation)
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("pieter"), casus_id)
    assert casussen(house.viewer("pieter"), CasusQuery(state="alle")).total == 0
    with pytest.raises(Conflict, match="geen deelnemer meer"):
        end_deelnemer(house.viewer("noor"), casus_id, invitation)
    assert [line.organisation for line in deelnemers(house.viewer("noor"), casus_id).former] == ["Politie"]


def test_an_invitation_of_another_casus_cannot_be_ended_here(house: House) -> None:
    one, other = house.to_ave_2(), house.to_ave_2()
    invitation = invite_deelnemer(house.viewer("noor"), one, POLITIE)
    with pytest.raises(NotFound):
        end_deelnemer(house.viewer("noor"), other, invitation)
    with pytest.raises(NotFound):
        end_deelnemer(house.viewer("noor"), one, uuid4())


def test_the_tijdlijn_and_the_audit_line_name_who_was_invited(house: House) -> None:
    casus_id = house.to_ave_2()
    invitation = invite_deelnemer(house.viewer("noor"), casus_id, POLITIE)
    end_deelnemer(house.viewer("noor"), casus_id, invitation)
    said = [line.sentence for line in timeline(house.viewer("noor"), casus_id)]
    assert said[:2] == ["Politie is geen deelnemer meer", "Politie uitgenodigd"]
    assert _lines(casus_id)[-2:] == [
        ("invite_deelnemer", {"deelnemer": str(invitation)}),
        ("end_deelnemer", {"deelnemer": str(invitation)}),
    ]


def _lines(casus_id: UUID) -> list[tuple[str, dict[str, str]]]:
    with reading() as session:
        query = select(Line).where(Line.casus_id == casus_id).order_by(Line.version)
        return [(line.act, line.detail) for line in session.scalars(query)]
