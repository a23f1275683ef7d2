# language: nl
Functionaliteit: SC-03 Op naar AVE 3 en warm weer af
  De buren worden bedreigd. Het Zorg- en Veiligheidshuis neemt aan; later neemt de lokale PGA over.

  Scenario: De hele weg heen en terug
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Dan heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | onveiligheid         |
      | toelichting           | Bedreiging van buren |
      | overlast_omgeving     | ja                   |
    Dan heeft procesregisseur AVE 2 alleen de taak "Aanmelden"
    En is de fase 2
    En is er geen taak voor procesregisseur AVE 3
    Als procesregisseur AVE 2 rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    Dan heeft procesregisseur AVE 3 alleen de taak "Intakegesprek"
    En is de termijn van "Intakegesprek" 5 werkdagen
    Als procesregisseur AVE 3 rondt "Intakegesprek" af met
      | veld            | waarde                  |
      | intake_datum    | 04-03-2026              |
      | intake_verslag  | Besproken met de melder |
      | intake_uitkomst | zvh_casus               |
    En procesregisseur AVE 3 rondt "Burger-informeren-besluit" af met
      | veld                      | waarde |
      | burger_informeren_besluit | ja     |
    Dan heeft casusregisseur de taak "Burger informeren"
    Als casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan heeft procescoördinator de taak "Criteria toetsen"
    Als procescoördinator rondt "Criteria toetsen" af met
      | veld               | waarde                           |
      | criterium_a        | ja                               |
      | criterium_b        | ja                               |
      | criterium_c        | ja                               |
      | criterium_d        | nee                              |
      | criteria_motivatie | Meer leefgebieden en meer ketens |
    Dan adviseert "zvh_criteria" zvh_criteria_voldaan = ja
    En heeft ketenpartner "politie" de taak "Besluit meegeven"
    En heeft ketenpartner "ggz" de taak "Besluit meegeven"
    En is de fase 2
    Als ketenpartner "politie" rondt "Besluit meegeven" af met
      | veld           | waarde            |
      | stem           | oppakken          |
      | stem_motivatie | Meer ketens nodig |
    Dan is er geen taak "Gezamenlijk besluit vastleggen"
    Als ketenpartner "ggz" rondt "Besluit meegeven" af met
      | veld           | waarde            |
      | stem           | oppakken          |
      | stem_motivatie | Meer ketens nodig |
    Dan heeft procesregisseur AVE 3 de taak "Gezamenlijk besluit vastleggen"
    En is de fase 2
    Als procesregisseur AVE 3 rondt "Gezamenlijk besluit vastleggen" af met
      | veld              | waarde          |
      | besluit_motivatie | Samen besproken |
      | zvh_uitkomst      | oppakken        |
    Dan is de fase AVE 3
    En heeft procesregisseur AVE 3 procesregie
    En heeft casusregisseur casusregie
    En heeft procesregisseur AVE 2 alleen de taak "Procesregie beëindigen"
    Als procesregisseur AVE 2 rondt "Procesregie beëindigen" af met
      | veld               | waarde                              |
      | overdrachtsnotitie | Lopende afspraken staan in het plan |
    En procesregisseur AVE 3 rondt "Uitnodigen" af met
      | veld             | waarde                                       |
      | bespreking_datum | 20-03-2026                                   |
      | genodigden       | politie, reclassering, ggz, woningcorporatie |
      | burger_bij_zvh   | nee                                          |
    Dan is er geen taak voor ketenpartner
    Als procesregisseur AVE 3 rondt "Casusbespreking" af
    En procesregisseur AVE 3 rondt "Actielijst delen" af met
      | veld                | waarde     |
      | volgende_bespreking | 20-04-2026 |
    Dan heeft ketenpartner "politie" de taak "Eigen acties"
    En heeft ketenpartner "reclassering" de taak "Eigen acties"
    En heeft ketenpartner "ggz" de taak "Eigen acties"
    En heeft ketenpartner "woningcorporatie" de taak "Eigen acties"
    En heeft casusregisseur alleen de taak "Casusoverleg met burger"
    Als casusregisseur rondt "Casusoverleg met burger" af met
      | veld                         | waarde                |
      | casusoverleg_datum           | 25-03-2026            |
      | casusoverleg_burger_aanwezig | ja                    |
      | casusoverleg_afspraken       | Afspraken doorgenomen |
    En ketenpartner "politie" rondt "Eigen acties" af met
      | veld         | waarde |
      | acties_stand | klaar  |
    En ketenpartner "reclassering" rondt "Eigen acties" af met
      | veld         | waarde |
      | acties_stand | klaar  |
    En ketenpartner "ggz" rondt "Eigen acties" af met
      | veld         | waarde |
      | acties_stand | klaar  |
    En ketenpartner "woningcorporatie" rondt "Eigen acties" af met
      | veld         | waarde |
      | acties_stand | klaar  |
    Dan is er geen taak voor ketenpartner
    En is er geen taak voor casusregisseur
    Als er gaan 60 werkdagen voorbij
    Dan heeft procesregisseur AVE 3 alleen de taak "Fasetoets invullen"
    Als procesregisseur AVE 3 rondt "Fasetoets invullen" af met
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
      | doel_toelichting | Gewone hulp is genoeg |
      | afschaaldoel     | pga                   |
    Dan heeft procesregisseur AVE 3 de taak "Warme overdracht"
    Als procesregisseur AVE 3 rondt "Warme overdracht" af met
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
    En heeft casusregisseur casusregie
    Als casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    En casusregisseur rondt "MDO plannen" af
    En casusregisseur rondt "Plan opstellen" af
    Dan heeft PGA-coördinator alleen de taak "PGA voeren"
    Als PGA-coördinator rondt "PGA voeren" af met
      | veld             | waarde               |
      | pga_voortgang    | De overlast neemt af |
      | pga_besluit      | regulier             |
      | afschaalcriteria | onveiligheid         |
    Dan heeft niemand procesregie
    En is de fase 2
    Als casusregisseur meldt "Fasetoets eerder doen"
    En casusregisseur rondt "Fasetoets invullen" af met
      | veld                  | waarde      |
      | fasetoets_toelichting | Alles groen |
      | fasetoets_ave2        | af          |
    En casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    En casusregisseur rondt "Casus afsluiten" af met
      | veld                | waarde         |
      | afsluit_reden       | doelen         |
      | afsluit_zorgen      | nee            |
      | afsluit_toelichting | Doelen gehaald |
    Dan is de casus afgesloten

  Scenario: De uitnodiging noemt wie mee mag doen
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | opschalen         |
      | criteria              | onveiligheid      |
      | toelichting           | Bedreiging        |
      | overlast_omgeving     | ja                |
    En procesregisseur AVE 2 rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    En procesregisseur AVE 3 rondt "Intakegesprek" af met
      | veld            | waarde                  |
      | intake_datum    | 04-03-2026              |
      | intake_verslag  | Besproken met de melder |
      | intake_uitkomst | zvh_casus               |
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
    En procescoördinator rondt "Criteria toetsen" af met
      | veld               | waarde                           |
      | criterium_a        | ja                               |
      | criterium_b        | ja                               |
      | criterium_c        | ja                               |
      | criterium_d        | nee                              |
      | criteria_motivatie | Meer leefgebieden en meer ketens |
    En ketenpartner "politie" rondt "Besluit meegeven" af met
      | veld           | waarde            |
      | stem           | oppakken          |
      | stem_motivatie | Meer ketens nodig |
    En ketenpartner "ggz" rondt "Besluit meegeven" af met
      | veld           | waarde            |
      | stem           | oppakken          |
      | stem_motivatie | Meer ketens nodig |
    En procesregisseur AVE 3 rondt "Gezamenlijk besluit vastleggen" af met
      | veld              | waarde          |
      | besluit_motivatie | Samen besproken |
      | zvh_uitkomst      | oppakken        |
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

  Scenario: Het Zorg- en Veiligheidshuis wordt geen casusregisseur
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | opschalen         |
      | criteria              | onveiligheid      |
      | toelichting           | Bedreiging        |
      | overlast_omgeving     | ja                |
    En procesregisseur AVE 2 rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    En procesregisseur AVE 3 rondt "Intakegesprek" af met
      | veld            | waarde                  |
      | intake_datum    | 04-03-2026              |
      | intake_verslag  | Besproken met de melder |
      | intake_uitkomst | zvh_casus               |
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
    En procescoördinator rondt "Criteria toetsen" af met
      | veld               | waarde                           |
      | criterium_a        | ja                               |
      | criterium_b        | ja                               |
      | criterium_c        | ja                               |
      | criterium_d        | nee                              |
      | criteria_motivatie | Meer leefgebieden en meer ketens |
    En ketenpartner "politie" rondt "Besluit meegeven" af met
      | veld           | waarde            |
      | stem           | oppakken          |
      | stem_motivatie | Meer ketens nodig |
    En ketenpartner "ggz" rondt "Besluit meegeven" af met
      | veld           | waarde            |
      | stem           | oppakken          |
      | stem_motivatie | Meer ketens nodig |
    En procesregisseur AVE 3 rondt "Gezamenlijk besluit vastleggen" af met
      | veld              | waarde          |
      | besluit_motivatie | Samen besproken |
      | zvh_uitkomst      | oppakken        |
    Dan heeft casusregisseur casusregie
    En heeft procesregisseur AVE 3 procesregie
