"""How much the file of a stranger may ask: a row for each limit, each with a test in tests/variants/test_bounds.py."""

from datetime import timedelta

MB = 1024 * 1024

# A file and a bundle of files.
FILE_BYTES = 5 * MB
FORM_BYTES = 1 * MB
SETTINGS_CHARACTERS = 500_000
BUNDLE_BYTES = 20 * MB
BUNDLE_FILES = 200
BUNDLE_RATIO = 100
"""How many times larger a packed file may become."""

# A diagram or table as XML.
XML_ELEMENTS = 20_000
XML_DEPTH = 40
ATTRIBUTE = 4_000
FLOW_NODES = 400
FLOWS = 2_000
LANES = 100
DATA_OBJECTS = 1_000
NESTING = 12
CALL_DEPTH = 10

# Expressions, patterns and forms.
EXPRESSION = 2_000
EXPRESSIONS = 40_000
EXPRESSION_SECONDS = 0.5
PATTERN = 200
FIELDS = 200
OPTIONS = 200
TEXT = 20_000
NUMBER = 10**15
JSON_DEPTH = 20

# One push of a casus.
CARDINALITY = 200
INSTANCES = 1_000
STEPS = 1_000
SECONDS = 5.0
TASKS = 5_000
DEPTH = 500
DATA_KEYS = 500
DATA_TEXT = 200
DATA_ITEMS = 200
DATA_BYTES = 1 * MB

# Time.
SHORTEST = timedelta(seconds=1)
LONGEST = timedelta(days=50 * 366)
CYCLE_SHORTEST = timedelta(minutes=1)
CYCLE_ROUNDS = 1_000
RETRIES = 3

# The process of its own in which a file is looked at.
MEMORY = 256 * MB
BUNDLE_SECONDS = 30.0
