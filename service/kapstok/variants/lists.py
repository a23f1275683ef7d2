"""The lists of kapstok.toml from which forms take their options."""

from collections.abc import Mapping

from kapstok.variants.manifest import Manifest


def entries_for(manifest: Manifest, bron: str) -> Mapping[str, str]:
    """The keys and labels of the list behind a `bron`: `leefgebieden`, or the plural of organisaties:<role>."""
    kind, _, role = bron.partition(":")
    wanted = role or kind
    names = (wanted, f"{wanted}s", f"{wanted}en")
    return next((entries for name, entries in manifest.lijsten.items() if name in names), {})
