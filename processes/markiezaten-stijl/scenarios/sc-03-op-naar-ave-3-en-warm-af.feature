# language: nl
Functionaliteit: SC-03 Op naar AVE 3 bij de gemeente en warm weer af

  # reden: Het ZVH doet in AVE 3 nog niet mee; de gemeente nodigt meteen uit.
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
    Dan is de fase AVE 3
    En heeft procesregisseur AVE 3 procesregie
    En heeft casusregisseur casusregie
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
    En procesregisseur AVE 3 meldt "Fasetoets eerder doen"
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

  # reden: Het ZVH doet in AVE 3 nog niet mee; de gemeente nodigt meteen uit.
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
