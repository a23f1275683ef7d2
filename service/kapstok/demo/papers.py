"""What the cast puts in the dossier of a casus: each kind of paper with the act that does it."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kapstok.acts.act_without_consent import act_without_consent
from kapstok.acts.add_actie import add_actie
from kapstok.acts.add_betrokkene import add_betrokkene
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.bring_informatie import Contribution, Wording, bring_informatie
from kapstok.acts.claim_task import claim_task
from kapstok.acts.consult import refer_to_consult
from kapstok.acts.hold_overleg import hold_overleg
from kapstok.acts.inform_burger import inform_burger
from kapstok.acts.invite_deelnemer import Invitation, invite_deelnemer
from kapstok.acts.log_reading import Purpose, Seen, log_reading, read_informatie
from kapstok.acts.make_brief import make_brief
from kapstok.acts.overdragen import Offer, accept_overdracht, propose_overdracht
from kapstok.acts.plan_overleg import plan_overleg
from kapstok.acts.record_interventie import record_interventie
from kapstok.acts.record_procedure import record_procedure
from kapstok.acts.report_actie import report_actie
from kapstok.acts.save_draft import save_draft
from kapstok.acts.settle_actielijst import settle_actielijst
from kapstok.acts.settle_plan import settle_plan
from kapstok.acts.share_actielijst import share_actielijst
from kapstok.acts.share_informatie import share_informatie
from kapstok.acts.tell_of_vooroverleg import tell_of_vooroverleg
from kapstok.acts.write_bouwschema import write_bouwschema
from kapstok.db import reading
from kapstok.dossier.consult import Consult
from kapstok.dossier.vaststelling import ACTIELIJST, next_number
from kapstok.regie.overdracht import OPEN, Overdracht
from kapstok.rights import Viewer

Answers = dict[str, Any]

# Written with a form alone.
FORMS: dict[str, Callable[[Viewer, UUID, Answers], Any]] = {
    "betrokkene": add_betrokkene,
    "plan": add_plan_regel,
    "actie": add_actie,
    "actielijst vaststellen": settle_actielijst,
    "overleg": plan_overleg,
    "interventie": record_interventie,
    "procedure": record_procedure,
    "zonder toestemming": act_without_consent,
    "informeren": inform_burger,
}
# Written about something that is there already: the oldest one left, or the last.
ABOUT: dict[str, tuple[str, Callable[[Viewer, UUID, UUID, Answers], Any]]] = {
    "actie melden": ("actie", report_actie),
    "overleg afronden": ("overleg", hold_overleg),
    "vooroverleg vertellen": ("overleg", tell_of_vooroverleg),
    "bouwschema": ("overleg", write_bouwschema),
}


class Papers:
    """The dossier of one casus as the story writes it; remembers what it wrote, to come back to it."""

    def __init__(self) -> None:
        self._written: dict[str, list[UUID]] = defaultdict(list)

    def latest(self, what: str) -> UUID:
        return self._written[what][-1]

    def do(self, what: str, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        if what in FORMS:
            self._written[what] += FORMS[what](viewer, casus_id, given).opened
        elif what in ABOUT:
            kind, deed = ABOUT[what]
            found = self._written[kind]
            deed(viewer, casus_id, found.pop(0) if kind == "actie" else found[-1], given)
        else:
            OTHER[what](self, viewer, casus_id, given)

    def settle_plan(self, viewer: Viewer, casus_id: UUID, _: Answers) -> None:
        settle_plan(viewer, casus_id)

    def share_actielijst(self, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        with reading() as session:
            number = next_number(session, casus_id, ACTIELIJST) - 1
        share_actielijst(viewer, casus_id, number, [UUID(one) for one in given["met"]])

    def bring_informatie(self, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        wording = Wording(given.pop("titel"), given.pop("inhoud"), given.pop("doel"))
        self._written["informatie"].append(bring_informatie(viewer, casus_id, Contribution(wording, **given)))

    def share_informatie(self, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        party = (given.get("organisatie"), UUID(given["persoon"]) if "persoon" in given else None)
        share_informatie(viewer, casus_id, self._written["informatie"][-1], party, given["doel"])

    def read_informatie(self, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        purpose = Purpose(given["doel"], given.get("toelichting", ""))
        read_informatie(viewer, casus_id, self._written["informatie"][-1], purpose, "web")

    def look(self, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        log_reading(viewer, Seen(given.get("pagina", "casus"), "web", casus_id, denied=given.get("geweigerd", False)))

    def invite(self, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        invite_deelnemer(viewer, casus_id, Invitation(**given))

    def write_brief(self, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        make_brief(viewer, casus_id, given.pop("soort"), given)

    def offer_regie(self, viewer: Viewer, casus_id: UUID, given: Answers) -> None:
        propose_overdracht(viewer, casus_id, Offer(given["soort"], UUID(given["aan"]), given["notitie"]))

    def take_regie(self, viewer: Viewer, casus_id: UUID, _: Answers) -> None:
        with reading() as session:
            query = select(Overdracht.id).where(Overdracht.casus_id == casus_id, Overdracht.status == OPEN)
            offered = session.scalars(query).one()
        accept_overdracht(viewer, offered)

    def refer_to_consult(self, viewer: Viewer, casus_id: UUID, _: Answers) -> None:
        with reading() as session:
            query = select(Consult.id).where(Consult.asked_by == viewer.person_id)
            asked = session.scalars(query.order_by(Consult.asked_at)).first()
        if asked is None:
            raise LookupError(f"{viewer.username} never asked for a consult")
        refer_to_consult(viewer, casus_id, asked)

    def keep_draft(self, viewer: Viewer, _: UUID, given: Answers) -> None:
        task_id = given.pop("task_id")
        claim_task(viewer, task_id)
        save_draft(viewer, task_id, given)

    def claim(self, viewer: Viewer, _: UUID, given: Answers) -> None:
        claim_task(viewer, given["task_id"])


OTHER: dict[str, Callable[[Papers, Viewer, UUID, Answers], None]] = {
    "plan vaststellen": Papers.settle_plan,
    "actielijst delen": Papers.share_actielijst,
    "informatie": Papers.bring_informatie,
    "informatie delen": Papers.share_informatie,
    "informatie lezen": Papers.read_informatie,
    "bekijken": Papers.look,
    "uitnodigen": Papers.invite,
    "brief": Papers.write_brief,
    "regie aanbieden": Papers.offer_regie,
    "regie overnemen": Papers.take_regie,
    "naar consult verwijzen": Papers.refer_to_consult,
    "concept": Papers.keep_draft,
    "oppakken": Papers.claim,
}
