"""``jobboard publish``: build the site, and put it where GitHub Pages serves it from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from generator.cli.options import Asked
    from generator.cli.run import Run
    from generator.model.diagnostic import Outcome
    from generator.publish import Destination, Publication

# Where IndexNow is told (indexnow.org, "Documentation"); whoever is told tells the others.
ENDPOINT = "https://api.indexnow.org/indexnow"


@click.command("publish")
@click.option("--dry-run", is_flag=True, default=False, help="Build, and only say what would change.")
@click.option("--yes", "sure", is_flag=True, default=False, help="Confirm that what would be lost may go.")
@click.option("--remote", default="origin", show_default=True, help="The git remote to push to.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that GitHub Pages serves.")
@click.option(
    "--indexnow", metavar="[URL]", is_flag=False, flag_value=ENDPOINT, default="",
    help="Then tell search engines which pages changed, at this address or that of IndexNow.",
)  # fmt: skip
@click.option("-m", "--message", default="", help="The message of the commit.  [default: names the board's commit]")
@board_options
def command(asked: Asked, remote: str, branch: str, message: str, indexnow: str, *, dry_run: bool, sure: bool) -> int:
    """Build the site and push it to GitHub Pages.

    It goes to a branch, gh-pages, that GitHub serves. Refuses on errors, if nothing says where the site will live, and
    if something would be lost: postings that are published but have no file any more, say (--yes confirms that).
    """
    from generator.cli import exits
    from generator.cli.run import opened, tell
    from generator.publish import Destination, push

    to = Destination(remote, branch)
    with opened(asked) as plain:
        run = _comparing(plain, to) if indexnow and not plain.found.errors else plain
        planned = _planned(run, asked, to, sure=sure)
        publication, refused = planned.value, planned.value is None or bool(planned.diagnostics)
        tell(run.found, asked, run.config.root)
        if publication and (dry_run or not refused):
            told = changes(publication, run.config.board.outputs.site_limit, listed=dry_run)
            click.echo(told, err=asked.for_programs, nl=False)
        code = exits.earned(run.found, strict=asked.strict, written=not refused)
        if publication is None or refused or dry_run or publication.empty:
            click.echo("Nothing was published.", err=True)
            return code
        pushed = push(publication, run.config, to, message=message)
        tell(pushed.diagnostics, asked, run.config.root)
        if not pushed.value:
            return exits.FAULTY
        click.echo(f"Published {pushed.value[:10]}: {run.config.base_url}", err=asked.for_programs)
        return _announced(run, asked, indexnow) or code if indexnow else code


def _comparing(run: Run, to: Destination) -> Run:
    """Let the build tell what changed since the branch was published last."""
    import msgspec

    from generator.publish.earlier import keep_meaning

    if "indexnow" not in run.config.board.outputs.extra:
        message = 'IndexNow wants a key on the site: write `extra = ["indexnow"]` below `[outputs]` in board.toml'
        raise click.UsageError(message)
    if run.config.board.demo:
        message = "search engines are asked to stay away from a demonstration (`demo = true`), so they are told nothing"
        raise click.UsageError(message)
    return run._replace(config=msgspec.structs.replace(run.config, since=keep_meaning(run.config, to)))


def _announced(run: Run, asked: Asked, endpoint: str) -> int:
    """Tell IndexNow what the build found changed; return the exit code that this has earned."""
    from generator.cli import exits
    from generator.cli.run import tell
    from generator.fetch.indexnow import announce
    from generator.model.diagnostic import Findings

    bodies = [file.read_bytes() for file in sorted(Path(run.config.output).glob("indexnow*.json"))]
    told = announce(bodies, endpoint)
    found = Findings(run.config.board.checks.severity)
    found.add(told.diagnostics)
    tell(found, asked, run.config.root)
    if told.value or not told.diagnostics:
        line = f"IndexNow was told of {told.value:,} addresses." if told.value else "IndexNow was not told: no news."
        click.echo(line, err=asked.for_programs)
    return exits.earned(found, strict=asked.strict, written=True)


def _planned(run: Run, asked: Asked, to: Destination, *, sure: bool) -> Outcome[Publication | None]:
    """Build the site and compare it with the published one; None where there is nothing that could go out."""
    from generator import pipeline
    from generator.cli import exits
    from generator.cli.progress import progress
    from generator.model.diagnostic import Outcome
    from generator.publish import obstacles, plan_publication

    found = run.found
    found.add(obstacles(run.config, to))
    if found.errors:
        return Outcome(None)
    with progress() as told:
        built = pipeline.build(run.config, now=run.now, store=run.store, executor=run.executor, progress=told)
    found.add(built.found)
    if built.refused or (asked.strict and exits.doubtful(found)):
        return Outcome(None)
    planned = plan_publication(run.config, to, sure=sure)
    found.add(planned.diagnostics)
    return planned


def changes(publication: Publication, limit: int, *, listed: bool) -> str:
    """Return what publishing changes: a line of counts, and with ``listed`` a line a file before it.

    ``limit`` is how many megabytes the host publishes, 0 if any number.
    """
    kinds = (("+", publication.added), ("~", publication.changed), ("-", publication.removed))
    files = "".join(f"{sign} {file}\n" for sign, names in kinds for file in names) if listed else ""
    if publication.empty:
        return "The published site is the same already.\n"
    added, changed, removed = (len(names) for _, names in kinds)
    room = f" of the {limit:,} MB that its host publishes" if limit else ""
    size = f"The site has {publication.size / 1_000_000:,.1f} MB{room}.\n"
    return f"{files}{added:,} files to add, {changed:,} to change, {removed:,} to remove.\n{size}"
