"""Open a casus: a signal in AVE 1, a running casus that is taken over, or a spoedcasus."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import bindparam, select

from kapstok import clock
from kapstok.acts.act import Outcome, act
from kapstok.acts.consequences import record
from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.casus.melder import AnoniemeMelder
from kapstok.casus.model import Casus, next_kenmerk
from kapstok.catalogue import model as catalogue
from kapstok.dossier.answers import Answers
from kapstok.driver import together
from kapstok.engine import Run
from kapstok.errors import Invalid
from kapstok.identifiers import NO_BSN, has_bsn
from kapstok.people.model import Gemeente, Person, memberships
from kapstok.prebuilt import Prebuilt
from kapstok.regie import ledger
from kapstok.regie.ledger import Holder, Regie
from kapstok.rights import require_role
from kapstok.variants.version import Version

OPENERS = (
    "aanmelder",
    "casusregisseur",
    "teamleider",
    "procesregisseur_ave2",
    "procesregisseur_ave3",
    "oov",
    "pga_coordinator",
    "wijkagent",
    "ketenpartner",
)

PROCESREGISSEURS = ("procesregisseur_ave2", "procesregisseur_ave3", "oov")


@dataclass(frozen=True)
class Opening:
    """What is asked when a casus is opened.

    `fase` 1 is a signal, 2 a question or problem that is there already. A casus that ran before it came here is
    `lopend` (2) and so are 3 and 4; for 4 the day of the besluit of the burgemeester is asked. `spoed` asks for
    `doelfase` 3 or 4 at once; what is skipped is logged with `toelichting`. `anoniem`: whoever opens it was promised
    that he stays unknown.
    """

    gemeente: str
    title: str
    fase: int = 1
    lopend: bool = False
    spoed: bool = False
    doelfase: int | None = None
    toelichting: str = ""
    casusregisseur: UUID | None = None
    besluit_datum: str | None = None
    anoniem: bool = False


@act
def open_casus(moment: Moment, opening: Opening) -> Outcome:
    """A casus starts with the version of the route that is active in its gemeente."""
    viewer, gemeente = moment.viewer, opening.gemeente
    found, version_id = _start_in(moment, gemeente)
    if found is None or gemeente not in viewer.gemeenten:
        raise Invalid({"gemeente": "Kies een gemeente waarvoor u werkt."})
    require_role(viewer, OPENERS, gemeente, "Een casus openen")
    _check(opening)
    casus = moment.make(
        Casus,
        id=uuid4(),
        version_id=catalogue.required(version_id),
        kenmerk=next_kenmerk(moment.connection, gemeente, found.code, clock.day_of(moment.now)),
        gemeente_id=gemeente,
        title=opening.title.strip(),
        spoed=opening.spoed,
        fase_since=moment.now,
        opened_at=moment.now,
        opened_by=viewer.person_id,
    )
    held = moment.holding(casus)
    held.gemeente_name = found.name
    _keep(moment, casus, opening)
    if opening.anoniem:
        moment.put(AnoniemeMelder, casus_id=casus.id, person_id=viewer.person_id, promised_at=moment.now)
    note(moment, held, "geopend", "Casus geopend", spoed=opening.spoed)
    if opening.fase > 1 or opening.spoed:
        _first_regie(moment, held, opening)
    # The new run takes the place of the one that would be loaded from the (still empty) row.
    held.run, happened = Run.start(held.version.spec, _start_data(held.version, opening), moment.now)
    return record(moment, held, happened)


def _start_in(moment: Moment, gemeente: str) -> tuple[Any, UUID | None]:
    """The code that opens the kenmerken of a gemeente with its name, and the version that is active there, if any."""
    asked = {"gemeente": gemeente, "now": moment.now}
    with together(moment.connection):
        found, versions = _GEMEENTE.ask(moment.connection, asked), catalogue.ACTIVE.ask(moment.connection, asked)
    gemeenten, version = found(), next(iter(versions()), None)
    return next(iter(gemeenten), None), version.version_id if version else None


_GEMEENTE = Prebuilt(select(Gemeente.code, Gemeente.name).where(Gemeente.id == bindparam("gemeente")))


def _check(opening: Opening) -> None:
    fields = {}
    if not opening.title.strip():
        fields["titel"] = "Geef een korte titel waaraan u de casus herkent, bijvoorbeeld ‘Huishouden Linde’."
    if len(opening.title) > 100:
        fields["titel"] = "Maak de titel korter: ten hoogste 100 tekens."
    if has_bsn(opening.title):
        fields["titel"] = NO_BSN
    if has_bsn(opening.toelichting):
        fields["toelichting"] = NO_BSN
    if opening.fase not in (1, 2, 3, 4):
        fields["fase"] = "Kies fase 1, 2, 3 of 4."
    if opening.spoed and opening.doelfase not in (3, 4):
        fields["doelfase"] = "Kies voor een spoedcasus of u AVE 3 of AVE 4 voorstelt."
    if opening.spoed and not opening.toelichting.strip():
        fields["toelichting"] = "Schrijf waarom dit niet kan wachten; dit is de reden dat fasen worden overgeslagen."
    if opening.fase == 4 and not opening.spoed and not opening.besluit_datum:
        fields["besluitDatum"] = "Vul in wanneer de burgemeester tot AVE 4 besloot."
    if opening.anoniem and opening.fase != 1:
        fields["anoniem"] = "Alleen wie een signaal meldt, kan onbekend blijven. Wie verder werkt, is bekend."
    if fields:
        raise Invalid(fields)


def _keep(moment: Moment, casus: Casus, opening: Opening) -> None:
    values: dict[str, Any] = {"toelichting": opening.toelichting, "besluit_datum": opening.besluit_datum}
    moment.put(
        Answers,
        casus_id=casus.id,
        task_id=None,
        element="casus_geopend",
        form="opening",
        values={key: value for key, value in values.items() if value},
        person_id=moment.viewer.person_id,
        at=moment.now,
    )


def _first_regie(moment: Moment, held: Held, opening: Opening) -> None:
    """From the first moment somebody holds casusregie: the person named, else whoever opens."""
    casus = held.found
    if opening.casusregisseur is None and not opening.spoed:
        _refuse_procesregisseur(moment, casus)
    person_id = opening.casusregisseur or moment.viewer.person_id
    if opening.casusregisseur is not None:
        person = moment.session.get(Person, person_id)
        roles = memberships(moment.session, person_id, moment.now)
        if person is None or ("casusregisseur", casus.gemeente_id) not in roles:
            raise Invalid({"casusregisseur": "Kies iemand die casusregisseur is in deze gemeente."})
    holder = Holder("casusregisseur", person_id, "Opening van de casus")
    moment.put(Regie, **ledger.begins(casus.id, "casusregie", holder, moment.now))
    held.regie = ledger.by_kind([ledger.Holding("casusregie", holder.role, holder.person_id)])


def _refuse_procesregisseur(moment: Moment, casus: Casus) -> None:
    """Who guards the process does not become casusregisseur by opening a casus (REGEL-02, REGEL-05)."""
    guards = any(moment.viewer.has_role(role, casus.gemeente_id) for role in PROCESREGISSEURS)
    if guards and not moment.viewer.has_role("casusregisseur", casus.gemeente_id):
        raise Invalid({"casusregisseur": "U voert procesregie. Kies wie in deze casus casusregisseur is."})


def _start_data(version: Version, opening: Opening) -> dict[str, Any]:
    if opening.spoed:
        return version.start_data("spoed", opening.fase, opening.doelfase or 0)
    if opening.fase == 1:
        return version.start_data("signaal", 1)
    return version.start_data("lopend" if opening.lopend or opening.fase > 2 else "nieuw", opening.fase)
