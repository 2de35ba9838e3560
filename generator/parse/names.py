"""Tell which field a name in the front matter stands for, whoever gave it."""

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from generator.model.fields import CONTAINERS, FIELDS, FOREIGN, PAGE_FIELDS, PROFILE_FIELDS, Field
from generator.parse.translations import TRANSLATIONS

_BETWEEN = re.compile(r"[\s_.\-]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_FAR = 100  # the rank of a name in another language


@functools.lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a field's name without what does not matter in it: case, accents, ``-``, ``_``, blanks and dots."""
    plain = _BETWEEN.sub("", name).casefold()
    return plain if plain.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))


class Meant(msgspec.Struct, frozen=True):
    """The field that a name stands for: ``part`` is the key of its map, ``rank`` how far it is from its own name."""

    field: Field
    rank: int
    part: str = ""


def _table(fields: Iterable[Field]) -> dict[str, Meant]:
    table: dict[str, Meant] = {}
    for field in fields:
        for rank, name in enumerate((field.name, *field.aliases)):
            table.setdefault(folded(name), Meant(field, rank))
        for rank, (name, part) in enumerate(field.parts, start=1 + len(field.aliases)):
            table.setdefault(folded(name), Meant(field, rank, part))
    return table


def _translated() -> dict[str, Meant]:
    fields = {field.name: field for field in FIELDS}
    table: dict[str, Meant] = {}
    for language in TRANSLATIONS.values():
        for place, names in language.items():
            name, _, part = place.partition(".")
            for word in names.split():
                table.setdefault(folded(word), Meant(fields[name], _FAR, part))
    return table


OWN_NAMES = _table(FIELDS)
NAMES = {**_translated(), **OWN_NAMES}
PROFILE_NAMES = _table(PROFILE_FIELDS)
PAGE_NAMES = _table(PAGE_FIELDS)


def near(name: str, names: Mapping[str, Meant] = OWN_NAMES) -> str | None:
    """Return the name of the field that a misspelt name was probably meant to be."""
    close = difflib.get_close_matches(folded(name), names, n=1, cutoff=0.75)
    if not close:
        return None
    found = names[close[0]]
    if found.part:
        return next(name for name, _ in found.field.parts if folded(name) == close[0])
    return found.field.name


@functools.cache
def is_doubtful(name: str) -> bool:
    """Say whether a folded name of another language may as well be one of ours, misspelt (``titel``)."""
    if name in OWN_NAMES or name not in NAMES:
        return False
    field = NAMES[name].field
    return near(name) in (field.name, *field.aliases)


def meant(name: str) -> Meant | None:
    """Return the field that a name in the front matter of a posting stands for."""
    return NAMES.get(folded(name))


def is_known(name: str) -> bool:
    """Say whether a name stands in the front matter of anything the board or another program reads."""
    key = folded(name)
    return any(key in names for names in (NAMES, FOREIGN, CONTAINERS, PROFILE_NAMES, PAGE_NAMES))
