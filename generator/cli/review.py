"""``jobboard review``: a report on what changed in postings, for those who look at a pull request."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.cli.options import Asked
    from generator.cli.review_text import Reviewed
    from generator.model.config import Config
    from generator.model.posting import Posting
    from generator.publish.git import Git

POSTINGS = "content/postings/"


@click.command("review")
@click.option("--base", metavar="REF", required=True, help="The branch or commit that the change is for: origin/main.")
@board_options
def command(asked: Asked, base: str) -> int:
    """Tell in Markdown what a change means: facts before and after, structured data, and what is wrong.

    Only what changed since work left the branch counts. Nothing of a posting is run, and nothing it says can leave the
    report, so that it is safe for changes of strangers.
    """
    from generator.cli import exits
    from generator.cli.review_text import review_text
    from generator.cli.run import settings, tell
    from generator.publish.git import Git, GitError

    config, found = settings(asked)
    tell(found, asked, config.root)
    git = Git(Path(config.root))
    try:
        reviewed = list(_reviewed(git, config, base))
    except GitError as error:
        message = f"--base {base}: git says: {(str(error).splitlines() or ['nothing in common'])[0]}"
        raise click.UsageError(message) from error
    click.echo(review_text(reviewed, base), nl=False)
    return exits.WELL


def _reviewed(git: Git, config: Config, ref: str) -> Iterator[Reviewed]:
    """Go through the postings whose files changed."""
    from generator import studying
    from generator.cli.review_text import Reviewed

    base, read = git.base_of(ref), studying.reader_of(config)
    for path in sorted(filter(_is_posting, git.changed_since(ref))):
        earlier = git.file_at(base, path)
        before = read(path, earlier.decode("utf-8-sig", errors="replace")).value if earlier is not None else None
        there = [Path(config.root, path)] if Path(config.root, path).is_file() else []
        studied = next(studying.understand(config, there), None)
        after = studied.understood if studied else None
        yield Reviewed(
            path,
            before.posting if before else None,
            after.posting if after else None,
            _told(before.posting, config) if before else {},
            _told(after.posting, config) if after else {},
            studied.diagnostics if studied else (),
        )


def _is_posting(path: str) -> bool:
    name = PurePosixPath(path).name
    return path.startswith(POSTINGS) and name.endswith(".md") and not name.startswith(("_", ".", "README."))


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
