# language: nl
Functionaliteit: AVE 1: een signaal wegen

  Scenario: Sluiten met advies
    Gegeven een nieuw signaal
    Als casusregisseur rondt "Signaal wegen" af met
      | veld             | waarde                          |
      | acuut_onveilig   | nee                             |
      | basiszorg        | ja                              |
      | leefgebieden     | inkomen, netwerk                |
      | vraag            | School ziet schulden en verzuim |
      | signaal_uitkomst | sluiten                         |
      | advies           | Praat met school                |
    Dan is de casus afgesloten

  Scenario: Sluiten zonder advies mag niet
    Gegeven een nieuw signaal
    Dan wordt "Signaal wegen" met deze antwoorden geweigerd: "Welk advies geeft u"
      | veld             | waarde                          |
      | acuut_onveilig   | nee                             |
      | basiszorg        | ja                              |
      | leefgebieden     | inkomen, netwerk                |
      | vraag            | School ziet schulden en verzuim |
      | signaal_uitkomst | sluiten                         |

  Scenario: Consult van wijkagent
    Gegeven een nieuw signaal
    Als casusregisseur rondt "Signaal wegen" af met
      | veld             | waarde                          |
      | acuut_onveilig   | nee                             |
      | basiszorg        | ja                              |
      | leefgebieden     | inkomen, netwerk                |
      | vraag            | School ziet schulden en verzuim |
      | signaal_uitkomst | consult                         |
      | consult_rol      | wijkagent                       |
    Dan heeft wijkagent alleen de taak "Consult geven"
    En is de termijn van "Consult geven" 3 werkdagen
    En is de fase 1
    Als wijkagent rondt "Consult geven" af met
      | veld           | waarde                        |
      | consult_advies | Zoek eerst contact met school |
    Dan heeft casusregisseur alleen de taak "Signaal wegen"
    En is er geen taak voor wijkagent

  Scenario: Consult van PGA-coördinator
    Gegeven een nieuw signaal
    Als casusregisseur rondt "Signaal wegen" af met
      | veld             | waarde                          |
      | acuut_onveilig   | nee                             |
      | basiszorg        | ja                              |
      | leefgebieden     | inkomen, netwerk                |
      | vraag            | School ziet schulden en verzuim |
      | signaal_uitkomst | consult                         |
      | consult_rol      | pga_coordinator                 |
    Dan heeft PGA-coördinator alleen de taak "Consult geven"
    En is de termijn van "Consult geven" 3 werkdagen
    En is de fase 1
    Als PGA-coördinator rondt "Consult geven" af met
      | veld           | waarde                        |
      | consult_advies | Zoek eerst contact met school |
    Dan heeft casusregisseur alleen de taak "Signaal wegen"
    En is er geen taak voor PGA-coördinator

  Scenario: Consult van procesregisseur AVE 3
    Gegeven een nieuw signaal
    Als casusregisseur rondt "Signaal wegen" af met
      | veld             | waarde                          |
      | acuut_onveilig   | nee                             |
      | basiszorg        | ja                              |
      | leefgebieden     | inkomen, netwerk                |
      | vraag            | School ziet schulden en verzuim |
      | signaal_uitkomst | consult                         |
      | consult_rol      | procesregisseur_ave3            |
    Dan heeft procesregisseur AVE 3 alleen de taak "Consult geven"
    En is de termijn van "Consult geven" 3 werkdagen
    En is de fase 1
    Als procesregisseur AVE 3 rondt "Consult geven" af met
      | veld           | waarde                        |
      | consult_advies | Zoek eerst contact met school |
    Dan heeft casusregisseur alleen de taak "Signaal wegen"
    En is er geen taak voor procesregisseur AVE 3
