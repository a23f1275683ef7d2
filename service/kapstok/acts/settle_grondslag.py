"""A gemeente settles on which ground it works together in a layer."""

from dataclasses import dataclass

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.errors import Invalid
from kapstok.people.model import Gemeente
from kapstok.regie import grondslag
from kapstok.regie.grondslag import Grondslag
from kapstok.samenwerking import LAYERS


@dataclass(frozen=True)
class Settlement:
    """The legal ground in words, and what the covenant or regulation is called."""

    gemeente: str
    layer: str
    ground: str
    convenant: str


@act
def settle_grondslag(moment: Moment, asked: Settlement) -> None:
    """From now on casussen that come into the layer do so on this ground; what came before keeps its own."""
    fields = {}
    if moment.session.get(Gemeente, asked.gemeente) is None:
        fields["gemeente"] = "Deze gemeente is er niet."
    if asked.layer not in LAYERS:
        fields["laag"] = f"Kies een van: {', '.join(LAYERS)}."
    if not asked.ground.strip() or len(asked.ground) > 500:
        fields["grondslag"] = "Schrijf de wettelijke grondslag, in ten hoogste 500 tekens."
    if not asked.convenant.strip() or len(asked.convenant) > 200:
        fields["convenant"] = "Schrijf naar welk convenant of reglement u verwijst, in ten hoogste 200 tekens."
    if fields:
        raise Invalid(fields)
    new = Grondslag(
        gemeente_id=asked.gemeente,
        layer=asked.layer,
        ground=asked.ground.strip(),
        convenant=asked.convenant.strip(),
        since=moment.now,
    )
    grondslag.settle(moment.session, new)
