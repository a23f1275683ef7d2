"""Planted faults: a small route that keeps every agreement, each time with one thing wrong in it."""

import pytest

from rehearsal.planted import klein

REGIE_3 = "ave:regie=procesregie: taak:zvh_besluiten"
TWO = (
    (
        "userTask casusoverleg | ave:rol=casusregisseur",
        "userTask casusoverleg | ave:rol=casusregisseur | ave:regie=casusregie: behandelaar",
    ),
    (
        "userTask fasetoets_3 | ave:rol=procesregisseur_ave3",
        "userTask fasetoets_3 | ave:rol=procesregisseur_ave3 | ave:regie=casusregie: rol:casusregisseur",
    ),
)
FAULTS = [
    pytest.param(
        [("| ave:regie=casusregie: antwoord:casusregisseur", "")], {}, "casusregisseur", "fase_2", id="nobody"
    ),
    pytest.param(TWO, {}, "casusregisseur", "fasetoets_3", id="two-on-parallel-branches"),
    pytest.param(
        [(REGIE_3, "ave:regie=casusregie: behandelaar")], {}, "procesregie", "fase_3", id="procesregie-missing"
    ),
    pytest.param(
        [("procesregie_klaar | ave:regie=procesregie: einde", "procesregie_klaar")],
        {},
        "procesregie_eindigt",
        "procesregie_starten",
        id="procesregie-without-end",
    ),
    pytest.param(
        [
            ("userTask toewijzen | ave:rol=teamleider", "userTask toewijzen | ave:rol=burgemeester"),
            (REGIE_3, f"{REGIE_3}; casusregie: rol:procesregisseur_ave3"),
        ],
        {},
        "zvh",
        "procesregie_naar_3",
        id="zvh-holds-casusregie",
    ),
    pytest.param(
        [("besluit_kiezen -> terug [anders]", "besluit_kiezen -> naar_4 [anders]")],
        {},
        "burgemeester",
        "fase_4",
        id="ave-4-although-the-burgemeester-says-no",
    ),
    pytest.param(
        [("userTask besluit_nemen | ave:rol=burgemeester", "userTask besluit_nemen | ave:rol=oov")],
        {},
        "burgemeester",
        "besluit_nemen",
        id="somebody-else-decides-on-ave-4",
    ),
    pytest.param(
        [
            ("besluit_splitsen -> besluit_nemen\n", "besluit_splitsen -> besluit_samen\n"),
            ("besluit_nemen -> besluit_samen\n", ""),
            ('[besluit = "aanvaarden"]', '[uitkomst = "op"]'),
            ("userTask besluit_nemen | ave:rol=burgemeester | ave:formulier=besluit | ave:termijn=1 werkdag\n", ""),
        ],
        {},
        "burgemeester",
        "fase_4",
        id="the-burgemeester-is-not-asked",
    ),
    pytest.param(
        [],
        {"verzoek": klein.form({"criteria": ["stagnatie"]}, required=False)},
        "criteria",
        "verzoek",
        id="up-without-criteria",
    ),
    pytest.param(
        [('protocol_starten [calamiteit = "ja"]', 'protocol_starten [calamiteit = "nee"]')],
        {},
        "protocol",
        "protocol_starten",
        id="protocol-without-calamiteit",
    ),
    pytest.param(
        [('[zorgen = "serieus"]', '[zorgen = "geen"]')], {}, "overdracht", "warme_overdracht", id="no-warme-overdracht"
    ),
    pytest.param(
        [
            ("endEvent uit_2\n", "endEvent uit_2\nendEvent weg\n"),
            ("toets_2_kiezen -> uit_2 [anders]", "toets_2_kiezen -> uit_2 [anders]"),
            ("waarheen -> casus_afsluiten [anders]", "waarheen -> gesloten [anders]"),
        ],
        {},
        "einde",
        "gesloten",
        id="closed-without-afsluiten",
    ),
    pytest.param(
        [('gevoerd -> procesregie_klaar [voortgang = "klaar"]', 'gevoerd -> procesregie_klaar [voortgang = "nooit"]')],
        {},
        "sluitbaar",
        "procesregie_voeren",
        id="a-circle-without-a-way-out",
    ),
    pytest.param(
        [
            ("toets_3_kiezen -> uit_3 [anders]", "toets_3_kiezen -> weer_3 [anders]"),
            ('toets_3_kiezen -> weer_3 [uitkomst = "gelijk"]', 'toets_3_kiezen -> uit_3 [uitkomst = "nooit"]'),
        ],
        {},
        "omlaag",
        "fasetoets_3",
        id="no-way-down-from-ave-3",
    ),
    pytest.param(
        [
            (
                "userTask verzoek_beoordelen | ave:rol=procesregisseur_ave2",
                "userTask verzoek_beoordelen | ave:rol=casusregisseur",
            )
        ],
        {},
        "rol_beoordelen",
        "verzoek_beoordelen",
        id="role-moved",
    ),
    pytest.param(
        [("| ave:termijn=2 werkdagen", "| ave:termijn=P6W")], {}, "termijn", "verzoek_beoordelen", id="termijn-too-long"
    ),
    pytest.param([("| ave:termijn=2 werkdagen", "")], {}, "termijn", "verzoek_beoordelen", id="termijn-missing"),
    pytest.param(
        [],
        {"verzoek": klein.form({"criteria": ["a"], "doelgroep_jeugd": ["ja", "nee"]})},
        "doelgroep",
        "doelgroep_jeugd",
        id="asks-for-doelgroep",
    ),
    pytest.param(
        [('warme_overdracht [zorgen = "serieus"]', 'warme_overdracht [zorgen = "nooit"]')],
        {},
        "dood",
        "warme_overdracht",
        id="dead-step",
    ),
    pytest.param(
        [
            ("parallelGateway besluit_splitsen", "exclusiveGateway besluit_splitsen"),
            ("besluit_splitsen -> besluit_nemen", "besluit_splitsen -> besluit_nemen [anders]"),
            ("besluit_splitsen -> overnemen", "besluit_splitsen -> overnemen [doelfase = 9]"),
        ],
        {},
        "vast",
        "besluit_samen",
        id="deadlock-at-a-join",
    ),
    pytest.param(
        [
            (
                'beoordeeld -> weer [uitkomst = "niet"]\nbeoordeeld -> uit_2 [anders]',
                'beoordeeld -> weer [uitkomst = "niet"]\nbeoordeeld -> uit_2 [uitkomst = "nooit"]',
            )
        ],
        {},
        "vast",
        "beoordeeld",
        id="no-flow-to-take",
    ),
]


