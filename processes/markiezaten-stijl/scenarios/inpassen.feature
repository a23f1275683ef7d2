# language: nl
Functionaliteit: Wat hier bij komt in de scenario's van de basis
  Het ZVH komt in de hoogste fase; hier blijkt geen casusbespreking nodig.

  @tussendoor
  Scenario: Zo gaan de eigen stappen in een scenario dat wij erven
    Als procesregisseur ZVH rondt "Intakegesprek ZVH" af met
      | veld            | waarde                       |
      | intake_datum    | 04-03-2026                   |
      | intake_verslag  | Niet nodig naast de driehoek |
      | intake_uitkomst | advies                       |
