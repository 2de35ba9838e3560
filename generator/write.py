"""Artifacts -> the output folder: only what differs is written, only what we wrote is removed.

Files are staged one by one, by whichever worker made them, and move into the output folder when the last is there.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from generator.allocation import set_apart
from generator.cache.faults import FOREIGN_FILE
from generator.cache.manifest import LISTING, Manifest, Stamp, listing_bytes
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.page import Artifact, Receipt
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model.source import Asset


class Outlet(msgspec.Struct, frozen=True):
    """The output folder, and the folder beside it where files wait; on one file system, so that moving is instant."""

    output: str
    staging: str


class Staged(msgspec.Struct, frozen=True, gc=False):
    """A file that is made: it ``waits``, or stands already in the output folder with the same bytes."""

    file: str
    size: int
    mtime_ns: int
    waits: bool


class Written(msgspec.Struct, frozen=True):
    """What was done: counts and names for people, stamps for the store, and the names that are gone."""

    receipt: Receipt
    stamps: dict[str, Stamp]
    removed: tuple[str, ...]


def open_staging(output: str, folder: Path) -> Outlet:
    """Make a new staging folder in a folder that holds no others: what an interrupted build left there goes.

    It lies beside the output folder if that is on another disk.

    Each build has its own, so that a worker which outlives its build cannot write into that of the next.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    if not _on_one_disk(folder, Path(output)):
        folder = Path(output).with_name(f".{Path(output).name}.staging")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    set_apart(folder)
    staging = tempfile.mkdtemp(dir=folder)
    shutil.copymode(folder, staging)  # it may become the output folder, which others than its owner may read
    return Outlet(output, staging)


def _on_one_disk(folder: Path, output: Path) -> bool:
    """Say whether files can move from a folder to the output folder, which need not be there yet."""
    there = next(place for place in (output, *output.parents) if place.exists())
    return folder.stat().st_dev == there.stat().st_dev


def clear(outlet: Outlet) -> None:
    """Remove the staging folder, and what waits in it."""
    shutil.rmtree(outlet.staging, ignore_errors=True)
    with suppress(OSError):
        Path(outlet.staging).parent.rmdir()


def stage(outlet: Outlet, artifact: Artifact) -> Staged:
    """Put a file into the staging folder, unless the output folder has it already. OSError names the file."""
    target = f"{outlet.output}/{artifact.file}"
    with suppress(OSError):
        found = os.stat(target)  # noqa: PTH116
        if found.st_size == len(artifact.data) and Path(target).read_bytes() == artifact.data:
            return Staged(artifact.file, found.st_size, found.st_mtime_ns, waits=False)
    beside = _beside(outlet, artifact.file)
    _put(beside, (artifact.data,))
    found = os.stat(beside)  # noqa: PTH116
    return Staged(artifact.file, found.st_size, found.st_mtime_ns, waits=True)


def stage_pieces(outlet: Outlet, file: str, pieces: Iterable[bytes]) -> Staged:
    """Put a file that comes in pieces into the staging folder, unless the output folder has it already."""
    target, beside = f"{outlet.output}/{file}", _beside(outlet, file)
    _put(beside, pieces)
    with suppress(OSError):
        if filecmp.cmp(target, beside, shallow=False):
            found = os.stat(target)  # noqa: PTH116
            return Staged(file, found.st_size, found.st_mtime_ns, waits=False)
    found = os.stat(beside)  # noqa: PTH116
    return Staged(file, found.st_size, found.st_mtime_ns, waits=True)


def write(
    staged: Iterable[Outcome[Staged | None]],
    assets: Sequence[Asset],
    *,
    keys: Mapping[str, str],
    postings: Iterable[str],
    manifest: Manifest,
    outlet: Outlet,
) -> Outcome[Written | None]:
    """Take what was staged and the changed assets into the output folder, all or nothing; None if any was at fault.

    ``keys`` names every file the site shall have, ``postings`` the author's files that it shows.
    """
    made: list[Staged] = []
    faults: list[Diagnostic] = []
    ours: Iterator[Outcome[Staged | None]] = (Outcome(stage(outlet, artifact)) for artifact in _artifacts(assets))
    for outcome in chain(staged, ours):
        faults += outcome.diagnostics
        if outcome.value is not None:
            made.append(outcome.value)
    waiting = [one.file for one in made if one.waits]
    faults += _foreign_files(manifest, waiting, manifest.ours() - keys.keys())
    if not faults:
        stamps = {one.file: (keys[one.file], one.size, one.mtime_ns) for one in made}
        gone = _move(outlet, manifest, frozenset(keys), waiting, postings)
        receipt = Receipt(len(waiting), len(keys) - len(waiting), len(gone), (*sorted(waiting), *gone))
    clear(outlet)
    return Outcome(None, _each_once(faults)) if faults else Outcome(Written(receipt, stamps, tuple(gone)))


