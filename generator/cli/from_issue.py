"""``jobboard from-issue``: a form that somebody filled in on GitHub becomes a posting's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.clock import instant
from generator.cli.options import NOW, ROOT

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path
    from typing import BinaryIO

    from generator.intake.issue_form import Proposal

LARGEST = 1_000_000  # bytes; GitHub takes issues of 65,536 characters
UNKNOWN = "0"  # the number of an issue of which only the text is known


@click.command("from-issue")
@click.argument("file", type=click.File("rb"), metavar="FILE|-")
@ROOT
@NOW
def command(file: BinaryIO, root: Path, now: dt.date | None) -> int:
    """Make a posting of an issue on GitHub.

    It is one that was written with the board's form. FILE holds the event that GitHub hands to a workflow
    ($GITHUB_EVENT_PATH), or the text of the issue; - reads it from standard input. The path of the posting is printed,
    and nothing that a stranger wrote. If the issue has a posting already, that is brought up to date, all but what was
    changed in it since. Ends with 1 if it is no such form.
    """
    from generator.cli.exits import FAULTY, WELL
    from generator.intake.issue_form import read_issue

    data = file.read(LARGEST + 1)
    proposal = read_issue(data.decode("utf-8-sig", "replace")) if len(data) <= LARGEST else None
    if proposal is None:
        large = len(data) > LARGEST
        why = f"more than {LARGEST // 1_000_000} MB" if large else "no heading `### Title` and a title below"
        click.echo(f"This is no job that was written with the form: it has {why}. Nothing was written.", err=True)
        return FAULTY
    path, told = _kept(proposal, root, now)
    click.echo(path)
    click.echo(told, err=True)
    if proposal.ignored:
        count = "1 answer is" if proposal.ignored == 1 else f"{proposal.ignored} answers are"
        click.echo(f"{count} not in it: no field of that name, or one that came before.", err=True)
    return WELL


def _kept(proposal: Proposal, root: Path, now: dt.date | None) -> tuple[str, str]:
    """Write the proposal into its posting, or into a new one; return the path, and what was done."""
    from generator.cli.imported import remembered, write_new
    from generator.cli.rewriting import read_exactly, rewrite
    from generator.intake.posting_file import new_file, renewed
    from generator.load.config import load_config
    from generator.load.free_places import FreePlaces

    opening = proposal.opening
    there = remembered(root, proposal.source).get(opening.key) if opening.key != UNKNOWN else None
    if there is None:
        today = instant(now, load_config(root).value.board.timezone).date()
        path = FreePlaces(root).take(opening.title, opening.company)
        write_new(root / path, new_file(opening, proposal.source, today.isoformat()))
        return (root / path).as_posix(), "This is a new posting. What the board understands of it: jobboard facts FILE"
    new = renewed(read_exactly(there), opening)
    if new and new.changed:
        rewrite(there, new.text)
    changed = f"changed: {', '.join(new.changed)}" if new and new.changed else "nothing to change"
    kept = f"; left as somebody wrote it: {', '.join(new.kept)}" if new and new.kept else ""
    return there.as_posix(), f"This posting is there already; {changed}{kept}."
