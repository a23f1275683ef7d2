"""What changed: two bundles held side by side, told in plain Dutch."""

from kapstok.compare.change import KINDS, Change, Comparison
from kapstok.compare.distance import SIZES, Distance, distance
from kapstok.compare.rebase import Choice, Merged, Rebase, merge, three_way
from kapstok.compare.whole import bundles

__all__ = [
    "KINDS",
    "SIZES",
    "Change",
    "Choice",
    "Comparison",
    "Distance",
    "Merged",
    "Rebase",
    "bundles",
    "distance",
    "merge",
    "three_way",
]
