"""`kapstok`: the commands of the house, each in its own file and loaded only when it is asked for."""

import importlib
import os
import pkgutil

import click

from kapstok.cli import _refusals
from kapstok.errors import KapstokError

DEBUG = "KAPSTOK_DEBUG"


class Commands(click.Group):
    """The files in this folder; whatever goes wrong in one is a Dutch sentence and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(__path__))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        return module.command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            click.echo(_refusals.usage(error, self.list_commands(ctx)), err=True)
            ctx.exit(2)
        except KapstokError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            click.echo(_refusals.unreadable(error), err=True)
            ctx.exit(1)
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            click.echo(_refusals.unexpected(error, DEBUG), err=True)
            ctx.exit(3)


@click.group(cls=Commands, no_args_is_help=True, options_metavar="", subcommand_metavar="OPDRACHT ...")
@click.version_option(package_name="kapstok", message="Kapstok %(version)s", help="Toon de versie.")
def main() -> None:
    """Kapstok: casussen op- en afschalen met AVE."""
