"""Whatever a program sends, it gets an answer that the description knows, and never a mistake of ours."""

import json
import random
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from programs import Program, description, route_ids

from given import House

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 3, 10**19, 1e308, -0.0, "", "x", "é🙂", "a" * 25_000, "2026-03-02", "veldermeer"),
    *([], [None], ["x"] * 300, {}, {"a": {"b": [1]}}, "' or 1=1 --", "=1+1", "${7*7}", "fasetoets", "consult"),
]
TEXTS = ["", "0", "1", "-1", "٣", "1e3", " 1", "mijn", "open", "%", "_", "\\", "termijn", "é🙂", "1_0", "+1"]
PARAMETERS = ["pagina", "paginagrootte", "fase", "zoek", "gemeente", "sorteer", "weergave", "status", "x"]
KEYS = ["acuut_onveilig", "basiszorg", "leefgebieden", "vraag", "signaal_uitkomst", "x", ""]
OTHERS = {
    **dict.fromkeys(("overdrachtId", "regelId", "actieId", "overlegId", "persoonId"), str(UUID(int=1))),
    "nummer": "1",
}
MESSAGES = ["x", "%00", "%ff", "fasetoets", "opschaalverzoek", "a%2Fb", "é"]


class Chance:
    """Requests that could come from anybody, the same in every run."""

    def __init__(self, described: dict[str, Any], seed: int):
        self.paths = described["paths"]
        self.schemas = described["components"]["schemas"]
        self.dice = random.Random(seed)

    def request(self, ids: dict[str, str]) -> tuple[str, str, dict[str, Any]]:
        path, item = self.dice.choice(list(self.paths.items()))
        method = self.dice.choice([key for key in item if key != "parameters"])
        place = path.format_map({**OTHERS, **ids, "bericht": self.dice.choice(MESSAGES)})
        if "requestBody" not in item[method]:
            names = self.dice.sample(PARAMETERS, self.dice.randint(0, 2))
            return method.upper(), place, {"query_string": {name: self.dice.choice(TEXTS) for name in names}}
        schema = item[method]["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        body = json.dumps(self._body(list(self.schemas[schema]["properties"])))
        return method.upper(), place, {"data": body, "headers": {"Content-Type": "application/json"}}

    def _body(self, keys: list[str]) -> Any:
        if self.dice.random() < 0.1:
            return self.dice.choice(VALUES)
        body = {key: self.dice.choice(VALUES) for key in self.dice.sample(keys, self.dice.randint(0, len(keys)))}
        if "antwoorden" in body:
            body["antwoorden"] = {self.dice.choice(KEYS): self.dice.choice(VALUES) for _ in range(4)}
        return body


@pytest.mark.parametrize("seed", range(3))
def test_no_request_is_a_mistake_of_ours(
    app: Flask, house: House, program: Callable[[str], Program], seed: int
) -> None:
    casus = house.open("noor", fase=2).casus_id
    task = house.task(house.open("noor").casus_id, "Signaal wegen").id
    noor, chance = program("noor"), Chance(description(app), seed)
    ids = {name: str(casus) for path in chance.paths for name in re.findall(r"{(\w+)}", path)}
    ids |= {"taakId": str(task), **route_ids(house)}
    ids.pop("bericht")
    for _ in range(100):
        method, path, more = chance.request(ids)
        answer = noor.ask(method, path, **more)
        assert answer.status < 500, f"{method} {path} {more}: {answer.text}"
