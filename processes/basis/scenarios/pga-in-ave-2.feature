# language: nl
Functionaliteit: De lokale PGA in AVE 2

  Achtergrond:
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | pga    |

  Scenario: De PGA loopt door
    Dan heeft PGA-coördinator alleen de taak "PGA voeren"
    Als PGA-coördinator rondt "PGA voeren" af met
      | veld          | waarde               |
      | pga_voortgang | De overlast neemt af |
      | pga_besluit   | doorgaan             |
    Dan heeft PGA-coördinator alleen de taak "PGA voeren"
    En is de fase 2

  Scenario: De PGA schaalt op
    Als PGA-coördinator rondt "PGA voeren" af met
      | veld              | waarde               |
      | pga_voortgang     | De overlast neemt af |
      | pga_besluit       | opschalen            |
      | criteria          | onveiligheid         |
      | toelichting       | Het wordt onveilig   |
      | overlast_omgeving | ja                   |
    Dan heeft PGA-coördinator alleen de taak "Aanmelden"
    En is er geen taak voor procesregisseur AVE 2
    En is de fase 2

  Scenario: REGEL-10 Terug naar regulier zegt wat er verbeterde
    Dan wordt "PGA voeren" met deze antwoorden geweigerd
      | veld          | waarde               |
      | pga_voortgang | De overlast neemt af |
      | pga_besluit   | regulier             |
    Als PGA-coördinator rondt "PGA voeren" af met
      | veld             | waarde               |
      | pga_voortgang    | De overlast neemt af |
      | afschaalcriteria | onveiligheid         |
      | pga_besluit      | regulier             |
    Dan is de fase 2
    En heeft niemand procesregie
    En is er geen taak voor PGA-coördinator
