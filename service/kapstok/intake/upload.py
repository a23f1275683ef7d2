"""What came in one upload besides the diagram at hand: tables, forms, processes, and the data they bring."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OWN_DATA = frozenset({"fase", "nieuw_in_fase", "instroom", "startfase", "doelfase", "spoed"})
Component = dict[str, Any]


@dataclass
class Upload:
    """Shared by all diagrams of an upload.

    `decisions` are the tables with their outputs, `forms` the form-js of each id. `data` are the names that
    some form, script, table or list of the upload fills in, `renamed` the names that had to change for that.
    `scopes` are the ids of processes and sub processes, `moved` the old ids of processes with their new ones.
    `roles` maps what the diagrams call somebody to the key of a role.
    """

    decisions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    forms: dict[str, Component] = field(default_factory=dict)
    processes: set[str] = field(default_factory=set)
    data: set[str] = field(default_factory=lambda: set(OWN_DATA))
    renamed: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    termijnen: Mapping[str, str] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    scopes: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)
    main: str = ""
