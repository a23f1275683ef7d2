"""What passes between a diagram and the house, by its name: the work outside, and the signals that the house gives.

A step only hands over process data, so what it asks for may need nothing but the casus. Other work of the worker (a
mail about a task, about an overdracht) is asked for by what happens in Kapstok itself.
"""

from collections.abc import Mapping
from datetime import date

RECEIPT = "ontvangstbevestiging"

# In the dossier was recorded whether the household knows.
INFORMED = "informeren_vastgelegd"

# The signals that the house gives itself: a diagram may listen to them and need not give them.
SIGNALS = frozenset({INFORMED})

OPERATIONS: Mapping[str, str] = {
    RECEIPT: "Stuurt wie de casus inbracht een bevestiging dat zij is ontvangen, zonder inhoud.",
}


def informed(state: str, look_again: date | None) -> dict[str, str]:
    """What the signal `INFORMED` brings along: "ja", "nee" or "nog_niet", and the day to look again, if any."""
    again = {"volgende_hercontrole": look_again.isoformat()} if look_again else {}
    return {"nu_geinformeerd": state, **again}
