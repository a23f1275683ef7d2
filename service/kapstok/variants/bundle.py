"""A bundle: the resolved files of one variant. From a folder, from a blob, and into one."""

from kapstok.variants.folder import load, loose, over
from kapstok.variants.packing import pack, unpack
from kapstok.variants.sealed import AGREED, MOST_BYTES, MOST_FILES, Bundle, digest_of

__all__ = ["AGREED", "MOST_BYTES", "MOST_FILES", "Bundle", "digest_of", "load", "loose", "over", "pack", "unpack"]
