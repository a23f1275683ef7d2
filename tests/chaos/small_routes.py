"""Routes of a test, published in Veldermeer as they are drawn: every task is for a ketenpartner and asks one form."""

import json
from uuid import UUID

from engine.reference import WORDS
from kapstok.acts.publish_process import publish_process
from kapstok.rehearsal.verdict import Report
from kapstok.variants.bundle import Bundle

MANIFEST = """naam = "klein"
titel = "Een kleine route"
hoofdproces = "hoofd"

[rollen.ketenpartner]
label = "Ketenpartner"

[rollen.casusregisseur]
label = "Casusregisseur"

[fasen.2]
naam = "AVE 2"
casusregie = "casusregisseur"
bestuurlijk = "college"
"""


def _field(key: str) -> dict[str, object]:
    field = {"type": "checkbox", "id": f"veld_{key}", "key": key, "label": key}
    return {**field, "properties": {"procesgegeven": "ja"}}


def form() -> bytes:
    named = {"type": "textfield", "id": "veld_wie", "key": "wie", "label": "Wie?", "validate": {"required": True}}
    fields = [named, *(_field(word) for word in WORDS)]
    given = {"type": "default", "id": "vragen", "titel": "Vragen", "schemaVersion": 18, "knop": "Klaar"}
    return json.dumps({**given, "components": fields}).encode()


def bundle(diagram: bytes) -> Bundle:
    """The diagram as a route: every user task asks the form."""
    drawn = diagram.replace(b"<userTask ", b'<userTask ave:formulier="vragen" ')
    drawn = drawn.replace(b'<process id="hoofd"', b'<process ave:rol="ketenpartner" id="hoofd"')
    files = {"kapstok.toml": MANIFEST.encode(), "hoofd.bpmn": drawn, "vragen.form": form()}
    return Bundle.from_files(files, ("klein",))


def publish(diagram: bytes) -> UUID:
    """Let Veldermeer start with this route. What is drawn here need not be fit for people, only for a run."""
    found = bundle(diagram)
    return publish_process(None, found, ["veldermeer"], Report(found.variant, found.digest, ())).version_id
