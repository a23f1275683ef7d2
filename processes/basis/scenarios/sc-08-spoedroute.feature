# language: nl
Functionaliteit: SC-08 Met spoed naar een hogere fase
  Op zaterdag is er acuut geweld in een onbekend huishouden.

  Scenario: Direct AVE 4 en later terug naar AVE 2
    Gegeven het is 07-03-2026
    En een spoedcasus met doel AVE 4
    Dan heeft IVZ/OOV alleen de taak "Procesregie overnemen"
    En heeft burgemeester alleen de taak "Besluit AVE 4"
    En heeft teamleider alleen de taak "Casusregisseur toewijzen"
    En is er geen taak voor casusregisseur
    En is er geen taak voor procesregisseur AVE 2
    En is er geen taak voor procesregisseur AVE 3
    En is de fase 0
    Als teamleider rondt "Casusregisseur toewijzen" af met
      | veld           | waarde         |
      | casusregisseur | casusregisseur |
    Dan heeft casusregisseur casusregie
    En is de fase 0
    Als burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | aanvaarden             |
    En IVZ/OOV rondt "Procesregie overnemen" af met
      | veld               | waarde                    |
      | overname_afspraken | Lijn naar de burgemeester |
    Dan is de fase AVE 4
    En is burgemeester bestuurlijk verantwoordelijk
    En heeft IVZ/OOV procesregie
    En is er geen taak voor procesregisseur AVE 2
    En is er geen taak voor procesregisseur AVE 3
    Als IVZ/OOV meldt "Fasetoets eerder doen"
    En IVZ/OOV rondt "Fasetoets invullen" af met
      | veld                  | waarde          |
      | fasetoets_toelichting | Dreiging is weg |
      | afschaalcriteria      | onveiligheid    |
      | fasetoets_ave4        | af              |
    Dan wordt "Afschaalvoorstel" met deze antwoorden geweigerd: "Waarom slaat u AVE 3 over"
      | veld                         | waarde              |
      | afschaaldoel_ave4            | ave_2               |
      | zorgen_ave4                  | licht               |
      | zorgen_ave4_motivatie        | Het ZVH houdt zicht |
      | afschaalvoorstel_toelichting | Rustig              |
    Als IVZ/OOV rondt "Afschaalvoorstel" af met
      | veld                         | waarde                |
      | afschaaldoel_ave4            | ave_2                 |
      | zorgen_ave4                  | licht                 |
      | zorgen_ave4_motivatie        | Het ZVH houdt zicht   |
      | afschaalvoorstel_toelichting | De dreiging is weg    |
      | reden_overslaan              | Geen keten meer nodig |
    En burgemeester rondt "Besluit afschalen" af met
      | veld                          | waarde  |
      | besluit_afschalen_toelichting | Akkoord |
      | besluit_afschalen             | ja      |
    Dan heeft procesregisseur AVE 2 de taak "Overdracht accepteren"
    En is de fase 4
    Als procesregisseur AVE 2 rondt "Overdracht accepteren" af met
      | veld                 | waarde                |
      | overdracht_begrepen  | ja                    |
      | overdracht_afspraken | Afspraken overgenomen |
    Dan is de fase AVE 2
    En heeft procesregisseur AVE 2 procesregie
    En is college bestuurlijk verantwoordelijk
    En is er geen taak voor IVZ/OOV
    En is er geen taak voor burgemeester
    En is er geen taak voor procesregisseur AVE 3
    En heeft casusregisseur alleen de taak "Burger informeren"

  Scenario: De toewijzing van een casusregisseur houdt niets op
    Gegeven een spoedcasus met doel AVE 4
    Als burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | aanvaarden             |
    En IVZ/OOV rondt "Procesregie overnemen" af met
      | veld               | waarde                    |
      | overname_afspraken | Lijn naar de burgemeester |
    Dan is de fase 4
    En heeft teamleider alleen de taak "Casusregisseur toewijzen"

  Scenario: Met spoed naar AVE 3
    Gegeven een spoedcasus met doel AVE 3
    Dan heeft procesregisseur AVE 3 alleen de taak "Spoedaanmelding beoordelen"
    En is er geen taak voor procesregisseur AVE 2
    En is er geen taak voor procescoördinator
    En is er geen taak voor ketenpartner
    En is er geen taak voor IVZ/OOV
    En is er geen taak voor burgemeester
    En is de fase 0
    Als procesregisseur AVE 3 rondt "Spoedaanmelding beoordelen" af met
      | veld              | waarde   |
      | spoed_toelichting | Acuut    |
      | spoed_besluit     | aannemen |
    Dan is de fase 3
    En heeft procesregisseur AVE 3 procesregie
    En heeft procesregisseur AVE 3 de taak "Uitnodigen"

  Scenario: Een afgewezen spoedcasus gaat naar AVE 2
    Gegeven een spoedcasus met doel AVE 3
    Als procesregisseur AVE 3 rondt "Spoedaanmelding beoordelen" af met
      | veld              | waarde |
      | spoed_toelichting | Acuut  |
      | spoed_besluit     | terug  |
    Dan is de fase 2
    En heeft niemand procesregie
    En heeft casusregisseur alleen de taak "Burger informeren"

  Scenario: Een lopende casus schaalt met spoed op
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Met spoed opschalen" met
      | veld            | waarde                         |
      | spoed_doel      | ave_4                          |
      | criteria        | onveiligheid                   |
      | toelichting     | Acuut geweld                   |
      | reden_overslaan | Kan niet wachten op een intake |
    Dan heeft IVZ/OOV alleen de taak "Procesregie overnemen"
    En heeft burgemeester alleen de taak "Besluit AVE 4"
    En is er geen taak "Voorleggen"
    En is de fase 2
    Als burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | aanvaarden             |
    En IVZ/OOV rondt "Procesregie overnemen" af met
      | veld               | waarde                    |
      | overname_afspraken | Lijn naar de burgemeester |
    Dan is de fase 4
    En heeft casusregisseur casusregie

  Scenario: Spoed vraagt een reden
    Gegeven een casus in fase 2
    Dan wordt "Met spoed opschalen" met deze antwoorden geweigerd: "Waarom kan dit niet wachten"
      | veld        | waarde       |
      | spoed_doel  | ave_4        |
      | criteria    | onveiligheid |
      | toelichting | Acuut        |

  Scenario: Een lopende casus gaat met spoed naar AVE 3 en komt terug
    Gegeven een casus in fase 2
    Als casusregisseur meldt "Met spoed opschalen" met
      | veld            | waarde                         |
      | spoed_doel      | ave_3                          |
      | criteria        | onveiligheid                   |
      | toelichting     | Acuut geweld                   |
      | reden_overslaan | Kan niet wachten op een intake |
    En procesregisseur AVE 3 rondt "Spoedaanmelding beoordelen" af met
      | veld              | waarde |
      | spoed_toelichting | Acuut  |
      | spoed_besluit     | terug  |
    Dan is de fase 2
    En heeft casusregisseur casusregie
    En is er geen taak voor procesregisseur AVE 3
    En is er geen taak voor casusregisseur

  Scenario: Spoed geldt één keer
    Gegeven een spoedcasus met doel AVE 3
    Als procesregisseur AVE 3 rondt "Spoedaanmelding beoordelen" af met
      | veld              | waarde   |
      | spoed_toelichting | Acuut    |
      | spoed_besluit     | aannemen |
    En procesregisseur AVE 3 rondt "Uitnodigen" af met
      | veld             | waarde                                       |
      | bespreking_datum | 20-03-2026                                   |
      | genodigden       | politie, reclassering, ggz, woningcorporatie |
      | burger_bij_zvh   | nee                                          |
    En procesregisseur AVE 3 rondt "Casusbespreking" af
    En procesregisseur AVE 3 rondt "Actielijst delen" af met
      | veld                | waarde     |
      | volgende_bespreking | 20-04-2026 |
    En procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                |
      | fasetoets_toelichting | Onveiligheid neemt af |
      | fasetoets_ave3        | op                    |
      | criteria              | onveiligheid          |
      | toelichting           | Dreiging              |
    Dan heeft procesregisseur AVE 3 de taak "Voorleggen"
    En is er geen taak voor burgemeester
    En is er geen taak voor IVZ/OOV

  Scenario: Er wijst altijd maar een iemand een casusregisseur aan
    Gegeven een spoedcasus met doel AVE 4
    Als IVZ/OOV rondt "Procesregie overnemen" af met
      | veld              | waarde      |
      | overname_afspraken | Elke ochtend bellen |
    En burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde     |
      | besluit_ave4_toelichting | Nodig      |
      | besluit_ave4             | aanvaarden |
    Dan is de fase AVE 4
    En heeft teamleider de taak "Casusregisseur toewijzen"
    Als IVZ/OOV rondt "Casusregie bepalen" af met
      | veld                   | waarde           |
      | casusregie_veiligheid  | Veiliger contact |
      | casusregie_keuze       | ander            |
    Dan is er geen taak voor teamleider
    En heeft IVZ/OOV de taak "Casusregisseur aanwijzen"
    En heeft casusregisseur casusregie
