"""What the cast usually fills in, per form: believable, fictional, and short."""

from typing import Any

DAG = "{dag}"  # the day on which it is filled in

# For every reason to scale up: what has become of it. A form asks only for those that were given.
SPIEGEL = {
    "spiegel_stagnatie": "De afspraken liggen vast en iedereen kan verder.",
    "spiegel_niet_effectief": "De doelen zijn anders gesteld en de hulp is aangepast.",
    "spiegel_onveiligheid": "Geen meldingen meer in zes weken.",
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
    "casusregisseur_toewijzen": {"toewijzing_toelichting": "Heeft al contact met het huishouden."},
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
        "toelichting": "Twee aanbieders wachten op elkaar; afspraken komen niet van de grond.",
        "overlast_omgeving": "nee",
        "geprobeerd": "Twee keer samen om tafel, zonder afspraak.",
        "nodig": "Iemand die het proces trekt en knopen laat doorhakken.",
        "gedeeld_in_mdo": "nee",
        "wijkagent_geraadpleegd": "ja",
        "verzoek_burger_geinformeerd": "ja",
    },
    "delen_in_mdo": {"mdo_gedeeld_op": DAG, "mdo_reactie": "Besproken als stap die we zetten."},
    "verzoek_beoordelen": {
        "verzoek_toelichting": "Het proces zit vast; tijdelijk meetrekken helpt.",
        "verzoek_besluit": "toevoegen",
    },
    "procesregie_starten": {
        "procesregie_start": DAG,
        "procesregie_evaluatie": DAG,
        "procesregie_opdracht": "Partijen binnen drie weken tot afspraken brengen.",
        "procesregie": "ave2",
    },
    "procesregie_voeren": {
        **SPIEGEL,
        "procesregie_voortgang": "Partijen zaten samen aan tafel; er liggen afspraken.",
        "procesregie_besluit": "doorgaan",
        "procesregie_volgende_evaluatie": DAG,
    },
    "pga_voeren": {**SPIEGEL, "pga_voortgang": "Contact is stabiel.", "pga_besluit": "doorgaan"},
    "zvh_aanmelding": {
        "naam_betrokkene": "J. Voorbeeld (fictief)",
        "aanleiding": "Bedreigingen in de straat, zorg en veiligheid raken elkaar.",
        "aanmelding_doel": "Een gezamenlijke aanpak van zorg en veiligheid.",
        "partners": ["politie", "ggz", "woningcorporatie"],
        "aanmelding_gedeeld_in_mdo": "ja",
    },
    "intakegesprek": {
        "intake_datum": DAG,
        "intake_verslag": "Met de melder besproken: meer ketens nodig.",
        "intake_uitkomst": "zvh_casus",
    },
    "burger_informeren_besluit": {"burger_informeren_besluit": "ja"},
    "criteria_toetsen": {
        "criterium_a": "ja",
        "criterium_b": "ja",
        "criterium_c": "ja",
        "criterium_d": "nee",
        "criteria_motivatie": "Problemen op meer leefgebieden; de buurt heeft er last van.",
    },
    "besluit_meegeven": {"stem": "oppakken", "stem_motivatie": "Wij zien dezelfde zorgen."},
    "besluitronde_bekijken": {"ronde_reden": "De partner is twee keer gebeld.", "ronde_besluit": "wachten"},
    "gezamenlijk_besluit": {"besluit_motivatie": "Partners willen dit samen oppakken.", "zvh_uitkomst": "oppakken"},
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
        "casusoverleg_afspraken": "Burger weet wat er is afgesproken en wie hij kan bellen.",
    },
    "procesregie_beeindigen": {"overdrachtsnotitie": "Afspraken en openstaande punten zijn doorgenomen met het ZVH."},
    "fasetoets_ave3": {"fasetoets_toelichting": "Minder meldingen; behandeling loopt.", "fasetoets_ave3": "gelijk"},
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
        "afschaaltoets_toelichting": "Geen meldingen meer in zes weken.",
        "zorgen": "serieus",
        "zorgen_motivatie": "Hij wil zelf niet veranderen; de wijkagent en de PGA houden zicht.",
        "afschaaltoets": "afschalen",
    },
    "doel_kiezen": {"doel_toelichting": "Lokaal blijft iemand een vinger aan de pols houden.", "afschaaldoel": "pga"},
    "warme_overdracht": {
        "overdracht_datum": DAG,
        "overdracht_aanwezig": "ZVH, PGA-coördinator, casusregisseur",
        "overdracht_te_doen": "Behandeling volgen; huurafspraak bewaken.",
        "overdracht_contact": "PGA-coördinator",
    },
    "regulier_oppakken": {"regulier_afspraken": "Gewone hulp gaat door."},
    "casus_afsluiten": {
        "afsluit_reden": "doelen",
        "afsluit_zorgen": "nee",
        "afsluit_toelichting": "Doelen gehaald; het gezin redt het zelf.",
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
        "lokaal_geprobeerd": "Twee keer samen om tafel; het blijft onveilig.",
    },
    "lokaal_besluiten": {"lokaal_motivatie": "Alle drie de voorwaarden spelen hier.", "voor_intake": "zvh"},
    "afstemmen_ave3": {"afgestemd_op": DAG, "afstemming": "We houden elkaar wekelijks op de hoogte."},
    "pga_wegen": {"pga_motivatie": "Het gaat om meer dan een persoon.", "pga_start": "niet"},
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


def usual(form: str, day: str, **other: Any) -> dict[str, Any]:
    """The usual answers to a form on a day (jjjj-mm-dd), with some of them given otherwise (None: left out)."""
    answers = {key: day if value == DAG else value for key, value in USUAL.get(form, {}).items()}
    return {key: value for key, value in {**answers, **other}.items() if value is not None}
