# language: nl
Functionaliteit: SC-01 De casus blijft in AVE 2
  School meldt schulden en verzuim. De casusregisseur lost het met het huishouden op.

  @ACT-21
  Scenario: Van signaal tot afsluiten zonder op te schalen
    Gegeven een nieuw signaal
    Dan is de fase 1
    En heeft casusregisseur de taak "Signaal wegen"
    En is de termijn van "Signaal wegen" 2 werkdagen
    Als casusregisseur rondt "Signaal wegen" af met
      | veld             | waarde                          |
      | acuut_onveilig   | nee                             |
      | basiszorg        | ja                              |
      | leefgebieden     | inkomen, netwerk                |
      | vraag            | School ziet schulden en verzuim |
      | signaal_uitkomst | naar_ave_2                      |
    Dan heeft teamleider de taak "Casusregisseur toewijzen"
    En is de fase 1
    Als teamleider rondt "Casusregisseur toewijzen" af met
      | veld           | waarde         |
      | casusregisseur | casusregisseur |
    Dan is de fase AVE 2
    En heeft casusregisseur casusregie
    En is college bestuurlijk verantwoordelijk
    En heeft casusregisseur alleen de taak "Burger informeren"
    En is de termijn van "Burger informeren" 5 werkdagen
    Als casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan heeft casusregisseur alleen de taak "MDO plannen"
    Als casusregisseur rondt "MDO plannen" af
    En casusregisseur rondt "Plan opstellen" af
    Dan is er geen taak "Fasetoets invullen"
    Als er gaan 30 werkdagen voorbij
    Dan heeft casusregisseur alleen de taak "Fasetoets invullen"
    En is er geen taak voor procesregisseur AVE 2
    En is er geen taak voor procesregisseur AVE 3
    En is er geen taak voor procescoördinator
    En is er geen taak voor ketenpartner
    En is er geen taak voor IVZ/OOV
    En is er geen taak voor burgemeester
    En heeft niemand procesregie
    Als casusregisseur rondt "Fasetoets invullen" af met
      | veld                  | waarde      |
      | fasetoets_toelichting | Alles groen |
      | fasetoets_ave2        | af          |
    Dan heeft casusregisseur alleen de taak "Burger informeren"
    Als casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    En casusregisseur rondt "Casus afsluiten" af met
      | veld                | waarde         |
      | afsluit_reden       | doelen         |
      | afsluit_zorgen      | nee            |
      | afsluit_toelichting | Doelen gehaald |
    Dan is de casus afgesloten
    En heeft niemand casusregie
