"""A scenario lives through a casus as it really goes, and says what is the case when it does not hold."""

from datetime import date

import pytest
from playing import ASKED, HOME, PLANNED, message, proef, tell

from kapstok.rehearsal import check
from kapstok.rehearsal.play import play, scenarios_of
from kapstok.rehearsal.world import World
from kapstok.variants.bundle import Bundle

SCENARIOS = scenarios_of(proef().bundle)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_the_small_route_does_what_its_scenarios_say(scenario):
    result = play(proef(), scenario)
    assert result.passed, f"{result.line}: {result.message}"


@pytest.mark.parametrize(
    ("story", "said"),
    [
        (
            'Dan heeft burgemeester de taak "MDO plannen"',
            '"MDO plannen" ligt bij Casusregisseur. Burgemeester heeft nu: niets',
        ),
        ('Dan heeft casusregisseur de taak "Fasetoets invullen"', 'Casusregisseur heeft nu: "MDO plannen"'),
        ('Dan heeft casusregisseur de taak "MDO planen"', 'Bedoelt u "MDO plannen"?'),
        ('Dan heeft casusregiseur de taak "MDO plannen"', 'Bedoelt u "Casusregisseur"?'),
        ('Dan heeft casusregisseur alleen de taken "MDO plannen", "Fasetoets invullen"', "Casusregisseur heeft nu"),
        ("Dan is er geen taak voor casusregisseur", 'Casusregisseur: "MDO plannen"'),
        ('Dan is er geen taak "MDO plannen"', '"MDO plannen" staat open'),
        ('Dan heeft niemand de taak "MDO plannen"', '"MDO plannen" staat open'),
        ('Dan is de termijn van "MDO plannen" 6 werkdagen', "is 09-03-2026 (5 werkdagen)"),
        ('Dan is de termijn van "MDO plannen" 31-02-2026', "De dag 31-02-2026 bestaat niet"),
        ("Dan is de fase 3", "De fase is nu 2, niet 3"),
        ("Dan is de fase 9", "De fase is nu 2, niet 9"),
        ("Dan heeft niemand casusregie", "Casusregie heeft nu: casusregisseur"),
        ("Dan is burgemeester bestuurlijk verantwoordelijk", "Bestuurlijk verantwoordelijk is nu: college"),
        ("Dan is de casus afgesloten", "De casus is nog open"),
        ('Dan adviseert "advies" advies_fase = 2', "nog niet gevraagd"),
        ('Dan adviseert "adviees" x = 2', 'Bedoelt u "Opschaaladvies"?'),
        ('Dan kan casusregisseur "Leefgebieden" van "MDO plannen" niet "werk" kiezen', "is wel een keuze: wonen, werk"),
        ('Dan wordt "MDO plannen" met deze antwoorden geweigerd\n| datum | 01-01-2026 |', "neemt deze antwoorden aan"),
        ('Dan wordt "MDO plannen" met deze antwoorden geweigerd: "te laat"', "om iets anders: datum: Vul 'Datum' in."),
    ],
)
def test_a_failing_dan_says_what_is_the_case(story, said):
    assert said in message(story)


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ('Als burgemeester rondt "MDO plannen" af', "ligt bij Casusregisseur, niet bij Burgemeester"),
        ('Als casusregisseur rondt "MDO plannen" af', "weigert dit: datum: Vul 'Datum' in."),
        ('Als casusregisseur rondt "MDO plannen" af\n| dag | 1-1-2026 |', 'Het veld "dag" staat niet'),
        ('Als casusregisseur rondt "MDO plannen" af\n| datum | 1-1-2026 |\n| gebieden | wonne |', 'Bedoelt u "wonen"?'),
        ('Als casusregisseur rondt "MDO plannen" af\n| a | b | c |', "twee kolommen"),
        (
            'Als casusregisseur rondt "Fasetoets invullen" af',
            'staat nu niet open. Nu open: Casusregisseur: "MDO plannen"',
        ),
        ('Als casusregisseur meldt "Opschaalverzoek"', "wordt nu niet gewacht. Wel op: niets"),
        ('Als casusregisseur meldt "Opschaalverzoekje"', 'Bedoelt u "Opschaalverzoek"?'),
        ('Als operatie "zaak_bijwerken" slaagt', "Er wacht nu geen operatie"),
        ("Gegeven een nieuw signaal\nGegeven een nieuw signaal", "Er is al een casus"),
        ("Gegeven een casus in fase 5", "AVE kent de fasen 1 tot en met 4"),
        ("Gegeven het is 30-02-2026", "De dag 30-02-2026 bestaat niet"),
        ("Gegeven het is 05-03-2026\nDan is de casus open", "Er is nog geen casus"),
    ],
)
def test_a_step_that_cannot_be_done_says_why(story, said):
    assert said in message(story)


