"""Opens what the readers of facts listen for: from lists of words and expressions to patterns, compiled once."""

import functools
import re
from typing import Any

from generator.enrich.data import read_table
from generator.enrich.expressions import Expressions

TABLE = "patterns.toml"


def section(fact: str) -> Any:  # noqa: ANN401 - each reader knows the shape of its own section
    """Return all lists of one reader of facts."""
    return read_table(TABLE)[fact]


@functools.cache
def words(fact: str, name: str) -> tuple[str, ...]:
    """Return a list of plain words."""
    return tuple(section(fact)[name])


@functools.cache
def any_of(fact: str, name: str) -> Expressions:
    """Return the expressions of a list, any of which may match, in capital or small letters."""
    return Expressions(section(fact)[name])


@functools.cache
def whole_word_of(fact: str, name: str) -> re.Pattern[str]:
    """Return a pattern that matches any expression of a list as whole words."""
    return re.compile(rf"\b(?:{'|'.join(section(fact)[name])})\b", re.IGNORECASE)
