# language: nl
Functionaliteit: Het ZVH raadplegen als consult
  In elke fase mogelijk. Raadplegen is geen aanmelding en geen opschaling.

  Scenario: STAP-02 In AVE 1
    Gegeven een nieuw signaal
    Als casusregisseur meldt "ZVH raadplegen" met
      | veld      | waarde                    |
      | zvh_vraag | Is dit iets voor het ZVH? |
    Dan heeft procescoördinator alleen de taak "Advies ZVH geven"
    En is de fase 1
    En is de termijn van "Advies ZVH geven" 3 werkdagen
    Als procescoördinator rondt "Advies ZVH geven" af met
      | veld          | waarde                        |
      | zvh_meedenken | Houd eerst een MDO met de GGZ |
      | zvh_aanmelden | nog_niet                      |
    Dan is er geen taak voor procescoördinator
    En is de fase 1

  Scenario: In AVE 2 vraagt de casusregisseur
    Gegeven een casus in fase 2
    Als casusregisseur meldt "ZVH raadplegen" met
      | veld      | waarde                    |
      | zvh_vraag | Is dit iets voor het ZVH? |
    Dan heeft procescoördinator alleen de taak "Advies ZVH geven"
    En is de fase 2
    En is de termijn van "Advies ZVH geven" 3 werkdagen
    Als procescoördinator rondt "Advies ZVH geven" af met
      | veld          | waarde                        |
      | zvh_meedenken | Houd eerst een MDO met de GGZ |
      | zvh_aanmelden | nog_niet                      |
    Dan is er geen taak voor procescoördinator
    En is de fase 2

  Scenario: In AVE 3 vraagt de casusregisseur
    Gegeven een casus in fase 3
    Als casusregisseur meldt "ZVH raadplegen" met
      | veld      | waarde                    |
      | zvh_vraag | Is dit iets voor het ZVH? |
    Dan heeft procescoördinator alleen de taak "Advies ZVH geven"
    En is de fase 3
    En is de termijn van "Advies ZVH geven" 3 werkdagen
    Als procescoördinator rondt "Advies ZVH geven" af met
      | veld          | waarde                        |
      | zvh_meedenken | Houd eerst een MDO met de GGZ |
      | zvh_aanmelden | nog_niet                      |
    Dan is er geen taak voor procescoördinator
    En is de fase 3

  Scenario: In AVE 4 vraagt IVZ/OOV
    Gegeven een casus in fase 4
    Als IVZ/OOV meldt "ZVH raadplegen" met
      | veld      | waarde                    |
      | zvh_vraag | Is dit iets voor het ZVH? |
    Dan heeft procescoördinator alleen de taak "Advies ZVH geven"
    En is de fase 4
    En is de termijn van "Advies ZVH geven" 3 werkdagen
    Als procescoördinator rondt "Advies ZVH geven" af met
      | veld          | waarde                        |
      | zvh_meedenken | Houd eerst een MDO met de GGZ |
      | zvh_aanmelden | nog_niet                      |
    Dan is er geen taak voor procescoördinator
    En is de fase 4
