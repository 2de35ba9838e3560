"""``jobboard schedule``: what will change on the board by the clock alone, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.next_change import TURNS
from generator.cli.options import NOW, ROOT, Asked

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from generator.model.site import Change, Site

NOTHING = "Nothing changes by the clock alone."


@click.command("schedule", short_help="List what will change by the clock alone.")
@click.option("--next", "only_next", is_flag=True, default=False, help="Print only the next moment a build is needed.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
    help="How the list is shown.",
)  # fmt: skip
@ROOT
@NOW
def command(*, only_next: bool, form: str, root: Path, now: dt.date | None) -> int:
    """List what will change by the clock alone: what opens, is closing soon, closes, and loses its page.

    A site is as it was when it was built, so one that is built on each of these days is always right. Days begin in
    the board's time zone. Columns are divided by tabs. With --next, one moment is printed, such as
    2026-11-25T00:00:00+01:00; nothing, if nothing will change.
    """
    import json

    from generator import pipeline
    from generator.cli import exits
    from generator.cli.run import opened, tell
    from generator.collect.lifecycle import changes_ahead, next_changes

    asked = Asked(root, now=now)
    with opened(asked) as run:
        if run.found.errors:
            tell(run.found, asked, run.config.root)
            return exits.FAULTY
        site = pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor).plan.site
    changes = next_changes(site) if only_next else changes_ahead(site)
    if only_next:
        moments = [moment(changes[0], site)] if changes else []
        click.echo(json.dumps(next(iter(moments), None)) if form == "json" else "\n".join(moments), nl=bool(moments))
    elif form == "json":
        click.echo(json.dumps([row(change, site) for change in changes], ensure_ascii=False, indent=2))
    else:
        for change in changes:
            told = row(change, site)
            click.echo("\t".join(" ".join(told[name].split()) for name in ("day", "change", "slug", "title")))
    if not changes and form == "text":
        click.echo(NOTHING, err=True)
    return exits.WELL


def row(change: Change, site: Site) -> dict[str, str]:
    """Return a change as the list shows it."""
    posting = change.posting
    turn = TURNS[change.state.value][0]
    return {
        "day": change.day.isoformat(), "moment": moment(change, site), "change": turn, "state": change.state.value,
        "slug": posting.slug, "title": posting.title,
    }  # fmt: skip


def moment(change: Change, site: Site) -> str:
    """Return the instant of a change: the beginning of its day in the board's time zone."""
    import datetime as dt

    from generator.model.timezone import timezone_of

    return dt.datetime.combine(change.day, dt.time(), timezone_of(site.board.timezone)).isoformat()
