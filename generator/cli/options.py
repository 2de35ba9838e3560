"""The options that commands share, and what was asked for with them."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from generator.cli.clock import when

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

FORMATS = ("text", "concise", "json", "github", "sarif")


class Asked(NamedTuple):
    """What a command line asked for; ``now`` is a date or an instant, None means "not said"."""

    root: Path
    output: Path | None = None
    base_url: str | None = None
    now: dt.date | None = None
    format: str = "text"
    strict: bool = False
    keep_going: bool = False
    no_cache: bool = False
    jobs: int = 0

    @property
    def for_programs(self) -> bool:
        """Whether stdout holds one document of faults, so that all else goes to stderr."""
        return self.format in {"json", "sarif"}


ROOT = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(), metavar="DIR",
    help="The board's folder: it holds content/, and board.toml if there is one.  [default: here]",
)  # fmt: skip
NOW = click.option(
    "--now", type=when, metavar="DATE",
    help="Work as if it were this day or instant.  [default: SOURCE_DATE_EPOCH, else the clock]",
)  # fmt: skip
OPTIONS = (
    ROOT,
    click.option(
        "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
        help="Where the site is written.  [default: site/ in the board's folder]",
    ),
    click.option("--base-url", metavar="URL", help="Where the site will live, e.g. https://user.github.io/repo/."),
    NOW,
    click.option(
        "--format", type=click.Choice(FORMATS), default="text", show_default=True, help="How faults are shown."
    ),
    click.option("--strict", is_flag=True, default=False, help="Let warnings fail, too: nothing is written, exit 1."),
    click.option(
        "--keep-going", is_flag=True, default=False, help="Leave faulty postings out, publish the rest, exit 3."
    ),
    click.option("--no-cache", is_flag=True, default=False, help="Remember nothing: read and render everything anew."),
    click.option(
        "--jobs", type=click.IntRange(min=0), default=0, metavar="N",
        help="How many processes to use.  [default: one a processor]",
    ),
)  # fmt: skip


def board_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the shared options, and hand them to it as one value, ``asked``."""

    @functools.wraps(function)
    def command(**given: Any) -> int:  # noqa: ANN401 - click hands over whatever the options made
        asked = Asked(**{name: given.pop(name) for name in Asked._fields})
        for folder in filter(None, (asked.root, asked.output)):
            _refuse_unnamed(folder.absolute())
        return function(asked, **given)

    for option in reversed(OPTIONS):
        command = option(command)
    return command


def _refuse_unnamed(folder: Path) -> None:
    """Refuse a folder that no text can name: neither a message nor a memory could."""
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        shown = os.fsencode(folder).decode("utf-8", "backslashreplace")
        message = f"the name of the folder {shown} is not a text in UTF-8; rename it"
        raise click.UsageError(message) from None
