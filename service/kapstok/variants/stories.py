"""Scenarios along the chain: a variant plays what it inherits, and may tell a story of the same name otherwise."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kapstok.errors import Finding

RULE = "scenario"
FOLDER = "scenarios/"
REST = ".van-"
BETWEEN = "@tussendoor"
DROPPED = "@vervalt"
HEADING = re.compile(r"\s*(?:Abstract )?Scenario(?:-outline)?\s*:\s*(.*)", re.IGNORECASE)
REASON = re.compile(r"\s*#\s*reden\s*:\s*(\S.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """A scenario within its file: the tags and remarks above it belong to it. Lines count from 1."""

    name: str
    first: int
    heading: int
    last: int
    reason: str = ""
    between: bool = False
    dropped: bool = False


def blocks(data: bytes) -> tuple[Block, ...]:
    """The scenarios of a file, in their order."""
    lines = data.decode("utf-8", "replace").splitlines()
    headings = [(number, found[1].strip()) for number, line in enumerate(lines, 1) if (found := HEADING.match(line))]
    firsts = [_first(lines, number) for number, _ in headings]
    lasts = [*(first - 1 for first in firsts[1:]), len(lines)][: len(headings)]
    return tuple(
        Block(name, first, number, last, *_said(lines[first - 1 : number - 1]))
        for (number, name), first, last in zip(headings, firsts, lasts, strict=True)
    )


def _first(lines: list[str], heading: int) -> int:
    """Tags and remarks directly above a heading go with it."""
    first = heading
    while first > 1 and lines[first - 2].lstrip().startswith(("@", "#")):
        first -= 1
    return first


def _said(above: list[str]) -> tuple[str, bool, bool]:
    """The reason in the remarks, whether it only says how added steps go, and whether it is dropped."""
    reason = next((found[1].strip() for line in above if (found := REASON.match(line))), "")
    tags = {word for line in above for word in line.split()}
    return reason, BETWEEN in tags, DROPPED in tags


def without(data: bytes, names: frozenset[str]) -> bytes | None:
    """The file with these scenarios left blank, so that every line keeps its number; None when none is left."""
    found = blocks(data)
    if all(block.name in names for block in found):
        return None
    lines = data.decode("utf-8", "replace").splitlines()
    for block in found:
        if block.name in names:
            lines[block.first - 1 : block.last] = [""] * (block.last - block.first + 1)
    return ("\n".join(lines) + "\n").encode()


def over(
    inherited: Mapping[str, bytes], origin: Mapping[str, str], own: Mapping[str, bytes]
) -> tuple[dict[str, bytes], dict[str, str]]:
    """The scenario files with `own` over them, and whose each inherited one is.

    What is left of a file of the same name stands beside it as `<name>.van-<variant>.feature`.
    """
    files, whose = dict(inherited), {name: origin[name] for name in inherited}
    for name, data in own.items():
        told = frozenset(block.name for block in blocks(data))
        for old in [old for old in files if of(old) == name]:
            left, owner = without(files.pop(old), told), whose.pop(old)
            if left is not None:
                rest = f"{name.removesuffix('.feature')}{REST}{owner}.feature"
                files[rest], whose[rest] = left, owner
        files[name] = data
    return files, whose


def of(name: str) -> str:
    """The file on disk behind a name in the bundle."""
    stem, mark, _ = name.removesuffix(".feature").partition(REST)
    return f"{stem}.feature" if mark else name


def problems(files: Mapping[str, bytes], replaced: Mapping[str, bytes]) -> Iterator[Finding]:
    """A scenario that takes the place of an agreed one says why."""
    for name, old in replaced.items():
        if not name.endswith(".feature") or name not in files:
            continue
        agreed = {block.name for block in blocks(old)}
        for block in blocks(files[name]):
            if block.name in agreed and not block.reason and not block.between:
                sentence = (
                    f'"{block.name}" vervangt een scenario dat u erft. Zet er een regel boven die zegt waarom: '
                    "# reden: ..."
                )
                yield Finding(name, RULE, sentence, line=block.heading)