def test_a_message_of_another_role_is_refused():
    assert "is voor Casusregisseur, niet voor Burgemeester" in message(
        PLANNED, 'Als burgemeester meldt "Opschaalverzoek"'
    )
    result = tell(PLANNED, 'Dan kan burgemeester "Opschaalverzoek" niet melden')
    assert result.passed
    said = message(PLANNED, 'Dan kan casusregisseur "Opschaalverzoek" niet melden')
    assert "nu wel melden" in said


def test_the_form_of_a_message_can_be_refused_too():
    result = tell('Dan wordt "Opschaalverzoek" met deze antwoorden geweigerd: "Criterium"\n| toelichting | x |')
    assert result.passed, result.message


def test_a_task_of_several_parties_asks_for_the_party():
    both = (
        'Als procesregisseur_ave2 rondt "Verzoek beoordelen" af\n'
        "| casusregisseur | casusregisseur |\n| partijen | politie, ggd |"
    )
    assert "staat open voor politie, ggd" in message(ASKED, both, 'Als ketenpartner rondt "Besluit meegeven" af')
    said = message(ASKED, both, 'Dan heeft ketenpartner "GDD" de taak "Besluit meegeven"')
    assert 'Bedoelt u "ggd"?' in said


def test_the_failing_step_is_named_with_its_line_and_the_rest_was_not_reached():
    result = tell("Dan is de fase 2", "Dan is de fase 4", "Dan is de casus open")
    assert (result.file, result.line) == ("proef.feature", 6)
    assert [step.passed for step in result.steps] == [True, True, False, None]


def test_a_mistyped_step_is_told_before_anything_happens():
    result = tell("Dan is de fase 4", "Dan klopt alles")
    assert result.line == 6
    assert result.trace == ()


def test_the_trace_names_the_elements_that_the_casus_came_by():
    trace = [(passed.process, passed.element) for passed in tell(PLANNED).trace]
    assert ("ave_2", "mdo_plannen") in trace
    assert ("ave_3", "besluit") not in trace


def test_every_timer_goes_off_at_its_own_moment():
    world = World(proef())
    world.start(proef().start_data("lopend", 2), "casusregisseur")
    task = next(iter(world.tasks.values()))
    world.complete(task, {}, {})
    world.pass_until(world.later(workdays=60))
    opened = next(iter(world.tasks.values()))
    assert opened.opened.date() == date(2026, 4, 14)
    assert opened.due == date(2026, 4, 22)


def test_the_time_of_the_day_stays_the_same_over_the_change_of_the_clocks():
    world = World(proef())
    assert world.later(workdays=30).hour == world.now.hour == 9


def test_a_date_later_in_a_scenario_lets_the_time_pass():
    story = "Gegeven een casus in fase 2\n| partijen | [politie] |\nEn het is 01-06-2026\nDan is de casus open"
    assert tell(story).passed
    assert "De tijd gaat niet terug" in message("Gegeven een nieuw signaal\nEn het is 01-01-2026")


def test_scenarios_that_are_not_understood_are_findings():
    broken = b"Functionaliteit: x\nScenario: y\nDan klopt alles"
    found = check.check(Bundle.from_files({"scenarios/a.feature": broken, "scenarios/b.feature": b"niets"}))
    assert [(item.file, item.line) for item in found] == [("scenarios/a.feature", 3), ("scenarios/b.feature", 1)]


def test_the_proef_is_a_whole_variant():
    assert (HOME / "processes/proef/kapstok.toml").is_file()
