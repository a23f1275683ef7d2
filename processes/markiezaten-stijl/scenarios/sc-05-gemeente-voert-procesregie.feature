# language: nl
Functionaliteit: SC-05 De gemeente voert de procesregie in AVE 3

  # reden: Het ZVH geeft hier in AVE 3 ook geen consult.
  @vervalt
  Scenario: Het ZVH krijgt alleen consult en informatie verrijken

  # reden: In AVE 3 hoeft hier geen afstemming met het ZVH.
  @vervalt
  Scenario: Zonder afstemming met het ZVH geen uitnodiging
