"""``jobboard check``: read and judge the whole board, and write nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from generator.cli.options import Asked


@click.command("check")
@board_options
def command(asked: Asked) -> int:
    """Look for faults in all postings and settings; write nothing."""
    from generator import pipeline
    from generator.cli import exits
    from generator.cli.run import opened, size, tally, tell

    with opened(asked) as run:
        found = run.found
        if found.errors:
            tell(found, asked, run.config.root)
            click.echo(f"{tally(found)}: the postings were not looked at.", err=True)
            return exits.FAULTY
        build = pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor)
        found.add(build.found)
        tell(found, asked, run.config.root)
        click.echo(f"{size(build)}: {tally(found) or 'no faults'}", err=asked.format == "json")
        return exits.earned(found, strict=asked.strict)
