"""``jobboard serve``: show the site while it is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from generator.cache.store import Store
    from generator.cli.options import Asked
    from generator.model.config import Config
    from generator.parallel import Executor, Progress
    from generator.pipeline import Planned
    from generator.serve import Attempt


@click.command("serve", short_help="Show the site, and each change as it is saved.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option(
    "--poll", is_flag=True, default=False, help="Look for changes each second, where the disk tells of none (network)."
)
@click.option("--open", "browser", is_flag=True, default=False, help="Open the site in the browser.")
@board_options
def command(asked: Asked, host: str, port: int, *, poll: bool, browser: bool) -> int:
    """Show the site, and each change as it is saved; drafts and scheduled postings too, marked.

    The preview has a folder of its own, so site/ is not touched. A faulty posting keeps the last good page, and the
    fault is shown on it; one that has no page yet is left out until it is mended.
    """
    from pathlib import Path

    from generator.cli import exits
    from generator.cli.run import lines_of, settings, tell, workshop
    from generator.load.sources import no_board
    from generator.load.theme import theme_folder
    from generator.report import REPORTERS
    from generator.serve import serve

    asked = asked._replace(output=asked.output or asked.root / ".cache" / "preview")
    config, _ = settings(asked, preview=True)
    missing = no_board(Path(config.root))
    if missing:
        tell(missing, asked, config.root)
        return exits.FAULTY
    static = theme_folder("static")
    with workshop(asked) as (store, executor):
        serve(
            Attempts(asked, store, executor),
            config=config,
            theme=(theme_folder("templates"), static),
            script=static / "dev" / "overlay.js",
            plan=partial(planned, asked, store, executor),
            say=partial(click.echo, err=True),
            report=REPORTERS[asked.format],
            reader=partial(lines_of, Path(config.root)),
            host=host,
            port=port,
            open_browser=browser,
            poll=poll,
        )
    return exits.WELL


class Attempts:
    """Builds as often as it is asked.

    While all errors are of postings that it has shown no page of, it shows the others, so that nobody waits for
    somebody else's fault to be mended; a posting that breaks while it is looked at keeps its page.
    """

    def __init__(self, asked: Asked, store: Store, executor: Executor) -> None:
        self._asked, self._store, self._executor = asked, store, executor
        self._begun = False
        self._without: set[str] = set()  # files that the site is shown without

    def __call__(self, heard: Progress) -> Attempt:
        """Read the settings anew, and build if they are sound."""
        import msgspec

        from generator import pipeline
        from generator.cli.clock import instant
        from generator.cli.progress import progress
        from generator.cli.run import settings
        from generator.model.diagnostic import Severity
        from generator.serve import Attempt

        config, found = settings(self._asked, preview=True)
        if found.errors:
            return Attempt(None, tuple(found), refused=True)
        now = instant(self._asked.now, config.board.timezone)
        with progress() as told:

            def both(step: str, done: int = 0, total: int = 0) -> None:
                told(step, done, total)
                heard(step, done, total)

            build = partial(pipeline.build, now=now, store=self._store, executor=self._executor, progress=both)
            built = build(config)
            faulty = {one.span.path for one in built.found if one.severity is Severity.ERROR}
            if built.refused and not any(self._has_page(file, config) for file in faulty):
                built = build(msgspec.structs.replace(config, keep_going=True))
                self._without |= faulty
        if not built.refused:
            self._begun = True
            self._without &= faulty
        found.add(built.found)
        return Attempt(config, tuple(found), built.receipt.changed, built.refused, built.plan)

    def _has_page(self, file: str, config: Config) -> bool:
        """Say whether the site shows what became of a file; that of other files than postings is never left out."""
        from pathlib import Path, PurePosixPath

        from generator.model.slug import slug_of_stem
        from generator.present.routes import posting_path

        if not file.startswith("content/postings/"):
            return True
        page = posting_path(slug_of_stem(PurePosixPath(file).stem)).removeprefix("/")
        return self._begun and file not in self._without and Path(config.output, page, "index.html").exists()


def planned(asked: Asked, store: Store, executor: Executor) -> Planned:
    """Plan the board as it is, for the site that stands already."""
    from generator import pipeline
    from generator.cli.clock import instant
    from generator.cli.run import settings

    config, _ = settings(asked, preview=True)
    now = instant(asked.now, config.board.timezone)
    return pipeline.check_board(config, now=now, store=store, executor=executor).plan
