"""``jobboard facts``: what the board understands of postings, each fact with its origin and the words it stands on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.options import board_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.cli.options import Asked

WIDEST = 48


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


def table(facts: dict[str, Any]) -> str:
    """Return the facts of one posting as lines of text: field, value, origin with its line, quoted words."""
    rows = [_row(field, fact) for field, fact in facts.items() if field not in ("path", "diagnostics")]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ("  ".join((*map(str.ljust, row, widths), row[-1])) for row in rows)
    return f"{facts['path']}\n" + "".join(f"  {line.rstrip()}\n" for line in lines)


def _row(field: str, fact: dict[str, Any] | None) -> tuple[str, str, str, str]:
    if fact is None:
        return field, "-", "", ""
    origin = fact["origin"] + (f" {fact['line']}" if fact["line"] else "")
    inferred = f"  ({' and '.join(fact['inferred'])} inferred)" if fact["inferred"] else ""
    quoted = f"“{_short(fact['quote'])}”" if fact["quote"] else ""
    return field, _short(_phrase(fact["value"])), origin, quoted + inferred


def _phrase(value: Any) -> str:  # noqa: ANN401 - any value of JSON
    if isinstance(value, list):
        return "; ".join(_phrase(item) for item in value)
    if isinstance(value, dict) and "text" in value:
        return ", ".join(value[part] for part in ("locality", "region", "country") if value[part]) or str(value["text"])
    if isinstance(value, dict):
        period = f"a {value['period'].lower()}" if value["period"] else ""
        return " ".join(filter(None, (_amount(value), value["currency"], period, "+ equity" * value["equity"])))
    return str(value)


def _amount(salary: dict[str, Any]) -> str:
    low, high = salary["min"], salary["max"]
    if low is None or high is None:
        return f"from {low:,}" if low is not None else f"up to {high:,}" if high is not None else ""
    return f"{low:,}" if low == high else f"{low:,} - {high:,}"


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1].rstrip() + "…"


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    """Go through the files, and the Markdown files of the folders."""
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.rglob("*.md")) if not file.name.startswith(("_", ".", "README")))
        else:
            yield path
