# language: nl
Functionaliteit: Het ZVH in de hoogste fase
  Geïnspireerd op De Markiezaten: bouwschema, OGGZ en alleen de actielijst.

  Scenario: Bouwschema, bemoeizorg en een actielijst
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde              |
      | fasetoets_toelichting | Er dreigt escalatie |
      | fasetoets_ave3        | op                  |
      | criteria              | onveiligheid        |
      | toelichting           | Dreiging            |
    En procesregisseur AVE 3 rondt "Voorleggen" af met
      | veld                      | waarde                  |
      | aard                      | dreiging                |
      | aard_toelichting          | Geloofwaardige dreiging |
      | bestuurlijke_samenvatting | Gevraagd: AVE 4         |
    Dan is er geen taak voor procesregisseur ZVH
    En is er geen taak voor OGGZ
    Als burgemeester rondt "Besluit AVE 4" af met
      | veld                     | waarde                 |
      | besluit_ave4_toelichting | De dreiging is ernstig |
      | besluit_ave4             | aanvaarden             |
    En IVZ/OOV rondt "Procesregie overnemen" af met
      | veld               | waarde                    |
      | overname_afspraken | Lijn naar de burgemeester |
    Dan is de fase AVE 4
    En heeft IVZ/OOV procesregie
    En is burgemeester bestuurlijk verantwoordelijk
    En heeft procesregisseur ZVH alleen de taak "Intakegesprek ZVH"
    Als procesregisseur ZVH rondt "Intakegesprek ZVH" af met
      | veld            | waarde                      |
      | intake_datum    | 04-03-2026                  |
      | intake_verslag  | Samen met de melder gewogen |
      | intake_uitkomst | zvh_casus                   |
    Dan heeft OGGZ alleen de taak "Bemoeizorg inschatten"
    En heeft procesregisseur ZVH alleen de taak "Partners uitnodigen"
    Als procesregisseur ZVH rondt "Partners uitnodigen" af met
      | veld             | waarde       |
      | bespreking_datum | 06-03-2026   |
      | genodigden       | politie, ggz |
      | burger_bij_zvh   | nee          |
    En OGGZ rondt "Bemoeizorg inschatten" af met
      | veld             | waarde                        |
      | oggz_contact     | nog_niet                      |
      | oggz_inschatting | Mijdt zorg, geen acuut gevaar |
      | oggz_bemoeizorg  | ja                            |
    Dan heeft administratie ZVH alleen de taak "Bouwschema invullen"
    En is er geen taak voor ketenpartner
    Als administratie ZVH rondt "Bouwschema invullen" af
    En procesregisseur ZVH rondt "Actielijst ZVH delen" af met
      | veld                | waarde     |
      | volgende_bespreking | 20-04-2026 |
    Dan heeft ketenpartner "politie" de taak "Acties uitvoeren"
    En heeft ketenpartner "ggz" de taak "Acties uitvoeren"
    En heeft IVZ/OOV procesregie

  Scenario: In AVE 3 doet het ZVH niet mee
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | ave2   |
    Als procesregisseur AVE 2 rondt "Procesregie voeren" af met
      | veld                  | waarde               |
      | procesregie_voortgang | Er zijn afspraken    |
      | procesregie_besluit   | opschalen            |
      | criteria              | onveiligheid         |
      | toelichting           | Bedreiging van buren |
      | overlast_omgeving     | ja                   |
    En procesregisseur AVE 2 rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    En procesregisseur AVE 3 rondt "Overname bespreken" af met
      | veld           | waarde                  |
      | intake_datum   | 04-03-2026              |
      | intake_verslag | Besproken met de melder |
      | zvh_uitkomst   | oppakken                |
    En procesregisseur AVE 3 rondt "Burger-informeren-besluit" af met
      | veld                      | waarde |
      | burger_informeren_besluit | ja     |
    En casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan is de fase AVE 3
    En heeft procesregisseur AVE 3 de taak "Uitnodigen"
    En is er geen taak voor adviseur ZVH
    En is er geen taak voor procesregisseur ZVH
