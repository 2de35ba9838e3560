"""``jobboard check``: read and judge the whole board, and write nothing unless repairs are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.cli.options import Asked
    from generator.cli.run import Run
    from generator.model.config import Config
    from generator.model.diagnostic import Diagnostic
    from generator.model.site import Site

WHOLE = 120  # seconds
MEMORY = Path(".cache", "links.json")


@click.command("check", short_help="Look for faults in all postings and settings.")
@click.option(
    "--fix", is_flag=True, default=False,
    help="Repair what is mechanical: a missing fence or quotation mark, a tab, an unquoted colon, a misspelt field.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, default=False, help="With --fix: show what would change, change nothing.")
@click.option("--summary", is_flag=True, default=False, help="Tell how many postings Google may show, and why not all.")
@click.option(
    "--changed-since", metavar="REF", default="",
    help="Tell only of files changed since work left this branch or commit, as in a pull request: origin/main.",
)  # fmt: skip
@click.option(
    "--external", type=click.IntRange(min=1), metavar="[SECONDS]", is_flag=False, flag_value=WHOLE, default=None,
    help=f"Also ask other sites whether links to them lead somewhere, for so many seconds at most.  [default: {WHOLE}]",
)  # fmt: skip
@board_options
def command(asked: Asked, changed_since: str, external: int | None, *, fix: bool, dry_run: bool, summary: bool) -> int:
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
        changed = _changed(run.config, changed_since) if changed_since else None
        if found.errors:
            tell(found, asked, run.config.root)
            click.echo(f"{tally(found)}: the postings were not looked at.", err=True)
            return exits.FAULTY
        build = pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor)
        if fix and _repair(asked, run.config, build.found, dry_run=dry_run):
            build = pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor)
        found.add(one for one in build.found if changed is None or _touches(one, changed))
        if external:
            found.add(_external(asked, run, build.plan.site, changed, external))
        tell(found, asked, run.config.root)
        for line in summary_lines(summary_of(build.plan.site)) if summary else ():
            click.echo(line, err=asked.for_programs)
        click.echo(f"{size(build.account)}: {tally(found) or 'no faults'}", err=asked.for_programs)
        return exits.earned(found, strict=asked.strict)


def _external(
    asked: Asked, run: Run, site: Site, changed: frozenset[str] | None, seconds: int
) -> tuple[Diagnostic, ...]:
    """Ask hosts of the web for the addresses that the board leads to, or those of changed files."""
    import msgspec

    from generator.checks.external import external_links
    from generator.fetch.asking import Patience
    from generator.fetch.links import follow
    from generator.model.posting import Text

    def text_of(path: str) -> str:
        try:
            return Path(run.config.root, path).read_bytes().decode("utf-8-sig", errors="replace")
        except OSError:
            return ""

    links = external_links(site, lambda path: msgspec.msgpack.decode(run.store.text(path), type=Text).body, text_of)
    mentions = [(address, span) for address, span in links if changed is None or span.path in changed]
    memory = None if asked.no_cache else Path(run.config.root, MEMORY)
    outcome = follow(mentions, memory, run.now.timestamp(), Patience(whole=seconds))
    number = len({address for address, _ in mentions})
    click.echo(f"Links to other sites: {outcome.value:,} asked for, {number:,} in all.", err=True)
    return outcome.diagnostics


def _changed(config: Config, ref: str) -> frozenset[str]:
    """Return the files of the board that changed since a ref of git; wrong usage if git does not know it."""
    from generator.publish.git import Git, GitError

    try:
        return Git(Path(config.root)).changed_since(ref)
    except GitError as error:
        said = str(error).splitlines()[0].removeprefix("fatal: ") if str(error) else "nothing in common"
        message = f"--changed-since {ref}: git says: {said}"
        raise click.UsageError(message) from error


def _touches(found: Diagnostic, files: frozenset[str]) -> bool:
    """Whether a fault lies in one of these files, or between one of them and another."""
    return not files.isdisjoint((found.span.path, *(span.path for _, span in found.notes)))


def _repair(asked: Asked, config: Config, found: Iterable[Diagnostic], *, dry_run: bool) -> bool:
    """Repair the files that faults were found in, or show how; say whether a file has changed."""
    from generator.cli.rewriting import difference, rewrite

    changed = False
    for path, before, after, faults in _mended(config, found):
        if dry_run:
            click.echo(difference(path, before, after), nl=False, err=asked.for_programs)
            continue
        rewrite(Path(config.root, path), after)
        changed = True
        what = ", ".join(f"line {fault.span.line} ({fault.code})" for fault in faults)
        click.echo(f"{path}: repaired {what}", err=asked.for_programs)
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
