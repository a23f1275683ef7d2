"""Break every rule once, in a copy of the project, and see that its test fails: `make broken`, or `ONLY=REGEL-01,...`.

Ends with 1 when a test does not notice. What was seen is written to the page docs/reference/gebroken.md.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from broken.breaks import PAGE, Break, breaks, node, page
from kapstok.settings import ROOT

BUILT = ("service/kapstok/web/static", "service/kapstok/feel/feel.js")
FAILED = 1


def copied(target: Path) -> Path:
    """The project as it lies here, with what was built, as a repository of its own (some tests ask git)."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    for name in BUILT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, dirs_exist_ok=True)
        elif (ROOT / name).exists():
            shutil.copy2(ROOT / name, target / name)
    for command in (("init", "-q"), ("add", "-A")):
        subprocess.run(["git", *command], cwd=target, check=True)
    return target


def run(root: Path, tests: list[str]) -> tuple[int, str]:
    """The exit status of pytest, and the last line that it says."""
    nodes = [node(test, root) for test in tests]
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "-k", "not postgresql", *nodes]
    environment = {**os.environ, "PYTHONPATH": f"{root}/service"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout.strip().rpartition("\n")[2]


def noticed(root: Path, one: Break) -> str:
    """What pytest said of the broken project; "" when its test failed as it should."""
    path = root / one.file
    whole = path.read_text()
    try:
        path.write_text(one.breaks(whole))
        status, said = run(root, [one.test])
    finally:
        path.write_text(whole)
    failed = status == FAILED and " failed" in said and " error" not in said
    return "" if failed else said


def main() -> int:
    only = set(filter(None, os.environ.get("ONLY", "").split(",")))
    chosen = [one for one in breaks() if not only or one.id in only]
    with tempfile.TemporaryDirectory(prefix="kapstok-broken-") as folder:
        root = copied(Path(folder))
        status, said = run(root, sorted({one.test for one in chosen}))
        _say(f"Zonder fout: {said}")
        if status != 0:
            return 1
        unseen = [one.id for one in chosen if not _told(one, noticed(root, one))]
    if unseen:
        _say(f"Niet gemerkt: {', '.join(unseen)}")
        return 1
    PAGE.write_text(page(chosen, PAGE.read_text()))
    return 0


def _told(one: Break, said: str) -> bool:
    _say(f"{one.id}  {'gemerkt' if not said else 'NIET GEMERKT: ' + said}  {one.what}")
    return not said


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
