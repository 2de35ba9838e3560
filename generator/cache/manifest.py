"""What we wrote to an output folder: which files are ours, and which of them are still as we left them."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

# Lies in the output folder itself, so that even without a cache we know what is ours, and so that a publication
# tells which postings it was made from.
LISTING = ".jobboard.json"


class Listing(msgspec.Struct, frozen=True):
    """The files that we wrote to a folder, and the postings' files that they were made from; both sorted."""

    files: tuple[str, ...] = ()
    postings: tuple[str, ...] = ()


Stamp = tuple[str, int, int]  # key, size in bytes, time of modification in ns


class Manifest(msgspec.Struct, frozen=True):
    """The state of an output folder before a build: ``remembered`` by the store, ``listed`` in the folder itself."""

    output: Path
    remembered: Mapping[str, Stamp]
    listed: Listing

    def stale(self, keys: Mapping[str, str]) -> frozenset[str]:
        """Return the files that are not there as their key wants them: new, changed, missing or touched by others."""
        return frozenset(file for file, key in keys.items() if not self.has(file, key))

    def stands(self) -> bool:
        """Say whether the folder is exactly as we left it: all files that are listed, and no other of ours."""
        files = self.remembered.items()
        return self.listed.files == tuple(sorted(self.remembered)) and all(
            self.has(file, key) for file, (key, *_) in files
        )

    def ours(self) -> frozenset[str]:
        """Return all files of the folder that we may replace or remove."""
        return frozenset(self.remembered) | frozenset(self.listed.files)

    def has(self, file: str, key: str) -> bool:
        """Say whether a file is there as its key wants it."""
        known = self.remembered.get(file)
        if known is None or known[0] != key:
            return False
        try:
            found = os.stat(f"{self.output}/{file}")  # noqa: PTH116 - a path takes twice as long
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == known[1:]


def read_listing(output: Path) -> Listing:
    """Read the listing of an output folder; an empty one if there is none or it cannot be read."""
    try:
        found = msgspec.json.decode((output / LISTING).read_bytes(), type=Listing)
    except (OSError, msgspec.MsgspecError):
        return Listing()
    within = tuple(file for file in found.files if not file.startswith("/") and ".." not in file.split("/"))
    return msgspec.structs.replace(found, files=within)


def listing_bytes(files: Iterable[str], postings: Iterable[str]) -> bytes:
    """Encode a listing, one name a line, so that it differs by lines."""
    return json.dumps({"files": sorted(files), "postings": sorted(postings)}, indent=0, ensure_ascii=False).encode()
