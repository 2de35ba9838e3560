"""Single files -> what they say, by the rules of the board they may belong to, without a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.checks import check_posting
from generator.load.first_commits import first_days
from generator.load.sources import load_profiles, load_text, path_in
from generator.load.walk import shown
from generator.model.diagnostic import Diagnostic, Findings, Outcome
from generator.model.digest import digest
from generator.model.posting import Understood
from generator.model.source import Source
from generator.reading import read_profiles, reading_of, understand_source, with_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.model.config import Config


class Studied(msgspec.Struct, frozen=True):
    """One file as `jobboard facts` shows it: its path as given, its text to quote from, and what it says."""

    path: str
    text: str
    understood: Understood | None
    diagnostics: tuple[Diagnostic, ...]


def understand(config: Config, files: Sequence[Path]) -> Iterator[Studied]:
    """Understand single files, wherever they lie, by the rules for one posting; in the order given."""
    reading = reading_of(config, read_profiles(config, load_profiles(config).value).value)
    days = first_days(config) if config.board.defaults.asks_history else Outcome({})
    for number, file in enumerate(files):
        found = Findings(config.board.checks.severity)
        found.add(days.diagnostics if number == 0 else ())
        source = found.take(load_text(config, Source(path_in(config, file), "")))
        understood = found.take(understand_source(Outcome(source), reading))
        if understood is not None:
            understood = with_day(understood, days.value)
            found.add(check_posting(understood.posting, config))
        yield Studied(shown(str(file)), (source and source.text) or "", understood, tuple(found))


def reader_of(config: Config) -> Callable[[str, str], Outcome[Understood | None]]:
    """Return how a text is understood as that of the file at a path, whatever the file itself holds."""
    reading = reading_of(config, read_profiles(config, load_profiles(config).value).value)

    def read(path: str, text: str) -> Outcome[Understood | None]:
        return understand_source(Outcome(Source(path, digest(text), text)), reading)

    return read
