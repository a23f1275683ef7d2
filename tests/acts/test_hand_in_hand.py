"""Taking, giving back and passing on a task; half-filled forms that are never lost."""

import pytest

from given import House
from kapstok.acts.assign_task import assign_task
from kapstok.acts.claim_task import claim_task
from kapstok.acts.release_task import release_task
from kapstok.acts.save_draft import save_draft
from kapstok.errors import Conflict, Forbidden, Invalid, NotFound
from kapstok.overviews.task import task_page


def test_who_takes_a_task_has_it(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    claim_task(house.viewer("noor"), task.id)
    assert task_page(house.viewer("noor"), task.id).row.mine


def test_who_is_second_is_told_who_has_it(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    claim_task(house.viewer("noor"), task.id)
    with pytest.raises(Conflict, match="ligt bij Noor Visser"):
        claim_task(house.viewer("daan"), task.id)


def test_taking_twice_is_harmless(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    claim_task(house.viewer("noor"), task.id)
    claim_task(house.viewer("noor"), task.id)
    assert task_page(house.viewer("noor"), task.id).row.mine


def test_a_task_given_back_is_free_again(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    claim_task(house.viewer("noor"), task.id)
    release_task(house.viewer("noor"), task.id)
    claim_task(house.viewer("daan"), task.id)
    assert task_page(house.viewer("daan"), task.id).row.mine


def test_nobody_gives_back_the_task_of_another(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    claim_task(house.viewer("noor"), task.id)
    with pytest.raises(Conflict):
        release_task(house.viewer("daan"), task.id)


def test_a_task_that_comes_with_regie_is_not_for_the_group(house: House) -> None:
    casus_id = house.to_ave_2()
    task = house.task(casus_id, "Burger informeren")
    with pytest.raises(Forbidden):
        release_task(house.viewer("noor"), task.id)
    with pytest.raises(NotFound):
        claim_task(house.viewer("daan"), task.id)


def test_a_task_is_passed_on_to_a_colleague_with_the_same_role(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    assign_task(house.viewer("noor"), task.id, house.viewer("daan").person_id)
    page = task_page(house.viewer("daan"), task.id)
    assert page.row.mine
    assert any("Noor Visser heeft de taak aan u toegewezen" in sentence for sentence in page.why)


def test_a_task_is_not_passed_on_to_somebody_without_the_role(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    with pytest.raises(Invalid) as refused:
        assign_task(house.viewer("noor"), task.id, house.viewer("sanne").person_id)
    assert "persoon" in refused.value.fields


def test_a_draft_comes_back_as_it_was_typed(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    save_draft(house.viewer("noor"), task.id, {"vraag": "Half een zin", "acuut_onveilig": "misschien"})
    draft = task_page(house.viewer("noor"), task.id).draft
    assert draft is not None
    assert draft.answers == {"vraag": "Half een zin", "acuut_onveilig": "misschien"}
    assert draft.person is None


def test_a_draft_survives_when_the_task_goes_to_a_colleague(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    save_draft(house.viewer("noor"), task.id, {"vraag": "Begonnen"})
    assign_task(house.viewer("noor"), task.id, house.viewer("daan").person_id)
    draft = task_page(house.viewer("daan"), task.id).draft
    assert draft is not None
    assert (draft.answers, draft.person) == ({"vraag": "Begonnen"}, "Noor Visser")


def test_a_stranger_leaves_no_draft(house: House) -> None:
    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    with pytest.raises(NotFound):
        save_draft(house.viewer("lotte"), task.id, {"vraag": "x"})
