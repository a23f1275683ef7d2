"""One text that two sides changed, put together line by line; None where they changed the same lines."""

from difflib import SequenceMatcher

Hunk = tuple[int, int, list[str]]


def merge(old: bytes, new: bytes, own: bytes) -> bytes | None:
    """`own` with what became of `old` in `new`; None when it has to be chosen."""
    texts = [text.decode("utf-8", "surrogateescape").splitlines(keepends=True) for text in (old, new, own)]
    hunks = _together(_hunks(texts[0], texts[1]), _hunks(texts[0], texts[2]))
    if hunks is None:
        return None
    merged = list(texts[0])
    for first, last, lines in sorted(hunks, key=lambda hunk: hunk[:2], reverse=True):
        merged[first:last] = lines
    return "".join(merged).encode("utf-8", "surrogateescape")


def _hunks(old: list[str], new: list[str]) -> list[Hunk]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(first, last, new[start:end]) for tag, first, last, start, end in codes if tag != "equal"]


def _together(one: list[Hunk], other: list[Hunk]) -> list[Hunk] | None:
    """Both lists, the same change counted once; None when two touch."""
    kept = [hunk for hunk in other if hunk not in one]
    touching = any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in kept)
    return None if touching else [*one, *kept]
