# language: nl
Functionaliteit: SC-03 Op naar AVE 3 bij de gemeente en warm weer af
  De buren worden bedreigd. De gemeente neemt over; later neemt de lokale PGA over.

  # reden: De gemeente neemt AVE 3 zelf over; het Zorg- en Veiligheidshuis beslist hier niet.
  Scenario: De hele weg heen en terug
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | onveiligheid         |
      | toelichting           | Bedreiging van buren |
      | overlast_omgeving     | ja                   |
    Dan heeft procesregisseur AVE 2 alleen de taak "Aanmelden"
    Als procesregisseur AVE 2 rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    Dan heeft procesregisseur AVE 3 alleen de taak "Overname bespreken"
    En is de fase 2
    En is er geen taak voor adviseur ZVH
    En is er geen taak voor procescoördinator
    En is er geen taak voor ketenpartner
    Als procesregisseur AVE 3 rondt "Overname bespreken" af met
      | veld           | waarde                  |
      | intake_datum   | 04-03-2026              |
      | intake_verslag | Besproken met de melder |
      | zvh_uitkomst   | oppakken                |
    En procesregisseur AVE 3 rondt "Burger-informeren-besluit" af met
      | veld                      | waarde |
      | burger_informeren_besluit | ja     |
    En casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan is de fase AVE 3
    En heeft procesregisseur AVE 3 procesregie
    En heeft casusregisseur casusregie
    En heeft adviseur ZVH alleen de taken "ZVH-consult geven", "Informatie verrijken"
    En is er geen taak "Uitnodigen"
    Als adviseur ZVH rondt "ZVH-consult geven" af met
      | veld        | waarde                 |
      | zvh_consult | Betrek de reclassering |
    En adviseur ZVH rondt "Informatie verrijken" af met
      | veld          | waarde       |
      | zvh_betrokken | reclassering |
    Dan is er geen taak voor adviseur ZVH
    En heeft procesregisseur AVE 3 de taak "Afstemmen met het ZVH"
    En is er geen taak "Uitnodigen"
    Als procesregisseur AVE 3 rondt "Afstemmen met het ZVH" af met
      | veld             | waarde              |
      | zvh_afgestemd_op | 10-03-2026          |
      | zvh_afspraken    | Gemeente nodigt uit |
    Dan heeft procesregisseur AVE 3 de taak "Uitnodigen"
    En is er geen taak voor adviseur ZVH
    Als procesregisseur AVE 2 rondt "Procesregie beëindigen" af met
      | veld               | waarde                              |
      | overdrachtsnotitie | Lopende afspraken staan in het plan |
    En procesregisseur AVE 3 rondt "Uitnodigen" af met
      | veld             | waarde       |
      | bespreking_datum | 20-03-2026   |
      | genodigden       | politie, ggz |
      | burger_bij_zvh   | nee          |
    En procesregisseur AVE 3 rondt "Casusbespreking" af
    En procesregisseur AVE 3 rondt "Actielijst delen" af met
      | veld                | waarde     |
      | volgende_bespreking | 20-04-2026 |
    Dan heeft ketenpartner "politie" de taak "Eigen acties"
    En heeft casusregisseur alleen de taak "Casusoverleg met burger"
    En is er geen taak voor adviseur ZVH
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                |
      | fasetoets_toelichting | Onveiligheid neemt af |
      | fasetoets_ave3        | af                    |
    En procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde              |
      | afschaalcriteria          | onveiligheid        |
      | spiegel_onveiligheid      | Geen meldingen meer |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | serieus             |
      | zorgen_motivatie          | De PGA houdt zicht  |
      | afschaaltoets             | afschalen           |
    En procesregisseur AVE 3 rondt "Doel kiezen" af met
      | veld             | waarde                |
      | doel_toelichting | Lokaal kan het verder |
      | afschaaldoel     | pga                   |
    En procesregisseur AVE 3 rondt "Warme overdracht" af met
      | veld                | waarde                      |
      | overdracht_datum    | 04-03-2026                  |
      | overdracht_aanwezig | Gever, ontvanger en politie |
      | overdracht_te_doen  | Toezicht op de afspraken    |
      | overdracht_contact  | Procesregisseur             |
    Dan heeft PGA-coördinator de taak "Overdracht accepteren"
    En heeft procesregisseur AVE 3 procesregie
    En heeft casusregisseur casusregie
    En is de fase 3
    Als PGA-coördinator rondt "Overdracht accepteren" af met
      | veld                 | waarde                |
      | overdracht_afspraken | Afspraken overgenomen |
      | overdracht_besluit   | accepteren            |
    Dan heeft PGA-coördinator procesregie
    En is de fase 2
    En is er geen taak voor procesregisseur AVE 3

  # reden: De gemeente neemt AVE 3 zelf over; het Zorg- en Veiligheidshuis beslist hier niet.
  Scenario: De uitnodiging noemt wie mee mag doen
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | onveiligheid         |
      | toelichting           | Bedreiging van buren |
      | overlast_omgeving     | ja                   |
    En procesregisseur AVE 2 rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    En procesregisseur AVE 3 rondt "Overname bespreken" af met
      | veld           | waarde                  |
      | intake_datum   | 04-03-2026              |
      | intake_verslag | Besproken met de melder |
      | zvh_uitkomst   | oppakken                |
    En procesregisseur AVE 3 rondt "Burger-informeren-besluit" af met
      | veld                      | waarde |
      | burger_informeren_besluit | ja     |
    En casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    En adviseur ZVH rondt "ZVH-consult geven" af met
      | veld        | waarde                 |
      | zvh_consult | Betrek de reclassering |
    En adviseur ZVH rondt "Informatie verrijken" af met
      | veld          | waarde       |
      | zvh_betrokken | reclassering |
    En procesregisseur AVE 3 rondt "Afstemmen met het ZVH" af met
      | veld             | waarde              |
      | zvh_afgestemd_op | 10-03-2026          |
      | zvh_afspraken    | Gemeente nodigt uit |
    En procesregisseur AVE 3 rondt "Uitnodigen" af met
      | veld             | waarde     |
      | bespreking_datum | 20-03-2026 |
      | genodigden       | politie    |
      | burger_bij_zvh   | nee        |
    En procesregisseur AVE 3 rondt "Casusbespreking" af
    En procesregisseur AVE 3 rondt "Actielijst delen" af met
      | veld                | waarde     |
      | volgende_bespreking | 20-04-2026 |
    Dan heeft ketenpartner "politie" de taak "Eigen acties"
    Als ketenpartner "politie" rondt "Eigen acties" af met
      | veld         | waarde |
      | acties_stand | klaar  |
    Dan is er geen taak voor ketenpartner

  # reden: De gemeente neemt AVE 3 zelf over; het Zorg- en Veiligheidshuis beslist hier niet.
  Scenario: Het Zorg- en Veiligheidshuis wordt geen casusregisseur
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | onveiligheid         |
      | toelichting           | Bedreiging van buren |
      | overlast_omgeving     | ja                   |
    En procesregisseur AVE 2 rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    En procesregisseur AVE 3 rondt "Overname bespreken" af met
      | veld           | waarde                  |
      | intake_datum   | 04-03-2026              |
      | intake_verslag | Besproken met de melder |
      | zvh_uitkomst   | oppakken                |
    En procesregisseur AVE 3 rondt "Burger-informeren-besluit" af met
      | veld                      | waarde |
      | burger_informeren_besluit | ja     |
    En casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan heeft casusregisseur casusregie
    En heeft procesregisseur AVE 3 procesregie
