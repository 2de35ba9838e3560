"""The postings of a board that remember where they came from, and the files that an import writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = b"\nsource:"


def remembered(root: Path, source: str) -> Mapping[str, Path]:
    """Return the postings that came from a source, by the name that each has there."""
    from generator.intake.posting_file import memory_of
    from generator.load.sources import POSTINGS
    from generator.load.walk import File, is_markdown, walk

    known: dict[str, Path] = {}
    for found in walk(root.resolve(), POSTINGS):
        if not isinstance(found, File) or not is_markdown(found.path.rpartition("/")[2]):
            continue
        data = (root / found.path).read_bytes()
        memory = memory_of(data.decode("utf-8-sig", "replace")) if MARK in data else None
        if memory and memory.source == source:
            known.setdefault(memory.key, root / found.path)
    return known


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet, with all folders above it; OSError if it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
