"""Documents promise what the code does: links lead somewhere, pictures exist, commands and names are real."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kapstok.settings import ROOT

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(#[^)]*)?\)")


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    targets = [match[1] for match in LINK.finditer(document.read_text()) if not match[1].startswith("http")]
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_page_is_reached_from_the_front_door() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop().resolve()
        if page in seen or not page.exists():
            continue
        seen.add(page)
        if page.is_dir():
            todo += page.glob("*.md")
        elif page.suffix == ".md":
            todo += [page.parent / match[1] for match in LINK.finditer(page.read_text())]
    assert [str(page.relative_to(ROOT)) for page in PAGES if page.resolve() not in seen] == []


def test_the_two_commands_of_the_readme_exist() -> None:
    commands = re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert commands == ["run", "test"]
    assert set(commands) <= set(targets)


def test_the_scenario_of_the_readme_plays(tmp_path: Path) -> None:
    block = re.search(r"```gherkin\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert block is not None
    lines = "".join(f"    {line}\n" for line in block[1].splitlines())
    feature = f"# language: nl\nFunctionaliteit: Uit de README\n\n  Scenario: Zoals het er staat\n{lines}"
    from kapstok.rehearsal import play, scenario
    from kapstok.variants import bundle, version

    compiled = version.compile(bundle.load(ROOT / "processes", ROOT / "forms", "basis"))
    for found in scenario.read("readme.feature", feature.encode()):
        result = play.play(compiled, found)
        assert result.passed, result.message


def test_every_dependency_has_its_line_why() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["build"]]
    names = {re.split(r"[=\[<>]", line)[0].lower() for line in wanted}
    page = (ROOT / "docs/besluiten/0003-dependencies.md").read_text().lower()
    assert {name for name in names if name not in page} == set()


def test_the_command_of_the_readme_runs() -> None:
    command = [sys.executable, "-m", "kapstok", "process", "test", "processes/basis"]
    played = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert played.returncode == 0, played.stdout[-500:]
