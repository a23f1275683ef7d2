"""The table of breaks: of every REGEL, RAND and PRIV what is made wrong in the project, and which test must notice."""

import ast
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kapstok.rehearsal import scenario as scenarios
from kapstok.settings import ROOT

TABLES = ("regels.toml", "randgevallen.toml", "privacy.toml")
PAGE = ROOT / "docs" / "reference" / "gebroken.md"
PLAYED = "tests/processes/test_scenarios.py::test_scenario"


@dataclass(frozen=True)
class Break:
    """In `file` the text `old` becomes `new`; then `test` must fail.

    `test` is a function (`tests/x/test_y.py::test_z`) or a scenario (`basis/x.feature: its name`).
    """

    id: str
    what: str
    file: str
    old: str
    new: str
    test: str

    def breaks(self, text: str) -> str:
        """The text with this one thing wrong in it."""
        if self.old not in text:
            raise ValueError(f"{self.id}: what should be replaced does not stand in {self.file}")
        return text.replace(self.old, self.new, 1)


@lru_cache(maxsize=1)
def breaks() -> tuple[Break, ...]:
    found: list[Break] = []
    for name in TABLES:
        table = tomllib.loads((Path(__file__).parent / name).read_text())
        found += [Break(id, it["wat"], it["bestand"], it["van"], it["naar"], it["proef"]) for id, it in table.items()]
    return tuple(found)


def node(test: str, root: Path = ROOT) -> str:
    """The test as pytest calls it; ValueError when there is none."""
    if ".feature: " in test:
        return _played(test, root)
    file, _, function = test.partition("::")
    path = root / file
    known = [each.name for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.FunctionDef)]
    if function not in known:
        raise ValueError(f"{test} does not exist")
    return test


def _played(test: str, root: Path) -> str:
    file, _, name = test.partition(": ")
    variant, _, feature = file.partition("/")
    path = root / "processes" / variant / "scenarios" / feature
    for one in scenarios.read(feature, path.read_bytes()):
        if one.name == name:
            id = f"{variant}/{Path(feature).stem}/{name}:{one.line}"
            return f"{PLAYED}[{id.encode('unicode_escape').decode('ascii')}]"
    raise ValueError(f"{test} does not exist")


def page(found: Sequence[Break], before: str = "") -> str:
    """The page that says what was broken and what noticed; of what is not in `found` the line from before stays."""
    told = {
        line.split(" ")[1]: line for line in before.splitlines() if line.startswith("| R") or line.startswith("| P")
    }
    told |= {one.id: f"| {one.id} | {one.what} | `{one.file}` | `{one.test}` |" for one in found}
    lines = [told[one.id] for one in breaks() if one.id in told]
    return "\n".join([INTRODUCTION, *lines]) + "\n"


INTRODUCTION = """# Gebroken

Elke regel, elk randgeval en elke zin over privacy is één keer expres stukgemaakt. `make broken` doet dat in een kopie
van het project: eerst slaagt de proef, dan verandert er één ding, en dan moet dezelfde proef falen. Deze pagina wordt
pas geschreven als dat voor alle regels is gezien.

| | Wat er stuk werd gemaakt | Waar | Welke proef het merkte |
|---|---|---|---|"""
