# language: nl
Functionaliteit: De lokale PGA en het Zorg- en Veiligheidshuis

  @vervalt
  # reden: Het ZVH doet hier geen intake: de gemeente neemt over.
  Scenario: Wijst het ZVH af, dan leest de PGA-coördinator de terugkoppeling

  @vervalt
  # reden: Het ZVH doet hier geen intake: de gemeente neemt over.
  Scenario: Neemt het ZVH aan, dan draagt de PGA-coördinator over wat nog loopt
