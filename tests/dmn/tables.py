"""Builds small DMN files for the tests, one element a line so that line numbers can be told."""

from xml.sax.saxutils import escape, quoteattr

LATEST = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def column(expression="risico", kind="", allowed=""):
    values = f"<inputValues><text>{escape(allowed)}</text></inputValues>" if allowed else ""
    type_ref = f" typeRef={quoteattr(kind)}" if kind else ""
    asked = f"<inputExpression{type_ref}><text>{escape(expression)}</text></inputExpression>"
    return f"<input label={quoteattr(expression)}>{asked}{values}</input>"


def outcome(name="regie", kind="", allowed="", default=""):
    values = f"<outputValues><text>{escape(allowed)}</text></outputValues>" if allowed else ""
    last = f"<defaultOutputEntry><text>{escape(default)}</text></defaultOutputEntry>" if default else ""
    type_ref = f" typeRef={quoteattr(kind)}" if kind else ""
    return f"<output name={quoteattr(name)}{type_ref}>{values}{last}</output>"


def rule(cells, outcomes):
    entries = [f"<inputEntry><text>{escape(cell)}</text></inputEntry>" for cell in cells]
    entries += [f"<outputEntry><text>{escape(text)}</text></outputEntry>" for text in outcomes]
    return f"<rule>{''.join(entries)}</rule>"


def file(*lines, attributes='hitPolicy="UNIQUE"', before=(), namespace=LATEST, identity='id="regiekaart"'):
    """Line 3 is the decision, then `before`, then the table, then each of the lines on its own line."""
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<definitions xmlns="{namespace}" id="d" name="d" namespace="urn:test">',
            f'<decision {identity} name="Regiekaart">',
            *before,
            f"<decisionTable {attributes}>",
            *lines,
            "</decisionTable>",
            "</decision>",
            "</definitions>",
        ]
    ).encode()
