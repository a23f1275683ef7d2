# language: nl
Functionaliteit: SC-12 De PGA-brief als interventie
  Een jongere van 19 geeft overlast. De lokale PGA helpt; het ZVH is niet nodig.

  Scenario: Startgesprek, PGA-brief en weer naar beneden
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | onveiligheid                       |
      | toelichting                 | Jongere van 19 geeft veel overlast |
      | overlast_omgeving           | ja                                 |
      | geprobeerd                  | Gesprekken                         |
      | nodig                       | Een persoonsgerichte aanpak        |
      | gedeeld_in_mdo              | ja                                 |
      | gedeeld_op                  | 02-03-2026                         |
      | wijkagent_geraadpleegd      | ja                                 |
      | verzoek_burger_geinformeerd | ja                                 |
    En procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde                     |
      | verzoek_toelichting | Dit past bij de lokale PGA |
      | verzoek_besluit     | opschalen                  |
    Dan heeft PGA-coördinator alleen de taak "PGA wegen"
    En is er geen taak "PGA-brief uitreiken"
    En is er geen taak "Aanmelden"
    Als PGA-coördinator rondt "PGA wegen" af met
      | veld          | waarde                    |
      | pga_motivatie | Persoonsgericht en lokaal |
      | pga_start     | starten                   |
    Dan heeft PGA-coördinator alleen de taak "Startgesprek voeren"
    En is er geen taak "PGA-brief uitreiken"
    Als PGA-coördinator rondt "Startgesprek voeren" af met
      | veld                   | waarde            |
      | startgesprek_datum     | 06-03-2026        |
      | pga_minderjarig        | nee               |
      | startgesprek_afspraken | Afspraken gemaakt |
    Dan heeft PGA-coördinator alleen de taak "PGA-brief uitreiken"
    Als PGA-coördinator rondt "PGA-brief uitreiken" af met
      | veld            | waarde            |
      | pga_brief_datum | 09-03-2026        |
      | pga_brief_door  | politie, gemeente |
    En PGA-coördinator rondt "PGA-plan maken" af met
      | veld               | waarde              |
      | pga_hulp           | Werk en begeleiding |
      | pga_maatregelen    | Gebiedsverbod       |
      | pga_plan_besproken | ja                  |
    Dan heeft PGA-coördinator procesregie
    En heeft casusregisseur casusregie
    En is de fase 2
    En heeft PGA-coördinator alleen de taak "PGA voeren"
    En is de termijn van "PGA voeren" 20 werkdagen
    En is er geen taak voor procesregisseur AVE 3
    En is er geen taak voor procescoördinator
    En is er geen taak voor ketenpartner
    Als PGA-coördinator rondt "PGA voeren" af met
      | veld               | waarde              |
      | pga_voortgang      | Geen meldingen meer |
      | pga_besluit        | regulier            |
      | afschaalcriteria   | onveiligheid        |
      | pga_vinger         | partner             |
      | pga_vinger_partner | Woningcorporatie    |
    Dan heeft niemand procesregie
    En is de fase 2
    En heeft casusregisseur casusregie
    En is er geen taak voor procesregisseur AVE 3
    En is er geen taak voor procescoördinator
    En is er geen taak voor ketenpartner

  Scenario: Onder de 18 horen de ouders ervan
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | onveiligheid                       |
      | toelichting                 | Jongere van 19 geeft veel overlast |
      | overlast_omgeving           | ja                                 |
      | geprobeerd                  | Gesprekken                         |
      | nodig                       | Een persoonsgerichte aanpak        |
      | gedeeld_in_mdo              | ja                                 |
      | gedeeld_op                  | 02-03-2026                         |
      | wijkagent_geraadpleegd      | ja                                 |
      | verzoek_burger_geinformeerd | ja                                 |
    En procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde                     |
      | verzoek_toelichting | Dit past bij de lokale PGA |
      | verzoek_besluit     | opschalen                  |
    En PGA-coördinator rondt "PGA wegen" af met
      | veld          | waarde         |
      | pga_motivatie | Jongere van 16 |
      | pga_start     | starten        |
    Dan wordt "Startgesprek voeren" met deze antwoorden geweigerd: "Zijn de ouders of verzorgers geïnformeerd"
      | veld                   | waarde     |
      | startgesprek_datum     | 06-03-2026 |
      | pga_minderjarig        | ja         |
      | startgesprek_afspraken | Afspraken  |
    En wordt "Startgesprek voeren" met deze antwoorden geweigerd: "Waarom zijn zij niet geïnformeerd"
      | veld                   | waarde     |
      | startgesprek_datum     | 06-03-2026 |
      | pga_minderjarig        | ja         |
      | ouders_geinformeerd    | nee        |
      | startgesprek_afspraken | Afspraken  |
    Als PGA-coördinator rondt "Startgesprek voeren" af met
      | veld                   | waarde     |
      | startgesprek_datum     | 06-03-2026 |
      | pga_minderjarig        | ja         |
      | ouders_geinformeerd    | ja         |
      | startgesprek_afspraken | Afspraken  |
    Dan heeft PGA-coördinator alleen de taak "PGA-brief uitreiken"

  Scenario: Zonder besluit van de PGA-coördinator geen brief
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | onveiligheid                       |
      | toelichting                 | Jongere van 19 geeft veel overlast |
      | overlast_omgeving           | ja                                 |
      | geprobeerd                  | Gesprekken                         |
      | nodig                       | Een persoonsgerichte aanpak        |
      | gedeeld_in_mdo              | ja                                 |
      | gedeeld_op                  | 02-03-2026                         |
      | wijkagent_geraadpleegd      | ja                                 |
      | verzoek_burger_geinformeerd | ja                                 |
    En procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld                | waarde                     |
      | verzoek_toelichting | Dit past bij de lokale PGA |
      | verzoek_besluit     | opschalen                  |
    En PGA-coördinator rondt "PGA wegen" af met
      | veld          | waarde          |
      | pga_motivatie | Meer dan lokaal |
      | pga_start     | niet            |
    Dan is er geen taak "PGA-brief uitreiken"
    En heeft procesregisseur AVE 2 alleen de taak "Aanmelden"
    En is er geen taak voor PGA-coördinator

  Scenario: Is de PGA niet genoeg, dan naar het ZVH
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | pga    |
    Als PGA-coördinator rondt "PGA voeren" af met
      | veld              | waarde                        |
      | pga_voortgang     | De dreiging groeit            |
      | pga_besluit       | opschalen                     |
      | criteria          | onveiligheid                  |
      | toelichting       | Criminele kant wordt zwaarder |
      | overlast_omgeving | ja                            |
    Dan heeft PGA-coördinator alleen de taak "Aanmelden"
    En is er geen taak voor procesregisseur AVE 2
