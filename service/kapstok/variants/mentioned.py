"""What kapstok.toml mentions has to be there: roles in the fasen and contacten, fasen in the route, settings."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kapstok.errors import Finding
from kapstok.variants import manifest_text
from kapstok.variants.manifest import FILE, Manifest
from kapstok.variants.nearest import hint
from kapstok.variants.parts import Parts
from kapstok.variants.sealed import Bundle

RULE = "manifest"
REGIE = ("casusregie", "procesregie", "bestuurlijk")
# Who may hold a kind of regie without being a role.
BODIES = {"casusregie": ("huishouden",), "procesregie": (), "bestuurlijk": ("college", "wethouder")}
READ_IN = (".bpmn", ".dmn", ".form", ".mustache", ".txt")


def problems(bundle: Bundle, found: Parts) -> Iterator[Finding]:
    manifest = bundle.manifest
    lines = manifest_text.lines(bundle.files[FILE].decode("utf-8", "replace"))
    told = (*_regie(manifest), *_contacts(manifest), *_fasen(manifest, found), *_settings(bundle))
    for path, sentence, mild in told:
        line = next((lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in lines), None)
        yield Finding(FILE, RULE, sentence, ".".join(path), line=line, weight="waarschuwing" if mild else "fout")


Told = Iterator[tuple[tuple[str, ...], str, bool]]


def _regie(manifest: Manifest) -> Told:
    for fase in manifest.fasen.values():
        for kind in REGIE:
            key = getattr(fase, kind)
            known = (*manifest.rollen, *BODIES[kind])
            if key and key not in known:
                sentence = f'Fase {fase.number} noemt de rol "{key}", die er niet is.{hint(key, known)}'
                yield ("fasen", str(fase.number), kind), sentence, False


def _contacts(manifest: Manifest) -> Told:
    for key in manifest.contacten:
        if key not in manifest.rollen:
            sentence = f'[contacten] noemt de rol "{key}", die er niet is.{hint(key, manifest.rollen)}'
            yield ("contacten", key), sentence, False


def _fasen(manifest: Manifest, found: Parts) -> Told:
    """Told only of a route in which the fasen are marked. A casus begins in the first, also without a mark."""
    marked = {item.attribute("fase") for document in found.documents.values() for item in document.elements} - {None}
    if len(marked) < 2:
        return
    for number in sorted(manifest.fasen)[1:]:
        if str(number) not in marked:
            sentence = f'AVE {number} begint nergens in de route. Zet ave:fase="{number}" bij de stap waar zij begint.'
            yield ("fasen", str(number)), sentence, False


def _settings(bundle: Bundle) -> Told:
    """A setting may be left unread, such as one that is inherited; one that resembles another is a slip of the pen."""
    texts = [data.decode("utf-8", "replace") for name, data in bundle.files.items() if name.endswith(READ_IN)]
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    settings = bundle.manifest.instellingen
    for key in settings:
        meant = get_close_matches(key, [other for other in settings if other != key], 1, 0.8)
        if key not in words and meant:
            sentence = f'De instelling "{key}" wordt nergens gelezen. Bedoelt u "{meant[0]}"?'
            yield ("instellingen", key), sentence, True