@pytest.mark.parametrize(("changes", "forms", "agreement", "element"), FAULTS)
def test_a_planted_fault_is_found_at_the_right_element(changes, forms, agreement, element) -> None:
    found = klein.violations(klein.planted(*changes, **forms))
    assert (agreement, element) in {(one.agreement.id, one.element) for one in found}, [str(one) for one in found]


def test_the_small_route_itself_keeps_every_agreement() -> None:
    assert klein.violations(klein.files()) == []


def test_a_violation_tells_the_shortest_path_in_words() -> None:
    found = klein.violations(
        klein.planted(("userTask besluit_nemen | ave:rol=burgemeester", "userTask besluit_nemen | ave:rol=oov"))
    )
    told = next(one for one in found if one.agreement.id == "burgemeester")
    assert [str(step) for step in told.path] == [
        "Spoedcasus met doel AVE 4",
        'OOV: rondt "overnemen" af',
        'OOV: rondt "besluit nemen" af (besluit: aanvaarden)',
    ]
    assert (told.file, told.name) == ("ave.bpmn", "besluit nemen")
    assert told.line is not None


def test_a_violation_leaves_out_what_does_not_matter() -> None:
    """Beside the circle in AVE 3 there is a casusoverleg, which has nothing to do with going down."""
    found = klein.violations(
        klein.planted(('warme_overdracht [zorgen = "serieus"]', 'warme_overdracht [zorgen = "x"]'))
    )
    told = next(one for one in found if one.agreement.id == "overdracht")
    assert all(step.element != "casusoverleg" for step in told.path)
