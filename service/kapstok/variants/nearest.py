"""The word that somebody probably meant: what a sentence about an unknown name ends with."""

import difflib
from collections.abc import Iterable

SHOWN = 8


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, None when none does."""
    spelled = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=0.55)
    return spelled[found[0]] if found else None


def hint(word: str, known: Iterable[str]) -> str:
    """What to say after an unknown word: the likeliest one, or else what there is. Starts with a space."""
    names = sorted(set(known))
    close = nearest(word, names)
    if close:
        return f' Bedoelt u "{close}"?'
    if not names:
        return ""
    more = f" en nog {len(names) - SHOWN}" if len(names) > SHOWN else ""
    return f" Wel bestaan: {', '.join(names[:SHOWN])}{more}."
