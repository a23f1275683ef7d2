# language: nl
Functionaliteit: Bij twijfel de wijkagent raadplegen
  In elke fase mogelijk. Raadplegen is zelf geen opschaling.

  Scenario: RAND-04 In AVE 1
    Gegeven een nieuw signaal
    Als casusregisseur meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    Dan heeft wijkagent alleen de taak "Advies wijkagent geven"
    En is de fase 1
    En heeft casusregisseur alleen de taak "Signaal wegen"

  Scenario: RAND-04 Ook de procesregisseur vraagt de wijkagent
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    Dan heeft wijkagent alleen de taak "Advies wijkagent geven"
    En is de fase 3
    En heeft procesregisseur AVE 3 procesregie

  Scenario: In AVE 2
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    Dan heeft wijkagent alleen de taak "Advies wijkagent geven"
    En is de fase 2
    En is de termijn van "Advies wijkagent geven" 2 werkdagen
    Als wijkagent rondt "Advies wijkagent geven" af met
      | veld               | waarde       |
      | wijkagent_richting | verkeerd     |
      | wijkagent_advies   | Houd contact |
    Dan is er geen taak voor wijkagent
    En is de fase 2

  Scenario: In AVE 3
    Gegeven een casus in fase 3
    Als casusregisseur meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    Dan heeft wijkagent alleen de taak "Advies wijkagent geven"
    En is de fase 3
    En is de termijn van "Advies wijkagent geven" 2 werkdagen
    Als wijkagent rondt "Advies wijkagent geven" af met
      | veld               | waarde       |
      | wijkagent_richting | verkeerd     |
      | wijkagent_advies   | Houd contact |
    Dan is er geen taak voor wijkagent
    En is de fase 3

  Scenario: In AVE 4
    Gegeven een casus in fase 4
    Als casusregisseur meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    Dan heeft wijkagent alleen de taak "Advies wijkagent geven"
    En is de fase 4
    En is de termijn van "Advies wijkagent geven" 2 werkdagen
    Als wijkagent rondt "Advies wijkagent geven" af met
      | veld               | waarde       |
      | wijkagent_richting | verkeerd     |
      | wijkagent_advies   | Houd contact |
    Dan is er geen taak voor wijkagent
    En is de fase 4

  Scenario: Een tweede vraag kan ook
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    En wijkagent rondt "Advies wijkagent geven" af met
      | veld               | waarde       |
      | wijkagent_richting | verkeerd     |
      | wijkagent_advies   | Houd contact |
    En casusregisseur meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    Dan heeft wijkagent de taak "Advies wijkagent geven"

  Scenario: De vraag blijft staan als de fase verandert
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    En casusregisseur meldt "Met spoed opschalen" met
      | veld            | waarde                         |
      | spoed_doel      | ave_3                          |
      | criteria        | onveiligheid                   |
      | toelichting     | Acuut geweld                   |
      | reden_overslaan | Kan niet wachten op een intake |
    En procesregisseur AVE 3 rondt "Spoedaanmelding beoordelen" af met
      | veld              | waarde   |
      | spoed_toelichting | Acuut    |
      | spoed_besluit     | aannemen |
    Dan is de fase 3
    En heeft wijkagent de taak "Advies wijkagent geven"

  Scenario: Bij afsluiten vervalt de vraag
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Wijkagent raadplegen" met
      | veld            | waarde                  |
      | wijkagent_vraag | Welke kant gaat het op? |
    En casusregisseur meldt "Fasetoets eerder doen"
    En casusregisseur rondt "Fasetoets invullen" af met
      | veld                  | waarde      |
      | fasetoets_toelichting | Alles groen |
      | fasetoets_ave2        | af          |
    En casusregisseur rondt "Burger informeren" af met
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
    En is er geen taak voor wijkagent

  Scenario: Alleen wie regie heeft, vraagt de wijkagent
    Gegeven een casus in fase 2
    Dan kan ketenpartner "Wijkagent raadplegen" niet melden
    En kan burgemeester "Wijkagent raadplegen" niet melden
