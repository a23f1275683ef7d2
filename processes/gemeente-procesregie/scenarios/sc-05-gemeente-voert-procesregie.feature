# language: nl
Functionaliteit: SC-05 RAND-16 De gemeente voert de procesregie in AVE 3
  Dezelfde casus als SC-03. Het ZVH geeft advies en verrijkt; het nodigt niet uit en houdt niet de voortgang in de gaten.

  Scenario: Het ZVH krijgt alleen consult en informatie verrijken
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
    Dan heeft adviseur ZVH alleen de taken "ZVH-consult geven", "Informatie verrijken"
    En is er geen taak voor procescoördinator
    En is er geen taak voor ketenpartner
    En is de termijn van "ZVH-consult geven" 3 werkdagen
    Als adviseur ZVH rondt "ZVH-consult geven" af met
      | veld        | waarde                 |
      | zvh_consult | Betrek de reclassering |
    En adviseur ZVH rondt "Informatie verrijken" af met
      | veld          | waarde       |
      | zvh_betrokken | reclassering |
    En procesregisseur AVE 3 rondt "Afstemmen met het ZVH" af met
      | veld             | waarde              |
      | zvh_afgestemd_op | 10-03-2026          |
      | zvh_afspraken    | Gemeente nodigt uit |
    Dan is er geen taak voor adviseur ZVH
    Als procesregisseur AVE 3 rondt "Uitnodigen" af met
      | veld             | waarde       |
      | bespreking_datum | 20-03-2026   |
      | genodigden       | politie, ggz |
      | burger_bij_zvh   | nee          |
    En procesregisseur AVE 3 rondt "Casusbespreking" af
    En procesregisseur AVE 3 rondt "Actielijst delen" af met
      | veld                | waarde     |
      | volgende_bespreking | 20-04-2026 |
    Dan is er geen taak voor adviseur ZVH

  Scenario: Zonder afstemming met het ZVH geen uitnodiging
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
    Dan heeft procesregisseur AVE 3 de taak "Afstemmen met het ZVH"
    En is er geen taak "Uitnodigen"

  Scenario: Het ZVH houdt de voortgang niet in de gaten
    Gegeven een casus in fase 3
    Dan kan adviseur ZVH "Fasetoets eerder doen" niet melden
    Als er gaan 60 werkdagen voorbij
    Dan heeft procesregisseur AVE 3 alleen de taak "Fasetoets invullen"
    En is er geen taak voor adviseur ZVH
