# language: nl
Functionaliteit: Wat hier bij komt in de scenario's van de basis
  Een lokale PGA wordt gewogen; hier past zij niet en gaat de casus door naar het ZVH.

  @tussendoor
  Scenario: Zo gaan de eigen stappen in een scenario dat wij erven
    Als PGA-coördinator rondt "PGA wegen" af met
      | veld          | waarde                             |
      | pga_motivatie | Geen persoon die de overlast geeft |
      | pga_start     | niet                               |
