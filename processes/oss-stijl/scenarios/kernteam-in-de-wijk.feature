# language: nl
Functionaliteit: Een sterk AVE 2 in de wijk
  Geïnspireerd op Oss: procesregie in het wijkteam, met politie en woningcorporatie in het kernteam.

  Scenario: De procesregisseur begint meteen, met het kernteam
    Gegeven een nieuwe casus in fase 2
    Dan heeft casusregisseur alleen de taak "Burger informeren"
    Als casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan heeft procesregisseur AVE 2 alleen de taak "Kernteam samenstellen"
    En is er geen taak "MDO plannen"
    Als procesregisseur AVE 2 rondt "Kernteam samenstellen" af met
      | veld           | waarde                    |
      | kernteam       | politie, woningcorporatie |
      | kernteam_datum | 05-03-2026                |
    Dan heeft wijkagent alleen de taak "Inbreng wijkagent"
    En heeft ketenpartner "politie" de taak "Inbreng kernteam"
    En heeft ketenpartner "woningcorporatie" de taak "Inbreng kernteam"
    Als wijkagent rondt "Inbreng wijkagent" af met
      | veld             | waarde         |
      | kernteam_inbreng | Geen meldingen |
    En ketenpartner "politie" rondt "Inbreng kernteam" af met
      | veld             | waarde              |
      | kernteam_inbreng | Geen bijzonderheden |
    En ketenpartner "woningcorporatie" rondt "Inbreng kernteam" af met
      | veld             | waarde              |
      | kernteam_inbreng | Geen bijzonderheden |
    En procesregisseur AVE 2 rondt "Kernteam afspreken" af met
      | veld               | waarde         |
      | kernteam_afspraken | Wijkteam eerst |
      | procesregie_meteen | ja             |
    Dan heeft casusregisseur alleen de taak "Burger over afstemming informeren"
    Als casusregisseur rondt "Burger over afstemming informeren" af met
      | veld                      | waarde     |
      | kernteam_geinformeerd_op  | 06-03-2026 |
      | kernteam_geinformeerd_hoe | gesprek    |
    Dan heeft procesregisseur AVE 2 procesregie
    En heeft casusregisseur casusregie
    En heeft casusregisseur alleen de taak "MDO plannen"
    Als casusregisseur rondt "MDO plannen" af
    En casusregisseur rondt "Plan opstellen" af
    Dan heeft procesregisseur AVE 2 alleen de taak "Procesregie voeren"
    En is de termijn van "Procesregie voeren" 15 werkdagen
    En is de fase 2
