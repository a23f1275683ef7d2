"""Bring informatie into a casus, mend it, and take it back: deeds of the organisation that owns it."""

from dataclasses import dataclass
from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.dossier import informatie
from kapstok.dossier.informatie import LABELS, LAYERS, SECRECY, Informatie, InformatieText
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.identifiers import NO_BSN, has_bsn
from kapstok.people.model import Organisation
from kapstok.rights import casus_for, informatie_for, never_wat, owns

MOST_TITLE = 200
MOST_TEXT = 4000
SPECIAL = ("politie", "justitie", "medisch")


@dataclass(frozen=True)
class Wording:
    """What a piece says and what it is for."""

    title: str
    content: str
    purpose: str


@dataclass(frozen=True)
class Contribution:
    """A piece as it is brought in. `special`: it holds special categories of personal data, so `necessity` is asked.

    A label of police, judiciary or medicine makes it special by itself.
    """

    wording: Wording
    layer: str = "wat"
    label: str = "gewoon"
    special: bool = False
    necessity: str = ""
    secrecy: str | None = None
    secrecy_reason: str = ""


@act
def bring_informatie(moment: Moment, casus_id: UUID, contribution: Contribution) -> UUID:
    """The organisation of who brings it in owns it. Nobody else reads it until it is shared. Answers its id."""
    casus_for(moment.session, moment.viewer, casus_id)
    held = moment.hold(casus_id)
    _refuse_closed(held)
    if never_wat(moment.viewer, held.casus.gemeente_id):
        raise Forbidden("Informatie inbrengen hoort niet bij uw rol. Vraag het aan een collega.")
    _check(contribution)
    item = Informatie(
        casus_id=casus_id,
        organisation_id=moment.viewer.organisation_id,
        layer=contribution.layer,
        label=contribution.label,
        necessity=contribution.necessity.strip() or None,
        secrecy=contribution.secrecy if contribution.label == "medisch" else None,
        secrecy_reason=contribution.secrecy_reason.strip() or None,
        brought_by=moment.viewer.person_id,
        brought_at=moment.now,
    )
    moment.session.add(item)
    moment.session.flush()
    _write(moment, item, contribution.wording, 1)
    _note(moment, held, "informatie_ingebracht", item)
    return item.id


@act
def correct_informatie(moment: Moment, casus_id: UUID, informatie_id: UUID, wording: Wording) -> None:
    """The owner mends what it says; the earlier text is kept for audit only."""
    held, item = hold_own(moment, casus_id, informatie_id)
    fields = _wrong_words(wording)
    if fields:
        raise Invalid(fields)
    number = informatie.texts(moment.session, item.id)[-1].number + 1
    _write(moment, item, wording, number)
    _note(moment, held, "informatie_verbeterd", item)


@act
def withdraw_informatie(moment: Moment, casus_id: UUID, informatie_id: UUID) -> None:
    """The owner takes it back: from this moment on nobody reads it."""
    held, item = hold_own(moment, casus_id, informatie_id)
    item.withdrawn_at, item.withdrawn_by = moment.now, moment.person_id
    for row in informatie.readers(moment.session, item.id):
        row.until, row.ended_by = moment.now, moment.person_id
    _note(moment, held, "informatie_ingetrokken", item)


def hold_own(moment: Moment, casus_id: UUID, informatie_id: UUID) -> tuple[Held, Informatie]:
    """A piece of the viewer's own organisation, under the lock; Forbidden when he may read it but it is another's."""
    casus_for(moment.session, moment.viewer, casus_id)
    held = moment.hold(casus_id)
    item = informatie_for(moment.session, moment.viewer, held.casus, informatie_id)
    if not owns(moment.viewer, item):
        owner = moment.session.get_one(Organisation, item.organisation_id)
        raise Forbidden(f"Deze informatie is van {owner.name}. Alleen die organisatie kan er iets aan veranderen.")
    _refuse_closed(held)
    return held, item


def _refuse_closed(held: Held) -> None:
    if held.casus.closed_at is not None:
        raise Conflict("Deze casus is afgesloten. Aan de informatie verandert niets meer.")


def _write(moment: Moment, item: Informatie, wording: Wording, number: int) -> None:
    moment.session.add(
        InformatieText(
            informatie_id=item.id,
            number=number,
            title=wording.title.strip(),
            content=wording.content.strip(),
            purpose=wording.purpose.strip(),
            by=moment.viewer.person_id,
            at=moment.now,
        )
    )


def _note(moment: Moment, held: Held, kind: str, item: Informatie) -> None:
    """The tijdlijn knows of DAT only; that there is WAT is nobody's business but its readers'."""
    if item.layer == "dat":
        owner = moment.session.get_one(Organisation, item.organisation_id)
        note(moment, held, kind, owner.name)
    held.detail["informatie"] = str(item.id)


def _check(given: Contribution) -> None:
    fields = _wrong_words(given.wording)
    if given.layer not in LAYERS:
        fields["laag"] = "Kies DAT of WAT."
    if given.label not in LABELS:
        fields["label"] = f"Kies een van: {', '.join(LABELS)}."
    if (given.special or given.label in SPECIAL) and not given.necessity.strip():
        fields["noodzaak"] = "Dit zijn bijzondere of strafrechtelijke gegevens. Schrijf waarom ze hier echt nodig zijn."
    if given.label == "medisch" and given.layer == "wat":
        fields |= _wrong_secrecy(given)
    if fields:
        raise Invalid(fields)


def _wrong_secrecy(given: Contribution) -> dict[str, str]:
    """Medical secrecy: only DAT, unless consent or a conflict of duties is written down (PRIV-20)."""
    fields = {}
    if given.secrecy not in SECRECY:
        fields["beroepsgeheim"] = (
            "Dit valt onder het medisch beroepsgeheim. Breng alleen DAT in, of leg toestemming of een conflict van "
            "plichten vast."
        )
    elif not given.secrecy_reason.strip():
        fields["beroepsgeheimReden"] = "Schrijf hoe de toestemming is gegeven, of waarom uw plichten botsen."
    return fields


def _wrong_words(wording: Wording) -> dict[str, str]:
    fields = {}
    if not wording.title.strip() or len(wording.title) > MOST_TITLE:
        fields["titel"] = f"Geef een titel van ten hoogste {MOST_TITLE} tekens."
    if not wording.content.strip() or len(wording.content) > MOST_TEXT:
        fields["inhoud"] = f"Schrijf wat anderen moeten weten, in ten hoogste {MOST_TEXT} tekens."
    if not wording.purpose.strip() or len(wording.purpose) > MOST_TEXT:
        fields["doel"] = "Schrijf waarvoor deze informatie nodig is. Zonder doel hoort zij niet in de casus."
    texts = {"titel": wording.title, "inhoud": wording.content, "doel": wording.purpose}
    return fields | {key: NO_BSN for key, text in texts.items() if has_bsn(text)}
