"""What a diagram may refer to: the rest of the variant, told to the lint by whoever loaded it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

Names = Collection[str]


@dataclass(frozen=True)
class Known:
    """Everything around the diagrams.

    `roles`: key -> label. `forms`, `termijnen`, `processes`: keys and ids; the processes of the checked
    documents themselves need not be given. `decisions`: id -> names of its outputs, `decision_inputs`:
    id -> names it reads. `form_process_data` and `form_fields`: form -> the fields that enter the run, and
    all of them. `data`: names that enter the run in another way (at the start, with a message).
    `operations`: the work outside that a step may ask for.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    forms: Names = ()
    decisions: Mapping[str, Names] = field(default_factory=dict)
    decision_inputs: Mapping[str, Names] = field(default_factory=dict)
    termijnen: Names = ()
    processes: Names = ()
    form_process_data: Mapping[str, Names] = field(default_factory=dict)
    form_fields: Mapping[str, Names] = field(default_factory=dict)
    data: Names = ()
    operations: Names = ()

    def is_role(self, name: str) -> bool:
        """A key or a label, whatever its capitals: a lane carries the label."""
        word = name.strip().casefold()
        return any(word in (key.casefold(), label.casefold()) for key, label in self.roles.items())

    def role_words(self) -> list[str]:
        return [*self.roles, *self.roles.values()]


def meant(word: str, words: Iterable[str]) -> str:
    """The remedy: the nearest known name, or the few there are."""
    choices = sorted(set(words))
    near = get_close_matches(word, choices, 1, 0.6)
    if near:
        return f"Bedoel je '{near[0]}'?"
    if not choices:
        return "Er zijn er nog geen; maak deze eerst."
    few = ", ".join(choices[:8])
    return f"Kies uit: {few}{' ...' if len(choices) > 8 else ''}."
