"""The template of a brief: plain text with places for given fields and given lists, and no logic at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pystache

from kapstok.errors import Invalid
from kapstok.variants.nearest import hint

MOST_TEMPLATE = 20_000
MOST_OUTPUT = 100_000
TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
WORD = re.compile(r"([#/]?)\s*([a-z][a-z0-9_]*)\s*")
MARK = "\ue000"  # Stands before every value, so that a value can never pass for a heading or a line of a list.

Fields = Mapping[str, str]
Lists = Mapping[str, Sequence[Fields]]


@dataclass(frozen=True)
class Given:
    """What a template may name: fields, and lists with the fields of their lines."""

    fields: frozenset[str]
    lists: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Block:
    """A part of a brief: `kind` is kop, alinea or opsomming."""

    kind: str
    lines: tuple[str, ...]


def complaints(text: str, given: Given) -> list[tuple[int, str]]:
    """Everything that is wrong in a template: (line, sentence)."""
    if len(text) > MOST_TEMPLATE:
        return [(1, f"Deze tekst is te lang: hoogstens {MOST_TEMPLATE} tekens.")]
    return list(_complaints(text, given))


def _complaints(text: str, given: Given) -> Iterator[tuple[int, str]]:
    inside = ""
    for found in TAG.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        sign, name = _word(found[1])
        if not name:
            yield (
                line,
                f'"{found[0][:40]}" kan niet. Schrijf alleen {{{{veld}}}}, of {{{{#lijst}}}} met {{{{/lijst}}}}.',
            )
        elif sign == "/":
            if name != inside:
                yield line, f"{{{{/{name}}}}} sluit iets dat niet open is. Zet er {{{{#{name}}}}} voor."
            inside = ""
        elif sign == "#":
            if inside:
                yield line, f'De lijst "{name}" begint binnen "{inside}". Sluit eerst {{{{/{inside}}}}}.'
            elif name not in given.lists:
                yield line, f'De lijst "{name}" bestaat niet in deze brief.{hint(name, given.lists)}'
            inside = name
        else:
            known = given.lists.get(inside, frozenset()) if inside else given.fields
            if name not in known:
                yield line, f'Het veld "{name}" bestaat hier niet.{hint(name, known)}'
    rest = TAG.sub("", text)
    if "{{" in rest or "}}" in rest:
        yield text.count("\n") + 1, "Er staan accolades die niet bij elkaar horen. Schrijf {{veld}}."
    if inside:
        yield text.count("\n") + 1, f'De lijst "{inside}" gaat niet dicht. Zet er {{{{/{inside}}}}} achter.'


def _word(tag: str) -> tuple[str, str]:
    found = WORD.fullmatch(tag.strip())
    return (found[1], found[2]) if found else ("", "")


def render(text: str, fields: Fields, lists: Lists) -> str:
    """The text with everything filled in; Invalid when it would become larger than a brief may be."""
    plain = {key: _one_line(value) for key, value in fields.items()}
    rows = {
        key: [{name: _one_line(value) for name, value in row.items()} for row in found] for key, found in lists.items()
    }
    if _size(text, plain, rows) > MOST_OUTPUT:
        raise Invalid({}, "Deze brief wordt te lang. Kort de teksten in.")
    writer = pystache.Renderer(escape=lambda value: MARK + value, missing_tags="strict")
    return str(writer.render(text, {**plain, **rows}))


def _one_line(value: str) -> str:
    return " ".join(str(value).replace(MARK, "").split())


def _size(text: str, fields: Fields, lists: Lists) -> int:
    """How large the result becomes at most, counted before anything is written."""
    size, inside = len(text), ""
    for found in TAG.finditer(text):
        sign, name = _word(found[1])
        if sign:
            inside = name if sign == "#" else ""
            size += len(text) * len(lists.get(inside, ()))
        elif inside:
            size += sum(len(row.get(name, "")) + 1 for row in lists.get(inside, ()))
        else:
            size += len(fields.get(name, "")) + 1
    return size


def blocks(written: str) -> tuple[Block, ...]:
    """A brief as headings (`# `), lists (`- `) and paragraphs, with an empty line between paragraphs."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", written.replace("\r\n", "\n").strip()):
        for line in filter(str.strip, part.split("\n")):
            kind = "kop" if line.startswith("# ") else "opsomming" if line.startswith("- ") else "alinea"
            words = (line if kind == "alinea" else line[2:]).replace(MARK, "").strip()
            if kind != "kop" and found and found[-1].kind == kind and found[-1].lines:
                found[-1] = Block(kind, (*found[-1].lines, words))
            else:
                found.append(Block(kind, (words,)))
        found.append(Block("wit", ()))
    return tuple(block for block in found if block.lines)
