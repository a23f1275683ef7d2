"""Processes and sub processes of all files together have different ids: the second one that is called so is renamed."""

from kapstok.intake import tree, words
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.rules import ids


def apply(diagram: Diagram) -> Lines:
    taken = diagram.upload.scopes
    for scope in diagram.scopes():
        old = scope.get("id", "")
        if old in taken:
            scope.set("id", diagram.fresh(words.free(old, taken)))
            ids.follow(diagram, {old: scope.get("id", "")})
            yield diagram.taken(scope, f'Het id "{old}" staat ook in een ander bestand: dit kreeg een eigen id.')
        taken.add(scope.get("id", ""))
        if tree.tag_of(scope) == "process":
            diagram.upload.processes.add(scope.get("id", ""))
