"""Who holds which regie in which fase, in every variant beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from kapstok.variants.definitions import label_of
from kapstok.variants.manifest import Manifest
from kapstok.variants.sealed import Bundle

KINDS = ("casusregie", "procesregie", "bestuurlijk")
NOBODY = "niemand"


@dataclass(frozen=True)
class Holder:
    """`role` is a key, or a body such as college; `label` is what people call it."""

    variant: str
    fase: int
    kind: str
    role: str
    label: str


def holders(bundles: Sequence[Bundle]) -> tuple[Holder, ...]:
    """By variant, fase and kind, as each kapstok.toml settles it."""
    return tuple(
        Holder(bundle.variant, fase.number, kind, role, label(bundle.manifest, role))
        for bundle in bundles
        for fase in bundle.manifest.fasen.values()
        for kind in KINDS
        for role in [getattr(fase, kind)]
    )


def label(manifest: Manifest, role: str) -> str:
    """What people call a role or body; "niemand" for nobody."""
    return label_of(manifest, role) if role else NOBODY
