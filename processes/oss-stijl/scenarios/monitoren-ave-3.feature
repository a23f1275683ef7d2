# language: nl
Functionaliteit: Monitoren in AVE 3
  AVE 3 duurt hier kort.

  # reden: AVE 3 is hier kort: de toets komt al na twintig werkdagen.
  Scenario: De fasetoets komt vanzelf na zestig werkdagen
    Gegeven een casus in fase 3
    Als er gaan 19 werkdagen voorbij
    Dan is er geen taak "Fasetoets invullen"
    Als er gaan 1 werkdag voorbij
    Dan heeft procesregisseur AVE 3 alleen de taak "Fasetoets invullen"
