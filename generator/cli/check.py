"""``jobboard check``: read and judge the whole board, and write nothing unless repairs are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.cli.options import Asked
    from generator.model.config import Config
    from generator.model.diagnostic import Diagnostic


@click.command("check")
@click.option(
    "--fix", is_flag=True, default=False,
    help="Repair what is mechanical: a missing fence or quotation mark, a tab, an unquoted colon, a misspelt field.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, default=False, help="With --fix: show what would change, change nothing.")
@click.option("--summary", is_flag=True, default=False, help="Tell how many postings Google may show, and why not all.")
@board_options
def command(asked: Asked, *, fix: bool, dry_run: bool, summary: bool) -> int:
    """Look for faults in all postings and settings; write nothing, unless with --fix."""
    from generator import pipeline
    from generator.checks.summary import summary_lines, summary_of
    from generator.cli import exits
    from generator.cli.run import opened, size, tally, tell

    if dry_run and not fix:
        message = "--dry-run goes with --fix: jobboard check --fix --dry-run"
        raise click.UsageError(message)
    with opened(asked) as run:
        found = run.found
        if found.errors:
            tell(found, asked, run.config.root)
            click.echo(f"{tally(found)}: the postings were not looked at.", err=True)
            return exits.FAULTY
        build = pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor)
        if fix and _repair(asked, run.config, build.found, dry_run=dry_run):
            build = pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor)
        found.add(build.found)
        tell(found, asked, run.config.root)
        for line in summary_lines(summary_of(build.site)) if summary else ():
            click.echo(line, err=asked.format == "json")
        click.echo(f"{size(build)}: {tally(found) or 'no faults'}", err=asked.format == "json")
        return exits.earned(found, strict=asked.strict)


def _repair(asked: Asked, config: Config, found: Iterable[Diagnostic], *, dry_run: bool) -> bool:
    """Repair the files that faults were found in, or show how; say whether a file has changed."""
    from generator.cli.rewriting import difference, rewrite

    changed = False
    for path, before, after, faults in _mended(config, found):
        if dry_run:
            click.echo(difference(path, before, after), nl=False, err=asked.format == "json")
            continue
        rewrite(Path(config.root, path), after)
        changed = True
        what = ", ".join(f"line {fault.span.line} ({fault.code})" for fault in faults)
        click.echo(f"{path}: repaired {what}", err=asked.format == "json")
    return changed


def _mended(config: Config, found: Iterable[Diagnostic]) -> Iterator[tuple[str, str, str, tuple[Diagnostic, ...]]]:
    """Go through the files that can be repaired: path, text before and after, and what was wrong."""
    from generator.cli.rewriting import read_exactly
    from generator.fix import REPAIRABLE, mended

    for path in sorted({one.span.path for one in found if one.code in REPAIRABLE}):
        text = read_exactly(Path(config.root, path))
        new = mended(text, path)
        if new.text != text:
            yield path, text, new.text, new.repaired
