# language: nl
Functionaliteit: SC-10 Niet informeren om de veiligheid
  Informeren is de regel. Niet informeren is een uitzondering met een reden en een datum.

  # reden: De gemeente neemt AVE 3 zelf over; het Zorg- en Veiligheidshuis beslist hier niet.
  Scenario: Nee zonder reden en datum mag niet
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | onveiligheid         |
      | toelichting           | Bedreiging van buren |
      | overlast_omgeving     | nee                  |
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
    Dan wordt "Burger-informeren-besluit" met deze antwoorden geweigerd: "Wanneer kijkt u hier opnieuw naar"
      | veld                      | waarde |
      | burger_informeren_besluit | nee    |
    En wordt "Burger-informeren-besluit" met deze antwoorden geweigerd: "Kies een van de keuzes"
      | veld              | waarde     |
      | hercontrole_datum | 01-06-2026 |

  # reden: De gemeente neemt AVE 3 zelf over; het Zorg- en Veiligheidshuis beslist hier niet.
  Scenario: Op de hercontroledatum wordt opnieuw gekeken
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | onveiligheid         |
      | toelichting           | Bedreiging van buren |
      | overlast_omgeving     | nee                  |
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
      | veld                                | waarde                             |
      | burger_informeren_besluit           | nee                                |
      | besluit_niet_informeren_reden       | veiligheid                         |
      | besluit_niet_informeren_toelichting | Informeren brengt iemand in gevaar |
      | hercontrole_datum                   | 13-03-2026                         |
    Dan is er geen taak "Burger informeren"
    En is de fase 3
    En is er geen taak "Informeren opnieuw bekijken"
    Als er gaan 11 dagen voorbij
    Dan heeft procesregisseur AVE 3 de taak "Informeren opnieuw bekijken"
    Als procesregisseur AVE 3 rondt "Informeren opnieuw bekijken" af met
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
    Dan is er geen taak "Informeren opnieuw bekijken"
