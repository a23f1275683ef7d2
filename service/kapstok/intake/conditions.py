"""Conditions of other engines in FEEL: the small grammar that JUEL, Python and FEEL share, or nothing at all."""

import re
from collections.abc import Collection

from kapstok import feel
from kapstok.feel import FeelError
from kapstok.intake.upload import Upload

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<text>\"[^\"\\]*\"|'[^'\\]*')|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<sign>==|!=|<=|>=|&&|\|\||[=<>!()]))"
)
COMPARE = {"==": "=", "=": "=", "!=": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">=",
           "eq": "=", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">="}  # fmt: skip
CONSTANTS = {"true": "true", "false": "false", "null": "null", "True": "true", "False": "false", "None": "null"}
LONGEST = 2_000


class _Unreadable(ValueError):
    """The text is not of the small grammar."""


def translate(text: str, upload: Upload, also: Collection[str] = ()) -> str | None:
    """The condition in FEEL; None when it is something else, says nothing, or reads what nobody fills in."""
    text = text.strip()
    found = _in_feel(_bare(text), upload.renamed) if 0 < len(text) <= LONGEST else None
    if not found:
        return None
    read = feel.names(found)
    return found if read and read <= upload.data | set(also) else None


def unknown(text: str, upload: Upload) -> list[str]:
    """What a condition that can be read asks for and nobody fills in."""
    found = _in_feel(_bare(text.strip()), upload.renamed) if 0 < len(text) <= LONGEST else None
    return sorted(feel.names(found) - upload.data) if found else []


def _bare(text: str) -> str:
    wrapped = re.fullmatch(r"[$#]\{([^{}]*)\}", text)
    return wrapped[1] if wrapped else text.removeprefix("=").strip() if not text.startswith("==") else text


def _in_feel(text: str, renamed: dict[str, str]) -> str | None:
    try:
        found = _Reading(text, renamed).all()
    except (_Unreadable, RecursionError):
        found = text
    try:
        feel.check(found)
    except FeelError:
        return None
    return found


class _Reading:
    """A recursive descent: or, and, not, comparison, value."""

    def __init__(self, text: str, renamed: dict[str, str]):
        self.tokens = list(_tokens(text))
        self.renamed = renamed
        self.at = 0

    def all(self) -> str:
        found = self.either()
        if self.at != len(self.tokens):
            raise _Unreadable
        return found

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, *signs: str) -> bool:
        found = self.peek() in signs and self.tokens[self.at][0] in ("sign", "name")
        self.at += found
        return found

    def either(self) -> str:
        parts = [self.both()]
        while self.take("or", "||"):
            parts.append(self.both())
        return " or ".join(parts)

    def both(self) -> str:
        parts = [self.negation()]
        while self.take("and", "&&"):
            parts.append(self.negation())
        return " and ".join(parts)

    def negation(self) -> str:
        if self.take("not", "!"):
            return self.inside() if self.peek() == "(" else f"not({self.negation()})"
        return self.comparison()

    def inside(self) -> str:
        self.take("(")
        found = self.either()
        if not self.take(")"):
            raise _Unreadable
        return f"not({found})"

    def comparison(self) -> str:
        left = self.value()
        sign = self.peek()
        if sign in COMPARE and self.take(*COMPARE):
            return f"{left} {COMPARE[sign]} {self.value()}"
        return left

    def value(self) -> str:
        if self.take("("):
            found = self.either()
            if not self.take(")"):
                raise _Unreadable
            return f"({found})"
        if self.at >= len(self.tokens):
            raise _Unreadable
        kind, token = self.tokens[self.at]
        self.at += 1
        return self.written(kind, token)

    def written(self, kind: str, token: str) -> str:
        if kind == "number":
            return token
        if kind == "text" and '"' not in token[1:-1]:
            return f'"{token[1:-1]}"'
        if kind == "name" and token not in ("and", "or", "not", *COMPARE):
            return CONSTANTS.get(token) or self.renamed.get(token, token)
        raise _Unreadable


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _Unreadable
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found
