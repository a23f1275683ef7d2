"""Changing a bundle file by file, as a designer does: what comes out is again a whole bundle."""

from collections.abc import Collection, Mapping

from kapstok import toml_text
from kapstok.errors import Broken, Finding
from kapstok.variants import hooks, manifest, manifest_text, wording
from kapstok.variants.folder import KINDS, VARIANT
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import AGREED, Bundle

MOST_BYTES = 5 * 1024 * 1024
RULE = "bestand"
NO_CONTRACT = (".feature", ".toml", ".mustache")


def with_file(bundle: Bundle, name: str, data: bytes) -> Bundle:
    """The bundle with a file put in it or replaced; Broken when that cannot be a file of a variant."""
    _refuse_strange(name, data)
    files = {**bundle.files, name: data}
    if name == FILE:
        _refuse_other_variant(bundle, data)
        files = _settled(bundle, files)
    return _again(bundle, files)


def _settled(bundle: Bundle, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What changed in kapstok.toml carried into the drawings: what hangs on a hook, what a step is called."""
    before, now = bundle.manifest, manifest.read(FILE, files[FILE])
    moved = {key: name for key, name in now.haken.items() if before.haken.get(key) != name}
    gone = [key for key in before.haken if not now.haken.get(key)]
    namen, uitleg = (
        {key: words for key, words in new.items() if old.get(key) != words}
        for old, new in ((before.namen, now.namen), (before.uitleg, now.uitleg))
    )
    files = wording.spoken(hooks.bind(hooks.taken_off(files, gone), moved), namen, uitleg)
    return wording.silent(files, bundle.replaced, {*before.namen} - {*now.namen}, {*before.uitleg} - {*now.uitleg})


def without_file(bundle: Bundle, name: str) -> Bundle:
    """The bundle without a file; what refers to it is found by the check."""
    if name == FILE:
        raise Broken([Finding(name, RULE, "Zonder kapstok.toml is er geen variant. Pas het bestand aan.")])
    return _again(bundle, {key: data for key, data in bundle.files.items() if key != name})


def copied(bundle: Bundle, variant: str, title: str) -> Bundle:
    """A variant of its own with the same files, under another name."""
    if not VARIANT.fullmatch(variant):
        sentence = f'"{variant}" kan geen naam van een variant zijn. Gebruik kleine letters, cijfers en streepjes.'
        raise Broken([Finding(FILE, "naam", sentence, "naam")])
    table = {**toml_text.loads(bundle.files[FILE].decode()), "naam": variant, "titel": title}
    files = {**bundle.files, FILE: manifest_text.write(table)}
    chain = bundle.chain if bundle.chain[:1] == (variant,) else (variant, *bundle.chain)
    return Bundle.from_files(files, chain, dict(bundle.origin), dict(bundle.replaced))


def _again(bundle: Bundle, files: Mapping[str, bytes]) -> Bundle:
    own = {name for name in files if bundle.files.get(name) != files[name]}
    origin = {name: bundle.variant if name in own else bundle.origin.get(name, bundle.variant) for name in files}
    return Bundle.from_files(files, bundle.chain, origin, {**_inherited(bundle, own), **bundle.replaced})


def _inherited(bundle: Bundle, own: Collection[str]) -> dict[str, bytes]:
    """What the variant has a version of its own of from now on. Scenarios may be told otherwise: those are copies."""
    taken = (name for name in own if name in bundle.files and not name.endswith(NO_CONTRACT))
    return {name: bundle.files[name] for name in taken if bundle.origin.get(name, bundle.variant) != bundle.variant}


def _refuse_strange(name: str, data: bytes) -> None:
    known = (*KINDS, FILE, AGREED)
    if not name.endswith(known):
        raise Broken(
            [Finding(name, RULE, f"Dit soort bestand hoort niet in een variant. Kies uit {', '.join(known)}.")]
        )
    if len(data) > MOST_BYTES:
        raise Broken([Finding(name, RULE, "Dit bestand is groter dan 5 MB. Verdeel het of maak het kleiner.")])


def _refuse_other_variant(bundle: Bundle, data: bytes) -> None:
    """The name is what versions are counted by; it is chosen once."""
    found = manifest_text.parse(FILE, data).get("naam", "")
    if found != bundle.variant:
        sentence = f'Deze variant heet "{bundle.variant}". Laat de naam staan, of begin een nieuw ontwerp.'
        raise Broken([Finding(FILE, "naam", sentence, "naam")])
