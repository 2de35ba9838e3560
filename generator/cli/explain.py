"""``jobboard explain``: what a code means and what to write instead; or all that is known of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import NOW, ROOT, Asked

if TYPE_CHECKING:
    import datetime as dt


@click.command("explain")
@click.argument("what", metavar="CODE|FILE")
@ROOT
@NOW
def command(what: str, root: Path, now: dt.date | None) -> int:
    """Explain a fault, or a posting.

    A code such as S104 stands in brackets in every message. The name of a fault (salary-range) will do, too. For a
    posting's FILE, its facts are shown, and below them all that is wrong with it.
    """
    from generator.cli import exits
    from generator.report import explain

    if Path(what).is_file():
        return _posting(Asked(root, now=now), Path(what))
    try:
        click.echo(explain(what), nl=False)
    except LookupError as error:
        message = f"{error.args[0]}; and there is no such file" if _is_path(what) else str(error.args[0])
        raise click.UsageError(message) from None
    return exits.WELL


def _posting(asked: Asked, file: Path) -> int:
    """Show the facts of a posting, and what is found in it: by itself, and among all others of its board."""
    from generator import pipeline, studying
    from generator.cli import exits
    from generator.cli.fact_table import table
    from generator.cli.run import opened, tally, tell
    from generator.load.faults import NO_BOARD
    from generator.load.sources import path_in
    from generator.model.diagnostic import Findings, Severity
    from generator.present.facts_json import facts_json

    with opened(asked) as run:
        if any(one.severity is Severity.ERROR and one.code != NO_BOARD.id for one in run.found):
            tell(run.found, asked, run.config.root)
            return exits.FAULTY
        (studied,) = studying.understand(run.config, (file,))
        found = Findings(run.config.board.checks.severity)
        found.add(studied.diagnostics)
        path = path_in(run.config, file)
        if Path(run.config.root, path).is_relative_to(Path(run.config.root, "content")):
            build = pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor)
            found.add(one for one in build.found if one.span.path == path)
        facts = facts_json(studied.path, studied.text, studied.understood, ())
        click.echo(table(facts), nl=False)
        if len(found):
            click.echo()
            tell(found, asked, run.config.root)
        click.echo(f"\n{path}: {tally(found) or 'no faults'}")
        return exits.earned(found, strict=False)


def _is_path(what: str) -> bool:
    return "/" in what or "\\" in what or what.endswith(".md")
