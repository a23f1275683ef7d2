"""Small forms for the tests of kapstok.forms."""

import json
from typing import Any

from kapstok.forms import definition
from kapstok.forms.fields import Form


def read(*components: dict[str, Any], **more: Any) -> Form:
    return definition.read("proef.form", as_json(*components, **more))


def as_json(*components: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"components": list(components), **more}, indent=1).encode()


def field(key: str = "reden", kind: str = "textfield", label: str = "Reden", **more: Any) -> dict[str, Any]:
    return {"type": kind, "key": key, "label": label, **more}


def choice(key: str = "besluit", kind: str = "radio", label: str = "Besluit", **more: Any) -> dict[str, Any]:
    values = [{"value": "ja", "label": "Ja"}, {"value": "nee", "label": "Nee"}]
    return {"type": kind, "key": key, "label": label, "values": values, **more}
