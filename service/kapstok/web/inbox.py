"""The inbox: everything that was chosen stands in the address, so that it can be kept and shared."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.overviews.hercontroles import hercontroles_due
from kapstok.overviews.inbox import InboxQuery
from kapstok.overviews.inbox import inbox as look
from kapstok.overviews.incidents import storingen
from kapstok.overviews.inzage import inzageverzoeken, questions_to
from kapstok.overviews.me import own_gemeenten
from kapstok.overviews.overdracht import offered_to, vacancies
from kapstok.overviews.overleggen import invited_to
from kapstok.overviews.pdca import evaluatie_due
from kapstok.web.door import pages, viewer
from kapstok.web.dutch import page_numbers

TABS = (("mijn", "Mijn taken"), ("niet-toegewezen", "Niet toegewezen"), ("team", "Mijn team"), ("alle", "Alle"))
SORTS = (
    ("termijn", "Termijn"),
    ("prioriteit", "Voorrang"),
    ("nieuwste", "Nieuwste eerst"),
    ("oudste", "Oudste eerst"),
    ("casus", "Casus"),
    ("fase", "Hoogste fase"),
)


@pages.get("/")
def start() -> ResponseReturnValue:
    return redirect(url_for("web.inbox"), 303)


@pages.get("/taken")
def inbox() -> ResponseReturnValue:
    """One page of the list under the chosen tab."""
    chosen = request.args
    query = InboxQuery(
        view=chosen.get("weergave") or "mijn",
        gemeente=chosen.get("gemeente") or None,
        fase=chosen.get("fase", type=int),
        search=chosen.get("zoek", "").strip(),
        sort=chosen.get("sorteer") or "termijn",
        page=max(1, chosen.get("pagina", 1, type=int)),
    )
    found = look(viewer(), query)
    return render_template(
        "paginas/taken.html",
        menu="Taken",
        inbox=found,
        keuze=found.query,
        gemeenten=own_gemeenten(viewer()),
        tabbladen=TABS,
        sorteringen=SORTS,
        bladzijden=page_numbers(found.query.page, found.pages),
        evaluaties=evaluatie_due(viewer()),
        hercontroles=hercontroles_due(viewer()),
        aangeboden=offered_to(viewer()),
        overleggen=invited_to(viewer()),
        inzagevragen=questions_to(viewer()),
        inzageverzoeken=[one for one in inzageverzoeken(viewer()) if one.answered_at is None],
        storingen=len(storingen(viewer())),
        zonder_rol=len(vacancies(viewer())),
        gefilterd=bool(query.gemeente or query.fase is not None or query.search),
    )
