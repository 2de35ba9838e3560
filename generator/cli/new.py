"""``jobboard new``: start a posting, as a file in which every field is explained."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from generator.cli.clock import instant
from generator.cli.options import NOW, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.model.fields import Field

USUAL = (
    "title", "company", "location", "work_mode", "salary", "employment_type", "seniority", "skills", "date", "expires",
    "apply",
)  # fmt: skip
FURTHER = """\
# ---- What is needed less often. To use a field, take the # in front of its name away. ----
"""
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
@click.option("--company", metavar="NAME", help="Who hires; the file is put into a folder of this name.")
@click.option(
    "--location", metavar="PLACE", help='Where the work is done, e.g. "Leeds, United Kingdom" or "Remote (EU)".'
)
@click.option("--salary", metavar="PAY", help="Pay with currency and period, e.g. 38,000 - 42,000 GBP a year.")
@click.option("--employment-type", metavar="TYPE", help="full-time, part-time, contractor ...")
@click.option("--apply", metavar="ADDRESS", help="Where to apply: an address of the web or an e-mail address.")
@click.option("--expires", metavar="DATE", help="The last day to apply.  [default: when the board's rule says]")
@click.option("--short", is_flag=True, default=False, help="Leave out the fields that are needed less often.")
@ROOT
@NOW
def command(root: Path, now: dt.date | None, *, short: bool, **given: str | None) -> None:
    """Start a posting in content/postings.

    The file holds every field with its explanation: those that were given are written, the others wait to be filled in.
    It lies in the company's folder and is named after title and company. If another posting has that name, the next
    free one is taken: baker-acme-2.md.
    """
    from generator.load.config import load_config
    from generator.load.free_places import FreePlaces

    if not (given["title"] or "").strip():
        message = 'a posting needs a title: jobboard new "Night nurse"'
        raise click.UsageError(message)
    board = load_config(root).value.board
    today = instant(now, board.timezone).date()
    if given["expires"] is None and board.lifecycle.open_days:
        given["expires"] = (today + dt.timedelta(days=board.lifecycle.open_days)).isoformat()
    values = {name: value for name, value in given.items() if value} | {"date": today.isoformat()}
    file = root / FreePlaces(root).take(values["title"], values.get("company", ""))
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(template(values, short=short))
    click.echo(file)
    click.echo(f"Fill it in, then see what the board understands of it: jobboard facts {file}", err=True)


def template(values: Mapping[str, str], *, short: bool = False) -> str:
    """Return the text of a new posting: fields with a value are written, the others wait behind a ``#``."""
    from generator.model.fields import FIELDS

    usual = [field for name in USUAL for field in FIELDS if field.name == name]
    others = [field for field in FIELDS if field.name not in USUAL and not short]
    blocks = [*(_explained(field, values) for field in usual)]
    blocks += [FURTHER, *(_explained(field, values) for field in others)] if others else []
    return "\n".join(("---", "\n".join(blocks) + "---", BODY))


def _explained(field: Field, values: Mapping[str, str]) -> str:
    return "".join(f"{line}\n" for line in _lines(field, values.get(field.name)))


def _lines(field: Field, value: str | None) -> Iterator[str]:
    """Go through the lines of a field: what it is for, its choices, and the field itself."""
    from generator.fix.values import scalar

    yield f"# {field.description}"
    if field.choices:
        yield f"# One of: {', '.join(field.choices)}."
    yield f"{field.name}: {scalar(value)}" if value else f"# {field.name}: {field.example}"
