"""Who holds regie is called the same on the casus page, on the regiekaart and beside other gemeenten."""

from kapstok.region.regie import holders
from kapstok.settings import ROOT
from kapstok.variants import bundle
from kapstok.variants.definitions import label_of


def test_bodies_without_a_role_in_the_route_have_a_name_for_people() -> None:
    basis = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
    assert label_of(basis.manifest, "college") == "College van B en W"
    assert label_of(basis.manifest, "oov") == "IVZ/OOV"
    found = {(one.fase, one.kind): one.label for one in holders([basis])}
    assert found[1, "casusregie"] == "Het huishouden zelf"
    assert found[2, "bestuurlijk"] == "College van B en W"
    assert found[1, "procesregie"] == "niemand"
