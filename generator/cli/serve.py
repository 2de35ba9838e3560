"""``jobboard serve``: show the site while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from generator.cache.store import Store
    from generator.cli.options import Asked
    from generator.parallel import Executor
    from generator.serve import Attempt


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--open", "browser", is_flag=True, default=False, help="Open the site in the browser.")
@board_options
def command(asked: Asked, host: str, port: int, *, browser: bool) -> int:
    """Show the site, and each change as it is saved; drafts too.

    The preview has a folder of its own, so site/ is not touched. A faulty posting keeps the last good page, and the
    fault is shown on it.
    """
    from functools import partial
    from pathlib import Path

    from generator.cli import exits
    from generator.cli.run import lines_of, settings, workshop
    from generator.load.theme import theme_folder
    from generator.report import REPORTERS
    from generator.serve import serve

    asked = asked._replace(output=asked.output or asked.root / ".cache" / "preview")
    config, _ = settings(asked, drafts=True)
    static = theme_folder("static")
    with workshop(asked) as (store, executor):
        serve(
            partial(attempt, asked, store, executor),
            config=config,
            theme=(theme_folder("templates"), static),
            script=static / "dev" / "overlay.js",
            say=partial(click.echo, err=True),
            report=REPORTERS[asked.format],
            reader=partial(lines_of, Path(config.root)),
            host=host,
            port=port,
            open_browser=browser,
        )
    return exits.WELL


def attempt(asked: Asked, store: Store, executor: Executor) -> Attempt:
    """Read the settings anew, and build if they are sound."""
    from generator import pipeline
    from generator.cli.clock import instant
    from generator.cli.progress import progress
    from generator.cli.run import settings
    from generator.serve import Attempt

    config, found = settings(asked, drafts=True)
    if found.errors:
        return Attempt(None, tuple(found))
    now = instant(asked.now, config.board.timezone)
    with progress() as told:
        built = pipeline.build(config, now=now, store=store, executor=executor, progress=told)
    found.add(built.found)
    return Attempt(config, tuple(found), built.receipt.changed)
