"""How large a diagram may be: what a designer's file may ask of the house before it is refused."""

FILE_BYTES = 5 * 1024 * 1024
XML_ELEMENTS = 20_000
FLOW_NODES = 400
FLOWS = 2_000
LANES = 100
DATA_OBJECTS = 1_000
NESTING = 12
ATTRIBUTE = 4_000
EXPRESSION = 2_000
EXPRESSIONS = 40_000
