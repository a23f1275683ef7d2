# language: nl
Functionaliteit: SC-10 Niet informeren om de veiligheid
  Informeren is de regel. Niet informeren is een uitzondering met een reden en een datum.

  Scenario: Nee zonder reden en datum mag niet
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | opschalen         |
      | criteria              | onveiligheid      |
      | toelichting           | Geweld            |
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
    Dan wordt "Burger-informeren-besluit" met deze antwoorden geweigerd: "Wanneer kijkt u hier opnieuw naar"
      | veld                      | waarde |
      | burger_informeren_besluit | nee    |
    En wordt "Burger-informeren-besluit" met deze antwoorden geweigerd: "Kies een van de keuzes"
      | veld              | waarde     |
      | hercontrole_datum | 01-06-2026 |

  Scenario: Op de hercontroledatum wordt opnieuw gekeken
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde            |
      | procesregie_voortgang | Er zijn afspraken |
      | procesregie_besluit   | opschalen         |
      | criteria              | onveiligheid      |
      | toelichting           | Geweld            |
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
      | veld                                | waarde                             |
      | burger_informeren_besluit           | nee                                |
      | besluit_niet_informeren_reden       | veiligheid                         |
      | besluit_niet_informeren_toelichting | Informeren brengt iemand in gevaar |
      | hercontrole_datum                   | 13-03-2026                         |
    Dan is er geen taak "Burger informeren"
    En heeft procescoördinator de taak "Criteria toetsen"
    Als procescoördinator rondt "Criteria toetsen" af met
      | veld               | waarde                           |
      | criterium_a        | ja                               |
      | criterium_b        | ja                               |
      | criterium_c        | ja                               |
      | criterium_d        | nee                              |
      | criteria_motivatie | Meer leefgebieden en meer ketens |
    En ketenpartner "politie" rondt "Besluit meegeven" af met
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
    Dan is er geen taak "Informeren opnieuw bekijken"
    Als er gaan 11 dagen voorbij
    Dan heeft procesregisseur AVE 3 de taak "Informeren opnieuw bekijken"
    Als procesregisseur AVE 3 rondt "Informeren opnieuw bekijken" af met
      | veld                                | waarde                             |
      | burger_informeren_besluit           | nee                                |
      | besluit_niet_informeren_reden       | veiligheid                         |
      | besluit_niet_informeren_toelichting | Informeren brengt iemand in gevaar |
      | hercontrole_datum                   | 27-03-2026                         |
    Dan is er geen taak "Burger informeren"
    Als er gaan 14 dagen voorbij
    En procesregisseur AVE 3 rondt "Informeren opnieuw bekijken" af met
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

  Scenario: Ook in AVE 2 komt de vraag terug op de hercontroledatum
    Gegeven een nieuw signaal
    Als casusregisseur rondt "Signaal wegen" af met
      | veld             | waarde                          |
      | acuut_onveilig   | nee                             |
      | basiszorg        | ja                              |
      | leefgebieden     | inkomen, netwerk                |
      | vraag            | School ziet schulden en verzuim |
      | signaal_uitkomst | naar_ave_2                      |
    En teamleider rondt "Casusregisseur toewijzen" af met
      | veld           | waarde         |
      | casusregisseur | casusregisseur |
    En casusregisseur rondt "Burger informeren" af met
      | veld                   | waarde     |
      | burger_geinformeerd    | nee        |
      | minderjarig            | nee        |
      | niet_informeren_reden  | veiligheid |
      | informeren_hercontrole | 16-03-2026 |
    Dan heeft casusregisseur alleen de taak "MDO plannen"
    Als er gaan 14 dagen voorbij
    Dan heeft casusregisseur alleen de taken "MDO plannen", "Burger informeren"
    Als casusregisseur rondt "Burger informeren" af met
      | veld                   | waarde     |
      | burger_geinformeerd    | nee        |
      | minderjarig            | nee        |
      | niet_informeren_reden  | veiligheid |
      | informeren_hercontrole | 30-03-2026 |
    Dan is er geen taak "Burger informeren"
    Als er gaan 14 dagen voorbij
    En casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan heeft casusregisseur alleen de taak "MDO plannen"
    Als er gaan 30 dagen voorbij
    Dan is er geen taak "Burger informeren"

  Scenario: Burger informeren vraagt altijd om een antwoord
    Gegeven een nieuw signaal
    Als casusregisseur rondt "Signaal wegen" af met
      | veld             | waarde                          |
      | acuut_onveilig   | nee                             |
      | basiszorg        | ja                              |
      | leefgebieden     | inkomen, netwerk                |
      | vraag            | School ziet schulden en verzuim |
      | signaal_uitkomst | naar_ave_2                      |
    En teamleider rondt "Casusregisseur toewijzen" af met
      | veld           | waarde         |
      | casusregisseur | casusregisseur |
    Dan wordt "Burger informeren" met deze antwoorden geweigerd
      | veld        | waarde |
      | minderjarig | nee    |
    En wordt "Burger informeren" met deze antwoorden geweigerd: "Wanneer kijkt u hier opnieuw naar"
      | veld                  | waarde     |
      | burger_geinformeerd   | nee        |
      | niet_informeren_reden | veiligheid |
      | minderjarig           | nee        |
