# language: nl
Functionaliteit: De kleine route

  Achtergrond:
    Gegeven een casus in fase 2
      | naam     | waarde    |
      | partijen | [politie] |
    En het is 02-03-2026

  Scenario: Met een verzoek naar AVE 3 en tot het einde
    Dan heeft de casusregisseur de taak "MDO plannen"
    En heeft casusregisseur alleen de taak "MDO plannen"
    En is de termijn van "MDO plannen" 5 werkdagen
    En is de termijn van "MDO plannen" 09-03-2026
    En is de fase 2
    En heeft casusregisseur casusregie
    En heeft niemand procesregie
    En is college bestuurlijk verantwoordelijk
    En kan casusregisseur "Leefgebieden" van "MDO plannen" niet "geld" kiezen
    En wordt "MDO plannen" met deze antwoorden geweigerd: "Vul 'Datum' in"
      | veld     | waarde |
      | gebieden | wonen  |
    Als casusregisseur rondt "MDO plannen" af met
      | veld         | waarde       |
      | datum        | 05-03-2026   |
      | Leefgebieden | wonen, werk  |
    En casusregisseur meldt "Opschaalverzoek" met
      | veld        | waarde         |
      | criterium   | Onveiligheid   |
      | toelichting | Er is dreiging |
    Dan adviseert "Opschaaladvies" advies_fase = 3
    En heeft procesregisseur AVE 2 de taak "Verzoek beoordelen"
    En is er geen taak voor casusregisseur
    Als procesregisseur AVE 2 rondt "Verzoek beoordelen" af met
      | veld           | waarde        |
      | casusregisseur | casusregisseur |
      | partijen       | politie, GGD  |
    Dan is de fase AVE 3
    En is burgemeester bestuurlijk verantwoordelijk
    En heeft niemand procesregie
    En heeft ketenpartner "Politie" de taak "Besluit meegeven"
    En is er geen taak "Fasetoets invullen"
    Als ketenpartner "Politie" rondt "Besluit meegeven" af
      | meedoen | ja |
    En ketenpartner "ggd" rondt "Besluit meegeven" af
      | meedoen | nee |
    Dan is de casus afgesloten

  Abstract Scenario: Na <dagen> werkdagen is er <wat> fasetoets
    Als casusregisseur rondt "MDO plannen" af met
      | datum | 05-03-2026 |
    En er gaan <dagen> werkdagen voorbij
    Dan heeft <rol> de taak "Fasetoets invullen"

    Voorbeelden:
      | dagen | wat  | rol            |
      | 29    | geen | niemand        |
      | 30    | een  | casusregisseur |

  Scenario: Het werk buiten wacht op zijn stap
    Als casusregisseur rondt "MDO plannen" af met
      | datum | 05-03-2026 |
    En er gaan 7 weken voorbij
    En de casusregisseur "Fasetoets invullen" afrondt
    Dan is de fase 2
    Als operatie "zaak_bijwerken" slaagt
    Dan is de fase 3
