"""What the shell says when a command cannot be carried out, in Dutch."""

from collections.abc import Iterable

import click

from kapstok.variants.nearest import hint


def usage(error: click.UsageError, commands: Iterable[str]) -> str:
    """How the command is used, and what is wrong with this use of it."""
    lines = [error.ctx.get_usage().replace("Usage:", "Gebruik:")] if error.ctx else []
    return "\n".join([*lines, _sentence(error, commands)])


def _sentence(error: click.UsageError, commands: Iterable[str]) -> str:
    match error:
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
            return f"Er ontbreekt: {name}."
        case click.NoSuchOption():
            return f'De optie "{error.option_name}" bestaat niet.{hint(error.option_name, error.possibilities or ())}'
        case click.BadParameter():
            return str(error.message)
    message = error.message
    if message.startswith("No such command"):
        word = message.split("'")[1]
        group = error.ctx.command if error.ctx else None
        known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else commands
        return f'Het commando "{word}" bestaat niet.{hint(word, known)}'
    if message.startswith("Got unexpected extra argument"):
        return f"Dit is te veel: {message.partition('(')[2].rstrip(')')}."
    return message


def unreadable(error: OSError) -> str:
    """For a file that this person may not read or write, or a full disk."""
    where = f" bij {error.filename}" if error.filename else ""
    return f"Lezen of schrijven lukt niet{where}. Kijk na of u erbij mag en of er ruimte is."


def unexpected(error: Exception, switch: str) -> str:
    """For what is our fault: the kind of error, and how to see more of it."""
    return f"Er ging iets mis in Kapstok zelf ({type(error).__name__}). Met {switch}=1 ziet u alles."
