# language: nl
Functionaliteit: Een opschaalverzoek kan vanaf het eerste moment in AVE 2

  Scenario: STAP-10 Het verzoek loopt naast de eerste stappen, en niets gaat verloren
    Gegeven een nieuwe casus in fase 2
    Dan heeft casusregisseur alleen de taak "Burger informeren"
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                   |
      | criteria                    | stagnatie                |
      | toelichting                 | Aanbieders zijn het oneens |
      | overlast_omgeving           | nee                      |
      | geprobeerd                  | Twee gesprekken          |
      | nodig                       | Iemand die het trekt     |
      | gedeeld_in_mdo              | nee                      |
      | wijkagent_geraadpleegd      | nee                      |
      | verzoek_burger_geinformeerd | ja                       |
    Dan heeft procesregisseur AVE 2 alleen de taak "Verzoek beoordelen"
    En heeft casusregisseur alleen de taken "Burger informeren", "Delen in MDO"
    En is de fase 2
