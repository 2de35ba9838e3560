"""``jobboard list``: which postings the board has, and how each of them stands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.cli.options import NOW, ROOT, Asked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model.site import Site, Standing
    from generator.pipeline import Check

# What one can ask for, and the states that it stands for.
CHOICES = {
    "open": ("open", "closing"),
    "closing": ("closing",),
    "closed": ("closed", "gone"),
    "scheduled": ("scheduled",),
    "drafts": ("draft",),
    "expiring": ("open", "closing"),
}


_ROOM = {"company": 100, "date": 70, "last_day": 50}  # how wide a terminal has to be for a column


class Row(NamedTuple):
    """A posting as the list shows it; days as 2026-11-22, "" where something is not known."""

    slug: str
    title: str
    company: str
    state: str
    date: str
    last_day: str


@click.command("list")
@click.argument("which", type=click.Choice(list(CHOICES)), required=False)
@click.option(
    "--within", type=click.IntRange(min=0), metavar="N",
    help="With `expiring`: those whose last day is at most N days away.  [default: the board's closing_days]",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "markdown")), default="text", show_default=True,
    help="How the list is shown; as Markdown it is a table, or nothing where it would be empty.",
)  # fmt: skip
@ROOT
@NOW
def command(which: str | None, within: int | None, form: str, root: Path, now: dt.date | None) -> int:
    """List the postings, with their state, date and last day.

    All of them, or those that are open, closing (open, but soon over), closed, scheduled (dated ahead), drafts, or
    expiring within a number of days, the next to go first. On a pipe the columns are divided by tabs.
    """
    from generator import pipeline
    from generator.cli import exits
    from generator.cli.run import opened, tell

    if within is not None and which != "expiring":
        message = "--within goes with `expiring`: jobboard list expiring --within 14"
        raise click.UsageError(message)
    asked = Asked(root, now=now)
    with opened(asked) as run:
        if run.found.errors:
            tell(run.found, asked, run.config.root)
            return exits.FAULTY
        build = pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor)
        show([row(standing) for standing in chosen(build.plan.site, which, within)], form)
        _tell_left_out(build)
        return exits.WELL


def chosen(site: Site, which: str | None, within: int | None) -> list[Standing]:
    """Return the postings that were asked for; those that expire by their last day, all others newest first."""
    if which is None:
        return list(site.standings)
    found = [standing for standing in site.standings if standing.state.value in CHOICES[which]]
    if which != "expiring":
        return found
    days = site.board.lifecycle.closing_days if within is None else within
    ends = [(standing.last_day, standing) for standing in found if standing.last_day is not None]
    return [standing for last_day, standing in sorted(ends, key=_by_day) if (last_day - site.today).days <= days]


def row(standing: Standing) -> Row:
    """Put a posting into a row."""
    posting = standing.posting
    company = posting.company.name if posting.company else ""
    return Row(posting.slug, posting.title, company, standing.state.value, _day(posting.date), _day(standing.last_day))


def show(rows: list[Row], form: str) -> None:
    """Print rows: as JSON or Markdown where that was asked for, as a table on a terminal, else divided by tabs."""
    import json

    from generator.report.as_code import cell

    if form == "json":
        click.echo(json.dumps([one._asdict() for one in rows], ensure_ascii=False, indent=2))
    elif form == "markdown":
        heads = ["| slug | title | company | state | date | last day |", "| --- " * 6 + "|"] if rows else []
        lines = [f"| {' | '.join(map(cell, one))} |" for one in rows]
        click.echo("".join(f"{line}\n" for line in (*heads, *lines)), nl=False)
    elif sys.stdout.isatty():
        print_table(rows)
    else:
        for one in rows:
            click.echo("\t".join(" ".join(cell.split()) for cell in one))


def print_table(rows: Iterable[Row]) -> None:
    """Print a table; on a narrow terminal, company and day make room for what the postings are called."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    left_out = {name for name, room in _ROOM.items() if console.width < room}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    # Slugs are folded where they must be, so that they can be copied; titles and companies are cut.
    table.add_column("slug", overflow="fold")
    for name in (name for name in Row._fields[1:] if name not in left_out):
        table.add_column(name.replace("_", " "), no_wrap=name not in ("title", "company"))
    for one in rows:
        slug, *cells = (cell for name, cell in one._asdict().items() if name not in left_out)
        table.add_row(Text(slug), *(Text(cell, no_wrap=True, overflow="ellipsis") for cell in cells))
    console.print(table)


def _tell_left_out(check: Check) -> None:
    """Say that some files are not in the list, because they cannot be read as postings."""
    from generator.model.diagnostic import Severity

    faulty = {path for path in check.found.paths(Severity.ERROR) if path.startswith("content/postings/")}
    if faulty:
        click.echo(f"Not listed, because of errors: {', '.join(sorted(faulty))} (see jobboard check)", err=True)


def _by_day(ending: tuple[dt.date, Standing]) -> tuple[dt.date, str]:
    return ending[0], ending[1].posting.slug


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
