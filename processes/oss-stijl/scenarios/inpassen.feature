# language: nl
Functionaliteit: Wat hier bij komt in de scenario's van de basis
  Het kernteam komt bij elkaar en het huishouden hoort daarvan. De procesregie begint hier niet meteen.

  @tussendoor
  Scenario: Zo gaan de eigen stappen in een scenario dat wij erven
    Als procesregisseur AVE 2 rondt "Kernteam samenstellen" af met
      | veld           | waarde                    |
      | kernteam       | politie, woningcorporatie |
      | kernteam_datum | 05-03-2026                |
    En wijkagent rondt "Inbreng wijkagent" af met
      | veld             | waarde                  |
      | kernteam_inbreng | Geen meldingen dit jaar |
    En ketenpartner "politie" rondt "Inbreng kernteam" af met
      | veld             | waarde      |
      | kernteam_inbreng | Een melding |
    En ketenpartner "woningcorporatie" rondt "Inbreng kernteam" af met
      | veld             | waarde               |
      | kernteam_inbreng | Geen huurachterstand |
    En procesregisseur AVE 2 rondt "Kernteam afspreken" af met
      | veld               | waarde         |
      | kernteam_afspraken | Wijkteam eerst |
      | procesregie_meteen | nee            |
    En casusregisseur rondt "Burger over afstemming informeren" af met
      | veld                      | waarde     |
      | kernteam_geinformeerd_op  | 06-03-2026 |
      | kernteam_geinformeerd_hoe | gesprek    |
