# language: nl
Functionaliteit: Bewust niet informeren wordt opnieuw bekeken
  Op de afgesproken dag komt er een taak, in welke fase de casus dan ook is.

  Scenario: PRIV-11 Op de dag van de hercontrole komt de taak
    Gegeven een casus in fase 3
    Als het dossier zegt dat de burger niet is geïnformeerd, hercontrole op 11-03-2026
    Dan is er geen taak "Burger alsnog informeren"
    Als er gaan 7 werkdagen voorbij
    Dan heeft casusregisseur de taak "Burger alsnog informeren"
    En is de fase 3

  Scenario: PRIV-11 Wat later is vastgelegd, geldt
    Gegeven een casus in fase 3
    Als het dossier zegt dat de burger niet is geïnformeerd, hercontrole op 11-03-2026
    En het dossier zegt dat de burger is geïnformeerd
    En er gaan 7 werkdagen voorbij
    Dan is er geen taak "Burger alsnog informeren"

  Scenario: PRIV-11 Weet de burger het nog steeds niet, dan komt er een volgende dag
    Gegeven een casus in fase 3
    Als het dossier zegt dat de burger niet is geïnformeerd, hercontrole op 11-03-2026
    En er gaan 7 werkdagen voorbij
    En casusregisseur rondt "Burger alsnog informeren" af met
      | veld                  | waarde     |
      | nu_geinformeerd       | nee        |
      | niet_informeren_reden | veiligheid |
      | volgende_hercontrole  | 30-03-2026 |
    Dan is er geen taak "Burger alsnog informeren"
    Als er gaan 13 werkdagen voorbij
    Dan heeft casusregisseur de taak "Burger alsnog informeren"
