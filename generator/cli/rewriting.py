"""A file of the author's -> the same file with another text: all of it or nothing, and its permissions stay."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def read_exactly(file: Path) -> str:
    """Return the text of a file of UTF-8 with all that is in it: a byte-order mark and its own line ends."""
    return file.read_bytes().decode("utf-8")


def rewrite(file: Path, text: str) -> None:
    """Put a text into a file by way of a new one beside it, so that a crash leaves it old or new; a link stays a link.

    OSError names the file that could not be written; the file is then as it was.
    """
    target = file.resolve()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def difference(name: str, before: str, after: str) -> str:
    """Return what changes, as `diff -u` shows it; "" if nothing does."""
    from generator.fix.lines import lines_of

    old, new = ([text for text, _ in lines_of(both).rows] for both in (before, after))
    return "".join(f"{line}\n" for line in difflib.unified_diff(old, new, name, name, lineterm=""))
