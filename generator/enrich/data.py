"""Opens the data that is packaged with us, from `generator/enrich/data/` to tables and a read-only database."""

import functools
import sqlite3
from pathlib import Path
from typing import Any

from generator.kept import table_of

FOLDER = Path(__file__).parent / "data"


@functools.cache
def open_places() -> sqlite3.Connection:
    """Return the gazetteer, opened once a process; nobody writes to it, so SQLite may skip every lock."""
    address = (FOLDER / "places.sqlite").as_uri() + "?mode=ro&immutable=1"
    places = sqlite3.connect(address, uri=True, check_same_thread=False)
    places.execute("PRAGMA cache_size = -2048")
    return places


@functools.cache
def read_table(name: str) -> Any:  # noqa: ANN401 - each table has a shape of its own; its one reader knows it
    """Return a TOML file of the folder, read once a process; whoever asks must not change it."""
    return table_of(FOLDER / name)
