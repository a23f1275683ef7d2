"""The pages on commands and settings name what there is, and nothing that is not there."""

import re
from collections.abc import Iterator

import click

from kapstok.cli import main
from kapstok.settings import ROOT

REFERENCE = ROOT / "docs" / "reference"
COMMANDS = (REFERENCE / "cli.md").read_text()
SETTING = re.compile(r"\bKAPSTOK_[A-Z_]+\b")


def commands(group: click.Group = main, name: str = "kapstok") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


def test_the_page_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"^## `(.*)`$", COMMANDS, re.MULTILINE)) == {name for name, _ in commands()}


def test_the_page_names_every_option_of_every_command_and_no_other() -> None:
    for name, command in commands():
        section = COMMANDS.split(f"## `{name}`\n")[1].split("\n## ")[0]
        options = {option for one in command.params if isinstance(one, click.Option) for option in one.opts}
        assert set(re.findall(r"^- `(--[a-z-]+)`", section, re.MULTILINE)) == options, name


def test_every_command_says_in_dutch_what_it_does() -> None:
    for name, command in commands():
        assert command.help, name


def test_the_page_names_every_setting_and_no_other() -> None:
    read = {name for path in (ROOT / "service" / "kapstok").rglob("*.py") for name in SETTING.findall(path.read_text())}
    named = set(re.findall(r"^\| `(KAPSTOK_[A-Z_]+)`", (REFERENCE / "instellingen.md").read_text(), re.MULTILINE))
    assert named == read


def test_the_containers_use_settings_and_commands_that_exist() -> None:
    told = (ROOT / "docker" / "compose.yml").read_text() + (ROOT / "docker" / "Dockerfile").read_text()
    assert set(SETTING.findall(told)) <= set(SETTING.findall((REFERENCE / "instellingen.md").read_text()))
    known = {name for name, _ in commands()}
    for words in re.findall(r'\["kapstok", (.*?)\]', told):
        called = "kapstok " + " ".join(word.strip('" ') for word in words.split(",") if "--" not in word)
        assert called in known
