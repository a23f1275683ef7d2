# language: nl
Functionaliteit: SC-04 Het Zorg- en Veiligheidshuis wijst af
  Er is één leefgebied en één keten. De partners pakken de casus niet op.

  Scenario: De casus blijft bij de procesregisseur in AVE 2
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | opschalen         |
      | criteria              | niet_effectief    |
      | toelichting           | Hulp werkt niet   |
      | overlast_omgeving     | nee               |
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
      | veld               | waarde                    |
      | criterium_a        | nee                       |
      | criterium_b        | nee                       |
      | criterium_c        | ja                        |
      | criterium_d        | nee                       |
      | criteria_motivatie | Een leefgebied, een keten |
    Dan adviseert "zvh_criteria" zvh_criteria_voldaan = nee
    En is de fase 2
    En heeft ketenpartner "politie" de taak "Besluit meegeven"
    Als ketenpartner "politie" rondt "Besluit meegeven" af met
      | veld           | waarde              |
      | stem           | niet_oppakken       |
      | stem_motivatie | Een keten is genoeg |
    En ketenpartner "ggz" rondt "Besluit meegeven" af met
      | veld           | waarde              |
      | stem           | niet_oppakken       |
      | stem_motivatie | Een keten is genoeg |
    En procesregisseur AVE 3 rondt "Gezamenlijk besluit vastleggen" af met
      | veld              | waarde          |
      | besluit_motivatie | Samen besproken |
      | zvh_uitkomst      | niet_oppakken   |
    Dan heeft procescoördinator de taak "Advies geven"
    En is de fase 2
    Als procescoördinator rondt "Advies geven" af met
      | veld       | waarde                    |
      | zvh_reden  | Een leefgebied, een keten |
      | zvh_advies | MDO met GGZ               |
    Dan heeft procesregisseur AVE 2 alleen de taak "Terugkoppeling lezen"
    En heeft casusregisseur alleen de taak "Advies verwerken"
    En is er geen taak voor procesregisseur AVE 3
    En is er geen taak voor ketenpartner
    En is er geen taak voor procescoördinator
    Als procesregisseur AVE 2 rondt "Terugkoppeling lezen" af met
      | veld                   | waarde |
      | terugkoppeling_gelezen | ja     |
    En casusregisseur rondt "Advies verwerken" af met
      | veld            | waarde                       |
      | advies_verwerkt | GGZ uitgenodigd voor het MDO |
    Dan is de fase 2
    En heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
    En is er geen taak voor ketenpartner

  Scenario: Het advies komt al uit het intakegesprek
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | opschalen         |
      | criteria              | stagnatie         |
      | toelichting           | Stagnatie         |
      | overlast_omgeving     | nee               |
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
      | intake_uitkomst | advies                  |
    Dan heeft procescoördinator de taak "Advies geven"
    En is er geen taak voor ketenpartner
    Als procescoördinator rondt "Advies geven" af met
      | veld       | waarde                    |
      | zvh_reden  | Een leefgebied, een keten |
      | zvh_advies | MDO met GGZ               |
    En procesregisseur AVE 2 rondt "Terugkoppeling lezen" af met
      | veld                   | waarde |
      | terugkoppeling_gelezen | ja     |
    En casusregisseur rondt "Advies verwerken" af met
      | veld            | waarde                       |
      | advies_verwerkt | GGZ uitgenodigd voor het MDO |
    Dan is de fase 2
    En heeft procesregisseur AVE 2 de taak "Procesregie voeren"

  Scenario: De procescoördinator beslist bij triage
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
      | zvh_besluit | triage |
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
    Dan heeft procescoördinator alleen de taak "Triagebesluit nemen"
    En is er geen taak voor ketenpartner
    Als procescoördinator rondt "Triagebesluit nemen" af met
      | veld              | waarde   |
      | besluit_motivatie | Voldoet  |
      | zvh_uitkomst      | oppakken |
    Dan is de fase 3
    En heeft procesregisseur AVE 3 procesregie

  Scenario: De procesregisseur beslist zelf
    Gegeven een casus in fase 2
      | naam        | waarde          |
      | procesregie | ave2            |
      | zvh_besluit | procesregisseur |
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
    Dan heeft procesregisseur AVE 3 alleen de taak "Intakebesluit nemen"
    En is er geen taak voor ketenpartner
    Als procesregisseur AVE 3 rondt "Intakebesluit nemen" af met
      | veld              | waarde        |
      | besluit_motivatie | Voldoet       |
      | zvh_uitkomst      | niet_oppakken |
    Dan is de fase 2
    En heeft procescoördinator de taak "Advies geven"

  Scenario: Een ernstig veiligheidsprobleem in de buurt is genoeg voor een ja
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | opschalen         |
      | criteria              | onveiligheid      |
      | toelichting           | Onrust            |
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
      | criterium_a        | nee                              |
      | criterium_b        | nee                              |
      | criterium_c        | nee                              |
      | criterium_d        | ja                               |
      | criteria_motivatie | Meer leefgebieden en meer ketens |
    Dan adviseert "zvh_criteria" zvh_criteria_voldaan = ja
