"""The matrix in the words of a program: kept with an order, printed by the shell, answered over HTTP."""

from typing import Any

from kapstok.errors import Finding
from kapstok.region.outcomes import Matrix, Outcome, Row


def matrix_json(found: Matrix) -> dict[str, Any]:
    """Every scenario with its outcomes by route, and what the check found on a route."""
    rows = [_row(row, agreed=True) for row in found.agreed] + [_row(row, agreed=False) for row in found.own]
    faults = {name: [_fault(item) for item in items] for name, items in found.faults.items()}
    return {"zin": found.sentence, "varianten": list(found.variants), "rijen": rows, "fouten": faults}


def _row(row: Row, agreed: bool) -> dict[str, Any]:
    outcomes = {name: _outcome(one) for name, one in row.outcomes.items()}
    return {"bestand": row.file, "scenario": row.name, "vanDeBasis": agreed, "uitkomsten": outcomes}


def _outcome(one: Outcome) -> dict[str, Any]:
    """What is empty is left out: a region has many scenarios."""
    told = {
        "status": one.status,
        "melding": one.message,
        "eigen": one.own,
        "reden": one.reason,
        "stap": one.step,
        "bestand": one.file,
        "regel": one.line,
        "proces": one.process,
        "element": one.element,
        "naam": one.name,
    }
    return {key: value for key, value in told.items() if value or key == "status"}


def _fault(item: Finding) -> dict[str, Any]:
    return {
        "bestand": item.file,
        "regel": item.line,
        "element": item.element,
        "naam": item.name,
        "zin": item.sentence,
        "lintregel": item.rule,
    }
