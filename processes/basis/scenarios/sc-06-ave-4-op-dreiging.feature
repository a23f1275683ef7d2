# language: nl
Functionaliteit: SC-06 AVE 4 op dreiging, zonder calamiteit
  Er is een geloofwaardige dreiging tegen een evenement. Er is geen calamiteit.

  Scenario: De burgemeester aanvaardt en schaalt later weer af
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                   |
      | fasetoets_toelichting | Er dreigt escalatie      |
      | fasetoets_ave3        | op                       |
      | criteria              | onveiligheid             |
      | toelichting           | Dreiging tegen evenement |
    En procesregisseur AVE 3 rondt "Voorleggen" af met
      | veld                      | waarde                                          |
      | aard                      | dreiging                                        |
      | aard_toelichting          | Geloofwaardige dreiging tegen een evenement     |
      | bestuurlijke_samenvatting | Dreiging en aandacht van media; gevraagd: AVE 4 |
    Dan heeft IVZ/OOV alleen de taak "Procesregie overnemen"
    En heeft burgemeester alleen de taak "Besluit AVE 4"
    En is de fase 3
    En heeft procesregisseur AVE 3 procesregie
    En is college bestuurlijk verantwoordelijk
    Als burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | aanvaarden             |
    Dan is burgemeester bestuurlijk verantwoordelijk
    En heeft procesregisseur AVE 3 procesregie
    Als IVZ/OOV rondt "Procesregie overnemen" af met
      | veld               | waarde                    |
      | overname_afspraken | Lijn naar de burgemeester |
    Dan is de fase AVE 4
    En heeft IVZ/OOV procesregie
    En heeft casusregisseur casusregie
    En is burgemeester bestuurlijk verantwoordelijk
    En heeft burgemeester alleen de taak "Driehoek bijeenroepen"
    En heeft IVZ/OOV alleen de taken "Casusregie bepalen", "Scenarioteam samenstellen", "Calamiteit beoordelen"
    En wordt "Casusregie bepalen" met deze antwoorden geweigerd: "Motiveer"
      | veld             | waarde         |
      | casusregie_keuze | oorspronkelijk |
    Als burgemeester rondt "Driehoek bijeenroepen" af met
      | veld           | waarde     |
      | driehoek_datum | 04-03-2026 |
    En IVZ/OOV rondt "Casusregie bepalen" af met
      | veld                  | waarde                                           |
      | casusregie_veiligheid | Vertrouwd contact, veilig voor de casusregisseur |
      | casusregie_keuze      | oorspronkelijk                                   |
    Dan heeft casusregisseur casusregie
    Als IVZ/OOV rondt "Scenarioteam samenstellen" af met
      | veld               | waarde                                           |
      | scenarioteam_nodig | ja                                               |
      | scenarioteam_leden | Vier leden: politie, gemeente, GGZ, communicatie |
    En IVZ/OOV rondt "Calamiteit beoordelen" af met
      | veld                   | waarde                          |
      | calamiteit_toelichting | Er is dreiging, geen calamiteit |
      | calamiteit             | nee                             |
    Dan is er geen taak "Calamiteitenprotocol starten"
    En is er geen taak voor GGD
    En heeft IVZ/OOV de taak "Reden vastleggen"
    Als IVZ/OOV rondt "Reden vastleggen" af met
      | veld                | waarde          |
      | geen_protocol_reden | Alleen dreiging |
    Dan is er geen taak voor IVZ/OOV
    En is er geen taak voor GGD
    En heeft burgemeester alleen de taak "Volgen"
    Als burgemeester rondt "Volgen" af met
      | veld            | waarde                            |
      | volgen_afspraak | IVZ/OOV praat mij elke ochtend bij |
    Dan is er geen taak voor burgemeester
    Als er gaan 5 werkdagen voorbij
    Dan heeft IVZ/OOV de taak "Fasetoets invullen"
    Als IVZ/OOV rondt "Fasetoets invullen" af met
      | veld                  | waarde             |
      | fasetoets_toelichting | Dreiging is weg    |
      | afschaalcriteria      | onveiligheid       |
      | spiegel_onveiligheid  | De dreiging is weg |
      | fasetoets_ave4        | af                 |
    Dan is burgemeester bestuurlijk verantwoordelijk
    Als IVZ/OOV rondt "Afschaalvoorstel" af met
      | veld                         | waarde              |
      | afschaaldoel_ave4            | ave_3               |
      | zorgen_ave4                  | licht               |
      | zorgen_ave4_motivatie        | Het ZVH houdt zicht |
      | afschaalvoorstel_toelichting | De dreiging is weg  |
    En burgemeester rondt "Besluit afschalen" af met
      | veld                          | waarde  |
      | besluit_afschalen_toelichting | Akkoord |
      | besluit_afschalen             | ja      |
    Dan heeft procesregisseur AVE 3 de taak "Overdracht accepteren"
    En heeft IVZ/OOV alleen de taak "Procesregie afgeven"
    En heeft casusregisseur de taak "Overdracht meedoen"
    En heeft IVZ/OOV procesregie
    En is de fase 4
    En is burgemeester bestuurlijk verantwoordelijk
    Als IVZ/OOV rondt "Procesregie afgeven" af met
      | veld               | waarde                             |
      | nog_te_doen        | Gesprek met de organisator, OOV    |
      | overdracht_contact | De ambtenaar openbare orde         |
    Dan heeft IVZ/OOV procesregie
    En is de fase 4
    Als procesregisseur AVE 3 rondt "Overdracht accepteren" af met
      | veld                 | waarde                |
      | overdracht_begrepen  | ja                    |
      | overdracht_afspraken | Afspraken overgenomen |
    Dan is de fase 3
    En heeft procesregisseur AVE 3 procesregie
    En is college bestuurlijk verantwoordelijk
    En is er geen taak voor IVZ/OOV
    En is er geen taak voor burgemeester
    En is er geen taak voor GGD
    En heeft casusregisseur casusregie
    En heeft procesregisseur AVE 3 de taak "Uitnodigen"

  Scenario: De burgemeester stuurt terug
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                   |
      | fasetoets_toelichting | Er dreigt escalatie      |
      | fasetoets_ave3        | op                       |
      | criteria              | onveiligheid             |
      | toelichting           | Dreiging tegen evenement |
    En procesregisseur AVE 3 rondt "Voorleggen" af met
      | veld                      | waarde                                          |
      | aard                      | dreiging                                        |
      | aard_toelichting          | Geloofwaardige dreiging tegen een evenement     |
      | bestuurlijke_samenvatting | Dreiging en aandacht van media; gevraagd: AVE 4 |
    En burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | terug                  |
    Dan is de fase 3
    En is er geen taak voor IVZ/OOV
    En is er geen taak voor burgemeester
    En heeft procesregisseur AVE 3 procesregie
    En is college bestuurlijk verantwoordelijk

  Scenario: De burgemeester vraagt eerst extra informatie
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                   |
      | fasetoets_toelichting | Er dreigt escalatie      |
      | fasetoets_ave3        | op                       |
      | criteria              | onveiligheid             |
      | toelichting           | Dreiging tegen evenement |
    En procesregisseur AVE 3 rondt "Voorleggen" af met
      | veld                      | waarde                                          |
      | aard                      | dreiging                                        |
      | aard_toelichting          | Geloofwaardige dreiging tegen een evenement     |
      | bestuurlijke_samenvatting | Dreiging en aandacht van media; gevraagd: AVE 4 |
    En burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | extra_informatie       |
    Dan heeft IVZ/OOV alleen de taken "Procesregie overnemen", "Informatie aanvullen"
    En is er geen taak voor burgemeester
    Als IVZ/OOV rondt "Informatie aanvullen" af met
      | veld       | waarde                 |
      | aanvulling | Duiding van de politie |
    Dan heeft burgemeester alleen de taak "Besluit AVE 4"
    En is de fase 3

  Scenario: Een andere casusregisseur komt er nooit vanzelf
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                   |
      | fasetoets_toelichting | Er dreigt escalatie      |
      | fasetoets_ave3        | op                       |
      | criteria              | onveiligheid             |
      | toelichting           | Dreiging tegen evenement |
    En procesregisseur AVE 3 rondt "Voorleggen" af met
      | veld                      | waarde                                          |
      | aard                      | dreiging                                        |
      | aard_toelichting          | Geloofwaardige dreiging tegen een evenement     |
      | bestuurlijke_samenvatting | Dreiging en aandacht van media; gevraagd: AVE 4 |
    En IVZ/OOV rondt "Procesregie overnemen" af met
      | veld               | waarde                    |
      | overname_afspraken | Lijn naar de burgemeester |
    En burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | aanvaarden             |
    En IVZ/OOV rondt "Casusregie bepalen" af met
      | veld                  | waarde                                           |
      | casusregie_veiligheid | Vertrouwd contact, veilig voor de casusregisseur |
      | casusregie_keuze      | ander                                            |
    Dan heeft IVZ/OOV de taak "Casusregisseur aanwijzen"
    En heeft casusregisseur casusregie
    Als IVZ/OOV rondt "Casusregisseur aanwijzen" af met
      | veld           | waarde         |
      | casusregisseur | casusregisseur |
    Dan heeft casusregisseur casusregie
    En is er geen taak "Casusregisseur aanwijzen"

  Scenario: De burgemeester blijft in AVE 4
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                   |
      | fasetoets_toelichting | Er dreigt escalatie      |
      | fasetoets_ave3        | op                       |
      | criteria              | onveiligheid             |
      | toelichting           | Dreiging tegen evenement |
    En procesregisseur AVE 3 rondt "Voorleggen" af met
      | veld                      | waarde                                          |
      | aard                      | dreiging                                        |
      | aard_toelichting          | Geloofwaardige dreiging tegen een evenement     |
      | bestuurlijke_samenvatting | Dreiging en aandacht van media; gevraagd: AVE 4 |
    En IVZ/OOV rondt "Procesregie overnemen" af met
      | veld               | waarde                    |
      | overname_afspraken | Lijn naar de burgemeester |
    En burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | aanvaarden             |
    En IVZ/OOV meldt "Fasetoets eerder doen"
    En IVZ/OOV rondt "Fasetoets invullen" af met
      | veld                  | waarde             |
      | fasetoets_toelichting | Dreiging is weg    |
      | afschaalcriteria      | onveiligheid       |
      | spiegel_onveiligheid  | De dreiging is weg |
      | fasetoets_ave4        | af                 |
    En IVZ/OOV rondt "Afschaalvoorstel" af met
      | veld                         | waarde              |
      | afschaaldoel_ave4            | ave_3               |
      | zorgen_ave4                  | licht               |
      | zorgen_ave4_motivatie        | Het ZVH houdt zicht |
      | afschaalvoorstel_toelichting | De dreiging is weg  |
    En burgemeester rondt "Besluit afschalen" af met
      | veld                          | waarde  |
      | besluit_afschalen_toelichting | Akkoord |
      | besluit_afschalen             | nee     |
    Dan is de fase 4
    En heeft IVZ/OOV procesregie
    En is burgemeester bestuurlijk verantwoordelijk
    En is er geen taak voor burgemeester
    Als er gaan 5 werkdagen voorbij
    Dan heeft IVZ/OOV alleen de taak "Fasetoets invullen"

  Scenario: De fasetoets in AVE 4 houdt de fase gelijk
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                   |
      | fasetoets_toelichting | Er dreigt escalatie      |
      | fasetoets_ave3        | op                       |
      | criteria              | onveiligheid             |
      | toelichting           | Dreiging tegen evenement |
    En procesregisseur AVE 3 rondt "Voorleggen" af met
      | veld                      | waarde                                          |
      | aard                      | dreiging                                        |
      | aard_toelichting          | Geloofwaardige dreiging tegen een evenement     |
      | bestuurlijke_samenvatting | Dreiging en aandacht van media; gevraagd: AVE 4 |
    En IVZ/OOV rondt "Procesregie overnemen" af met
      | veld               | waarde                    |
      | overname_afspraken | Lijn naar de burgemeester |
    En burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | aanvaarden             |
    En er gaan 5 werkdagen voorbij
    En IVZ/OOV rondt "Fasetoets invullen" af met
      | veld                  | waarde          |
      | fasetoets_toelichting | Dreiging is weg |
      | fasetoets_ave4        | gelijk          |
    Dan is de fase 4
    En is er geen taak "Fasetoets invullen"
    Als er gaan 5 werkdagen voorbij
    Dan heeft IVZ/OOV de taak "Fasetoets invullen"
