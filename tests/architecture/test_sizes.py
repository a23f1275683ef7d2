"""The tail decides: no long files, no long functions, no long lists of parameters, no bucket modules."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kapstok.settings import ROOT

LINES, FUNCTION, PARAMETERS = 300, 40, 5
BUCKETS = {"utils", "util", "helpers", "helper", "common", "services", "managers", "misc", "tools"}


def sources() -> Iterator[Path]:
    for folder in ("service/kapstok", "service/designer", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".js", ".mjs", ".css", ".html") and not {"node_modules", "static"} & set(
                path.parts
            ):
                yield path


def python() -> Iterator[Path]:
    return (path for path in sources() if path.suffix == ".py")


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {str(path): count for path in sources() if (count := len(path.read_text().splitlines())) > LINES}
    assert long == {}


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in python():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {
        f"{path}:{node.name}": size
        for path, node in functions()
        if (size := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION
    }
    assert long == {}


def test_no_function_takes_more_than_five_parameters() -> None:
    many = {
        f"{path}:{node.name}": count
        for path, node in functions()
        if "tests" not in path.parts
        and (count := len([a for a in node.args.args + node.args.posonlyargs if a.arg not in ("self", "cls")]))
        > PARAMETERS
    }
    assert many == {}


def test_every_module_opens_with_a_sentence() -> None:
    mute = [
        str(path)
        for path in python()
        if "kapstok" in path.parts and path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert mute == []


@pytest.mark.parametrize("word", sorted(BUCKETS))
def test_no_module_is_a_bucket(word: str) -> None:
    assert [str(path) for path in sources() if path.stem == word or path.parent.name == word] == []
