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
