# language: nl
Functionaliteit: Wie doet wat in AVE 3 en AVE 4

  Scenario: SC-03 ACT-17 De administratie voert het bouwschema in en de casusregisseur doet mee
    Gegeven een casus in fase 3
    Als ketenpartner meldt "Tussentijds signaal melden" met
      | veld             | waarde       |
      | signaal          | Nieuwe ruzie |
      | signaal_dringend | ja           |
    En procesregisseur AVE 3 rondt "Signaal beoordelen" af met
      | veld                | waarde                     |
      | signaal_toelichting | Partners moeten bij elkaar |
      | signaal_besluit     | bijeenroepen               |
    En procesregisseur AVE 3 rondt "Uitnodigen" af met
      | veld                | waarde                                       |
      | bespreking_datum    | 20-03-2026                                   |
      | genodigden          | politie, reclassering, ggz, woningcorporatie |
      | burger_bij_zvh      | nee                                          |
      | ervaringsdeskundige | ja                                           |
    Dan heeft procesregisseur AVE 3 alleen de taak "Casusbespreking"
    En heeft administratie ZVH alleen de taak "Bouwschema invoeren"
    En heeft casusregisseur alleen de taak "Deelnemen"
    En is er geen taak voor ketenpartner
    En wordt "Bouwschema invoeren" met deze antwoorden geweigerd
      | veld                | waarde |
      | bouwschema_ingevuld | nee    |
    Als administratie ZVH rondt "Bouwschema invoeren" af met
      | veld                | waarde |
      | bouwschema_ingevuld | ja     |
    En casusregisseur rondt "Deelnemen" af met
      | veld                   | waarde                             |
      | inbreng_casusregisseur | Het gezin wil hulp bij de schulden |
    Dan is er geen taak voor administratie ZVH
    En is er geen taak voor casusregisseur
    En heeft procesregisseur AVE 3 alleen de taak "Casusbespreking"
    Als procesregisseur AVE 3 rondt "Casusbespreking" af
    Dan heeft procesregisseur AVE 3 alleen de taak "Actielijst delen"

  Scenario: RAND-15 De casusregisseur blijft beschikbaar in AVE 4
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
    Dan heeft casusregisseur casusregie
    En heeft casusregisseur alleen de taak "Beschikbaar blijven"
    Als casusregisseur rondt "Beschikbaar blijven" af met
      | veld           | waarde                           |
      | bereikbaarheid | Altijd via de telefoon van de dienst |
    Dan is er geen taak voor casusregisseur
    En heeft casusregisseur casusregie

  Scenario: BESL-13 Wie in AVE 4 de casus trekt, vraagt een motivering over veiligheid
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
    Dan wordt "Casusregie bepalen" met deze antwoorden geweigerd: "Motiveer"
      | veld             | waarde |
      | casusregie_keuze | ander  |
    En wordt "Casusregie bepalen" met deze antwoorden geweigerd
      | veld                  | waarde                         |
      | casusregie_veiligheid | Vertrouwd en veilig voor beide |

  Scenario: BESL-14 Een scenarioteam heeft leden, en hoeft er niet te zijn
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
    Dan wordt "Scenarioteam samenstellen" met deze antwoorden geweigerd
      | veld               | waarde |
      | scenarioteam_nodig | ja     |
    Als IVZ/OOV rondt "Scenarioteam samenstellen" af met
      | veld               | waarde |
      | scenarioteam_nodig | nee    |
    Dan is er geen taak "Scenarioteam samenstellen"
    En is de fase 4

  Scenario: REGEL-12 Wie accepteert, beëindigt de overdracht; tot dan houdt IVZ/OOV de regie
    Gegeven een casus in fase 4
    Als IVZ/OOV meldt "Fasetoets eerder doen"
    En IVZ/OOV rondt "Fasetoets invullen" af met
      | veld                  | waarde          |
      | fasetoets_toelichting | Dreiging is weg |
      | afschaalcriteria      | onveiligheid    |
      | fasetoets_ave4        | af              |
    En IVZ/OOV rondt "Afschaalvoorstel" af met
      | veld                         | waarde              |
      | afschaaldoel_ave4            | ave_3               |
      | zorgen_ave4                  | licht               |
      | zorgen_ave4_motivatie        | Het ZVH houdt zicht |
      | afschaalvoorstel_toelichting | De dreiging is weg  |
    En burgemeester rondt "Besluit afschalen" af met
      | veld                          | waarde  |
      | besluit_afschalen_toelichting | Akkoord |
      | besluit_afschalen             | ja      |
    Dan heeft IVZ/OOV alleen de taak "Procesregie afgeven"
    En heeft procesregisseur AVE 3 alleen de taak "Overdracht accepteren"
    En heeft IVZ/OOV procesregie
    Als casusregisseur rondt "Overdracht meedoen" af met
      | veld              | waarde                        |
      | inbreng_overdracht | Het gezin wil één aanspreekpunt |
    Dan heeft IVZ/OOV procesregie
    En is de fase 4
    Als procesregisseur AVE 3 rondt "Overdracht accepteren" af met
      | veld                 | waarde                |
      | overdracht_begrepen  | ja                    |
      | overdracht_afspraken | Afspraken overgenomen |
    Dan is de fase 3
    En heeft procesregisseur AVE 3 procesregie
    En is er geen taak voor IVZ/OOV
    En is er geen taak "Overdracht meedoen"
    En is college bestuurlijk verantwoordelijk

  Scenario: RAND-14 Bij alleen een dreiging is er geen protocol en volgt de burgemeester
    Gegeven een casus in fase 4
    Dan is er geen taak "Calamiteitenprotocol starten"
    En is er geen taak voor GGD
    En is er geen taak "Informeren en besluiten"
    Als IVZ/OOV meldt "Calamiteit melden" met
      | veld                   | waarde                 |
      | calamiteit_gebeurtenis | Er is iemand overleden |
      | calamiteit_datum       | 04-03-2026             |
    Dan heeft burgemeester alleen de taak "Informeren en besluiten"
