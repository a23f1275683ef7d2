"""The work outside that a diagram may ask for, by its name: one list for the check of a diagram and for the worker.

A step only hands over process data, so what it asks for may need nothing but the casus. Other work of the worker (a
mail about a task, about an overdracht) is asked for by what happens in Kapstok itself.
"""

from collections.abc import Mapping

RECEIPT = "ontvangstbevestiging"

OPERATIONS: Mapping[str, str] = {
    RECEIPT: "Stuurt wie de casus inbracht een bevestiging dat zij is ontvangen, zonder inhoud.",
}
