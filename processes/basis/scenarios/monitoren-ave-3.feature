# language: nl
Functionaliteit: Monitoren in AVE 3

  Achtergrond:
    Gegeven een casus in fase 3

  Scenario: De fasetoets komt vanzelf na zestig werkdagen
    Als er gaan 59 werkdagen voorbij
    Dan is er geen taak "Fasetoets invullen"
    Als er gaan 1 werkdag voorbij
    Dan heeft procesregisseur AVE 3 alleen de taak "Fasetoets invullen"

  Scenario: Gelijk: de monitoring gaat door
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                |
      | fasetoets_toelichting | Onveiligheid neemt af |
      | fasetoets_ave3        | gelijk                |
    Dan is de fase 3
    En is er geen taak voor procesregisseur AVE 3
    Als er gaan 60 werkdagen voorbij
    Dan heeft procesregisseur AVE 3 de taak "Fasetoets invullen"

  Scenario: Een ketenpartner meldt een signaal en de partners komen eerder bij elkaar
    Als ketenpartner meldt "Tussentijds signaal melden" met
      | veld             | waarde       |
      | signaal          | Nieuwe ruzie |
      | signaal_dringend | ja           |
    Dan heeft procesregisseur AVE 3 alleen de taak "Signaal beoordelen"
    Als procesregisseur AVE 3 rondt "Signaal beoordelen" af met
      | veld                | waarde                     |
      | signaal_toelichting | Partners moeten bij elkaar |
      | signaal_besluit     | bijeenroepen               |
    Dan heeft procesregisseur AVE 3 alleen de taak "Uitnodigen"
    Als procesregisseur AVE 3 rondt "Uitnodigen" af met
      | veld             | waarde       |
      | bespreking_datum | 20-03-2026   |
      | genodigden       | politie, ggz |
      | burger_bij_zvh   | nee          |
    En procesregisseur AVE 3 rondt "Casusbespreking" af
    En procesregisseur AVE 3 rondt "Actielijst delen" af met
      | veld                | waarde     |
      | volgende_bespreking | 20-04-2026 |
    Dan heeft ketenpartner "politie" de taak "Eigen acties"
    En heeft casusregisseur de taak "Casusoverleg met burger"

  Scenario: De casusregisseur meldt een signaal en er wordt afgewacht
    Als casusregisseur meldt "Tussentijds signaal melden" met
      | veld             | waarde       |
      | signaal          | Nieuwe ruzie |
      | signaal_dringend | ja           |
    En procesregisseur AVE 3 rondt "Signaal beoordelen" af met
      | veld                | waarde           |
      | signaal_toelichting | Nog even aanzien |
      | signaal_besluit     | afwachten        |
    Dan is er geen taak voor procesregisseur AVE 3
    En is de fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    Dan heeft procesregisseur AVE 3 de taak "Fasetoets invullen"

  Scenario: Opschalen naar AVE 4 vraagt een reden
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    Dan wordt "Fasetoets invullen" met deze antwoorden geweigerd: "Waarom opschalen"
      | veld                  | waarde   |
      | fasetoets_toelichting | Loopt op |
      | fasetoets_ave3        | op       |

  Scenario: Bij op- of afschalen vervallen de open taken
    Als ketenpartner meldt "Tussentijds signaal melden" met
      | veld             | waarde       |
      | signaal          | Nieuwe ruzie |
      | signaal_dringend | ja           |
    En procesregisseur AVE 3 rondt "Signaal beoordelen" af met
      | veld                | waarde                     |
      | signaal_toelichting | Partners moeten bij elkaar |
      | signaal_besluit     | bijeenroepen               |
    En procesregisseur AVE 3 rondt "Uitnodigen" af met
      | veld             | waarde     |
      | bespreking_datum | 20-03-2026 |
      | genodigden       | politie    |
      | burger_bij_zvh   | nee        |
    En procesregisseur AVE 3 rondt "Casusbespreking" af
    En procesregisseur AVE 3 rondt "Actielijst delen" af met
      | veld                | waarde     |
      | volgende_bespreking | 20-04-2026 |
    En procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                |
      | fasetoets_toelichting | Onveiligheid neemt af |
      | fasetoets_ave3        | af                    |
    Dan is er geen taak "Eigen acties"
    En is er geen taak "Casusoverleg met burger"
    En heeft procesregisseur AVE 3 alleen de taak "Afschaaltoets"
