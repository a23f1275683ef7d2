# language: nl
Functionaliteit: De fasetoets in AVE 2

  Achtergrond:
    Gegeven een casus in fase 2

  Scenario: De fasetoets komt vanzelf na dertig werkdagen
    Als er gaan 29 werkdagen voorbij
    Dan is er geen taak "Fasetoets invullen"
    Als er gaan 1 werkdag voorbij
    Dan heeft casusregisseur alleen de taak "Fasetoets invullen"
    En is de termijn van "Fasetoets invullen" 5 werkdagen

  Scenario: Gelijk: na dertig werkdagen opnieuw
    Als er gaan 30 werkdagen voorbij
    En casusregisseur rondt "Fasetoets invullen" af met
      | veld                  | waarde      |
      | fasetoets_toelichting | Alles groen |
      | fasetoets_ave2        | gelijk      |
    Dan is de fase 2
    En is er geen taak voor casusregisseur
    Als er gaan 30 werkdagen voorbij
    Dan heeft casusregisseur de taak "Fasetoets invullen"

  Scenario: REGEL-09 Opschalen vraagt een reden en een toelichting
    Als casusregisseur meldt "Fasetoets eerder doen"
    Dan wordt "Fasetoets invullen" met deze antwoorden geweigerd: "Waarom opschalen"
      | veld                  | waarde          |
      | fasetoets_toelichting | Loopt vast      |
      | fasetoets_ave2        | opschaalverzoek |
    En wordt "Fasetoets invullen" met deze antwoorden geweigerd: "Licht uw keuze toe"
      | veld                  | waarde          |
      | fasetoets_toelichting | Loopt vast      |
      | fasetoets_ave2        | opschaalverzoek |
      | criteria              | niet_pluis      |
      | overlast_omgeving     | nee             |

  Scenario: REGEL-09 Twijfel alleen is genoeg
    Als casusregisseur meldt "Fasetoets eerder doen"
    En casusregisseur rondt "Fasetoets invullen" af met
      | veld                  | waarde              |
      | fasetoets_toelichting | Alles groen         |
      | fasetoets_ave2        | opschaalverzoek     |
      | criteria              | niet_pluis          |
      | toelichting           | Het voelt niet goed |
      | overlast_omgeving     | nee                 |
    Dan adviseert "regiekaart" regiekaart_advies = procesregie_toevoegen
    En heeft procesregisseur AVE 2 de taak "Verzoek beoordelen"
    En heeft casusregisseur alleen de taak "Delen in MDO"
    En is de fase 2

  Scenario: Afsluiten na de fasetoets
    Als casusregisseur meldt "Fasetoets eerder doen"
    En casusregisseur rondt "Fasetoets invullen" af met
      | veld                  | waarde      |
      | fasetoets_toelichting | Alles groen |
      | fasetoets_ave2        | af          |
    Dan heeft casusregisseur alleen de taak "Burger informeren"
    Als casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan heeft casusregisseur alleen de taak "Casus afsluiten"
    Als casusregisseur rondt "Casus afsluiten" af met
      | veld                | waarde         |
      | afsluit_reden       | doelen         |
      | afsluit_zorgen      | nee            |
      | afsluit_toelichting | Doelen gehaald |
    Dan is de casus afgesloten

  Scenario: De regiekaart bij onveiligheid
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | onveiligheid                       |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    Dan adviseert "regiekaart" regiekaart_advies = overweeg_ave_3
    En is de fase 2

  Scenario: De regiekaart bij stagnatie, belangen, niet_pluis
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie, belangen, niet_pluis    |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    Dan adviseert "regiekaart" regiekaart_advies = overweeg_ave_3
    En is de fase 2

  Scenario: De regiekaart bij stagnatie, belangen
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie, belangen                |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    Dan adviseert "regiekaart" regiekaart_advies = procesregie_toevoegen
    En is de fase 2

  Scenario: RAND-24 BESL-09 De regiekaart bij niet_pluis en last voor de omgeving
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | niet_pluis                         |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | ja                                 |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    Dan adviseert "regiekaart" regiekaart_advies = minimaal_ave_3
    En is de fase 2

  Scenario: Alleen de casusregisseur doet een opschaalverzoek
    Dan kan procesregisseur AVE 2 "Opschaalverzoek doen" niet melden
    En kan ketenpartner "Fasetoets eerder doen" niet melden
