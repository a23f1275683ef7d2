"""A variant that comes packed keeps the contract of the steps that it overlays, as one in a folder does."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from acts.routes import report
from given import House
from kapstok.acts.publish_process import publish_process
from kapstok.acts.save_design import save_design
from kapstok.acts.start_design import start_design
from kapstok.cli import main
from kapstok.errors import Broken
from kapstok.overviews.designs import design_bundle, design_file
from kapstok.settings import ROOT
from kapstok.variants import bundle, check, editing, packing
from kapstok.variants.bundle import Bundle
from kapstok.variants.folder import load

OVERLAID = "zvh-intake.bpmn"
RULE = "overlay_keeps_contract"
KEPT = b'process id="zvh_intake"'


def variant() -> Bundle:
    return bundle.load(ROOT / "processes", ROOT / "forms", "gemeente-procesregie")


def broken(found: Bundle) -> Bundle:
    """The overlaid step is called otherwise, while the main line calls it by its id."""
    files = {**found.files, OVERLAID: found.files[OVERLAID].replace(KEPT, b'process id="iets_anders"')}
    assert files[OVERLAID] != found.files[OVERLAID]
    return Bundle.from_files(files, found.chain, found.origin, found.replaced)


def contract_of(found: Bundle) -> list[str]:
    return [item.file for item in check.check(found) if item.rule == RULE and item.weight == "fout"]


def test_what_is_packed_and_unpacked_remembers_what_it_took_the_place_of() -> None:
    again = bundle.unpack(bundle.pack(variant()))
    assert again == variant()
    assert dict(again.replaced) == dict(variant().replaced)
    assert OVERLAID in again.replaced
    assert contract_of(again) == []


def test_a_bundle_of_before_this_was_kept_is_still_read() -> None:
    told = json.loads(packing.pack(variant()))
    del told["vervangen"]
    assert bundle.unpack(json.dumps(told).encode()) == variant()


def test_a_packed_bundle_that_breaks_its_contract_is_not_published(house: House) -> None:
    found = bundle.unpack(bundle.pack(broken(variant())))
    assert contract_of(found) == [OVERLAID]
    with pytest.raises(Broken) as refused:
        publish_process(house.viewer("bea"), found, ("veldermeer",), report(found))
    assert RULE in {item.rule for item in refused.value.findings}


def test_a_step_that_a_designer_puts_in_the_place_of_an_inherited_one_keeps_the_contract(house: House) -> None:
    bea = house.viewer("bea")
    design = start_design(bea, "veldermeer", "veldermeer-2027", "Veldermeer 2027")
    for old, new in ((KEPT, b'process id="een"'), (b'process id="een"', b'process id="twee"')):
        line, data = design_file(bea, design, OVERLAID)
        save_design(bea, design, line.revision, OVERLAID, data.replace(old, new))
        assert contract_of(design_bundle(bea, design)) == [OVERLAID]


def test_a_story_that_a_designer_changes_asks_for_no_reason_at_the_others() -> None:
    found = editing.copied(load(ROOT / "processes", ROOT / "forms", "basis"), "eigen", "Eigen")
    name = "scenarios/ave-1-signaal.feature"
    told = editing.with_file(found, name, found.files[name].replace(b"Praat met school", b"Praat met de school"))
    assert dict(told.replaced) == {}


def test_a_zip_is_checked_over_what_it_inherits_and_refused_where_it_breaks_its_contract(tmp_path: Path) -> None:
    own = ROOT / "processes/gemeente-procesregie"
    files = {path.relative_to(own).as_posix(): path.read_bytes() for path in own.rglob("*") if path.is_file()}
    forms = (ROOT / "forms/gemeente-procesregie").glob("*.form")
    files |= {path.name: path.read_bytes() for path in forms}
    assert "0 fouten" in said(tmp_path, files, 0)
    files[OVERLAID] = files[OVERLAID].replace(KEPT, b'process id="iets_anders"')
    assert RULE in said(tmp_path, files, 1)


def said(folder: Path, files: dict[str, bytes], code: int) -> str:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    path = folder / "variant.zip"
    path.write_bytes(made.getvalue())
    result = CliRunner().invoke(main, ["process", "check", str(path)])
    assert result.exit_code == code, (result.output, result.exception)
    return result.output
