"""The variants that are shipped, compiled once for all tests in this folder."""

from functools import lru_cache

from kapstok.settings import ROOT
from kapstok.variants import bundle, version
from kapstok.variants.bundle import Bundle
from kapstok.variants.manifest import FILE
from kapstok.variants.version import Version

NAMES = sorted(path.parent.name for path in (ROOT / "processes").glob(f"*/{FILE}"))


@lru_cache(maxsize=32)
def load(name: str) -> Bundle:
    return bundle.load(ROOT / "processes", ROOT / "forms", name)


@lru_cache(maxsize=32)
def compiled(name: str) -> Version:
    return version.compile(load(name))
