# language: nl
Functionaliteit: Wat hier bij komt in de scenario's van de basis
  Eerst lokaal wegen; in AVE 3 altijd afstemmen.

  @tussendoor
  Scenario: Zo gaan de eigen stappen in een scenario dat wij erven
    Als procesregisseur AVE 2 rondt "Lokaal eerst wegen" af met
      | veld                 | waarde          |
      | veiligheidsprobleem  | ja              |
      | complexe_achtergrond | ja              |
      | meer_ketens_nodig    | ja              |
      | extra_kenmerken      | stagnatie       |
      | lokaal_geprobeerd    | Twee overleggen |
    En procesregisseur AVE 2 rondt "Lokaal besluiten" af met
      | veld             | waarde                   |
      | lokaal_motivatie | Alle drie de voorwaarden |
      | voor_intake      | zvh                      |
    En IVZ/OOV rondt "Afstemmen met IVZ/OOV" af met
      | veld         | waarde               |
      | afgestemd_op | 04-03-2026           |
      | afstemming   | OOV volgt op afstand |
    En teamleider rondt "Afstemmen met gebiedsteam" af met
      | veld         | waarde                       |
      | afgestemd_op | 04-03-2026                   |
      | afstemming   | Gebiedsteam blijft betrokken |
