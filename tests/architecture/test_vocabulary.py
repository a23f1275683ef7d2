"""One word for one thing: identifiers use the words of docs/woordenlijst.md, never the ones it refuses."""

import ast
import re

from kapstok.settings import ROOT


def refused() -> dict[str, str]:
    """The refused words with the right one beside each."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]*) \|$", (ROOT / "docs/woordenlijst.md").read_text(), re.MULTILINE)
    pairs = {}
    for right, never in rows:
        for word in never.split(","):
            if word.strip() and right.strip() not in ("Word",):
                pairs[word.strip()] = right.strip()
    return pairs


def identifiers(tree: ast.AST) -> set[str]:
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    names |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    names |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in names}


def test_no_identifier_uses_a_refused_word() -> None:
    words = refused()
    assert "phase" in words, "the woordenlijst could not be read"
    found = {}
    for path in (ROOT / "service/kapstok").rglob("*.py"):
        for name in identifiers(ast.parse(path.read_text())):
            for never, right in words.items():
                if re.search(rf"(^|_){never}(s)?($|_)", name):
                    found[f"{path.relative_to(ROOT)}: {name}"] = f"say {right}"
    assert found == {}
