"""How far a variant stands from its basis: its changes by size and by kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kapstok.compare.change import Change, Comparison, Kind
from kapstok.compare.whole import bundles
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import Bundle

Size = Literal["instelling", "haak", "stap", "hoofdlijn"]
SIZES: Mapping[Size, str] = {
    "instelling": "Instelling",
    "haak": "Haak",
    "stap": "Stap",
    "hoofdlijn": "Hoofdlijn",
}


@dataclass(frozen=True)
class Distance:
    """`sizes` holds the changes of each size; sizes without changes are left out."""

    comparison: Comparison
    sizes: Mapping[Size, tuple[Change, ...]]

    @property
    def total(self) -> int:
        return self.comparison.distance

    def kinds(self, size: Size) -> Mapping[Kind, int]:
        """How many changes of a size there are of each kind."""
        counts: dict[Kind, int] = {}
        for change in self.sizes.get(size, ()):
            counts[change.kind] = counts.get(change.kind, 0) + 1
        return counts


def distance(basis: Bundle, variant: Bundle) -> Distance:
    """From the basis to the variant; scenarios say nothing about the route and stay out. Raises Broken."""
    found = bundles(basis, variant)
    told = [change for change in found.changes if change.kind != "scenario"]
    sizes = {size: tuple(change for change in told if _size(change, basis, variant) == size) for size in SIZES}
    return Distance(Comparison(tuple(told), found.layout_only), {size: own for size, own in sizes.items() if own})


def _size(change: Change, basis: Bundle, variant: Bundle) -> Size:
    hung = set(variant.manifest.haken.values())
    if change.file == FILE:
        return "haak" if change.element.startswith("haken.") else "instelling"
    if change.element in {*variant.manifest.namen, *variant.manifest.uitleg}:
        return "instelling"
    if change.file in hung or change.element.startswith("haak_") or change.file not in basis.files:
        return "haak"
    return "hoofdlijn" if _is_main(change.file, basis) else "stap"


def _is_main(file: str, basis: Bundle) -> bool:
    return file.endswith(".bpmn") and f'<bpmn:process id="{basis.manifest.hoofdproces}"'.encode() in basis.files[file]
