"""Opens the data that is packaged with the rules, from `generator/checks/data/` to tables."""

import functools
import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, NamedTuple

from generator.kept import table_of

FOLDER = Path(__file__).parent / "data"


@functools.cache
def read_rules(name: str) -> Any:  # noqa: ANN401 - each table has a shape of its own; its one reader knows it
    """Return a TOML file of the folder, read once a process; whoever asks must not change it."""
    return table_of(FOLDER / f"{name}.toml")


class Cued(NamedTuple):
    """A pattern, and words (as `words_of` has them) of which a text must have one before it is worth looking for it."""

    cues: frozenset[bytes]
    pattern: re.Pattern[str]

    def hits(self, text: str, words: AbstractSet[bytes]) -> list[re.Match[str]]:
        """Return where the pattern fits a text, whose words are given, too."""
        return [] if self.cues.isdisjoint(words) else list(self.pattern.finditer(text))


def cued(rows: Iterable[tuple[str, str]]) -> tuple[Cued, ...]:
    """Return the rows of a table, pairs of cues and pattern, as patterns to look for."""
    return tuple(Cued(frozenset(cues.encode().split(b"|")), any_of([pattern])) for cues, pattern in rows)


def any_of(patterns: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern of these, in which a blank is any white space (of nine at most), also the end of a line."""
    whole = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(whole.replace(" ?", r"\s{0,9}").replace(" ", r"\s{1,9}"), flags)
