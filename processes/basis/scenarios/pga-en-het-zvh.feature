# language: nl
Functionaliteit: De lokale PGA en het Zorg- en Veiligheidshuis

  Achtergrond:
    Gegeven een casus in fase 2
      | naam        | waarde |
      | procesregie | pga    |

  Scenario: Wijst het ZVH af, dan leest de PGA-coördinator de terugkoppeling
    Als PGA-coördinator rondt "PGA voeren" af met
      | veld              | waarde                |
      | pga_voortgang     | De overlast neemt toe |
      | pga_besluit       | opschalen             |
      | criteria          | onveiligheid          |
      | toelichting       | Het wordt onveilig    |
      | overlast_omgeving | ja                    |
    En PGA-coördinator rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    En procesregisseur AVE 3 rondt "Intakegesprek" af met
      | veld            | waarde                  |
      | intake_datum    | 04-03-2026              |
      | intake_verslag  | Besproken met de melder |
      | intake_uitkomst | advies                  |
    En procescoördinator rondt "Advies geven" af met
      | veld       | waarde                    |
      | zvh_reden  | Een leefgebied, een keten |
      | zvh_advies | MDO met GGZ               |
    Dan heeft PGA-coördinator alleen de taak "Terugkoppeling lezen"
    En is er geen taak voor procesregisseur AVE 2
    En is de fase 2

  Scenario: Neemt het ZVH aan, dan draagt de PGA-coördinator over wat nog loopt
    Als PGA-coördinator rondt "PGA voeren" af met
      | veld              | waarde                |
      | pga_voortgang     | De overlast neemt toe |
      | pga_besluit       | opschalen             |
      | criteria          | onveiligheid          |
      | toelichting       | Het wordt onveilig    |
      | overlast_omgeving | ja                    |
    En PGA-coördinator rondt "Aanmelden" af met
      | veld                      | waarde               |
      | naam_betrokkene           | Huishouden Linde     |
      | aanleiding                | Bedreiging van buren |
      | aanmelding_doel           | Rust in de straat    |
      | partners                  | politie, ggz         |
      | aanmelding_gedeeld_in_mdo | ja                   |
    En procesregisseur AVE 3 rondt "Intakegesprek" af met
      | veld            | waarde                  |
      | intake_datum    | 04-03-2026              |
      | intake_verslag  | Besproken met de melder |
      | intake_uitkomst | zvh_casus               |
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
    En procescoördinator rondt "Criteria toetsen" af met
      | veld               | waarde                           |
      | criterium_a        | ja                               |
      | criterium_b        | ja                               |
      | criterium_c        | ja                               |
      | criterium_d        | nee                              |
      | criteria_motivatie | Meer leefgebieden en meer ketens |
    En ketenpartner "politie" rondt "Besluit meegeven" af met
      | veld           | waarde            |
      | stem           | oppakken          |
      | stem_motivatie | Meer ketens nodig |
    En ketenpartner "ggz" rondt "Besluit meegeven" af met
      | veld           | waarde            |
      | stem           | oppakken          |
      | stem_motivatie | Meer ketens nodig |
    En procesregisseur AVE 3 rondt "Gezamenlijk besluit vastleggen" af met
      | veld              | waarde          |
      | besluit_motivatie | Samen besproken |
      | zvh_uitkomst      | oppakken        |
    Dan is de fase AVE 3
    En heeft procesregisseur AVE 3 procesregie
    En heeft PGA-coördinator alleen de taak "Procesregie beëindigen"
    En is er geen taak voor procesregisseur AVE 2
