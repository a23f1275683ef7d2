"""The compose file starts what the docs promise: web and worker twice, a database and a proxy before them."""

from typing import Any

import click
import pytest
import yaml

from kapstok.cli import main
from kapstok.settings import ROOT

COMPOSE = ROOT / "docker" / "compose.yml"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())["services"]
    return found


def test_web_and_worker_run_twice_behind_one_proxy(services: dict[str, Any]) -> None:
    assert {name: services[name]["deploy"]["replicas"] for name in ("web", "worker")} == {"web": 2, "worker": 2}
    published = {name for name, service in services.items() if "ports" in service}
    assert published == {"proxy"}


@pytest.mark.parametrize("name", ["upgrade", "web", "worker"])
def test_every_service_of_ours_starts_with_a_command_that_exists(services: dict[str, Any], name: str) -> None:
    program, *words = services[name]["command"]
    assert program == "kapstok"
    command: click.Command | None = main
    context = click.Context(main)
    while words and isinstance(command, click.Group):
        command = command.get_command(context, words.pop(0))
    assert command is not None
    command.make_context("kapstok", words, resilient_parsing=True)
    assert {option for option in words if option.startswith("-")} <= {
        option for parameter in command.params for option in parameter.opts
    }


def test_every_setting_that_is_given_is_a_documented_one(services: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "reference" / "instellingen.md").read_text()
    assert [name for name in services["web"]["environment"] if f"`{name}`" not in page] == []


def test_the_proxy_sends_people_to_the_web_and_keeps_the_probes_inside(services: dict[str, Any]) -> None:
    (mounted,) = services["proxy"]["volumes"]
    conf = (COMPOSE.parent / mounted.split(":")[0]).read_text()
    assert "server web:8000" in conf
    assert "location /metrics { return 404; }" in conf
    assert "location /_healthz/ { return 404; }" in conf
