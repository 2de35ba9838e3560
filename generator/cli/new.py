"""``jobboard new``: start a posting, as a file with the usual fields to fill in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from generator.cli.clock import instant
from generator.cli.options import NOW, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

USUAL = (
    "title", "company", "location", "work_mode", "salary", "employment_type", "seniority", "skills", "date", "expires",
    "apply",
)  # fmt: skip
BODY = """
Two or three sentences: who you are, what there is to do, and why somebody would like to do it.

## What you will do

- ...

## What you bring

- ...

## What we offer

- ...
"""


@click.command("new")
@click.argument("title")
@click.option("--company", metavar="NAME", help="Who hires.")
@click.option(
    "--location", metavar="PLACE", help='Where the work is done, e.g. "Leeds, United Kingdom" or "Remote (EU)".'
)
@click.option("--salary", metavar="PAY", help="Pay with currency and period, e.g. 38,000 - 42,000 GBP a year.")
@click.option("--employment-type", metavar="TYPE", help="full-time, part-time, contractor ...")
@click.option("--apply", metavar="ADDRESS", help="Where to apply: an address of the web or an e-mail address.")
@click.option("--expires", metavar="DATE", help="The last day to apply.  [default: when the board's rule says]")
@click.option("--full", is_flag=True, default=False, help="Put every field there is into the file.")
@ROOT
@NOW
def command(root: Path, now: dt.date | None, *, full: bool, **given: str | None) -> None:
    """Start a posting in content/postings.

    The file holds the usual fields to fill in. It is named after title and company; a file that is there is left alone.
    """
    from generator.load.config import load_config
    from generator.model.slug import slugify

    board = load_config(root).value.board
    today = instant(now, board.timezone).date()
    if given["expires"] is None and board.lifecycle.open_days:
        given["expires"] = (today + dt.timedelta(days=board.lifecycle.open_days)).isoformat()
    values = {name: value for name, value in given.items() if value} | {"date": today.isoformat()}
    file = root / "content" / "postings" / f"{slugify(' '.join((values['title'], values.get('company', ''))))}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(template(values, full=full))
    except FileExistsError:
        message = f"{file} is there already; nothing was written."
        raise click.ClickException(message) from None
    click.echo(file)
    click.echo(f"Fill it in, then see what the board understands of it: jobboard facts {file}", err=True)


def template(values: Mapping[str, str], *, full: bool = False) -> str:
    """Return the text of a new posting: fields with a value are written, the others wait behind a ``#``."""
    from generator.fix.values import scalar
    from generator.model.fields import FIELDS

    usual = [field for name in USUAL for field in FIELDS if field.name == name]
    others = [field for field in FIELDS if full and field.name not in USUAL]
    lines: list[str] = []
    for field in (*usual, *others):
        if field.name in values:
            lines.append(f"{field.name}: {scalar(values[field.name])}")
        else:
            lines += ["", *_comment(field.description, field.choices), f"# {field.name}: {field.example}"]
    return "\n".join(("---", *_spaced(lines), "---", BODY))


def _comment(description: str, choices: Iterable[str]) -> list[str]:
    listed = ", ".join(choices)
    return [f"# {description}", *([f"# One of: {listed}."] if listed else [])]


def _spaced(lines: Iterable[str]) -> list[str]:
    """Set a blank line between a field that waits and one that is written, too."""
    spaced: list[str] = []
    for line in lines:
        if line and not line.startswith("#") and spaced and spaced[-1].startswith("#"):
            spaced.append("")
        spaced.append(line)
    return spaced
