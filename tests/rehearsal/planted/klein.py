"""The small route: four fasen, one step up, one step down and an end, with everything that the region agreed."""

import json

from kapstok.rehearsal import agreements
from kapstok.rehearsal.agreements import Agreement, Violation
from kapstok.rehearsal.explore import Bounds, Explored, explore
from kapstok.variants import version
from kapstok.variants.bundle import Bundle
from rehearsal.planted.drawing import bpmn
from rehearsal.planted.route import ROUTE

CHOICES = {
    "toets_2": {"uitkomst": ["gelijk", "sluiten"]},
    "beoordelen": {"uitkomst": ["toevoegen", "niet", "op"]},
    "voeren": {"voortgang": ["klaar", "doorgaan"]},
    "toets_3": {"uitkomst": ["op", "gelijk", "af"]},
    "calamiteit": {"calamiteit": ["ja", "nee"]},
    "zvh": {"zvh": ["oppakken", "niet"]},
    "besluit": {"besluit": ["aanvaarden", "niet"]},
    "afschaaltoets": {"zorgen": ["geen", "serieus"]},
    "afsluiten": {"reden": ["klaar"]},
}
MANIFEST = """
naam = "klein"
hoofdproces = "ave"
[rollen]
teamleider = { label = "Teamleider" }
casusregisseur = { label = "Casusregisseur" }
procesregisseur_ave2 = { label = "Procesregisseur AVE 2" }
procesregisseur_ave3 = { label = "Procesregisseur AVE 3" }
oov = { label = "OOV" }
burgemeester = { label = "Burgemeester" }
[fasen.1]
casusregie = "huishouden"
[fasen.2]
casusregie = ""
bestuurlijk = "college"
[fasen.3]
bestuurlijk = "college"
[fasen.4]
bestuurlijk = "burgemeester"
"""
AGREED = """
[afspraken.casusregisseur]
soort = "een_houder"
regie = "casusregie"
vanaf_fase = 2
[afspraken.procesregie]
soort = "houder_per_fase"
regie = "procesregie"
zonder = [1, 2]
[afspraken.procesregie_eindigt]
soort = "regie_eindigt"
regie = "procesregie"
tijdelijk_in = 2
[afspraken.zvh]
soort = "nooit_houder"
regie = "casusregie"
rol = "procesregisseur_ave3"
fase = 3
[afspraken.burgemeester]
soort = "besluit_voor_fase"
fase = 4
rol = "burgemeester"
veld = "besluit"
antwoord = "aanvaarden"
behalve_instroom = "lopend"
[afspraken.criteria]
soort = "criteria_bij_opschalen"
veld = "criteria"
naar_fase = 3
behalve_instroom = ["lopend", "spoed"]
[afspraken.protocol]
soort = "volgorde"
eerst = "calamiteit = ja"
dan = "protocol_starten"
in_fase = 4
[afspraken.overdracht]
soort = "als_dan"
als = "zorgen = serieus"
dan = "warme_overdracht"
[afspraken.einde]
soort = "einde_met"
stap = "casus_afsluiten"
[afspraken.sluitbaar]
soort = "blijft_bereikbaar"
vanuit = [2, 3, 4]
doel = "afsluiten"
[afspraken.omlaag]
soort = "blijft_bereikbaar"
vanuit = [3, 4]
doel = "lagere_fase"
[afspraken.rol_beoordelen]
soort = "rol_staat_vast"
stap = "verzoek_beoordelen"
rol = "procesregisseur_ave2"
[afspraken.termijn]
soort = "termijn_hoogstens"
stap = "verzoek_beoordelen"
werkdagen = 5
[afspraken.doelgroep]
soort = "geen_gegeven"
begint_met = "doelgroep"
[afspraken.dood]
soort = "geen_dode_stappen"
[afspraken.vast]
soort = "loopt_niet_vast"
"""


def form(fields: dict[str, list[str]], required: bool = True) -> dict[str, object]:
    return {
        "components": [
            {
                "type": "radio",
                "key": key,
                "id": key,
                "label": key,
                "values": [{"value": value, "label": value} for value in values],
                "validate": {"required": required},
                "properties": {"procesgegeven": "ja"},
            }
            for key, values in fields.items()
        ]
    }


def files(route: str = ROUTE) -> dict[str, bytes]:
    found = {f"{name}.form": form(fields) for name, fields in CHOICES.items()}
    found["verzoek.form"] = form({"criteria": ["stagnatie", "onveiligheid"]})
    regisseur = {"type": "select", "key": "casusregisseur", "id": "c", "label": "Casusregisseur"}
    properties = {"bron": "personen:casusregisseur"}
    found["toewijzen.form"] = {"components": [{**regisseur, "validate": {"required": True}, "properties": properties}]}
    forms = {name: json.dumps(content).encode() for name, content in found.items()}
    return {"kapstok.toml": MANIFEST.encode(), "ave.bpmn": bpmn(route), **forms}


def planted(*changes: tuple[str, str], **others: object) -> dict[str, bytes]:
    """The files of the route with these pieces of text replaced, and these forms (`verzoek=...`) put instead."""
    route = ROUTE
    for old, new in changes:
        assert old in route, old
        route = route.replace(old, new)
    return files(route) | {f"{name}.form": json.dumps(content).encode() for name, content in others.items()}


def explored(found: dict[str, bytes], bounds: Bounds | None = None) -> Explored:
    return explore(version.compile(Bundle.from_files(found)), bounds, agreements.watch(agreed()))


def agreed() -> tuple[Agreement, ...]:
    return agreements.read("afspraken.toml", AGREED.encode())


def violations(found: dict[str, bytes]) -> list[Violation]:
    return agreements.check(explored(found), agreed())
