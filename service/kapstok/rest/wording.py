"""What the REST door says about itself and about what goes wrong, in Dutch."""

VERSION = "1.0.0"
OPENAPI = "3.1.0"
TITLE = "Kapstok"
ABOUT = (
    "Casussen, taken en regie volgens de AVE-methode, voor programma's. Wie vraagt, ziet wat de persoon achter "
    "het token mag zien: een casus die niet van die persoon is, bestaat niet. Alles gaat over JSON; momenten zijn "
    "RFC 3339 in UTC, dagen zijn datums zonder tijd."
)
CONTACT = {"name": "Functioneel beheer Kapstok", "email": "functioneel.beheer@kapstok.example"}
LICENCE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
TAGS = {
    "Casussen": "Casussen openen en bekijken, en berichten sturen aan een casus.",
    "Consulten": "Anoniem overleggen met een collega, zonder casus.",
    "Regie": "Regie overdragen aan een collega, en iemand aanwijzen waar niemand met de rol aan zet is.",
    "Taken": "De werkvoorraad: taken bekijken, oppakken, toewijzen, bewaren en afronden.",
    "Deelnemers": "Wie bij een casus betrokken is, uitnodigen en loslaten.",
    "Informatie": "Wat partners inbrachten: van één eigenaar, gedeeld per partij, gelezen voor een doel.",
    "Leeslogboek": "Wie wat heeft gelezen; voor de privacy officer.",
    "Dossier": "Het huishouden, het plan, interventies, procedures, informeren en toestemming.",
    "Actielijst": "Acties afspreken, terugkoppelen, vaststellen en delen.",
    "Overleg": "Overleggen plannen, aan tafel invullen en afronden.",
    "Brieven": "Brieven en notities: welke kunnen, er een maken, en lezen wat er is. Zij worden nooit verstuurd.",
    "Bewaren": "Bewaartermijnen, langer bewaren, en vernietigen door twee mensen.",
    "Inzage": "Inzageverzoeken: de termijn, wat elke eigenaar zegt, en wat de betrokkene krijgt.",
    "Storingen": "Werk dat niet lukte; voor de functioneel beheerder.",
    "Processen": "De routes waarmee gemeenten nu werken.",
    "Ik": "Wie er achter het token zit.",
}

TITLES = {
    400: "Het verzoek klopt niet",
    401: "Niet aangemeld",
    403: "Dit mag u niet",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    406: "Dit antwoord hebben we niet",
    409: "Iemand of iets was eerder",
    413: "Te groot",
    415: "Geen JSON",
    500: "Er ging iets mis",
    503: "Even niet beschikbaar",
    507: "Geen ruimte om op te slaan",
}

DETAILS = {
    400: "De server begrijpt dit verzoek niet. Controleer het adres, de headers en de inhoud.",
    401: "Geef een geldig token mee in de header ‘Authorization: Bearer …’.",
    404: "Dit adres bestaat niet. Kijk in /api/v1/openapi.json welke adressen er zijn.",
    405: "Dit adres kent deze methode niet. In de header Allow staat welke wel.",
    406: "We antwoorden alleen in JSON. Vraag om application/json.",
    413: "De inhoud is groter dan we aannemen. Stuur minder tegelijk.",
    415: "Stuur de inhoud als JSON, met Content-Type: application/json.",
    500: "Dit ligt aan ons, niet aan uw verzoek. Meld het bij de beheerder. Kijk wat er gebeurde voor u het herhaalt.",
    503: "Het systeem kan dit nu even niet doen. Er is niets veranderd. Probeer het over een paar tellen weer.",
    507: "Er kan nu niets worden opgeslagen. Er is niets veranderd. Meld dit bij de beheerder.",
}

# What a status means, for the OpenAPI description.
MEANINGS = {
    400: "Het verzoek klopt niet; onder `fouten` staat elk veld met wat er te verbeteren is.",
    401: "Er is geen geldig token meegegeven.",
    403: "De persoon achter het token mag dit zien, maar niet doen.",
    404: "Dit bestaat niet, of niet voor de persoon achter het token; het verschil is niet te zien.",
    406: "De header Accept sluit JSON uit.",
    409: "Iemand of iets was eerder. Vraag de stand opnieuw op en beslis dan.",
    413: "De inhoud is te groot.",
    415: "De inhoud is geen JSON.",
    500: "Er ging iets mis aan onze kant, of het diagram van de route kan zo niet verder.",
    503: "Het systeem kan dit even niet. Probeer het later weer.",
    507: "Er kan niets worden opgeslagen: de schijf is vol of alleen te lezen. Lezen kan nog wel.",
}
