"""``jobboard facts``: what the board understands of postings, each fact with its origin and the words it stands on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.cli.options import Asked


@click.command("facts")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@board_options
def command(asked: Asked, paths: Sequence[Path]) -> int:
    """Show what is understood of postings, and why.

    Each fact is printed with its value, its origin, the line and the words it stands on.

    PATH is a posting's file, anywhere, or a folder of them. With --format json, one array with an object a posting.
    """
    import json

    from generator import pipeline
    from generator.cli.exits import earned
    from generator.cli.fact_table import table
    from generator.cli.run import settings, tell
    from generator.present.facts_json import facts_json

    config, found = settings(asked)
    if asked.format == "json":
        tell(found, asked._replace(format="text"), config.root)
    studied = tuple(pipeline.understand(config, tuple(_files(paths))))
    for one in studied:
        found.add(one.diagnostics)
    objects = [facts_json(one.path, one.text, one.understood, one.diagnostics) for one in studied]
    if asked.format == "json":
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(table(facts) for facts in objects), nl=False)
        tell(found, asked, config.root)
    return earned(found, strict=asked.strict)


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    """Go through the files, and the Markdown files of the folders."""
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.rglob("*.md")) if not file.name.startswith(("_", ".", "README")))
        else:
            yield path
