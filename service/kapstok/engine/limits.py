"""How much a diagram may ask of the machine, and which ids it may not use; the numbers stand in `kapstok.bounds`."""

import os
import re

from kapstok import bounds

FILE_BYTES = bounds.FILE_BYTES
XML_ELEMENTS = bounds.XML_ELEMENTS
XML_DEPTH = bounds.XML_DEPTH
ATTRIBUTE_CHARS = bounds.ATTRIBUTE
FLOW_NODES = bounds.FLOW_NODES
NESTING = bounds.NESTING
CALL_DEPTH = bounds.CALL_DEPTH

CARDINALITY = bounds.CARDINALITY
INSTANCES = bounds.INSTANCES
STEPS = bounds.STEPS
SECONDS = bounds.SECONDS
TASKS = bounds.TASKS
DEPTH = bounds.DEPTH

TEXT_CHARS = bounds.DATA_TEXT
LIST_ITEMS = bounds.DATA_ITEMS
DATA_KEYS = bounds.DATA_KEYS
DATA_BYTES = bounds.DATA_BYTES
MEMORY = bounds.MEMORY
LOOKED_AT = 25
"""Steps after which the memory of the process is looked at again."""
NUMBER = bounds.NUMBER

SHORTEST = bounds.SHORTEST
LONGEST = bounds.LONGEST
CYCLE_SHORTEST = bounds.CYCLE_SHORTEST
CYCLE_ROUNDS = bounds.CYCLE_ROUNDS

CLOSED_KEYS = 16
"""Keys of tasks that were open lately: enough to say "already done" to whoever comes second."""

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,254}")
RESERVED = frozenset({"Start", "End", "Root", "EndJoin", "StartEventSplit", "StartEventJoin"})
RESERVED_ENDINGS = (".EndJoin", ".BoundaryEventSplit", ".BoundaryEventJoin")


def memory() -> int:
    """Bytes that this process has in use now; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
