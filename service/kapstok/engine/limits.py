"""How much a diagram may ask of the machine: one row a limit."""

import re
from datetime import timedelta

FILE_BYTES = 5_000_000
XML_ELEMENTS = 20_000
XML_DEPTH = 40
ATTRIBUTE_CHARS = 4_000
FLOW_NODES = 400
NESTING = 12
CALL_DEPTH = 10

CARDINALITY = 200
INSTANCES = 1_000
STEPS = 1_000
SECONDS = 5.0
TASKS = 5_000
DEPTH = 500

TEXT_CHARS = 200
LIST_ITEMS = 200
DATA_KEYS = 500
NUMBER = 10**15

SHORTEST = timedelta(seconds=1)
LONGEST = timedelta(days=50 * 366)
CYCLE_SHORTEST = timedelta(minutes=1)
CYCLE_ROUNDS = 1_000

CLOSED_KEYS = 16
"""Keys of tasks that were open lately: enough to say "already done" to whoever comes second."""

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,254}")
RESERVED = frozenset({"Start", "End", "Root", "EndJoin", "StartEventSplit", "StartEventJoin"})
RESERVED_ENDINGS = (".EndJoin", ".BoundaryEventSplit", ".BoundaryEventJoin")
