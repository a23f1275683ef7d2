"""`kapstok serve` as a process: it fills an empty folder, serves, works, and stops tidily."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from kapstok.cli import main
from kapstok.settings import ROOT, settings

KAPSTOK = [sys.executable, "-m", "kapstok"]


def environment(data: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("KAPSTOK_")}
    return {**own, "KAPSTOK_DATA": str(data), "PYTHONPATH": str(ROOT / "service"), "PYTHONUNBUFFERED": "1"}


@contextmanager
def served(data: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A served house and its address."""
    command = [*KAPSTOK, "serve", "--port", "0", *more]
    process = subprocess.Popen(
        command, env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = ""
    while not (found := re.search(r"draait op (http://\S+)", told)):
        line = process.stdout.readline()
        assert line, told + (process.stderr.read() if process.stderr else "")
        told += line
    try:
        yield process, found[1]
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a short demo was made."""
    folder = tmp_path_factory.mktemp("demo")
    made = subprocess.run(
        [*KAPSTOK, "demo", "--kort"], env=environment(folder), capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    assert "noor" in made.stdout
    return folder


def test_the_demo_tells_who_can_sign_in(demo: Path) -> None:
    told = json.loads((demo / "demo.json").read_text())
    assert told["wachtwoord"] == "kapstok"
    assert {"username": "noor", "name": "Noor Visser", "role": "Casusregisseur", "gemeente": "Veldermeer"} in told[
        "personen"
    ]


def test_a_demo_serves_its_first_page_and_stops_when_asked(demo: Path) -> None:
    with served(demo, "--demo") as (process, address):
        with urllib.request.urlopen(address) as page:
            assert page.status == 200
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "Traceback" not in log


def test_a_database_that_is_not_of_the_demo_is_left_alone(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAPSTOK_DATA", str(demo))
    monkeypatch.delenv("KAPSTOK_DATABASE", raising=False)
    (demo / "demo.json").rename(demo / "elsewhere.json")
    settings.cache_clear()
    refused = CliRunner().invoke(main, ["demo"])
    (demo / "elsewhere.json").rename(demo / "demo.json")
    settings.cache_clear()
    assert refused.exit_code == 1
    assert "niet van de demo" in refused.stderr


def test_a_port_that_is_taken_is_said_in_a_sentence(demo: Path) -> None:
    with served(demo, "--no-worker") as (_, address):
        port = address.rpartition(":")[2]
        command = [*KAPSTOK, "serve", "--no-worker", "--port", port]
        refused = subprocess.run(command, env=environment(demo), capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "niet vrij" in refused.stderr


def test_a_house_whose_worker_cannot_start_stops_and_says_why(demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo, tmp_path / "house")
    (tmp_path / "house" / "dbos.db").unlink()
    command = [*KAPSTOK, "serve", "--port", "0"]
    home = environment(tmp_path / "house")
    refused = subprocess.run(command, env=home, capture_output=True, text=True, check=False, timeout=120)
    assert refused.returncode == 1
    assert "kapstok db upgrade" in refused.stderr
    assert "Traceback" not in refused.stderr
