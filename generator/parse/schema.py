"""The table of fields -> a JSON Schema of the front matter, for editors and linters that check it while one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.fields import CONTAINERS, FIELDS, FOREIGN, Field, FieldKind
from generator.parse.names import NAMES, Meant, folded
from generator.parse.translations import TRANSLATIONS
from generator.parse.value_schemas import TEXT, anything_of, choices_of, value_schema
from generator.parse.written import PAGE_TYPES, STATE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.parse.value_schemas import Schema

DIALECTS = {
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft-07": "http://json-schema.org/draft-07/schema#",
}
_BETWEEN = "[-_. ]*"  # what does not matter in a name
_PARTS: dict[str, Schema] = {
    "min": anything_of({"type": "number"}, {"type": "string", "pattern": r"\d"}),
    "max": anything_of({"type": "number"}, {"type": "string", "pattern": r"\d"}),
    "currency": anything_of({"enum": ["EUR", "USD", "GBP"]}, {"type": "string"}),
    "period": anything_of({"enum": ["hour", "day", "week", "month", "year"]}, {"type": "string"}),
    "equity": anything_of({"type": ["boolean", "string", "number"]}),
}


def schema(dialect: str = "2020-12") -> Schema:
    """Return the schema of a posting's front matter.

    Names of ours are told with description, examples and choices, and so offered by editors; all other names that are
    read are allowed. The keywords mean the same in both dialects; linters that know draft-07 alone refuse a schema that
    names another. Numbers, dates and choices are checked; what a text says of pay and places is left to the board.
    """
    return {
        "$schema": DIALECTS[dialect],
        "title": "Front matter of a job posting",
        "description": "The fields between the two lines of dashes on top of a posting. None of them is needed.",
        "type": "object",
        "properties": {field.name: field_schema(field) for field in FIELDS},
        "patternProperties": dict(_other_names()),
        "additionalProperties": False,
    }


def field_schema(field: Field) -> Schema:
    """Return what may be written as a field, and what editors show of it."""
    known: Schema = {"description": field.description, "examples": [_example(field)]}
    if field.keys:
        keys = {key: _part_schema(key) for key in field.keys}
        return known | value_schema(field, keys)
    return known | value_schema(field)


def _example(field: Field) -> object:
    if field.kind is FieldKind.TRUTH:
        return field.example == "true"
    return int(field.example) if field.kind is FieldKind.NUMBER else field.example


def _part_schema(key: str) -> Schema:
    return _PARTS.get(key, TEXT)


def _other_names() -> Iterator[tuple[str, Schema]]:
    """Go through the patterns of all names but our own, each with what may stand there."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name, found in _spelled():
        groups.setdefault((found.field.name, found.part), []).append(name)
    by_name = {field.name: field for field in FIELDS}
    for (name, part), names in groups.items():
        field = by_name[name]
        special = [other for other in names if _means_more(other, field)]
        plain: Schema = {"$ref": f"#/properties/{name}"}
        if set(names) - set(special):
            yield (
                _pattern([other for other in names if other not in special], name),
                _part_schema(part) if part else plain,
            )
        for other in special:
            yield _pattern([other]), {"anyOf": [plain, _more(other, field)]}
    yield _pattern(name for name in STATE_NAMES if name not in NAMES), TEXT
    yield _pattern(CONTAINERS - NAMES.keys()), {"$ref": "#"}
    yield _pattern(FOREIGN - NAMES.keys() - CONTAINERS), {}


def _spelled() -> Iterator[tuple[str, Meant]]:
    """Go through the names as they are written, each with what the parser takes it for."""
    fields = {field.name: field for field in FIELDS}
    for field in FIELDS:
        for name, part in (*((name, "") for name in (field.name, *field.aliases)), *field.parts):
            if (NAMES[folded(name)].field, NAMES[folded(name)].part) == (field, part):
                yield name, NAMES[folded(name)]
    for language in TRANSLATIONS.values():
        for place, names in language.items():
            field_name, _, part = place.partition(".")
            for name in names.split():
                found = NAMES[folded(name)]
                if (found.field, found.part) == (fields[field_name], part):
                    yield name, found


def _means_more(name: str, field: Field) -> bool:
    """Whether a name is read otherwise, too: as another program's, or as a question about one choice."""
    asks = any(folded(choice) in folded(name) for choice in field.choices)
    return folded(name) in {"type", *STATE_NAMES, *CONTAINERS} or (asks and field.kind is FieldKind.TEXTS)


def _more(name: str, field: Field) -> Schema:
    if folded(name) == "type":
        return choices_of(PAGE_TYPES)
    if folded(name) in CONTAINERS:
        return {"$ref": "#"}
    return {"type": "boolean"} if folded(name) in STATE_NAMES and field.kind is FieldKind.DATE else TEXT


def _pattern(names: Iterable[str], but: str = "") -> str:
    """Return a pattern of names, in small letters and capitals, with and without what may stand between letters."""
    words = sorted({_BETWEEN.join(map(_letter, (*_letters(name),))) for name in names})
    return f"^{f'(?!{but}$)' if but else ''}(?:{'|'.join(words)})$"


def _letters(name: str) -> Iterator[str]:
    return (letter for letter in name if letter not in "_-. ")


def _letter(letter: str) -> str:
    """Return a pattern of one letter: small or capital, with its accent or without."""
    plain = folded(letter)
    forms = dict.fromkeys((letter, letter.upper(), plain, plain.upper()))
    if all(len(form) == 1 for form in forms):
        return f"[{''.join(forms)}]" if len(forms) > 1 else letter
    return f"(?:{'|'.join(forms)})"
