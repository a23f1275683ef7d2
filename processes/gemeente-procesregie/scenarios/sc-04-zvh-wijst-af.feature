# language: nl
Functionaliteit: SC-04 De gemeente neemt AVE 3 niet over
  Er is één leefgebied en één keten. Het blijft in AVE 2.

  # reden: Niet het ZVH maar de procesregisseur van de gemeente wijst af.
  Scenario: De casus blijft bij de procesregisseur in AVE 2
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | niet_effectief       |
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
      | veld            | waarde                  |
      | intake_datum    | 04-03-2026              |
      | intake_verslag  | Besproken met de melder |
      | overname_advies | MDO met GGZ             |
      | zvh_uitkomst    | niet_oppakken           |
    Dan is de fase 2
    En heeft casusregisseur alleen de taak "Advies verwerken"
    En is er geen taak voor procesregisseur AVE 3
    En is er geen taak voor adviseur ZVH
    En is er geen taak voor procescoördinator
    Als casusregisseur rondt "Advies verwerken" af met
      | veld            | waarde                    |
      | advies_verwerkt | GGZ sluit aan bij het MDO |
    Dan is de fase 2
    En heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"

  # reden: Er is hier één gesprek met de gemeente; het advies daaruit staat in het scenario hierboven.
  @vervalt
  Scenario: Het advies komt al uit het intakegesprek

  # reden: Er is hier geen triage bij het ZVH.
  @vervalt
  Scenario: De procescoördinator beslist bij triage

  # reden: De procesregisseur van de gemeente beslist hier altijd zelf.
  @vervalt
  Scenario: De procesregisseur beslist zelf

  # reden: De minimumcriteria van het ZVH worden hier niet getoetst.
  @vervalt
  Scenario: Een ernstig veiligheidsprobleem in de buurt is genoeg voor een ja
