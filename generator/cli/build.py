"""``jobboard build``: bring the site up to date with its content."""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.account import Account
    from generator.cli.options import Asked
    from generator.cli.run import Run
    from generator.model.config import Board, Config
    from generator.parallel import Executor
    from generator.pipeline import Build


def there(_context: click.Context, _option: click.Parameter, since: str) -> str:
    """Let addresses of the web pass, and files that exist."""
    if since and not since.startswith(("http://", "https://")) and not Path(since).is_file():
        message = f"there is no file {since}"
        raise click.BadParameter(message)
    return since


@click.command("build")
@click.option("--timings", is_flag=True, default=False, help="Tell the seconds of each step.")
@click.option(
    "--since", metavar="FILE|URL", callback=there, default="",
    help="Tell what changed since the board was published with this meaning.json: in changes.json and digest.md.",
)  # fmt: skip
@click.option(
    "--executor", type=click.Choice(["processes", "dask"]), default="processes", show_default=True,
    help="Who does the work: processes of this machine, or the workers of a Dask cluster.",
)  # fmt: skip
@click.option("--scheduler", metavar="URL", default="", help="The cluster's scheduler, e.g. tcp://10.0.0.5:8786.")
@board_options
def command(asked: Asked, *, timings: bool, since: str, executor: str, scheduler: str) -> int:
    """Build the site.

    With an error nothing is written and the last good site stays; --keep-going publishes what is healthy.
    """
    import msgspec

    from generator.cli import exits
    from generator.cli.next_change import next_change
    from generator.cli.run import opened, tally, tell

    if (executor == "dask") != bool(scheduler):
        message = "--executor dask and --scheduler tcp://HOST:PORT belong together"
        raise click.UsageError(message)
    started = time.perf_counter()
    with opened(asked, partial(_cluster, scheduler) if scheduler else None) as plain:
        run = plain._replace(config=msgspec.structs.replace(plain.config, since=since))
        built = None if run.found.errors else _built(run, asked, timings=timings)
        tell(run.found, asked, run.config.root)
        if built is None or built.refused:
            click.echo(f"{tally(run.found)}: nothing was written.", err=True)
            return exits.earned(run.found, strict=asked.strict)
        line = f"{summary(built)} in {time.perf_counter() - started:.1f} s{_whither(run.config)}"
        if timings or is_large(built.account, run.config.board):
            click.echo(size_line(built.account), err=True)
        extra = (*extra_lines(built.account), robots_line(run.config.board, run.config.base_url))
        for told in filter(None, (*extra, line, next_change(built.account))):
            click.echo(told, err=asked.for_programs)
        return exits.earned(run.found, strict=asked.strict, written=True)


def summary(built: Build) -> str:
    """Return what a build made: "13 postings, 87 pages; 120 files written, 0 unchanged, 0 removed"."""
    from generator.cli.run import counted, size

    receipt = built.receipt
    return (
        f"{size(built.account)}; {counted(receipt.written, 'file')} written, "
        f"{receipt.unchanged:,} unchanged, {receipt.removed:,} removed"
    )


def extra_lines(account: Account) -> list[str]:
    """Return a line for each extra output: how large it is, and what it had to leave out.

    "indeed: 0.3 MB; 3 of 40 postings left out: 3 without a company".
    """
    from generator.cli.run import counted

    lines = []
    for weight in account.weights:
        line = f"{weight.name}: {weight.size / 1_000_000:,.1f} MB"
        if weight.left_out:
            number, reasons = (
                sum(n for _, n in weight.left_out),
                ", ".join(f"{n:,} {why}" for why, n in weight.left_out),
            )
            line += f"; {number:,} of {counted(account.listed, 'posting')} left out: {reasons}"
        lines.append(line)
    return lines


def is_large(account: Account, board: Board) -> bool:
    """Whether a site takes more than half of what its host publishes."""
    limit = board.outputs.site_limit  # MB
    return 0 < limit < 2 * sum(account.sizes.values()) / 1_000_000


def size_line(account: Account) -> str:
    """Return what takes the room of a site: "site: 612.1 MB: pages of postings 401.0, lists 180.2, ..."."""
    parts = ((kind, f"{size / 1_000_000:,.1f}") for kind, size in account.sizes.items())
    shown = ", ".join(f"{kind} {size}" for kind, size in parts if size != "0.0")
    return f"site: {sum(account.sizes.values()) / 1_000_000:,.1f} MB: {shown}"


def robots_line(board: Board, base_url: str) -> str:
    """Say why there is no robots.txt, where a board that wants one lives below a host's root; "" elsewhere."""
    path = urlsplit(base_url).path or "/"
    if path == "/" or "robots" in board.outputs.without:
        return ""
    return f"robots: not written, for it is read at the root of a host only, and this board lives at {path}"


def _built(run: Run, asked: Asked, *, timings: bool) -> Build | None:
    """Build, unless under ``--strict`` a look ahead finds a warning; what is found joins the run's findings."""
    from generator import pipeline
    from generator.cli import exits
    from generator.cli.progress import Timings, progress

    if asked.strict:
        run.found.add(pipeline.check_board(run.config, now=run.now, store=run.store, executor=run.executor).found)
        if exits.earned(run.found, strict=True):
            return None
    with progress() as told:
        timed = Timings(told)
        built = pipeline.build(run.config, now=run.now, store=run.store, executor=run.executor, progress=timed.hear)
    if timings:
        click.echo("\n".join(timed.lines()), err=True)
    run.found.add(built.found)
    return built


@contextmanager
def _cluster(scheduler: str, config: Config) -> Iterator[Executor]:
    """Provide the workers of a Dask cluster; what they cannot do ends the command in words."""
    from generator.load.theme import template_folders

    try:
        from generator.cluster import ClusterError, cluster
    except ModuleNotFoundError as error:
        message = f"{error.name} is not installed here; run: pip install 'jobboard-generator[dask]'"
        raise click.ClickException(message) from error
    try:
        with cluster(scheduler, Path(config.root), template_folders(config)) as executor:
            yield executor
    except ClusterError as error:
        raise click.ClickException(str(error)) from error


def _whither(config: Config) -> str:
    """Say where the site will live if nobody wrote it down: "; for https://user.github.io/repo/ (from CNAME)"."""
    if config.base_url == config.board.base_url or not config.base_url_origin:
        return ""
    return f"; for {config.base_url} ({config.base_url_origin})"
