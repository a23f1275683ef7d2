"""A bundle as one blob, as it is kept with a published version, and back again."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

import orjson

from kapstok.errors import Broken
from kapstok.variants import manifest_text
from kapstok.variants.sealed import MOST_BYTES, Bundle

KIND = "kapstok-bundel/1"


def pack(bundle: Bundle) -> bytes:
    """JSON with the files in base64; `unpack` gives an equal bundle back."""
    files, replaced = (_text(found) for found in (bundle.files, bundle.replaced))
    return orjson.dumps(
        {
            "soort": KIND,
            "digest": bundle.digest,
            "keten": bundle.chain,
            "herkomst": bundle.origin,
            "bestanden": files,
            "vervangen": replaced,
        }
    )


def _text(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(data).decode("ascii") for name, data in files.items()}


def _files(found: Mapping[str, str]) -> dict[str, bytes]:
    return {str(name): base64.b64decode(data, validate=True) for name, data in found.items()}


def unpack(blob: bytes) -> Bundle:
    """The bundle in the blob; raises Broken when it is no bundle, or not what was sealed."""
    if len(blob) > MOST_BYTES * 2:
        raise _broken("Deze bundel is te groot.")
    try:
        found: Any = orjson.loads(blob)
        # A bundle of before this was kept does not say what it took the place of.
        replaced = _files(found.get("vervangen", {}))
        bundle = Bundle.from_files(_files(found["bestanden"]), tuple(found["keten"]), dict(found["herkomst"]), replaced)
        sealed = found["soort"] == KIND and found["digest"] == bundle.digest
    except (orjson.JSONDecodeError, binascii.Error, KeyError, TypeError, AttributeError, ValueError):
        raise _broken("Dit is geen bundel van Kapstok. Haal de versie opnieuw op.") from None
    if not sealed:
        raise _broken("De inhoud van deze bundel past niet bij zijn zegel. Publiceer de versie opnieuw.")
    return bundle


def _broken(sentence: str) -> Broken:
    return Broken([manifest_text.finding("bundel", sentence)])
