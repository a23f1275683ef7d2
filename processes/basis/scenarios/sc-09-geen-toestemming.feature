# language: nl
Functionaliteit: SC-09 Geen toestemming, wel een aanpak
  Iemand weigert contact. De casusregisseur weegt af; de casus staat niet stil.

  Achtergrond:
    Gegeven een casus in fase 2

  Scenario: Bemoeizorg krijgt contact
    Als casusregisseur meldt "Handelen zonder toestemming" met
      | veld              | waarde                          |
      | evident_belang    | Er is gevaar voor de gezondheid |
      | wiens_belang      | De bewoner zelf                 |
      | minder_ingrijpend | Drie huisbezoeken en een brief  |
      | wie_mag_wat_weten | OGGZ: adres en zorg             |
      | bemoeizorg_nodig  | ja                              |
    Dan heeft procesregisseur AVE 2 alleen de taak "Afweging bevestigen"
    En is de fase 2
    En heeft niemand procesregie
    Als procesregisseur AVE 2 rondt "Afweging bevestigen" af met
      | veld             | waarde |
      | afweging_gelezen | ja     |
    Dan heeft OGGZ alleen de taak "Bemoeizorg inzetten"
    En is er geen taak voor ketenpartner
    En is er geen taak voor procesregisseur AVE 3
    Als OGGZ rondt "Bemoeizorg inzetten" af met
      | veld                | waarde               |
      | bemoeizorg_contact  | ja                   |
      | bemoeizorg_verslag  | Bezoek geeft contact |
      | ervaringsdeskundige | ja                   |
    Dan heeft casusregisseur alleen de taak "Toestemming bespreken"
    Als casusregisseur rondt "Toestemming bespreken" af met
      | veld              | waarde     |
      | toestemming       | ja         |
      | toestemming_datum | 04-03-2026 |
    Dan is er geen taak voor casusregisseur
    En is er geen taak voor procesregisseur AVE 2
    En is er geen taak voor OGGZ
    En is de casus open

  Scenario: Zonder bemoeizorg
    Als casusregisseur meldt "Handelen zonder toestemming" met
      | veld              | waarde                          |
      | evident_belang    | Er is gevaar voor de gezondheid |
      | wiens_belang      | De bewoner zelf                 |
      | minder_ingrijpend | Drie huisbezoeken en een brief  |
      | wie_mag_wat_weten | OGGZ: adres en zorg             |
      | bemoeizorg_nodig  | nee                             |
    En procesregisseur AVE 2 rondt "Afweging bevestigen" af met
      | veld             | waarde |
      | afweging_gelezen | ja     |
    Dan is er geen taak voor OGGZ
    En heeft casusregisseur de taak "Toestemming bespreken"

  Scenario: Zonder motivering wordt het niet bewaard
    Dan wordt "Handelen zonder toestemming" met deze antwoorden geweigerd: "Waarom is handelen nu nodig"
      | veld              | waarde                         |
      | wiens_belang      | De bewoner zelf                |
      | minder_ingrijpend | Drie huisbezoeken en een brief |
      | wie_mag_wat_weten | OGGZ: adres en zorg            |
      | bemoeizorg_nodig  | ja                             |

  Scenario: De casus staat niet stil
    Als casusregisseur meldt "Handelen zonder toestemming" met
      | veld              | waarde                          |
      | evident_belang    | Er is gevaar voor de gezondheid |
      | wiens_belang      | De bewoner zelf                 |
      | minder_ingrijpend | Drie huisbezoeken en een brief  |
      | wie_mag_wat_weten | OGGZ: adres en zorg             |
      | bemoeizorg_nodig  | ja                              |
    En casusregisseur meldt "Opschaalverzoek doen" met
      | veld                        | waarde                             |
      | criteria                    | stagnatie                          |
      | toelichting                 | Twee aanbieders wijzen naar elkaar |
      | overlast_omgeving           | nee                                |
      | geprobeerd                  | Twee overleggen                    |
      | nodig                       | Iemand die het proces trekt        |
      | gedeeld_in_mdo              | nee                                |
      | wijkagent_geraadpleegd      | nee                                |
      | verzoek_burger_geinformeerd | ja                                 |
    Dan is er geen taak "Bemoeizorg inzetten"
    En heeft procesregisseur AVE 2 de taak "Verzoek beoordelen"
    En heeft procesregisseur AVE 2 de taak "Afweging bevestigen"
