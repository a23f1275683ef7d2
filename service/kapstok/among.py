"""Rows of which a column is among what another question finds: said so that no database reads the whole table for it.

PostgreSQL guesses how many rows such a question finds, far too many here, and from some size of the house on it would
rather read all tasks than look up those few. Told to find them first, it looks them up by their index.
"""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, CompoundSelect
from sqlalchemy.ext.compiler import compiles


class Among(ColumnElement[bool]):
    """`column IN (found)`."""

    inherit_cache = False
    type = Boolean()
    # Else SQLite is asked whether it is 1, and finds no index for that.
    _is_implicitly_boolean = True

    def __init__(self, column: Any, found: CompoundSelect[Any]):
        self.column = column
        self.found = found


@compiles(Among)
def _plainly(among: Among, compiler: Any, **options: Any) -> str:
    return str(compiler.process(among.column.in_(among.found), **options))


@compiles(Among, "postgresql")
def _found_first(among: Among, compiler: Any, **options: Any) -> str:
    column, found = (compiler.process(part, **options) for part in (among.column, among.found))
    return f"{column} = ANY (ARRAY({found}))"
