# language: nl
Functionaliteit: Wat hier bij komt in de scenario's van de basis
  Het ZVH denkt mee en de gemeente stemt af, voordat zij uitnodigt.

  @tussendoor
  Scenario: Zo gaan de eigen stappen in een scenario dat wij erven
    Als adviseur ZVH rondt "ZVH-consult geven" af met
      | veld        | waarde                 |
      | zvh_consult | Betrek de reclassering |
    En adviseur ZVH rondt "Informatie verrijken" af met
      | veld          | waarde       |
      | zvh_betrokken | reclassering |
    En procesregisseur AVE 3 rondt "Afstemmen met het ZVH" af met
      | veld             | waarde              |
      | zvh_afgestemd_op | 10-03-2026          |
      | zvh_afspraken    | Gemeente nodigt uit |
