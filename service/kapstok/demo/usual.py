"""What the cast usually fills in, per form: believable, fictional, and short."""

from typing import Any

from kapstok.demo.wording import Says, Speaking, plain, says

DAG = "{dag}"  # the day on which it is filled in

# For every reason to scale up: what has become of it. A form asks only for those that were given.
SPIEGEL = {
    "spiegel_stagnatie": "De afspraken liggen vast en iedereen kan verder.",
    "spiegel_niet_effectief": "De doelen zijn anders gesteld en de hulp is aangepast.",
    "spiegel_onveiligheid": says("Geen meldingen meer over {gezin} in zes weken."),
    "spiegel_belangen": "Rust in de straat is nu van iedereen het belang.",
    "spiegel_niet_pluis": "Er is weer zicht op hoe het gaat.",
}

USUAL: dict[str, dict[str, Any]] = {
    "signaal_wegen": {
        "acuut_onveilig": "nee",
        "basiszorg": "ja",
        "leefgebieden": ["inkomen", "netwerk"],
        "vraag": "School ziet verzuim en zorgen over geld. Wat is een goede volgende stap?",
        "signaal_uitkomst": "naar_ave_2",
    },
    "consult_geven": {"consult_advies": "Leg contact via de intern begeleider en vraag eerst wat het gezin zelf wil."},
    "casusregisseur_toewijzen": {
        "toewijzing_toelichting": says(
            "Kent {gezin} al van eerder.", "Heeft ruimte en ervaring met {gebied}; kent {naam} van naam."
        )
    },
    "burger_informeren": {
        "burger_geinformeerd": "ja",
        "geinformeerd_door": "Casusregisseur",
        "geinformeerd_op": DAG,
        "geinformeerd_hoe": "gesprek",
        "minderjarig": "nee",
    },
    "burger_alsnog_informeren": {
        "nu_geinformeerd": "ja",
        "geinformeerd_door": "De casusregisseur",
        "geinformeerd_op": DAG,
        "geinformeerd_hoe": "gesprek",
    },
    "fasetoets_ave2": {"fasetoets_toelichting": "Afspraken lopen.", "fasetoets_ave2": "gelijk"},
    "opschaalverzoek": {
        "criteria": ["stagnatie"],
        "toelichting": says(
            "Bij {gezin} wachten twee aanbieders op elkaar.",
            "Rond {gebied} bij {gezin} komen afspraken niet van de grond.",
        ),
        "overlast_omgeving": "nee",
        "geprobeerd": says(
            "Twee keer met {gezin} om tafel, zonder afspraak.",
            "Een gesprek over {gebied} met {gezin}; daarna bleef het stil.",
        ),
        "nodig": says(
            "Iemand die bij {gezin} het proces trekt.", "Iemand die rond {gebied} knopen laat doorhakken voor {naam}."
        ),
        "gedeeld_in_mdo": "nee",
        "wijkagent_geraadpleegd": "ja",
        "verzoek_burger_geinformeerd": "ja",
    },
    "delen_in_mdo": {
        "mdo_gedeeld_op": DAG,
        "mdo_reactie": says(
            "Besproken met {gezin} als stap die we zetten.", "{Gezin} snapt dat er iemand bij komt voor {gebied}."
        ),
    },
    "verzoek_beoordelen": {
        "verzoek_toelichting": says(
            "Bij {gezin} zit het proces vast; tijdelijk meetrekken helpt.",
            "De hulp voor {naam} is er wel, maar werkt langs elkaar heen rond {gebied}.",
        ),
        "verzoek_besluit": "toevoegen",
    },
    "procesregie_starten": {
        "procesregie_start": DAG,
        "procesregie_evaluatie": DAG,
        "procesregie_opdracht": says(
            "Partijen rond {gezin} binnen drie weken tot afspraken brengen.",
            "Zorgen dat {gebied} bij {naam} een eigenaar krijgt.",
        ),
        "procesregie": "ave2",
    },
    "procesregie_voeren": {
        **SPIEGEL,
        "procesregie_voortgang": says(
            "De partijen rond {gezin} zaten samen aan tafel; er liggen afspraken.",
            "Over {gebied} bij {naam} is nu afgesproken wie wat doet.",
        ),
        "procesregie_besluit": "doorgaan",
        "procesregie_volgende_evaluatie": DAG,
    },
    "pga_voeren": {**SPIEGEL, "pga_voortgang": "Contact is stabiel.", "pga_besluit": "doorgaan"},
    "zvh_aanmelding": {
        "naam_betrokkene": says("{naam} (fictief)"),
        "aanleiding": says(
            "Bedreigingen in de straat van {gezin}; zorg en veiligheid raken elkaar.",
            "Rond {gezin} loopt overlast en {gebied} door elkaar.",
        ),
        "aanmelding_doel": says("Eén aanpak van zorg en veiligheid voor {gezin}."),
        "partners": ["politie", "ggz", "woningcorporatie"],
        "aanmelding_gedeeld_in_mdo": "ja",
    },
    "intakegesprek": {
        "intake_datum": DAG,
        "intake_verslag": says(
            "Met de melder besproken: voor {gezin} zijn meer ketens nodig.",
            "De melder vertelt over {gebied} bij {naam}; één keten redt dit niet.",
        ),
        "intake_uitkomst": "zvh_casus",
    },
    "burger_informeren_besluit": {"burger_informeren_besluit": "ja"},
    "criteria_toetsen": {
        "criterium_a": "ja",
        "criterium_b": "ja",
        "criterium_c": "ja",
        "criterium_d": "nee",
        "criteria_motivatie": says(
            "{Gezin} heeft problemen op meer leefgebieden; de buurt heeft er last van.",
            "Naast {gebied} speelt bij {naam} ook de veiligheid van anderen.",
        ),
    },
    "besluit_meegeven": {
        "stem": "oppakken",
        "stem_motivatie": says(
            "Wij zien bij {gezin} dezelfde zorgen.", "Ook wij maken ons zorgen over {gebied} bij {naam}."
        ),
    },
    "besluitronde_bekijken": {"ronde_reden": "De partner is twee keer gebeld.", "ronde_besluit": "wachten"},
    "gezamenlijk_besluit": {
        "besluit_motivatie": says("De partners willen {gezin} samen oppakken."),
        "zvh_uitkomst": "oppakken",
    },
    "advies_geven": {"zvh_reden": "Een keten kan dit alleen.", "zvh_advies": "Houd een MDO met de GGZ erbij."},
    "terugkoppeling_lezen": {"terugkoppeling_gelezen": True},
    "advies_verwerken": {"advies_verwerkt": "GGZ sluit aan bij het volgende MDO."},
    "uitnodigen": {
        "bespreking_datum": DAG,
        "genodigden": ["politie", "ggz", "woningcorporatie"],
        "burger_bij_zvh": "nee",
    },
    "bouwschema_invoeren": {"bouwschema_ingevuld": True},
    "deelnemen": {"inbreng_casusregisseur": "Wil vooral rust en hulp bij de post."},
    "actielijst_delen": {"volgende_bespreking": DAG},
    "eigen_acties": {"acties_stand": "klaar"},
    "casusoverleg_met_burger": {
        "casusoverleg_datum": DAG,
        "casusoverleg_burger_aanwezig": "ja",
        "casusoverleg_afspraken": says(
            "{Gezin} weet wat er is afgesproken en wie te bellen.",
            "{naam} wil zelf met {gebied} beginnen; we bellen vrijdag.",
        ),
    },
    "procesregie_beeindigen": {
        "overdrachtsnotitie": says(
            "Afspraken en open punten van {gezin} zijn doorgenomen met het ZVH.",
            "Wat nog loopt rond {gebied} bij {naam}, weet het ZVH nu.",
        )
    },
    "fasetoets_ave3": {
        "fasetoets_toelichting": says(
            "Minder meldingen bij {gezin}; de hulp loopt.", "Rond {gebied} gaat het bij {naam} de goede kant op."
        ),
        "fasetoets_ave3": "gelijk",
    },
    "voorleggen": {
        "aard": "dreiging",
        "aard_toelichting": "Geloofwaardige dreiging rond een openbaar evenement; media vragen ernaar.",
        "bestuurlijke_samenvatting": "Dreiging, geen calamiteit. Gevraagd: besluit over AVE 4.",
    },
    "procesregie_overnemen": {"overname_afspraken": "OOV belt elke ochtend met het ZVH."},
    "besluit_ave4": {
        "besluit_ave4_toelichting": "De dreiging vraagt om een lijn naar de driehoek.",
        "besluit_ave4": "aanvaarden",
    },
    "informatie_aanvullen": {"aanvulling": "Het evenement is zaterdag; de organisator is op de hoogte."},
    "driehoek_bijeenroepen": {"driehoek_datum": DAG, "driehoek_vragen": "Welke maatregelen passen nu?"},
    "casusregie_bepalen": {
        "casusregie_veiligheid": "Vertrouwd contact blijft het veiligst.",
        "casusregie_keuze": "oorspronkelijk",
    },
    "scenarioteam": {"scenarioteam_nodig": "ja", "scenarioteam_leden": "OOV, politie, GGZ, communicatie"},
    "calamiteit_beoordelen": {"calamiteit_toelichting": "Er is een dreiging, geen calamiteit.", "calamiteit": "nee"},
    "reden_geen_calamiteit": {"geen_protocol_reden": "Alleen dreiging; het protocol start niet."},
    "calamiteit_besluiten": {
        "calamiteit_geinformeerd": "De driehoek en de gemeentesecretaris.",
        "calamiteit_besluit": "Het protocol loopt; elke dag een kort overleg.",
    },
    "dreiging_volgen": {"volgen_afspraak": "IVZ/OOV praat mij elke ochtend bij."},
    "beschikbaar_blijven": {"bereikbaarheid": "Via de telefoon van de bereikbaarheidsdienst."},
    "procesregie_afgeven": {
        "nog_te_doen": "Het gesprek met de organisator, door IVZ/OOV.",
        "overdracht_contact": "De ambtenaar openbare orde en veiligheid",
    },
    "overdracht_meedoen": {"inbreng_overdracht": "Eén aanspreekpunt werkt het best."},
    "fasetoets_ave4": {**SPIEGEL, "fasetoets_toelichting": "De dreiging neemt af.", "fasetoets_ave4": "gelijk"},
    "afschaalvoorstel": {
        "afschaaldoel_ave4": "ave_3",
        "zorgen_ave4": "licht",
        "zorgen_ave4_motivatie": "Het ZVH houdt vinger aan de pols en belt elke week.",
        "afschaalvoorstel_toelichting": "Dreiging is weg.",
    },
    "besluit_afschalen": {"besluit_afschalen_toelichting": "Het kan weer een stap lager.", "besluit_afschalen": "ja"},
    "overdracht_accepteren": {"overdracht_begrepen": True, "overdracht_afspraken": "We nemen het weer over."},
    "overdracht_accepteren_warm": {
        "overdracht_afspraken": "We weten wat er nog moet gebeuren.",
        "overdracht_besluit": "accepteren",
    },
    "afschaaltoets": {
        **SPIEGEL,
        "afschaalcriteria": ["onveiligheid"],
        "afschaaltoets_toelichting": says("Geen meldingen meer over {gezin} in zes weken."),
        "zorgen": "serieus",
        "zorgen_motivatie": says("{naam} wil zelf niet veranderen; de wijkagent en de PGA houden zicht."),
        "afschaaltoets": "afschalen",
    },
    "doel_kiezen": {
        "doel_toelichting": says("Lokaal houdt iemand bij {gezin} een vinger aan de pols."),
        "afschaaldoel": "pga",
    },
    "warme_overdracht": {
        "overdracht_datum": DAG,
        "overdracht_aanwezig": says("ZVH, PGA-coördinator en de casusregisseur van {naam}"),
        "overdracht_te_doen": says("Volgen hoe het bij {gezin} gaat met {gebied}; de huurafspraak bewaken."),
        "overdracht_contact": "PGA-coördinator",
    },
    "regulier_oppakken": {"regulier_afspraken": "Gewone hulp gaat door."},
    "casus_afsluiten": {
        "afsluit_reden": "doelen",
        "afsluit_zorgen": "nee",
        "afsluit_toelichting": says(
            "De doelen van {gezin} zijn gehaald.", "{Gezin} redt het zelf; {gebied} is op orde."
        ),
    },
    "wijkagent_raadplegen": {"wijkagent_vraag": "Gaat het met dit huishouden de goede of de verkeerde kant op?"},
    "zvh_raadplegen": {"zvh_vraag": "Is dit iets voor het ZVH, of kan het wijkteam dit zelf?"},
    "advies_zvh": {"zvh_meedenken": "Houd eerst een MDO met de GGZ erbij.", "zvh_aanmelden": "nog_niet"},
    "advies_wijkagent": {"wijkagent_richting": "verkeerd", "wijkagent_advies": "Ik ga er deze week langs."},
    "tussentijds_signaal": {"signaal": "Nieuwe melding vannacht.", "signaal_dringend": "ja"},
    "signaal_beoordelen": {
        "signaal_toelichting": "We wachten de afspraak van morgen af.",
        "signaal_besluit": "afwachten",
    },
    "lokaal_wegen": {
        "veiligheidsprobleem": "ja",
        "complexe_achtergrond": "ja",
        "meer_ketens_nodig": "ja",
        "extra_kenmerken": ["stagnatie"],
        "lokaal_geprobeerd": says(
            "Twee keer om tafel met {gezin}; het blijft onveilig.",
            "Lokaal geprobeerd met {gebied}; bij {naam} helpt dat niet genoeg.",
        ),
    },
    "lokaal_besluiten": {
        "lokaal_motivatie": says("Bij {gezin} spelen alle drie de voorwaarden."),
        "voor_intake": "zvh",
    },
    "afstemmen_ave3": {
        "afgestemd_op": DAG,
        "afstemming": says("We houden elkaar wekelijks op de hoogte over {gezin}."),
    },
    "pga_wegen": {"pga_motivatie": says("Bij {gezin} gaat het om meer dan een persoon."), "pga_start": "niet"},
    "startgesprek": {
        "startgesprek_datum": DAG,
        "pga_minderjarig": "nee",
        "startgesprek_afspraken": "Geen contact met de buren; wel naar het werktraject.",
    },
    "pga_brief": {"pga_brief_datum": DAG, "pga_brief_door": ["politie", "gemeente"]},
    "pga_plan": {
        "pga_hulp": "Werktraject en een vaste begeleider.",
        "pga_maatregelen": "Afspraak over de straat.",
        "pga_plan_besproken": "ja",
    },
    "geen_toestemming": {
        "evident_belang": "Hij eet slecht en de kachel is onveilig; wachten is gevaarlijk.",
        "wiens_belang": "De bewoner zelf",
        "minder_ingrijpend": "Drie huisbezoeken, een brief en een telefoontje van de huisarts.",
        "wie_mag_wat_weten": "Bemoeizorg: het adres en de zorg om de kachel. Verder niemand.",
        "bemoeizorg_nodig": "ja",
    },
    "geen_toestemming_bevestigen": {"afweging_gelezen": True},
    "bemoeizorg": {"bemoeizorg_contact": "ja", "bemoeizorg_verslag": "Bij het tweede bezoek ging de deur open."},
    "toestemming_bespreken": {"toestemming": "ja", "toestemming_datum": DAG},
    "spoed_opschalen": {
        "spoed_doel": "ave_3",
        "criteria": ["onveiligheid"],
        "toelichting": "Vannacht is gedreigd met geweld.",
        "reden_overslaan": "Wachten op een overleg is niet veilig.",
    },
    "spoedaanmelding_beoordelen": {"spoed_toelichting": "Direct nodig.", "spoed_besluit": "aannemen"},
}


def usual(form: str, day: str, speak: Speaking = plain, /, **other: Any) -> dict[str, Any]:
    """The usual answers to a form on a day (jjjj-mm-dd), with some of them given otherwise (None: left out)."""
    said = {key: speak(value) if isinstance(value, Says) else value for key, value in USUAL.get(form, {}).items()}
    answers = {key: day if value == DAG else value for key, value in said.items()}
    return {key: value for key, value in {**answers, **other}.items() if value is not None}
