# language: nl
Functionaliteit: De lokale PGA en het Zorg- en Veiligheidshuis

  @vervalt
  # reden: Het ZVH komt hier pas in AVE 4; AVE 3 voert de gemeente.
  Scenario: Wijst het ZVH af, dan leest de PGA-coördinator de terugkoppeling

  @vervalt
  # reden: Het ZVH komt hier pas in AVE 4; AVE 3 voert de gemeente.
  Scenario: Neemt het ZVH aan, dan draagt de PGA-coördinator over wat nog loopt
