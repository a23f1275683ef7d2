# language: nl
Functionaliteit: SC-02 Tijdelijk een procesregisseur erbij
  Twee aanbieders zijn het niet eens. De procesregisseur komt erbij en gaat weer weg.

  Achtergrond:
    Gegeven een casus in fase 2

  Scenario: De procesregisseur komt erbij en stopt weer
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie                          |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    Dan adviseert "regiekaart" regiekaart_advies = procesregie_toevoegen
    En heeft procesregisseur AVE 2 de taak "Verzoek beoordelen"
    En heeft casusregisseur alleen de taak "Delen in MDO"
    En is de termijn van "Verzoek beoordelen" 2 werkdagen
    En heeft niemand procesregie
    Als procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde               |
      | verzoek_toelichting | Het overleg zit vast |
      | verzoek_besluit     | toevoegen            |
    En casusregisseur rondt "Delen in MDO" af met
      | veld           | waarde     |
      | mdo_gedeeld_op | 04-03-2026 |
    En procesregisseur AVE 2 rondt "Procesregie starten" af met
      | veld                  | waarde                      |
      | procesregie_start     | 04-03-2026                  |
      | procesregie_evaluatie | 15-04-2026                  |
      | procesregie_opdracht  | Partijen bij elkaar brengen |
      | procesregie           | ave2                        |
    Dan heeft procesregisseur AVE 2 procesregie
    En heeft casusregisseur casusregie
    En is de fase 2
    En heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | beeindigen        |
      | afschaalcriteria      | stagnatie         |
      | spiegel_stagnatie     | Er zijn afspraken |
    Dan is de fase AVE 2
    En heeft casusregisseur casusregie
    En heeft niemand procesregie
    En is er geen taak voor procesregisseur AVE 2
    En is er geen taak voor procesregisseur AVE 3

  Scenario: REGEL-10 Wie stopt, gaat in op elke reden waarom is opgeschaald
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie                          |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    Dan adviseert "regiekaart" regiekaart_advies = procesregie_toevoegen
    En heeft procesregisseur AVE 2 de taak "Verzoek beoordelen"
    En heeft casusregisseur alleen de taak "Delen in MDO"
    En is de termijn van "Verzoek beoordelen" 2 werkdagen
    En heeft niemand procesregie
    Als procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde               |
      | verzoek_toelichting | Het overleg zit vast |
      | verzoek_besluit     | toevoegen            |
    En casusregisseur rondt "Delen in MDO" af met
      | veld           | waarde     |
      | mdo_gedeeld_op | 04-03-2026 |
    En procesregisseur AVE 2 rondt "Procesregie starten" af met
      | veld                  | waarde                      |
      | procesregie_start     | 04-03-2026                  |
      | procesregie_evaluatie | 15-04-2026                  |
      | procesregie_opdracht  | Partijen bij elkaar brengen |
      | procesregie           | ave2                        |
    Dan heeft procesregisseur AVE 2 procesregie
    En heeft casusregisseur casusregie
    En is de fase 2
    En heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
    Dan wordt "Procesregie voeren" met deze antwoorden geweigerd: "Stagnatie: wat is er opgeheven"
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | beeindigen        |
      | afschaalcriteria      | belangen          |

  Scenario: De casusregisseur kan niet zelf naar AVE 3
    Als casusregisseur meldt "Fasetoets eerder doen"
    Dan kan casusregisseur "fasetoets_ave2" van "Fasetoets invullen" niet "ave_3" kiezen
    En kan casusregisseur "fasetoets_ave2" van "Fasetoets invullen" niet "Opschalen naar AVE 3" kiezen
    En is de fase 2

  Scenario: Stoppen zonder tegengestelde reden mag niet
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie                          |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    En procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
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
    Dan wordt "Procesregie voeren" met deze antwoorden geweigerd
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | beeindigen        |

  Scenario: De procesregie loopt door
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie                          |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    En casusregisseur rondt "Delen in MDO" af met
      | veld           | waarde     |
      | mdo_gedeeld_op | 04-03-2026 |
    En procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde               |
      | verzoek_toelichting | Het overleg zit vast |
      | verzoek_besluit     | toevoegen            |
    En procesregisseur AVE 2 rondt "Procesregie starten" af met
      | veld                  | waarde                      |
      | procesregie_start     | 04-03-2026                  |
      | procesregie_evaluatie | 15-04-2026                  |
      | procesregie_opdracht  | Partijen bij elkaar brengen |
      | procesregie           | ave2                        |
    En procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                           | waarde            |
      | procesregie_voortgang          | Er zijn afspraken |
      | procesregie_besluit            | doorgaan          |
      | procesregie_volgende_evaluatie | 15-04-2026        |
    Dan heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
    En heeft procesregisseur AVE 2 procesregie

  Scenario: Procesregie is niet nodig
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie                          |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    En procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde               |
      | verzoek_toelichting | Het overleg zit vast |
      | verzoek_besluit     | niet_nodig           |
    Dan heeft niemand procesregie
    En heeft casusregisseur alleen de taak "Delen in MDO"
    Als casusregisseur rondt "Delen in MDO" af met
      | veld           | waarde     |
      | mdo_gedeeld_op | 04-03-2026 |
    Dan is er geen taak voor casusregisseur
    En is er geen taak voor procesregisseur AVE 2
    En is de casus open
    En is de fase 2

  Scenario: De procesregisseur schaalt direct op
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie                          |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | ja                                 |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    Dan adviseert "regiekaart" regiekaart_advies = minimaal_ave_3
    Als procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde               |
      | verzoek_toelichting | Het overleg zit vast |
      | verzoek_besluit     | opschalen            |
    Dan heeft procesregisseur AVE 2 de taak "Aanmelden"
    En is er geen taak "Delen in MDO"
    En is de fase 2
