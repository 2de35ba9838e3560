"""Keeps what is made of our own files between runs, as Python keeps modules: in ``__pycache__``, if we may write."""

from __future__ import annotations

import os
import sys
import tomllib
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import msgspec

from generator.model.digest import digest_bytes

TABLE = "table"


def table_of(file: Path) -> Any:  # noqa: ANN401 - each table has a shape of its own; its one reader knows it
    """Return a TOML file of ours.

    The library takes 25 ms for all that reading a posting needs, what is kept of them two.
    """
    text = file.read_bytes()
    stands_for, place = digest_bytes(text), place_beside(str(file), TABLE)
    with suppress(OSError, msgspec.MsgspecError):
        known, table = msgspec.msgpack.decode(Path(place).read_bytes(), type=tuple[str, Any])
        if known == stands_for:
            return table
    table = tomllib.loads(text.decode())
    data = msgspec.msgpack.encode((stands_for, table))
    if msgspec.msgpack.decode(data, type=tuple[str, Any])[1] == table:  # days would come back as text
        keep(place, data)
    return table


def place_beside(file: str, name: str) -> str:
    """Return where something that is made of a file is kept; ``name`` is letters and figures, and tells what it is."""
    return cache_from_source(file, optimization=name)


def keep(place: str, data: bytes) -> None:
    """Keep bytes; whoever reads at the same time finds all of them, the old or the new.

    Where we may not write, nothing is kept, and it is made each time.
    """
    if sys.dont_write_bytecode:
        return
    with suppress(OSError):
        Path(place).parent.mkdir(exist_ok=True, parents=True)
        beside = f"{place}.{os.getpid()}"
        try:
            Path(beside).write_bytes(data)
            os.replace(beside, place)  # noqa: PTH105
        except OSError:
            Path(beside).unlink(missing_ok=True)
