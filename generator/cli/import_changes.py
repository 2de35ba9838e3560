"""What an import makes of openings: a change for each posting, and how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.intake.opening import Listing, Opening
    from generator.intake.posting_file import Renewed
    from generator.intake.trial import Read


class Change(NamedTuple):
    """What becomes of one posting: ``text`` is None where its file stays as it is."""

    what: str
    file: Path
    text: str | None = None
    told: str = ""


class Import(NamedTuple):
    """One import: into which board, from which source, on which day; ``company`` hires where nobody else is named."""

    root: Path
    source: str
    today: str
    company: str
    read: Read


def changes_of(listing: Listing, there: Mapping[str, Path], whole: Import) -> Iterator[Change]:
    """Go through what becomes of each opening, and of the postings whose opening is gone."""
    from generator.cli.rewriting import read_exactly
    from generator.intake.feeds import with_company
    from generator.intake.posting_file import closed, renewed
    from generator.load.free_places import FreePlaces

    places = FreePlaces(whole.root)
    for told in listing.openings:
        opening = with_company(told, whole.company)
        if opening.key in there:
            file = there[opening.key]
            yield _renewal(file, renewed(read_exactly(file), _tried(opening, file, whole)[0]))
        else:
            yield _new(opening, whole.root / places.take(opening.title, opening.company), whole)
    for key in there.keys() - {one.key for one in listing.openings}:
        shut = closed(read_exactly(there[key]), whole.today)
        if shut and shut.changed:
            yield Change("closed", there[key], shut.text)


def write(changes: Iterable[Change]) -> None:
    """Write the files that are new or changed; a crash leaves each as it was or as it is to be."""
    from generator.cli.imported import write_new
    from generator.cli.rewriting import rewrite

    for change in changes:
        if change.text is not None and change.what == "new":
            write_new(change.file, change.text)
        elif change.text is not None:
            rewrite(change.file, change.text)


def _tried(opening: Opening, file: Path, whole: Import) -> tuple[Opening, tuple[str, ...]]:
    from generator.intake.trial import as_understood

    return as_understood(opening, file.relative_to(whole.root).as_posix(), whole.today, whole.read)


def _new(opening: Opening, file: Path, whole: Import) -> Change:
    from generator.intake.posting_file import new_file

    tried, lost = _tried(opening, file, whole)
    left = f"left out, as it is not understood: {', '.join(lost)}" if lost else ""
    return Change("new", file, new_file(tried, whole.source, whole.today), left)


def _renewal(file: Path, new: Renewed | None) -> Change:
    if new is None:
        return Change("left alone", file, told="its front matter cannot be read")
    kept = f"left as somebody wrote it: {', '.join(new.kept)}" if new.kept else ""
    if new.changed:
        return Change("updated", file, new.text, "; ".join(filter(None, (", ".join(new.changed), kept))))
    return Change("kept" if kept else "same", file, told=kept)
