"""What changed: two bundles held side by side, told in plain Dutch."""

from kapstok.compare.change import KINDS, Change, Comparison
from kapstok.compare.rebase import Choice, Merged, Rebase, merge, three_way
from kapstok.compare.whole import bundles

__all__ = ["KINDS", "Change", "Choice", "Comparison", "Merged", "Rebase", "bundles", "merge", "three_way"]
