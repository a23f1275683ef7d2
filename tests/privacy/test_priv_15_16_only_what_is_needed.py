"""PRIV-15 and PRIV-16: special categories need their own necessity; nothing comes in without a purpose."""

import pytest
from parties import Parties

from kapstok.acts.bring_informatie import Wording, correct_informatie
from kapstok.errors import Invalid


@pytest.mark.parametrize(
    "marked", [{"special": True}, {"label": "politie"}, {"label": "justitie"}, {"label": "medisch", "layer": "dat"}]
)
def test_special_categories_need_a_necessity(parties: Parties, marked: dict[str, object]) -> None:
    """PRIV-15"""
    with pytest.raises(Invalid) as refused:
        parties.bring("geert", **marked)
    assert "noodzaak" in refused.value.fields
    assert parties.bring("geert", **marked, necessity="Zonder dit is het gevaar niet te wegen.")


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        (Wording("Titel", "Inhoud", " "), "doel"),
        (Wording("", "Inhoud", "Doel"), "titel"),
        (Wording("Titel", "\n", "Doel"), "inhoud"),
        (Wording("Titel", "x" * 4001, "Doel"), "inhoud"),
    ],
)
def test_there_is_no_free_dossier(parties: Parties, wording: Wording, field: str) -> None:
    """PRIV-16: no purpose, no informatie; and no reports of many pages"""
    with pytest.raises(Invalid) as refused:
        parties.bring("geert", wording=wording)
    assert set(refused.value.fields) == {field}
    with pytest.raises(Invalid):
        correct_informatie(parties.house.viewer("pieter"), parties.casus_id, parties.piece, wording)
