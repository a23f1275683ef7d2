"""PRIV-40: the owner may correct a piece; what it said before is kept for audit, and no partner reads it."""

from parties import SECRET, Parties

from kapstok.acts.bring_informatie import Wording, correct_informatie
from kapstok.db import reading
from kapstok.dossier import informatie as pieces
from kapstok.overviews.informatie import piece

BETTER = Wording("Zorgmelding van 3 maart", "De moeder gebruikt niet; het was de oom.", "Veiligheid beoordelen")


def test_a_correction_replaces_what_everybody_reads(parties: Parties) -> None:
    """RAND-09, PRIV-40"""
    parties.share("pieter", organisation="ggz")
    assert parties.read("geert").content == SECRET
    correct_informatie(parties.house.viewer("pieter"), parties.casus_id, parties.piece, BETTER)
    for somebody in ("geert", "pieter"):
        assert parties.read(somebody).content == BETTER.content
        view = piece(parties.house.viewer(somebody), parties.casus_id, parties.piece)
        assert SECRET not in repr(view)
        assert view.item.title == BETTER.title


def test_that_there_was_an_earlier_text_is_known_to_the_owner_only(parties: Parties) -> None:
    """PRIV-40"""
    parties.share("pieter", organisation="ggz")
    correct_informatie(parties.house.viewer("pieter"), parties.casus_id, parties.piece, BETTER)
    seen = {who: piece(parties.house.viewer(who), parties.casus_id, parties.piece).item for who in ("pieter", "geert")}
    assert [(one.number, one.by) for one in seen["pieter"].earlier] == [(1, "Pieter Groen")]
    assert seen["geert"].earlier == ()


def test_the_earlier_text_is_kept_for_audit(parties: Parties) -> None:
    """PRIV-40"""
    correct_informatie(parties.house.viewer("pieter"), parties.casus_id, parties.piece, BETTER)
    with reading() as session:
        assert [text.content for text in pieces.texts(session, parties.piece)] == [SECRET, BETTER.content]
