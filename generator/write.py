"""Artifacts -> the output folder: only what differs is written, only what we wrote is removed."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.cache.faults import FOREIGN_FILE
from generator.cache.manifest import LISTING, Manifest, Stamp, listing_bytes
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.page import Artifact, Receipt
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model.source import Asset


class Written(msgspec.Struct, frozen=True):
    """What was done: counts and names for people, stamps for the store, and the names that are gone."""

    receipt: Receipt
    stamps: dict[str, Stamp]
    removed: tuple[str, ...]


class Staging:
    """A folder where files wait until all of them are made; nothing in the output folder changes before `move`."""

    def __init__(self, manifest: Manifest, folder: Path) -> None:
        """Start with an empty folder, on the same file system as the output if moving is to be instant."""
        self.folder = folder
        self.stamps: dict[str, Stamp] = {}
        self.waiting: list[str] = []
        self.faults: list[Diagnostic] = []
        self._manifest = manifest
        self._ours = manifest.ours()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    def put(self, artifact: Artifact, key: str) -> None:
        """Stage a file if its bytes differ from those in the output folder."""
        target = self._manifest.output / artifact.file
        with suppress(OSError):
            if target.stat().st_size == len(artifact.data) and target.read_bytes() == artifact.data:
                self._stamp(artifact.file, key, target)
                return
        if foreign := self._foreign(artifact.file):
            self.faults.append(foreign)
            return
        beside = self.folder / artifact.file
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(artifact.data)
        self._stamp(artifact.file, key, beside)
        self.waiting.append(artifact.file)

    def move(self, keep: Iterable[str], postings: Iterable[str]) -> Written:
        """Bring the output folder up to date: assets and data first, pages next, removals last.

        A crash at any instant leaves each file whole, old or new; the listing names both until all is done.
        """
        output = self._manifest.output
        keep = frozenset(keep)
        gone = sorted(file for file in self._ours - keep if (output / file).is_file())
        output.mkdir(parents=True, exist_ok=True)
        if self.waiting or gone:
            _replace(output / LISTING, listing_bytes(self._ours | keep, postings))
        first = _in_the_way(gone, self.waiting)
        for file in first:
            _remove(output, file)
        for file in sorted(self.waiting, key=lambda file: (file.endswith(".html"), file)):
            target = output / file
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.folder / file).replace(target)
        for file in sorted(set(gone) - set(first)):
            _remove(output, file)
        _replace(output / LISTING, listing_bytes(keep, postings))
        shutil.rmtree(self.folder, ignore_errors=True)
        receipt = Receipt(len(self.waiting), len(keep) - len(self.waiting), len(gone), (*sorted(self.waiting), *gone))
        return Written(receipt, self.stamps, tuple(gone))

    def drop(self) -> None:
        """Forget all that waits; the output folder stays as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _foreign(self, file: str) -> Diagnostic | None:
        """Tell of what is not ours and stands where a file has to go, be it a file or a folder that holds one."""
        output = self._manifest.output
        target = output / file
        standing = [target] if target.is_file() else target.rglob("*") if target.is_dir() else []
        names = (found.relative_to(output).as_posix() for found in standing if not found.is_dir())
        return next((_foreign(output / name) for name in names if name not in self._ours), None)

    def _stamp(self, file: str, key: str, where: Path) -> None:
        found = where.stat()
        self.stamps[file] = (key, found.st_size, found.st_mtime_ns)


def write(
    artifacts: Iterable[Outcome[Artifact | None]],
    assets: Sequence[Asset],
    *,
    keys: Mapping[str, str],
    postings: Iterable[str],
    manifest: Manifest,
    folder: Path,
) -> Outcome[Written | None]:
    """Write rendered pages and changed assets, all or nothing; None if anything was at fault.

    ``keys`` names every file the site shall have, ``postings`` the author's files it shows, ``folder`` is where files
    are staged. OSError names the file that could not be written.
    """
    staging = Staging(manifest, folder)
    faults: list[Diagnostic] = []
    for artifact in artifacts:
        faults += artifact.diagnostics
        if artifact.value is not None:
            staging.put(artifact.value, keys[artifact.value.file])
    for asset in assets:
        file = asset.path.removeprefix("/")
        data = asset.data if asset.data is not None else Path(asset.file).read_bytes()
        staging.put(Artifact(file, data), keys[file])
    faults += staging.faults
    if faults:
        staging.drop()
        return Outcome(None, each_once(faults))
    return Outcome(staging.move(keys, postings))


def each_once(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Keep the first of those that say the same of one place: a faulty template fails on every page it makes."""
    first: dict[tuple[str, str, Span], Diagnostic] = {}
    for fault in faults:
        first.setdefault((fault.code, fault.message, fault.span), fault)
    return tuple(first.values())


def _foreign(target: Path) -> Diagnostic:
    return FOREIGN_FILE.at(
        Span(target.as_posix()),
        "this file was not written by us, but a page of the board has to go there",
        "move it to overrides/static/, or remove it",
    )


def _replace(target: Path, data: bytes) -> None:
    with suppress(OSError):
        if target.read_bytes() == data:
            return
    beside = target.with_name(f"{target.name}.new")
    beside.write_bytes(data)
    beside.replace(target)


def _in_the_way(gone: Iterable[str], coming: Iterable[str]) -> list[str]:
    """Return the files to remove before new ones can be moved: a file where a folder must be, and the reverse."""
    coming = set(coming)
    folders = {parent.as_posix() for file in coming for parent in Path(file).parents}
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
