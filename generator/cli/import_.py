"""``jobboard import``: openings that stand elsewhere become postings' files, and follow what changes there."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.clock import instant
from generator.cli.options import NOW, ROOT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.cli.import_changes import Change
    from generator.intake.opening import Listing
    from generator.model.config import Config

WEB = ("http://", "https://")
LARGEST = 30_000_000  # bytes
MOST_PAGES = 200
SHOWN = 10  # files that are named where many are meant


@click.command("import")
@click.argument("source", metavar="FILE|URL")
@click.option(
    "--company", metavar="NAME", default="", help="Who hires, where the source does not say (Lever never does)."
)
@click.option(
    "--as", "known_as", metavar="NAME", default="",
    help="The name by which the source is remembered.  [default: its address, or the file's name]",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, default=False, help="Only say what would change.")
@click.option(
    "--yes", "sure", is_flag=True, default=False, help="Close all postings of a source that lists none any more."
)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=20.0, show_default=True, metavar="SECONDS",
    help="How long to wait for an answer; what fails is tried three times.",
)  # fmt: skip
@ROOT
@NOW
def command(
    *,
    source: str,
    company: str,
    known_as: str,
    root: Path,
    now: dt.date | None,
    timeout: float,
    dry_run: bool,
    sure: bool,
) -> int:
    """Make postings of openings that stand elsewhere.

    FILE|URL is a page with structured data (JSON-LD), a table (CSV), or the public jobs of an employer at Greenhouse or
    Lever: the address of their page, such as https://jobs.lever.co/acme, or of their feed.

    Each opening becomes a file in its company's folder, which remembers where it came from. A second time, what changed
    there changes here, and what is gone is closed; but what a person changed in a file stays as it is, line by line.
    """
    from generator.cli import exits
    from generator.cli.import_changes import Import, changes_of, write
    from generator.cli.imported import remembered
    from generator.load.config import load_config
    from generator.studying import reader_of

    _need_the_extra()
    config = load_config(root).value
    today = instant(now, config.board.timezone).date().isoformat()
    name = known_as or _name(source, root)
    there = remembered(root, name)
    listing = _listing(source, timeout, expected=bool(there))
    whole = Import(root, name, today, company, reader_of(config))
    changes = [*changes_of(listing, there, whole)]
    closing = [change for change in changes if change.what == "closed"]
    kept_open = not listing.openings and len(closing) > 1 and not sure
    if kept_open:
        changes = [change for change in changes if change.what != "closed"]
    if not dry_run:
        write(changes)
    for line in _report(changes, listing, dry_run=dry_run):
        click.echo(line)
    for told in _advice(listing, config, company, today):
        click.echo(told, err=True)
    if kept_open:
        click.echo(_doubt(closing), err=True)
        return exits.FAULTY
    return exits.WELL


def _need_the_extra() -> None:
    """Say what to install where what reads HTML is not there."""
    try:
        import generator.intake.feeds  # noqa: F401
    except ImportError:
        message = 'this command needs more than the others: pip install "jobboard-generator[import]"'
        raise click.ClickException(message) from None


def _name(source: str, root: Path) -> str:
    """Return by what a source is known in every checkout: its feed's address, or its path within the board."""
    from generator.intake.feeds import feed_of

    if source.startswith(WEB):
        return feed_of(source)
    whole = Path(source).resolve()
    return whole.relative_to(root.resolve()).as_posix() if whole.is_relative_to(root.resolve()) else whole.name


def _listing(source: str, timeout: float, *, expected: bool) -> Listing:
    """Read what the source lists, with all its pages; nothing if it is gone and postings of it are there."""
    from generator.fetch.download import DownloadError
    from generator.intake.opening import Listing

    if not source.startswith(WEB):
        return _understood(_file(source), source)
    try:
        return _downloaded(source, timeout)
    except DownloadError as error:
        if error.gone and expected:
            return Listing(())
        message = f"{source} {error}; nothing was changed."
        raise click.ClickException(message) from None


def _downloaded(source: str, timeout: float) -> Listing:
    from generator.fetch.download import DownloadError, download
    from generator.intake.feeds import LEVER_PAGE, feed_of, is_paged, joined, request_of

    feed = feed_of(source)
    pages: list[Listing] = []
    for number in range(MOST_PAGES):
        page = _understood(download(request_of(feed, LEVER_PAGE * number), timeout), source, feed)
        if page in pages:  # a host that does not know of pages answers the same again
            return joined(pages)
        pages.append(page)
        if not is_paged(feed) or page.count < LEVER_PAGE:
            return joined(pages)
    message = f"does not end within {MOST_PAGES} pages"
    raise DownloadError(message)


def _file(source: str) -> str:
    with Path(source).open("rb") as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"{source} is larger than {LARGEST // 1_000_000} MB; nothing was changed."
        raise click.ClickException(message)
    return _decoded(data)


def _decoded(data: bytes) -> str:
    """Return a file as text: UTF-8, or what spreadsheets save, UTF-16 with its mark and the letters of Windows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _understood(data: str, source: str, address: str = "") -> Listing:
    from generator.intake.feeds import read_listing

    listing = read_listing(data, address)
    if listing is None:
        message = (
            f"{source} holds no openings that can be read: neither structured data of a JobPosting, nor a table with a "
            "column for titles, nor a feed of Greenhouse or Lever; nothing was changed."
        )
        raise click.ClickException(message)
    return listing


def _report(changes: list[Change], listing: Listing, *, dry_run: bool) -> Iterator[str]:
    """Go through what was done: a line for each posting that is not as it was, and one that counts all."""
    for change in sorted(changes, key=lambda one: one.file):
        if change.what != "same":
            yield f"{change.what}: {change.file}" + (f" ({change.told})" if change.told else "")
    if listing.untitled:
        yield f"left out: {listing.untitled} without a title"
    if listing.doubled:
        yield f"left out: {listing.doubled} that came twice"
    kinds = ("new", "updated", "closed", "kept", "left alone", "same")
    counts = {what: sum(change.what == what for change in changes) for what in kinds}
    counted = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) or "no openings"
    yield f"{counted}{'; nothing was written' if dry_run else ''}"


def _advice(listing: Listing, config: Config, company: str, today: str) -> Iterator[str]:
    """Say what keeps openings from being shown as they are where they came from."""
    import datetime as dt

    if not (company or config.board.defaults.company) and not all(one.company for one in listing.openings):
        yield "The source does not say who hires: tell it with --company NAME."
    days = config.board.lifecycle.open_days
    first = (dt.date.fromisoformat(today) - dt.timedelta(days)).isoformat()
    old = sum("" < str(one.fields.get("date", "")) < first for one in listing.openings if not one.fields.get("expires"))
    if days and old:
        yield (
            f"{old:,} of the openings are older than {days} days and name no last day, so the board shows them as "
            "closed.\nWrite `open_days = 0` below [lifecycle] in board.toml, then only the import closes them."
        )


def _doubt(closing: list[Change]) -> str:
    named = ", ".join(str(change.file) for change in closing[:SHOWN])
    more = f" and {len(closing) - SHOWN:,} more" if len(closing) > SHOWN else ""
    return (
        f"The source lists nothing any more, which is more often its fault than true. So {len(closing):,} postings "
        f"stay open: {named}{more}.\nConfirm with --yes that they are to be closed."
    )
