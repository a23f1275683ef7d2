"""The region at a glance: scenarios, regie, hand-overs and the regiekaart, over the variants that are shipped."""

from functools import lru_cache

import pytest

from kapstok.region.card import card
from kapstok.region.changed_basis import moved, nearest
from kapstok.region.handovers import gaps
from kapstok.region.outcomes import Matrix, matrix
from kapstok.region.regie import holders
from kapstok.settings import ROOT
from kapstok.variants import bundle, version
from kapstok.variants.sealed import Bundle


@lru_cache(maxsize=8)
def load(name: str) -> Bundle:
    return bundle.load(ROOT / "processes", ROOT / "forms", name)


def broken_basis() -> Bundle:
    """The basis after somebody took a day off the fasetoets: one agreed scenario no longer holds."""
    files = dict(load("basis").files)
    text = files["kapstok.toml"].replace(b'fasetoets_ave2 = "30 werkdagen"', b'fasetoets_ave2 = "29 werkdagen"')
    return Bundle.from_files({**files, "kapstok.toml": text}, load("basis").chain, load("basis").origin)


@pytest.fixture(scope="module")
def played() -> Matrix:
    others = ("oss-stijl", "gemeente-procesregie")
    return matrix(load("basis"), {"basis": broken_basis(), **{name: load(name) for name in others}})


def outcome(found: Matrix, variant: str, name: str):
    return next(row.outcomes[variant] for row in found.agreed if row.name == name)


def test_a_scenario_that_no_longer_holds_is_red_for_that_variant_only(played):
    name = "De fasetoets komt vanzelf na dertig werkdagen"
    assert outcome(played, "basis", name).status == "fout"
    assert "staat open" in outcome(played, "basis", name).message
    assert outcome(played, "oss-stijl", name).status == "goed"
    assert played.sentence == "1 van 3 varianten breekt: basis."


def test_what_a_variant_tells_otherwise_says_why(played):
    found = outcome(played, "oss-stijl", "De fasetoets komt vanzelf na zestig werkdagen")
    assert (found.status, found.own) == ("goed", True)
    assert "twintig werkdagen" in found.reason


def test_what_a_variant_dropped_is_neither_green_nor_red(played):
    found = outcome(played, "gemeente-procesregie", "De procescoördinator beslist bij triage")
    assert (found.status, found.reason) == ("vervalt", "Er is hier geen triage bij het ZVH.")


def test_scenarios_of_one_variant_stand_apart(played):
    row = next(row for row in played.own if row.name.startswith("Het ZVH krijgt alleen"))
    assert set(row.outcomes) == {"gemeente-procesregie"}


def test_who_holds_procesregie_in_ave_3_differs():
    """BESL-08"""
    found = holders([load("basis"), load("gemeente-procesregie")])
    in_3 = {one.variant: one.label for one in found if (one.fase, one.kind) == (3, "procesregie")}
    assert in_3 == {"basis": "Procesregisseur AVE 3", "gemeente-procesregie": "Procesregisseur AVE 3 gemeente"}


def test_a_variant_of_the_same_partner_connects():
    assert gaps(version.compile(load("basis")), version.compile(load("basis")), "zvh") == ()


def test_a_role_that_the_partner_does_not_know_is_a_fault():
    """REGEL-17"""
    found = gaps(version.compile(load("gemeente-procesregie")), version.compile(load("basis")), "zvh")
    fault = next(gap for gap in found if gap.weight == "fout")
    assert fault.element == "zvh_adviseur"
    assert "‘Informatie verrijken’" in fault.sentence
    assert any("‘Criteria toetsen’" in gap.sentence for gap in found if gap.weight == "let op")


def test_a_question_that_the_partner_counts_on_and_is_not_asked_is_a_fault():
    files = dict(load("basis").files)
    form = files["zvh_aanmelding.form"].replace(b'"key": "aanmelding_doel"', b'"key": "iets_anders"')
    own = Bundle.from_files({**files, "zvh_aanmelding.form": form}, ("eigen",), {})
    found = gaps(version.compile(own), version.compile(load("basis")), "zvh")
    # Whoever reports it fills in the same form: the procesregisseur, or in a PGA the coördinator.
    assert "aanmelden" in {gap.element for gap in found}
    assert {(gap.element.partition("_")[0], gap.weight) for gap in found} == {("aanmelden", "fout")}


def test_the_card_shows_fasen_criteria_contacts_and_termijnen():
    found = card(version.compile(load("gemeente-procesregie")), {"oov": ("Karim Haddad",)})
    assert [fase.number for fase in found.fasen] == [1, 2, 3, 4]
    assert [one.key for one in found.criteria] == [
        "stagnatie",
        "niet_effectief",
        "onveiligheid",
        "belangen",
        "niet_pluis",
    ]
    assert all(one.opschalen and one.afschalen for one in found.criteria)
    assert next(one for one in found.contacts if one.role == "oov").who == ("Karim Haddad",)
    # Who never does a step of the route needs no telephone number on it.
    assert not {"functioneel_beheerder", "privacy_officer"} & {one.role for one in found.contacts}
    assert any(line.name == "Overname bespreken" for line in found.termijnen)


def test_a_route_that_cannot_begin_is_red_with_the_element_that_is_wrong():
    files = dict(load("basis").files)
    files["ave-1.bpmn"] = files["ave-1.bpmn"].replace(b'ave:formulier="signaal_wegen"', b'ave:formulier="weg"')
    found = matrix(load("basis"), {"lindehoven": Bundle.from_files(files, ("basis",), {})})
    assert found.red == ("lindehoven",)
    assert next((item.file, item.rule) for item in found.faults["lindehoven"]) == ("ave-1.bpmn", "form_exists")
    assert all(item.element for item in found.faults["lindehoven"])


def test_on_a_changed_basis_a_variant_keeps_its_own_and_takes_the_rest():
    own, old = load("friesland-stijl"), load("basis")
    new_files = {**old.files, "ave-1.bpmn": old.files["ave-1.bpmn"].replace(b'name="Advies', b'name="Raad')}
    found = moved(old, Bundle.from_files(new_files, old.chain, old.origin), own)
    assert found.asks == ()
    assert found.bundle.files["ave-1.bpmn"] == new_files["ave-1.bpmn"]
    assert found.bundle.files["zvh-criteria.dmn"] == own.files["zvh-criteria.dmn"]
    assert found.bundle.manifest == own.manifest
    assert {name for name in found.bundle.files if name.endswith(".feature")} == set(own.of_kind(".feature"))


def test_the_basis_under_a_route_is_the_one_of_which_it_kept_most():
    assert nearest(load("friesland-stijl"), [broken_basis(), load("basis")]) is load("basis")
    assert nearest(load("friesland-stijl"), []) is None
