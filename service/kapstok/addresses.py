"""Which operation an address asks for: what was found for one address holds for all that differ in their ids only."""

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import Any
from uuid import UUID

from werkzeug.routing import Map, MapAdapter, Rule, RuleFactory

ID = re.compile(r"/([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})(?=/|\Z)")
OF_REQUEST = {"return_rule": True}
MOST_NAMES = 256


class Addresses(Map):
    """All addresses of the house. `found` has by method and by what stands around the ids which rule it is, and what
    it calls the ids. There are no more of those than rules: what matched with anything but ids is not kept.
    """

    def __init__(self, *given: Any, **named: Any):
        self.found: dict[tuple[str, ...], tuple[Rule, tuple[str, ...]]] = {}
        super().__init__(*given, **named)

    def add(self, rulefactory: RuleFactory) -> None:
        self.found.clear()
        super().add(rulefactory)


class Address(MapAdapter):
    """One that is asked for."""

    map: Addresses

    def match(self, *given: Any, **named: Any) -> Any:
        if given or named != OF_REQUEST or self.websocket:
            return super().match(*given, **named)
        parts = ID.split(self.path_info)
        around, ids = (self.default_method, *parts[::2]), [UUID(part) for part in parts[1::2]]
        if around in self.map.found:
            rule, names = self.map.found[around]
            return rule, dict(zip(names, ids, strict=True))
        rule, values = super().match(**named)
        if [*values.values()] == ids:
            self.map.found[around] = rule, tuple(values)
        return rule, values


class Way(Rule):
    """A rule. What makes an address of it is put together when one is made: of most no address is ever made here, and
    putting it together for all of them took a tenth of the start.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        made = cache(partial(super()._compile_builder, append_unknown))
        return lambda way, **values: made()(way, **values)


@lru_cache(maxsize=MOST_NAMES)
def server_name(host: str) -> str:
    """The name of a host as addresses are made with it; raises BadHost. Nearly everybody calls us by the same one."""
    return _ANYWHERE.bind(host).server_name


_ANYWHERE = Map()
