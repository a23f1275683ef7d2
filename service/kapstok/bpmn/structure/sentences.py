"""What the rules of bpmnlint mean in plain Dutch, how heavy they weigh, and which rule of our own says the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kapstok.errors import Weight


@dataclass(frozen=True)
class Said:
    """`text` is a fact and its remedy; `other` replaces it when the report contains the key.

    `same` are the rules of our own that say it of the same element.
    """

    text: str
    weight: Weight = "waarschuwing"
    same: tuple[str, ...] = ()
    other: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, message: str) -> str:
        return next((text for part, text in self.other.items() if part in message), self.text)


RULES: Mapping[str, Said] = {
    "ad-hoc-sub-process": Said(
        "Een ad-hoc deelproces heeft geen begin en geen einde. Haal deze gebeurtenis weg.",
        "fout",
        ("element_is_supported",),
    ),
    "conditional-flows": Said(
        "Deze pijl uit een keuze heeft geen voorwaarde. Schrijf er een of maak haar de standaardpijl.",
        "fout",
        ("gateway_has_a_way_out",),
    ),
    "end-event-required": Said("Hier ontbreekt een einde. Teken een eindgebeurtenis.", "fout", ("start_and_end",)),
    "event-based-gateway": Said(
        "Wachten op gebeurtenissen heeft minstens twee uitgangen nodig. Teken er een bij of haal de gateway weg.",
        "fout",
        ("gateway_has_a_way_out", "event_gateway_waits"),
        {"conditional": "Na wachten op gebeurtenissen telt een voorwaarde niet. Haal de voorwaarde van deze pijl."},
    ),
    "event-sub-process-typed-start-event": Said(
        "Dit begin zegt niet bij welke gebeurtenis. Kies bericht, tijd of voorwaarde.", "fout", ("start_and_end",)
    ),
    "fake-join": Said(
        "Hier komen pijlen bij elkaar zonder gateway: elke pijl doet deze stap opnieuw. "
        "Zet er een keuze-gateway (kruis) voor, of een parallelle als op alles gewacht moet worden.",
    ),
    "global": Said(
        "Dit bericht, signaal of deze fout wordt niet gebruikt. Haal het weg of verwijs ernaar.",
        same=("message_has_name", "messages_correlate"),
        other={
            "missing name": "Dit bericht, signaal of deze fout heeft geen naam. Geef het een naam.",
            "not unique": "Deze naam staat er twee keer. Verwijs naar hetzelfde of verander een van de twee.",
        },
    ),
    "label-required": Said(
        "Hier ontbreekt een label. Schrijf er een bij, zodat de tekening te lezen is.", same=("labels_are_present",)
    ),
    "link-event": Said(
        "Bij deze verbinding ontbreekt de andere kant. Teken beide kanten, met dezelfde naam.",
        "fout",
        ("everything_is_reachable",),
        {
            "missing link name": "Deze verbinding heeft geen naam. Geef beide kanten dezelfde naam.",
            "Duplicate": "Deze verbinding staat er twee keer. Houd een vangende kant over.",
        },
    ),
    "no-bpmndi": Said(
        "Dit onderdeel staat niet in de tekening. Open het bestand in een modelleerprogramma en teken het.",
    ),
    "no-complex-gateway": Said(
        "Een complexe gateway wordt niet uitgevoerd. Gebruik een keuze (kruis of rondje).",
        "fout",
        ("element_is_supported",),
    ),
    "no-disconnected": Said(
        "Dit onderdeel is nergens mee verbonden. Trek er een pijl heen en een pijl uit, of haal het weg.",
        "fout",
        ("everything_is_reachable", "element_is_supported"),
    ),
    "no-duplicate-sequence-flows": Said(
        "Tussen deze twee stappen lopen twee gelijke pijlen. Haal er een weg.",
        "fout",
        other={
            "outgoing": "Uit deze stap lopen twee gelijke pijlen naar dezelfde stap. Haal er een weg.",
            "incoming": "In deze stap komen twee gelijke pijlen van dezelfde stap. Haal er een weg.",
        },
    ),
    "no-gateway-join-fork": Said(
        "Deze gateway voegt samen en splitst tegelijk. Teken er twee: een om samen te voegen, een om te splitsen.",
    ),
    "no-implicit-split": Said(
        "Uit deze stap gaan meer pijlen. Zet er een gateway achter: kruis (keuze) of plus (tegelijk).",
        "fout",
        ("split_is_drawn",),
    ),
    "no-implicit-end": Said(
        "Hier houdt de route op zonder einde. Trek een pijl verder of teken een einde.",
        same=("everything_is_reachable", "start_and_end", "gateway_has_a_way_out"),
    ),
    "no-implicit-start": Said(
        "Hier begint de route zonder begin. Trek er een pijl heen of teken een begin.",
        "fout",
        ("everything_is_reachable", "start_and_end"),
    ),
    "no-inclusive-gateway": Said(
        "Een rondje laat een of meer pijlen tegelijk door en is lastig te lezen. "
        "Gebruik liever een keuze (kruis) of een splitsing (plus).",
    ),
    "no-overlapping-elements": Said(
        "Dit onderdeel ligt over een ander heen. Schuif ze uit elkaar.",
        other={"outside": "Dit onderdeel ligt buiten het kader waar het in hoort. Schuif het erbinnen."},
    ),
    "single-blank-start-event": Said(
        "Hier staat meer dan een gewoon begin. Houd er een over.", "fout", ("start_and_end",)
    ),
    "single-event-definition": Said(
        "Een gebeurtenis met meer aanleidingen wordt niet uitgevoerd. Teken er een per aanleiding.",
        "fout",
        ("element_is_supported",),
    ),
    "start-event-required": Said("Hier ontbreekt een begin. Teken een startgebeurtenis.", "fout", ("start_and_end",)),
    "sub-process-blank-start-event": Said(
        "Een deelproces begint gewoon, zonder bericht of wekker. Haal de aanleiding van dit begin.",
        "fout",
        ("start_and_end",),
    ),
    "superfluous-gateway": Said(
        "Deze gateway heeft een pijl in en een pijl uit en doet dus niets. Haal haar weg.",
        same=("gateway_has_a_way_out",),
    ),
    "superfluous-label": Said("Dit label zegt niets extra: er is maar een uitgang. Haal het weg."),
    "superfluous-termination": Said("Dit einde breekt alles af, maar er loopt niets anders. Gebruik een gewoon einde."),
}
