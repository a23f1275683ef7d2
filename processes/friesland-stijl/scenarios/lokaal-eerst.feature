# language: nl
Functionaliteit: Eerst lokaal, altijd afstemmen
  Geïnspireerd op Fryslân: de extra voorwaarden en de afstemming in AVE 3.

  Scenario: Zonder veiligheidsprobleem blijft de casus lokaal
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | stagnatie            |
      | toelichting           | Bedreiging van buren |
      | overlast_omgeving     | nee                  |
    Dan heeft procesregisseur AVE 2 alleen de taak "Lokaal eerst wegen"
    En is er geen taak "Aanmelden"
    Als procesregisseur AVE 2 rondt "Lokaal eerst wegen" af met
      | veld                 | waarde          |
      | veiligheidsprobleem  | nee             |
      | complexe_achtergrond | ja              |
      | meer_ketens_nodig    | ja              |
      | lokaal_geprobeerd    | Twee overleggen |
    Dan adviseert "lokaal_eerst_advies" lokaal_advies = lokaal
    Als procesregisseur AVE 2 rondt "Lokaal besluiten" af met
      | veld             | waarde      |
      | lokaal_motivatie | Geen gevaar |
      | voor_intake      | lokaal      |
    Dan is de fase 2
    En heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
    En is er geen taak voor procesregisseur AVE 3

  Scenario: Alle voorwaarden: naar het ZVH, en pas uitnodigen na afstemmen
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
    En procesregisseur AVE 2 rondt "Lokaal eerst wegen" af met
      | veld                 | waarde          |
      | veiligheidsprobleem  | ja              |
      | complexe_achtergrond | ja              |
      | meer_ketens_nodig    | ja              |
      | lokaal_geprobeerd    | Twee overleggen |
    Dan adviseert "lokaal_eerst_advies" lokaal_advies = zvh
    Als procesregisseur AVE 2 rondt "Lokaal besluiten" af met
      | veld             | waarde    |
      | lokaal_motivatie | Alle drie |
      | voor_intake      | zvh       |
    Dan heeft procesregisseur AVE 2 alleen de taak "Aanmelden"
    Als procesregisseur AVE 2 rondt "Aanmelden" af met
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
    Dan adviseert "zvh_criteria" zvh_criteria_voldaan = ja
    Als ketenpartner "politie" rondt "Besluit meegeven" af met
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
    Dan is de fase AVE 3
    En heeft IVZ/OOV alleen de taak "Afstemmen met IVZ/OOV"
    En heeft teamleider gebiedsteam alleen de taak "Afstemmen met gebiedsteam"
    En is er geen taak "Uitnodigen"
    Als IVZ/OOV rondt "Afstemmen met IVZ/OOV" af met
      | veld         | waarde               |
      | afgestemd_op | 04-03-2026           |
      | afstemming   | Op afstand betrokken |
    Dan is er geen taak "Uitnodigen"
    Als teamleider rondt "Afstemmen met gebiedsteam" af met
      | veld         | waarde               |
      | afgestemd_op | 04-03-2026           |
      | afstemming   | Op afstand betrokken |
    Dan heeft procesregisseur AVE 3 de taak "Uitnodigen"

  Scenario: Zonder veiligheidsprobleem adviseert de tabel nee, ook bij A, B en C
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
    En procesregisseur AVE 2 rondt "Lokaal eerst wegen" af met
      | veld                 | waarde          |
      | veiligheidsprobleem  | nee             |
      | complexe_achtergrond | ja              |
      | meer_ketens_nodig    | ja              |
      | lokaal_geprobeerd    | Twee overleggen |
    En procesregisseur AVE 2 rondt "Lokaal besluiten" af met
      | veld             | waarde          |
      | lokaal_motivatie | Toch voorleggen |
      | voor_intake      | zvh             |
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
    Dan adviseert "zvh_criteria" zvh_criteria_voldaan = nee
    En heeft ketenpartner "politie" de taak "Besluit meegeven"
