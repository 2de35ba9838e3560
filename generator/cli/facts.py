"""``jobboard facts``: what the board understands of postings, each fact with its origin and the words it stands on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.cli.options import Asked
    from generator.model.config import Config
    from generator.model.diagnostic import Findings


@click.command("facts")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@click.option(
    "--write", is_flag=True, default=False,
    help="Write the facts that stand elsewhere in a file into its front matter; leave all else in it as it is.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, default=False, help="With --write: show what would change, change nothing.")
@board_options
def command(asked: Asked, paths: Sequence[Path], *, write: bool, dry_run: bool) -> int:
    """Show what is understood of postings, and why.

    Each fact is printed with its value, its origin, the line and the words it stands on.

    PATH is a posting's file, anywhere, or a folder of them. With --format json, one array with an object a posting.
    """
    from generator.cli.exits import earned
    from generator.cli.run import settings, tell

    if dry_run and not write:
        message = "--dry-run goes with --write: jobboard facts --write --dry-run PATH"
        raise click.UsageError(message)
    if asked.format == "sarif":
        message = "facts are no faults: with --format json they are printed for programs, together with what is wrong"
        raise click.UsageError(message)
    config, found = settings(asked)
    if asked.format == "json":
        tell(found, asked._replace(format="text"), config.root)
    if write:
        _write(asked, config, _files(paths), found, dry_run=dry_run)
    else:
        _show(asked, config, _files(paths), found)
    if asked.format != "json":
        tell(found, asked, config.root)
    return earned(found, strict=asked.strict)


def _show(asked: Asked, config: Config, files: Iterable[Path], found: Findings) -> None:
    import json

    from generator import studying
    from generator.cli.fact_table import table
    from generator.present.facts_json import facts_json

    studied = tuple(studying.understand(config, tuple(files)))
    for one in studied:
        found.add(one.diagnostics)
    objects = [facts_json(one.path, one.text, one.understood, one.diagnostics) for one in studied]
    if asked.format == "json":
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(table(facts) for facts in objects), nl=False)


def _write(asked: Asked, config: Config, files: Iterable[Path], found: Findings, *, dry_run: bool) -> None:
    """Write the facts of each file into it, and say what was written; what cannot be read is told and left alone."""
    import json

    from generator.cli.rewriting import rewrite

    told = []
    for one in _rewritten(config, files, found):
        if one["diff"] and not dry_run:
            rewrite(Path(one["path"]), one.pop("text"))
        told.append({key: value for key, value in one.items() if key != "text"})
        if asked.format != "json":
            click.echo(one["diff"] if dry_run else _sentence(one), nl=not dry_run)
    if asked.format == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _rewritten(config: Config, files: Iterable[Path], found: Findings) -> Iterator[dict[str, Any]]:
    """Go through the files that can be read, each as it is to be."""
    from generator import studying
    from generator.cli.rewriting import difference, read_exactly
    from generator.fix import write_facts
    from generator.load.sources import load_text, path_in
    from generator.model.diagnostic import Severity
    from generator.model.source import Source

    read = studying.reader_of(config)
    for file in files:
        path = path_in(config, file)
        loaded = load_text(config, Source(path, ""))
        source = found.take(loaded)
        if source is None:
            continue
        faults = read(path, source.text or "").diagnostics
        found.add(fault for fault in faults if fault.severity is Severity.ERROR)
        text = read_exactly(file)
        new = write_facts(text, path, partial(read, path))
        yield {
            "path": str(file), "written": list(new.written), "left_out": list(new.left_out), "text": new.text,
            "diff": difference(path, text, new.text),
        }  # fmt: skip


def _sentence(one: dict[str, Any]) -> str:
    left = f"; could not write {', '.join(one['left_out'])} so that it reads the same" if one["left_out"] else ""
    return f"{one['path']}: {'wrote ' + ', '.join(one['written']) if one['written'] else 'nothing to write'}{left}"


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    """Go through the files, and the Markdown files of the folders; a link out of its folder is passed over."""
    for path in paths:
        if path.is_dir():
            whole = path.resolve()
            yield from (
                file for file in sorted(path.rglob("*.md"))
                if not file.name.startswith(("_", ".", "README")) and file.is_file()
                and file.resolve().is_relative_to(whole)
            )  # fmt: skip
        else:
            yield path
