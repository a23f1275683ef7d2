# language: nl
Functionaliteit: De besluitronde van de ketenpartners

  @vervalt
  # reden: Er is hier geen besluitronde: de procesregisseur van de gemeente beslist zelf.
  Scenario: STAP-17 Antwoordt ieder, dan is er niets te bekijken

  @vervalt
  # reden: Er is hier geen besluitronde: de procesregisseur van de gemeente beslist zelf.
  Scenario: REGEL-06 Na de termijn kijkt de procesregisseur en wacht hij langer

  @vervalt
  # reden: Er is hier geen besluitronde: de procesregisseur van de gemeente beslist zelf.
  Scenario: BESL-07 De ronde sluit met de besluiten die er zijn, nooit zonder reden
