"""What is not yours does not exist: every address with a foreign id answers as it does for an id of nothing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from programs import Answer, Program, description, route_ids

from given import House
from kapstok.acts.consult import Question, ask_consult
from kapstok.acts.overdragen import Offer, propose_overdracht
from kapstok.overviews.dossier import PARTS
from kapstok.overviews.overdracht import offered_to
from kapstok.rest.door import PREFIX, door

ProgramOf = Callable[[str], Program]
NOTHING = "00000000-0000-4000-8000-000000000000"
BODIES = {"berichten": {"bericht": "x"}, "afronding": {"antwoorden": {}}, "concept": {"antwoorden": {}}}
BODIES |= {
    "overdrachten": {"soort": "casusregie", "ontvanger": NOTHING, "notitie": "x"},
    "consulten": {"consult": NOTHING},
    "advies": {"advies": "x"},
    "antwoord": {"besluit": "aannemen"},
    "aanwijzing": {"soort": "casusregie", "persoon": NOTHING, "reden": "x"},
}
BODIES |= {name: {"antwoorden": {}} for name in ("terugkoppeling", "bouwschema", "melding")}
BODIES |= {name: {"antwoorden": {}} for name in (*PARTS, "acties", "overleggen")}
BODIES["verzending"] = {"personen": [NOTHING]}
BODIES |= {"invloed": {"gemeenten": ["veldermeer"]}, "bijwerkingen": {"gemeenten": ["veldermeer"]}}
BODIES |= {"activeringen": {"versie": NOTHING}}
# Everybody who has nothing to do with a signal of Veldermeer: another gemeente, another role, another organisation.
OUTSIDERS = ("lotte", "bram", "marijke", "anne", "pieter")


class Ids(dict[str, str]):
    """What belongs to a casus that is not theirs can have any id: it lies behind the id of the casus."""

    def __missing__(self, key: str) -> str:
        return NOTHING


@pytest.fixture
def foreign(house: House) -> dict[str, str]:
    casus: UUID = house.open("noor").casus_id
    other = house.to_ave_2()
    propose_overdracht(house.viewer("noor"), other, Offer("casusregie", house.viewer("daan").person_id, "Lees dit."))
    question = Question("duinakker", "pga_coordinator", ("wonen",), "Wat kan ik doen?")
    consult = str(ask_consult(house.viewer("jet"), question))
    offered = str(offered_to(house.viewer("daan"))[0].id)
    return {
        "casusId": str(casus),
        "overdrachtId": offered,
        "consultId": consult,
        "taakId": str(house.task(casus, "Signaal wegen").id),
        "bericht": "x",
        "nummer": "1",
        **route_ids(house),
    }


# What a gemeente works with is known to everybody who works for it; test_rest_routes.py shows who does not see it.
OF_THE_GEMEENTE = ("regiekaart", "stappen")


def every_address(app: Flask) -> list[tuple[str, str]]:
    paths = description(app)["paths"].items()
    return [(method.upper(), path) for path, item in paths for method in item if "{" in path and method != "parameters"]


def addresses(app: Flask) -> list[tuple[str, str]]:
    return [(method, path) for method, path in every_address(app) if not path.endswith(OF_THE_GEMEENTE)]


def ask(who: Program, method: str, path: str, ids: dict[str, str]) -> Answer:
    body = BODIES.get(path.rpartition("/")[2]) or least_body(who.app, method, path)
    return who.ask(method, path.format_map(Ids(ids)), **({"json": body} if body else {}))


def least_body(app: Flask, method: str, path: str) -> Any:
    """The least that the description lets one send, so that an answer is about the id and not about the body."""
    found = description(app)
    content = found["paths"][path][method.lower()].get("requestBody", {}).get("content", {})
    return least(found, content["application/json"]["schema"]) if "application/json" in content else None


def least(found: dict[str, Any], schema: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return least(found, found["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if schema.get("properties"):
        return {name: least(found, schema["properties"][name]) for name in schema.get("required", ())}
    if schema.get("enum"):
        return schema["enum"][0]
    kind = schema["type"][0] if isinstance(schema.get("type"), list) else schema.get("type")
    made = {"date": "2026-03-02", "date-time": "2026-03-02T09:00:00Z", "uuid": NOTHING}.get(schema.get("format", ""))
    return made or {"array": [], "object": {}, "boolean": True, "integer": 1, "number": 1}.get(str(kind), "x")


@pytest.mark.parametrize("username", OUTSIDERS)
def test_a_foreign_id_and_no_id_look_the_same(
    app: Flask, house: House, program: ProgramOf, foreign: dict[str, str], username: str
) -> None:
    who = program(username)
    for method, path in addresses(app):
        theirs = ask(who, method, path, foreign)
        nobodys = ask(who, method, path, {**dict.fromkeys(foreign, NOTHING), "bericht": "x", "nummer": "1"})
        assert (theirs.status, theirs.text) == (nobodys.status, nobodys.text), f"{method} {path}"
        assert theirs.status == 404, f"{method} {path}: {theirs.text[:400]}"
        assert sorted(theirs.headers.keys()) == sorted(nobodys.headers.keys())
    assert [task.status for task in house.tasks(UUID(foreign["casusId"]))] == ["open"]


def test_every_address_with_an_id_was_tried(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(f"{door.name}.") and rule.arguments]
    tried = {path for _, path in every_address(app)}
    assert len({rule.rule.removeprefix(PREFIX) for rule in rules}) == len(tried)


def test_lists_and_counts_leave_out_what_is_not_mine(house: House, program: ProgramOf, foreign: dict[str, str]) -> None:
    for username in OUTSIDERS:
        who = program(username)
        for view in ("mijn", "niet-toegewezen", "team", "alle"):
            found = who.get("/taken", weergave=view).body
            assert (found["totaal"], set(found["tellingen"].values())) == (0, {0})
        assert who.get("/casussen", status="alle", zoek="linde").body["totaal"] == 0
