"""Goes through tables of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from generator.present.words import Words


def leaves(words: Words) -> Iterator[tuple[tuple[str, ...], str]]:
    """Go through all texts of a table, each with where it stands."""
    for name, value in msgspec.structs.asdict(words).items():
        if isinstance(value, str):
            yield (name,), value
        else:
            items = value.items() if isinstance(value, dict) else enumerate(value)
            for key, text in items:
                yield (name, str(key)), text


def places_of(text: str) -> set[str]:
    """Return the {named} places of a text that values are put into."""
    return set(re.findall(r"{(\w+)}", text))
