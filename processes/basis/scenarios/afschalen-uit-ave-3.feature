# language: nl
Functionaliteit: Afschalen uit AVE 3

  Achtergrond:
    Gegeven een casus in fase 3
    Als procesregisseur AVE 3 meldt "Fasetoets eerder doen"
    En procesregisseur AVE 3 rondt "Fasetoets invullen" af met
      | veld                  | waarde                |
      | fasetoets_toelichting | Onveiligheid neemt af |
      | fasetoets_ave3        | af                    |

  Scenario: Toch in AVE 3 blijven
    Als procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde              |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | licht               |
      | afschaaltoets             | blijft              |
    Dan is de fase 3
    En heeft procesregisseur AVE 3 procesregie
    En is er geen taak voor procesregisseur AVE 3

  Scenario: Afschalen zonder tegengestelde reden mag niet
    Dan wordt "Afschaaltoets" met deze antwoorden geweigerd: "Wat is er verbeterd"
      | veld                      | waarde    |
      | afschaaltoets_toelichting | Rustig    |
      | zorgen                    | geen      |
      | afschaaltoets             | afschalen |

  Scenario: Naar de gewone hulp zonder warme overdracht
    Als procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde              |
      | afschaalcriteria          | onveiligheid        |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | licht               |
      | zorgen_motivatie          | De PGA houdt zicht  |
      | afschaaltoets             | afschalen           |
    En procesregisseur AVE 3 rondt "Doel kiezen" af met
      | veld             | waarde                |
      | doel_toelichting | Gewone hulp is genoeg |
      | afschaaldoel     | regulier              |
    Dan heeft casusregisseur alleen de taak "Regulier oppakken"
    En heeft procesregisseur AVE 3 procesregie
    En is de fase 3
    Als casusregisseur rondt "Regulier oppakken" af met
      | veld               | waarde            |
      | regulier_afspraken | Wekelijks contact |
    Dan is de fase 2
    En heeft niemand procesregie
    En heeft casusregisseur casusregie
    En is er geen taak voor procesregisseur AVE 3

  Scenario: REGEL-11 Bij serieuze zorgen is een warme overdracht verplicht
    Als procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde              |
      | afschaalcriteria          | onveiligheid        |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | serieus             |
      | zorgen_motivatie          | De PGA houdt zicht  |
      | afschaaltoets             | afschalen           |
    En procesregisseur AVE 3 rondt "Doel kiezen" af met
      | veld             | waarde                |
      | doel_toelichting | Gewone hulp is genoeg |
      | afschaaldoel     | regulier              |
    Dan heeft procesregisseur AVE 3 alleen de taak "Warme overdracht"
    Als procesregisseur AVE 3 rondt "Warme overdracht" af met
      | veld                | waarde                      |
      | overdracht_datum    | 04-03-2026                  |
      | overdracht_aanwezig | Gever, ontvanger en politie |
      | overdracht_te_doen  | Toezicht op de afspraken    |
      | overdracht_contact  | Procesregisseur             |
    Dan heeft casusregisseur alleen de taak "Regulier oppakken"
    En heeft procesregisseur AVE 3 procesregie
    Als casusregisseur rondt "Regulier oppakken" af met
      | veld               | waarde            |
      | regulier_afspraken | Wekelijks contact |
    Dan is de fase 2
    En heeft niemand procesregie

  Scenario: RAND-19 Met serieuze zorgen sluit een casus niet stil
    Als procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde              |
      | afschaalcriteria          | onveiligheid        |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | serieus             |
      | zorgen_motivatie          | De PGA houdt zicht  |
      | afschaaltoets             | afschalen           |
    En procesregisseur AVE 3 rondt "Doel kiezen" af met
      | veld             | waarde                |
      | doel_toelichting | Gewone hulp is genoeg |
      | afschaaldoel     | afsluiten             |
    Dan is de casus open
    En heeft procesregisseur AVE 3 de taak "Warme overdracht"
    En is er geen taak "Casus afsluiten"
    Als procesregisseur AVE 3 rondt "Warme overdracht" af met
      | veld                | waarde                      |
      | overdracht_datum    | 04-03-2026                  |
      | overdracht_aanwezig | Gever, ontvanger en politie |
      | overdracht_te_doen  | Toezicht op de afspraken    |
      | overdracht_contact  | Procesregisseur             |
    Dan heeft casusregisseur alleen de taak "Regulier oppakken"

  Scenario: RAND-19 Afschalen met zorgen vraagt een motivering
    Dan wordt "Afschaaltoets" met deze antwoorden geweigerd: "Waarom kan het toch een fase lager"
      | veld                      | waarde              |
      | afschaalcriteria          | onveiligheid        |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | licht               |
      | afschaaltoets             | afschalen           |

  Scenario: RAND-19 Wie bewust een andere weg kiest, sluit niet zonder motivering
    Als procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde                        |
      | afschaalcriteria          | onveiligheid                  |
      | afschaaltoets_toelichting | Geen meldingen meer           |
      | zorgen                    | licht                         |
      | zorgen_motivatie          | Hij wil geen hulp en weet dat |
      | afschaaltoets             | afschalen                     |
    En procesregisseur AVE 3 rondt "Doel kiezen" af met
      | veld             | waarde                       |
      | doel_toelichting | Verder aandringen helpt niet |
      | afschaaldoel     | afsluiten                    |
    En casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    Dan wordt "Casus afsluiten" met deze antwoorden geweigerd: "Welke zorgen blijven er"
      | veld                | waarde        |
      | afsluit_reden       | bewuste_keuze |
      | afsluit_zorgen      | ja            |
      | afsluit_toelichting | Hij wil niet  |
    Als casusregisseur rondt "Casus afsluiten" af met
      | veld                     | waarde                   |
      | afsluit_reden            | bewuste_keuze            |
      | afsluit_zorgen           | ja                       |
      | afsluit_zorgen_motivatie | De wijkagent houdt zicht |
      | afsluit_toelichting      | Hij wil niet             |
    Dan is de casus afgesloten

  Scenario: Naar procesregie in AVE 2
    Als procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde              |
      | afschaalcriteria          | onveiligheid        |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | licht               |
      | zorgen_motivatie          | De PGA houdt zicht  |
      | afschaaltoets             | afschalen           |
    En procesregisseur AVE 3 rondt "Doel kiezen" af met
      | veld             | waarde                |
      | doel_toelichting | Gewone hulp is genoeg |
      | afschaaldoel     | ave_2                 |
    En procesregisseur AVE 3 rondt "Warme overdracht" af met
      | veld                | waarde                      |
      | overdracht_datum    | 04-03-2026                  |
      | overdracht_aanwezig | Gever, ontvanger en politie |
      | overdracht_te_doen  | Toezicht op de afspraken    |
      | overdracht_contact  | Procesregisseur             |
    Dan heeft procesregisseur AVE 2 de taak "Overdracht accepteren"
    En heeft procesregisseur AVE 3 procesregie
    Als procesregisseur AVE 2 rondt "Overdracht accepteren" af met
      | veld                 | waarde                |
      | overdracht_afspraken | Afspraken overgenomen |
      | overdracht_besluit   | nog_niet              |
    Dan heeft procesregisseur AVE 3 de taak "Warme overdracht"
    En heeft procesregisseur AVE 3 procesregie
    En is de fase 3
    Als procesregisseur AVE 3 rondt "Warme overdracht" af met
      | veld                | waarde                      |
      | overdracht_datum    | 04-03-2026                  |
      | overdracht_aanwezig | Gever, ontvanger en politie |
      | overdracht_te_doen  | Toezicht op de afspraken    |
      | overdracht_contact  | Procesregisseur             |
    En procesregisseur AVE 2 rondt "Overdracht accepteren" af met
      | veld                 | waarde                |
      | overdracht_afspraken | Afspraken overgenomen |
      | overdracht_besluit   | accepteren            |
    Dan is de fase 2
    En heeft procesregisseur AVE 2 procesregie

  Scenario: De PGA accepteert nog niet
    Als procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde              |
      | afschaalcriteria          | onveiligheid        |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | licht               |
      | zorgen_motivatie          | De PGA houdt zicht  |
      | afschaaltoets             | afschalen           |
    En procesregisseur AVE 3 rondt "Doel kiezen" af met
      | veld             | waarde                |
      | doel_toelichting | Gewone hulp is genoeg |
      | afschaaldoel     | pga                   |
    En procesregisseur AVE 3 rondt "Warme overdracht" af met
      | veld                | waarde                      |
      | overdracht_datum    | 04-03-2026                  |
      | overdracht_aanwezig | Gever, ontvanger en politie |
      | overdracht_te_doen  | Toezicht op de afspraken    |
      | overdracht_contact  | Procesregisseur             |
    En PGA-coördinator rondt "Overdracht accepteren" af met
      | veld                 | waarde                |
      | overdracht_afspraken | Afspraken overgenomen |
      | overdracht_besluit   | nog_niet              |
    Dan heeft procesregisseur AVE 3 alleen de taak "Warme overdracht"
    En heeft procesregisseur AVE 3 procesregie
    En is er geen taak voor PGA-coördinator
    En is de fase 3

  Scenario: Afsluiten zonder zorgen
    Als procesregisseur AVE 3 rondt "Afschaaltoets" af met
      | veld                      | waarde              |
      | afschaalcriteria          | onveiligheid        |
      | afschaaltoets_toelichting | Geen meldingen meer |
      | zorgen                    | geen                |
      | afschaaltoets             | afschalen           |
    En procesregisseur AVE 3 rondt "Doel kiezen" af met
      | veld             | waarde                |
      | doel_toelichting | Gewone hulp is genoeg |
      | afschaaldoel     | afsluiten             |
    Dan heeft casusregisseur alleen de taak "Burger informeren"
    En heeft procesregisseur AVE 3 procesregie
    Als casusregisseur rondt "Burger informeren" af met
      | veld                | waarde            |
      | burger_geinformeerd | ja                |
      | geinformeerd_door   | De casusregisseur |
      | geinformeerd_op     | 04-03-2026        |
      | geinformeerd_hoe    | gesprek           |
      | minderjarig         | nee               |
    En casusregisseur rondt "Casus afsluiten" af met
      | veld                | waarde         |
      | afsluit_reden       | doelen         |
      | afsluit_zorgen      | nee            |
      | afsluit_toelichting | Doelen gehaald |
    Dan is de casus afgesloten
    En heeft niemand procesregie
