"""``jobboard review``: a report on what changed in postings, for those who look at a pull request."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from generator.cli.clock import instant
from generator.cli.options import board_options

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.cli.options import Asked
    from generator.cli.review_text import Reviewed
    from generator.model.config import Config
    from generator.model.posting import Posting
    from generator.publish.git import Git
    from generator.studying import Studied

POSTINGS = "content/postings/"
MADE = ("site/", ".cache/")  # what a build leaves behind, where git is not told to overlook it


@click.command("review", short_help="Tell in Markdown what a change means.")
@click.option("--base", metavar="REF", required=True, help="The branch or commit that the change is for: origin/main.")
@click.option(
    "--pictures", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help="Also write the report to DIR/review.md, with a picture of each posting's card.",
)  # fmt: skip
@click.option(
    "--live", metavar="URL", default="",
    help="Tell of a change that was published at this address: where it is, what was read, what is missing.",
)  # fmt: skip
@board_options
def command(asked: Asked, base: str, pictures: Path | None, live: str) -> int:
    """Tell in Markdown what a change means: facts before and after, structured data, and what is wrong.

    Only what changed since work left the branch counts. Nothing of a posting is run, and nothing it says can leave the
    report, so that it is safe for changes of strangers. Pictures need a Chromium or Chrome on this machine; without one
    there are pages of the cards alone, to be opened by hand.
    """
    from generator.cli import exits
    from generator.cli.review_live import live_text
    from generator.cli.review_text import MOST, review_text
    from generator.cli.run import settings, tell
    from generator.load.base_url import normal_url
    from generator.load.sources import path_in
    from generator.model.timezone import timezone_of
    from generator.publish.git import Git, GitError

    address = normal_url(live) if live else ""
    if address is None:
        message = f"--live {live}: write a whole address, such as https://user.github.io/repo/"
        raise click.UsageError(message)
    config, found = settings(asked)
    tell(found, asked, config.root)
    today = instant(asked.now, config.board.timezone).astimezone(timezone_of(config.board.timezone)).date()
    git = Git(Path(config.root))
    try:
        made = (*MADE, f"{path_in(config, pictures)}/") if pictures else MADE
        changed = sorted(path for path in git.changed_since(base) if not path.startswith(made))
        postings = [path for path in changed if _is_posting(path)]
        reviewed = list(_reviewed(git, config, base, postings[:MOST], today))
    except GitError as error:
        message = f"--base {base}: git says: {(str(error).splitlines() or ['nothing in common'])[0]}"
        raise click.UsageError(message) from error
    count, others = len(postings), [path for path in changed if not _is_posting(path)]
    if pictures:
        painted = _pictures(reviewed, config, pictures)
        report = review_text(reviewed, count, base, others, painted)
        (pictures / "review.md").write_text(report, encoding="utf-8", newline="\n")
    click.echo(live_text(reviewed, count, address) if address else review_text(reviewed, count, base, others), nl=False)
    return exits.WELL


def _pictures(reviewed: Sequence[Reviewed], config: Config, folder: Path) -> Mapping[str, str]:
    """Put a picture of each posting's card into a folder; return their names by the posting's path."""
    from generator.cli.review_pictures import browser, paint, write_cards

    shown = [one for one in reviewed if one.after is not None]
    pages = write_cards([one.after for one in shown if one.after is not None], config, folder)
    program = browser()
    painted = {picture.stem: picture.name for picture in paint(pages, program)} if program else {}
    if not program:
        click.echo(f"No pictures: there is no Chromium or Chrome. The cards are pages in {folder}.", err=True)
    elif len(painted) < len(pages):
        click.echo(f"{len(pages) - len(painted)} pictures could not be made by {program}.", err=True)
    return {one.path: painted[page.stem] for one, page in zip(shown, pages, strict=True) if page.stem in painted}


def _reviewed(git: Git, config: Config, ref: str, paths: Iterable[str], today: dt.date) -> Iterator[Reviewed]:
    """Go through changed postings. A link out of the board is not followed: what it leads to is not the change's."""
    from generator import studying
    from generator.cli.review_text import Reviewed
    from generator.present.routes import posting_path

    base, read = git.base_of(ref), studying.reader_of(config)
    for path in paths:
        earlier = git.file_at(base, path)
        before = read(path, earlier.decode("utf-8-sig", errors="replace")).value if earlier is not None else None
        file = Path(config.root, path)
        there = [file] if file.is_file() and file.resolve().is_relative_to(config.root) else []
        studied = next(studying.understand(config, there), None)
        after = studied.understood if studied else None
        yield Reviewed(
            path,
            before.posting if before else None,
            after.posting if after else None,
            _told(before.posting, config) if before else {},
            _told(after.posting, config) if after else {},
            studied.diagnostics if studied else (),
            _state(studied, config, today) if studied else "faulty" if file.is_symlink() else "removed",
            posting_path(after.posting.slug) if after else "",
            _facts(studied),
        )


def _state(studied: Studied, config: Config, today: dt.date) -> str:
    """Return how a posting stands on the board, as `Reviewed` tells it."""
    from generator.collect.lifecycle import state_of
    from generator.model.diagnostic import Severity

    if studied.understood is None or any(one.severity is Severity.ERROR for one in studied.diagnostics):
        return "faulty"
    return state_of(studied.understood.posting, config.board.lifecycle, today).value


def _facts(studied: Studied | None) -> Mapping[str, Any]:
    """Return what was read, each fact with its place; those that are not there as None."""
    from generator.present.facts_json import FIELDS, facts_json

    if studied is None:
        return {}
    facts = facts_json(studied.path, studied.text, studied.understood, ())
    return {field: facts[field] for field in FIELDS}


def _is_posting(path: str) -> bool:
    from generator.load.walk import is_markdown

    return path.startswith(POSTINGS) and is_markdown(PurePosixPath(path).name)


def _told(posting: Posting, config: Config) -> Mapping[str, Any]:
    """Return what search engines are told of a posting but for its text; nothing if its data are withheld."""
    from generator.collect.lifecycle import last_day
    from generator.model.timezone import timezone_of
    from generator.present.json_ld import posting_data

    told: dict[str, Any] = json.loads(
        posting_data(
            posting,
            posting.company,
            url="",
            logo="",
            ends=last_day(posting, config.board.lifecycle),
            timezone=timezone_of(config.board.timezone),
        )
        or "{}"
    )
    return told
