"""Casussen that are already on their way along the basis, for tests that begin there."""

from uuid import UUID

from given import House

OP = {
    "procesregie_besluit": "opschalen",
    "procesregie_volgende_evaluatie": None,
    "criteria": ["onveiligheid"],
    "toelichting": "Bedreigingen in de straat.",
    "overlast_omgeving": "ja",
}


def with_procesregie(house: House) -> UUID:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    house.go(casus_id, ("sanne", "Verzoek beoordelen"), ("noor", "Delen in MDO"), ("sanne", "Procesregie starten"))
    return casus_id


def in_ave_3(house: House) -> UUID:
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    house.go(casus_id, ("sanne", "Aanmelden"), ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit"))
    house.go(casus_id, ("noor", "Burger informeren"), ("harry", "Criteria toetsen"))
    for partner in ("pieter", "geert", "wendy"):
        house.complete(partner, casus_id, "Besluit meegeven")
    house.complete("anne", casus_id, "Gezamenlijk besluit vastleggen")
    return casus_id
