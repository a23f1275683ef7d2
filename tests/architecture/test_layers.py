"""The house stands in layers, and only acts write."""

import subprocess
import sys
from pathlib import Path

from kapstok.settings import ROOT

WRITERS = ("acts", "demo", "db.py")


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout[-3000:]


def test_acts_are_the_only_writers() -> None:
    package = ROOT / "service" / "kapstok"
    others = [
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if "writing()" in path.read_text() and path.relative_to(package).parts[0] not in WRITERS
    ]
    assert others == []


def test_every_package_says_its_law() -> None:
    package = ROOT / "service" / "kapstok"
    folders = {path.parent for path in package.glob("*/__init__.py")}
    assert [str(folder) for folder in folders if not (folder / "README.md").exists()] == []


def test_no_python_evaluates_text() -> None:
    """A diagram is data: nothing in the product calls eval, exec or the compiler of Python."""
    package = ROOT / "service" / "kapstok"
    words = ("eval(", "exec(", "__import__(", "pickle")
    found = [
        f"{path.name}: {word}"
        for path in package.rglob("*.py")
        for word in words
        for line in path.read_text().splitlines()
        if f" {word}" in line and not line.strip().startswith(("#", '"'))
    ]
    assert found == []


def test_the_xml_of_strangers_is_parsed_in_one_place() -> None:
    package = ROOT / "service" / "kapstok"
    parsers = ("etree.XMLParser(", "etree.fromstring(", "etree.parse(")
    found = {path.name for path in package.rglob("*.py") if any(word in path.read_text() for word in parsers)}
    assert found == {"hardened.py"}
