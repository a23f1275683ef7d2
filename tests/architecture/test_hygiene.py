"""What must not stand in the project: paths of one machine, download addresses, real numbers of people."""

import re
import subprocess

from kapstok.settings import ROOT

MACHINE = re.compile(r"(^|[^A-Za-z0-9_.])/(?:work|root|home)/[A-Za-z0-9._-]")
ADDRESS = re.compile(r'"resolved": *"http|--(?:extra-)?index-url|https?://[^ "]*\.(?:whl|tgz|tar\.gz)')
NUMBER = re.compile(r"(?<![0-9a-fA-F])\d{9}(?![0-9a-fA-F])")
TEST_NUMBERS = {"999990019", "999993653", "999999990", "123456782", "111222333", "100000000"}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.split()


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for name in tracked():
        path = ROOT / name
        if not path.is_file() or path.suffix in (".png", ".ico") or "test_hygiene" in name:
            continue
        text = path.read_text(errors="replace")
        found += [f"{name}: {line.strip()[:100]}" for line in text.splitlines() if pattern.search(line)]
    return found


def test_no_path_of_one_machine_stands_in_the_project() -> None:
    assert lines_with(MACHINE) == []


def test_no_download_address_stands_in_the_project() -> None:
    assert lines_with(ADDRESS) == []


def passes_eleven_test(number: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True)) % 11 == 0


def test_every_burgerservicenummer_is_a_marked_test_number() -> None:
    """PRIV-37"""
    found = {
        match
        for name in tracked()
        if (ROOT / name).suffix not in (".txt", ".json", ".svg", ".png", ".bpmn", ".dmn")
        for match in NUMBER.findall((ROOT / name).read_text(errors="replace"))
        if passes_eleven_test(match)
    }
    assert found <= TEST_NUMBERS
