"""The commands: from a command line to a build, and back to an exit code.

Each command is a file of this folder and imports what it needs when it runs, so that ``--help`` is quick.
"""

from __future__ import annotations

import importlib
import keyword
import sys
import traceback

import click

from generator import __version__
from generator.cli import exits

COMMANDS = (
    "init", "new", "import", "from-issue", "serve", "facts", "check", "review", "build", "publish", "list", "schedule",
    "override", "explain", "schema",
)  # fmt: skip


class Commands(click.Group):
    """The commands in the order a board owner meets them, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name all commands."""
        return [*COMMANDS]  # not list(): once it is imported, the command of that name hides the built-in here

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command; None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"generator.cli.{module_of(cmd_name)}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named first; one that is misspelt is told with the one that was meant."""
        import difflib

        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = difflib.get_close_matches(args[0], COMMANDS, n=1)
            message = f"{error.message} Did you mean '{meant[0]}'?" if meant else error.message
            raise click.UsageError(message, ctx) from None

    def invoke(self, ctx: click.Context) -> None:
        """Run the command and end with its exit code; what it could not foresee ends in words, too."""
        try:
            ctx.exit(super().invoke(ctx) or exits.WELL)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("\nInterrupted; the last good site stays as it was.", err=True)
            ctx.exit(exits.INTERRUPTED)
        except OSError as error:
            click.echo(f"error: {_told(error)}", err=True)
            ctx.exit(exits.FAULTY)
        except Exception:  # noqa: BLE001 - whatever it is, the user must hear what to do about it
            traceback.print_exc()
            click.echo(_bug(), err=True)
            ctx.exit(exits.BUG)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jobboard")
def main() -> None:
    """Turn Markdown job postings into a fast, filterable site.

    Postings lie in content/postings, one Markdown file each. `jobboard build` writes the site to the folder site/,
    `jobboard serve` shows it while you write.
    """


def module_of(command: str) -> str:
    """Return the name of a command's file: as Python can import it."""
    name = command.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def _told(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason


def _bug() -> str:
    return (
        "\nThis is a fault of the generator, not of your board; the last good site stays as it was.\n"
        "Please report it with the lines above and these: "
        f"jobboard {__version__}, Python {'.'.join(map(str, sys.version_info[:3]))} on {sys.platform}, "
        f"`{' '.join(['jobboard', *sys.argv[1:]])}`."
    )
