# language: nl
Functionaliteit: De besluitronde van de ketenpartners
  Antwoordt een partner niet, dan staat de casus niet stil. De procesregisseur kijkt na de termijn en besluit.

  Achtergrond:
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
    Als ketenpartner "politie" rondt "Besluit meegeven" af met
      | veld           | waarde                 |
      | stem           | oppakken               |
      | stem_motivatie | Meer ketens zijn nodig |

  Scenario: STAP-17 Antwoordt ieder, dan is er niets te bekijken
    Als ketenpartner "ggz" rondt "Besluit meegeven" af met
      | veld           | waarde                 |
      | stem           | oppakken               |
      | stem_motivatie | Meer ketens zijn nodig |
    Dan heeft procesregisseur AVE 3 alleen de taak "Gezamenlijk besluit vastleggen"
    Als er gaan 10 werkdagen voorbij
    Dan is er geen taak "Besluitronde bekijken"

  Scenario: REGEL-06 Na de termijn kijkt de procesregisseur en wacht hij langer
    Als er gaan 4 werkdagen voorbij
    Dan is er geen taak voor procesregisseur AVE 3
    Als er gaan 1 werkdag voorbij
    Dan heeft procesregisseur AVE 3 alleen de taak "Besluitronde bekijken"
    En is de termijn van "Besluitronde bekijken" 2 werkdagen
    Als procesregisseur AVE 3 rondt "Besluitronde bekijken" af met
      | veld          | waarde                        |
      | ronde_reden   | De GGZ overlegt morgen intern |
      | ronde_besluit | wachten                       |
    Dan is er geen taak voor procesregisseur AVE 3
    En heeft ketenpartner "ggz" de taak "Besluit meegeven"
    Als er gaan 3 werkdagen voorbij
    Dan heeft procesregisseur AVE 3 alleen de taak "Besluitronde bekijken"
    Als ketenpartner "ggz" rondt "Besluit meegeven" af met
      | veld           | waarde                 |
      | stem           | oppakken               |
      | stem_motivatie | Meer ketens zijn nodig |
    Dan heeft procesregisseur AVE 3 alleen de taak "Gezamenlijk besluit vastleggen"

  Scenario: BESL-07 De ronde sluit met de besluiten die er zijn, nooit zonder reden
    Als er gaan 5 werkdagen voorbij
    Dan wordt "Besluitronde bekijken" met deze antwoorden geweigerd: "Waarom"
      | veld          | waarde  |
      | ronde_besluit | sluiten |
    Als procesregisseur AVE 3 rondt "Besluitronde bekijken" af met
      | veld          | waarde                     |
      | ronde_reden   | De GGZ is twee keer gebeld |
      | ronde_besluit | sluiten                    |
    Dan is er geen taak voor ketenpartner
    En heeft procesregisseur AVE 3 alleen de taak "Gezamenlijk besluit vastleggen"
    En is de fase 2
    Als procesregisseur AVE 3 rondt "Gezamenlijk besluit vastleggen" af met
      | veld              | waarde                                 |
      | besluit_motivatie | De GGZ antwoordde niet; de politie wel |
      | zvh_uitkomst      | oppakken                               |
    Dan is de fase 3
