# language: nl
Functionaliteit: SC-07 AVE 4 met een calamiteit

  Scenario: Zonder geregistreerde calamiteit start het protocol niet
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
    Dan is er geen taak "Calamiteitenprotocol starten"
    En is er geen taak "PSH inzetten"
    Als IVZ/OOV rondt "Calamiteit beoordelen" af met
      | veld                   | waarde                          |
      | calamiteit_toelichting | Er is dreiging, geen calamiteit |
      | calamiteit             | nee                             |
    En IVZ/OOV rondt "Reden vastleggen" af met
      | veld                | waarde          |
      | geen_protocol_reden | Alleen dreiging |
    Dan is er geen taak "Calamiteitenprotocol starten"
    En is er geen taak voor GGD
    Als IVZ/OOV meldt "Calamiteit melden" met
      | veld                   | waarde                 |
      | calamiteit_gebeurtenis | Er is iemand overleden |
      | calamiteit_datum       | 04-03-2026             |
    Dan heeft IVZ/OOV de taak "Calamiteitenprotocol starten"
    En heeft GGD alleen de taak "PSH inzetten"
    En heeft burgemeester de taak "Informeren en besluiten"
    En heeft casusregisseur casusregie
    En heeft IVZ/OOV procesregie
    En is de casus open
    En is de fase 4
    Als IVZ/OOV rondt "Calamiteitenprotocol starten" af met
      | veld                | waarde      |
      | protocol_gestart_op | 04-03-2026  |
      | protocol_contact    | Piketdienst |
    En GGD rondt "PSH inzetten" af met
      | veld           | waarde     |
      | psh_gestart_op | 04-03-2026 |
    Dan is de casus open
    En is de fase 4
    En is er geen taak voor GGD

  Scenario: De calamiteit is er meteen
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
    En IVZ/OOV rondt "Calamiteit beoordelen" af met
      | veld                   | waarde                 |
      | calamiteit_toelichting | Er is iemand overleden |
      | calamiteit             | ja                     |
    Dan heeft IVZ/OOV de taak "Calamiteitenprotocol starten"
    En heeft GGD alleen de taak "PSH inzetten"
    En is er geen taak "Reden vastleggen"
    En is er geen taak "Volgen"
    En heeft burgemeester de taak "Informeren en besluiten"
    En wordt "Informeren en besluiten" met deze antwoorden geweigerd
      | veld                    | waarde        |
      | calamiteit_geinformeerd | De driehoek   |
    Als burgemeester rondt "Informeren en besluiten" af met
      | veld                    | waarde                                 |
      | calamiteit_geinformeerd | De driehoek en de nabestaanden         |
      | calamiteit_besluit      | Extra toezicht in de buurt tot zondag  |
    Dan is er geen taak "Informeren en besluiten"
    Als IVZ/OOV rondt "Calamiteitenprotocol starten" af met
      | veld                | waarde      |
      | protocol_gestart_op | 04-03-2026  |
      | protocol_contact    | Piketdienst |
    En GGD rondt "PSH inzetten" af met
      | veld           | waarde     |
      | psh_gestart_op | 04-03-2026 |
    Dan is de casus open

  Scenario: Buiten AVE 4 is er geen calamiteit te melden
    Gegeven een casus in fase 3
    Dan kan IVZ/OOV "Calamiteit melden" niet melden
