"""A casus comes into a layer of working together: on which ground, or not at all."""

from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.errors import Conflict
from kapstok.people.model import Gemeente
from kapstok.regie import grondslag
from kapstok.regie.grondslag import CasusGrondslag
from kapstok.samenwerking import LAYERS


def enter_layer(moment: Moment, held: Held, layer: str) -> None:
    """Write down the ground of the gemeente; Conflict when it settled none (REGEL-25, PRIV-17)."""
    casus = held.casus
    found = grondslag.settled(moment.session, casus.gemeente_id).get(layer)
    if found is None:
        gemeente = moment.session.get_one(Gemeente, casus.gemeente_id)
        raise Conflict(
            f"De gemeente {gemeente.name} heeft geen grondslag vastgelegd voor {LAYERS[layer]}. Zonder grondslag kan "
            "de casus daar niet in. Vraag de beheerder om de grondslag vast te leggen (kapstok grondslag set)."
        )
    moment.session.add(
        CasusGrondslag(casus_id=casus.id, layer=layer, ground=found.ground, convenant=found.convenant, since=moment.now)
    )
    note(moment, held, "grondslag", f"{found.ground} ({found.convenant})"[:200], laag=layer)