def _each_once(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Keep the first of those that say the same of one place: a faulty template fails on every page it makes."""
    first: dict[tuple[str, str, Span], Diagnostic] = {}
    for fault in faults:
        first.setdefault((fault.code, fault.message, fault.span), fault)
    return tuple(first.values())


def _artifacts(assets: Iterable[Asset]) -> Iterator[Artifact]:
    for asset in assets:
        data = asset.data if asset.data is not None else Path(asset.file).read_bytes()
        yield Artifact(asset.path.removeprefix("/"), data)


def _foreign_files(manifest: Manifest, waiting: Sequence[str], gone: Iterable[str]) -> Iterator[Diagnostic]:
    """Tell of what is not ours and stands where a file has to go: a file, a folder that holds one, a link elsewhere."""
    ours, output = manifest.ours(), manifest.output
    for folder in _links(output, (*waiting, *gone)):
        message = "this link was not made by us, but a folder of the board has to be there"
        yield FOREIGN_FILE.at(Span(folder), message, "put a folder in its place, or remove it")
    for file in waiting:
        target = output / file
        if file in ours or not target.exists():
            continue
        standing = target.rglob("*") if target.is_dir() else [target]
        names = (found.relative_to(output).as_posix() for found in standing if not found.is_dir())
        for name in names:
            if name not in ours:
                message = "this file was not written by us, but a page of the board has to go there"
                span = Span((output / name).as_posix())
                yield FOREIGN_FILE.at(span, message, "move it to overrides/static/, or remove it")


def _links(output: Path, files: Iterable[str]) -> Iterator[str]:
    """Go through the links that stand for folders of these files: beyond them we do not write."""
    folders: set[str] = set()
    for file in files if output.exists() else ():
        folder = file.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return (place for folder in sorted(folders) if os.path.islink(place := f"{output}/{folder}"))  # noqa: PTH114


def _move(
    outlet: Outlet, manifest: Manifest, keep: frozenset[str], waiting: Sequence[str], postings: Iterable[str]
) -> list[str]:
    """Bring the output folder up to date: assets and data first, pages next, removals last; return what is gone.

    A crash at any instant leaves each file whole, old or new; the listing names both until all is done. Where there is
    no output folder yet, the staging folder becomes it.
    """
    output, ours = manifest.output, manifest.ours()
    if not os.path.lexists(output):
        _put(_beside(outlet, LISTING), (listing_bytes(keep, postings),))
        output.parent.mkdir(parents=True, exist_ok=True)
        os.replace(outlet.staging, output)  # noqa: PTH105
        return []
    gone = sorted(file for file in ours - keep if (output / file).is_file())
    output.mkdir(parents=True, exist_ok=True)
    if waiting or gone:
        _list(outlet, ours | keep, postings)
    first = _in_the_way(gone, waiting)
    for file in first:
        _remove(output, file)
    for file in sorted(waiting, key=lambda file: (file.endswith(".html"), file)):
        target = output / file
        try:
            os.replace(_beside(outlet, file), target)  # noqa: PTH105
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(_beside(outlet, file), target)  # noqa: PTH105
    for file in sorted(set(gone) - set(first)):
        _remove(output, file)
    _list(outlet, keep, postings)
    return gone


def _put(file: str, pieces: Iterable[bytes]) -> None:
    """Write a new file. OSError names it, as that of a full disk does not by itself."""
    try:
        with _new(file) as stream:
            stream.writelines(pieces)
    except OSError as error:
        error.filename = error.filename or file
        raise


def _new(file: str) -> BinaryIO:
    """Open a new file for writing, in a folder that is made if it is not there."""
    try:
        return open(file, "wb")  # noqa: PTH123 - closed by who asked for it
    except FileNotFoundError:
        os.makedirs(file.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        return open(file, "wb")  # noqa: PTH123


def _beside(outlet: Outlet, file: str) -> str:
    """Name the place where a file waits: as in the output folder, so that a whole site can move at once."""
    return f"{outlet.staging}/{file}"


def _list(outlet: Outlet, files: Iterable[str], postings: Iterable[str]) -> None:
    """Say in the output folder which files are ours."""
    if stage(outlet, Artifact(LISTING, listing_bytes(files, postings))).waits:
        os.replace(_beside(outlet, LISTING), f"{outlet.output}/{LISTING}")  # noqa: PTH105


def _in_the_way(gone: Iterable[str], waiting: Iterable[str]) -> list[str]:
    """Return the files to remove before new ones can be moved: a file where a folder must be, and the reverse."""
    coming = set(waiting)
    folders = {parent.as_posix() for file in coming for parent in Path(file).parents} if gone else set()
    return [file for file in gone if file in folders or any(p.as_posix() in coming for p in Path(file).parents)]


def _remove(output: Path, file: str) -> None:
    (output / file).unlink(missing_ok=True)
    for folder in (output / file).parents:
        if folder == output:
            return
        try:
            folder.rmdir()
        except OSError:
            return
