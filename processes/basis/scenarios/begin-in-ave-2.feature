# language: nl
Functionaliteit: Beginnen in AVE 2
  Er is al een vraag of een probleem. Dan hoeft er geen signaal gewogen te worden.

  Scenario: Een nieuwe casus in AVE 2 begint met de eerste stappen
    Gegeven een nieuwe casus in fase 2
    Dan is de fase AVE 2
    En heeft casusregisseur casusregie
    En heeft niemand procesregie
    En heeft casusregisseur alleen de taak "Burger informeren"

  Scenario: Een lopende casus in AVE 2 heeft die stappen achter zich
    Gegeven een casus in fase 2
    Dan is er geen taak "Burger informeren"
    Als er gaan 30 werkdagen voorbij
    Dan heeft casusregisseur alleen de taak "Fasetoets invullen"

  Scenario: RAND-11 Wie zelf geen uitvoering doet, krijgt het advies procesregisseur te worden
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Fasetoets eerder doen"
    En casusregisseur rondt "Fasetoets invullen" af met
      | veld                  | waarde                 |
      | fasetoets_toelichting | Ik houd het proces bij |
      | geen_uitvoering       | ja                     |
      | fasetoets_ave2        | gelijk                 |
    Dan is de fase 2
    En heeft casusregisseur casusregie

