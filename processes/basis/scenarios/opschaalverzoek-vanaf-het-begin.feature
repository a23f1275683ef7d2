# language: nl
Functionaliteit: Een opschaalverzoek kan vanaf het eerste moment in AVE 2

  Scenario: STAP-10 Het verzoek loopt naast de eerste stappen, en niets gaat verloren
    Gegeven een nieuwe casus in fase 2
    Dan heeft casusregisseur alleen de taak "Burger informeren"
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                     |
      | criteria                    | stagnatie                  |
      | toelichting                 | Aanbieders zijn het oneens |
      | overlast_omgeving           | nee                        |
      | geprobeerd                  | Twee gesprekken            |
      | nodig                       | Iemand die het trekt       |
      | gedeeld_in_mdo              | nee                        |
      | wijkagent_geraadpleegd      | nee                        |
      | verzoek_burger_geinformeerd | ja                         |
    Dan heeft procesregisseur AVE 2 alleen de taak "Verzoek beoordelen"
    En heeft casusregisseur alleen de taken "Burger informeren", "Delen in MDO"
    En is de fase 2
    Als procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde               |
      | verzoek_toelichting | Het overleg zit vast |
      | verzoek_besluit     | toevoegen            |
    En procesregisseur AVE 2 rondt "Procesregie starten" af met
      | veld                  | waarde                      |
      | procesregie_start     | 04-03-2026                  |
      | procesregie_evaluatie | 15-04-2026                  |
      | procesregie_opdracht  | Partijen bij elkaar brengen |
      | procesregie           | ave2                        |
    En casusregisseur rondt "Delen in MDO" af met
      | veld           | waarde     |
      | mdo_gedeeld_op | 04-03-2026 |
    Dan heeft procesregisseur AVE 2 procesregie
    En heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
    En heeft casusregisseur casusregie
    En heeft casusregisseur alleen de taak "Burger informeren"
    Als casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan heeft casusregisseur alleen de taak "MDO plannen"
    En heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
