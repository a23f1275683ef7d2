"""Which conditions a browser may follow by itself."""

import pytest

from kapstok.forms.fields import Field
from kapstok.web.hide_rule import HideRule

FIELDS = {
    "akkoord": Field("akkoord", "radio"),
    "criteria": Field("criteria", "checklist"),
    "urgent": Field("urgent", "checkbox"),
    "besluit": Field("besluit", "radio", buttons=True),
    "uitleg": Field("uitleg", "text"),
}


@pytest.mark.parametrize(
    ("condition", "rule"),
    [
        ('=akkoord = "nee"', HideRule("akkoord", "gelijk", "nee")),
        ('= akkoord != "nee"', HideRule("akkoord", "ongelijk", "nee")),
        ('akkoord!="nee"', HideRule("akkoord", "ongelijk", "nee")),
        ('=not(akkoord = "nee")', HideRule("akkoord", "ongelijk", "nee")),
        ('=akkoord = ""', HideRule("akkoord", "gelijk", "")),
        ("=urgent != true", HideRule("urgent", "ongelijk", "true")),
        ('=list contains(criteria, "veiligheid")', HideRule("criteria", "bevat", "veiligheid")),
        ('=not(list contains(criteria, "veiligheid"))', HideRule("criteria", "bevat-niet", "veiligheid")),
    ],
)
def test_a_simple_condition_is_followed(condition, rule):
    assert HideRule.read(condition, FIELDS) == rule


@pytest.mark.parametrize(
    "condition",
    [
        None,
        "",
        "=fase > 2",
        '=akkoord = "nee" or urgent',
        '=onbekend = "nee"',
        '=besluit = "nee"',
        '=uitleg = "nee"',
        '=akkoord = "a\\"b"',
    ],
)
def test_any_other_condition_waits_for_the_server(condition):
    assert HideRule.read(condition, FIELDS) is None
