"""REGEL-15: AVE looks at the situation. No route asks who somebody is by doelgroep, or chooses a way by it."""

import pytest
from shipped import NAMES, compiled, load

from kapstok.rehearsal import agreements


def forbidden(name: str) -> tuple[str, ...]:
    """How a piece of data about doelgroep would begin, as the region agreed."""
    agreed = [one for one in agreements.of(load(name)) if one.kind == "geen_gegeven"]
    return tuple(word for one in agreed for word in one.words("begint_met"))


@pytest.mark.parametrize("name", NAMES)
def test_no_route_asks_for_or_chooses_by_doelgroep(name: str) -> None:
    """REGEL-15"""
    words = forbidden(name)
    assert words == ("doelgroep",)
    version = compiled(name)
    asked = [field.key for form in version.forms.values() for field in form.inputs]
    assert [key for key in asked if key.startswith(words)] == []
    texts = [load(name).files[file].decode() for file in (*version.documents, *load(name).of_kind(".dmn"))]
    assert not any(word in text for word in words for text in texts)
