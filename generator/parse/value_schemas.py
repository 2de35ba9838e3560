"""Kinds of fields -> JSON Schemas of their values, as strict as the readers of the values are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.fields import Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Schema = dict[str, object]

EMPTY: Schema = {"enum": [None, ""]}  # as good as not written
NOTHING_IN_IT = ({"type": "array", "maxItems": 0}, {"type": "object", "maxProperties": 0})
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_SEPARATOR = r"\s*(?:[,;/|&]|\s(?:[oO][rR]|[aA][nN][dD])\s)\s*"
_DAYS = (  # a month and its days, parted by %s
    "(?:0?[13578]|1[02])%s(?:0?[1-9]|[12][0-9]|3[01])",
    "(?:0?[469]|11)%s(?:0?[1-9]|[12][0-9]|30)",
    "0?2%s(?:0?[1-9]|1[0-9]|2[0-8])",
)
_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_YEAR = "(?!0000)[0-9]{4}"


def anything_of(*schemas: Schema) -> Schema:
    """Return the schema of what fits one of these, or is empty."""
    return {"anyOf": [*schemas, EMPTY]}


TEXT = anything_of(_SCALAR)


def value_schema(field: Field, keys: Mapping[str, Schema] | None = None) -> Schema:
    """Return what may be written as the value of a field; ``keys`` are those of its map, if it may be one."""
    return anything_of(*_KINDS[field.kind](field, keys or {}), *NOTHING_IN_IT)


def choices_of(choices: Iterable[str]) -> Schema:
    """Return the schema of one of these words, in small letters or capitals."""
    return {"type": "string", "pattern": f"^\\s*(?:{'|'.join(sorted(map(_any_case, choices)))})\\s*$"}


def _any_case(word: str) -> str:
    """Return a pattern of a word, whatever its case; a hyphen, an underscore and a blank are one, or none."""
    return "".join("[-_ ]?" if one in "-_ " else f"[{one}{one.upper()}]" for one in word.lower())


def _choice(field: Field) -> tuple[Schema, ...]:
    """Return the choices: by themselves, to be offered, and as they may be written, also several in one text."""
    one = f"(?:{'|'.join(map(_any_case, field.choices))})"
    return {"enum": [*field.choices]}, {"type": "string", "pattern": f"^\\s*{one}(?:{_SEPARATOR}{one})*\\s*$"}


def _text(field: Field, _keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    if field.choices:  # a level may be told in years, too
        return _or_list(*_choice(field), {"type": "number"}, {"type": "string", "pattern": "[0-9]"})
    return _or_list(_SCALAR)


def _texts(field: Field, _keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    item = _choice(field) if field.choices else (_SCALAR,)
    if field.name == "work_mode":  # also an answer to "remote?"
        item = (*item, {"type": "boolean"}, choices_of(("yes", "no", "true", "false")))
    several = _or_list(*item)
    return *several, {"type": "object", "additionalProperties": anything_of(*several)}


def _or_list(*item: Schema) -> tuple[Schema, ...]:
    return *item, {"type": "array", "items": anything_of(*item)}


def _date(_field: Field, _keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    return _or_list(*_dates())


def _dates() -> tuple[Schema, ...]:
    """Return the ways to write a day that can be read in one way alone; the first is the one to use."""
    days = [f"{_YEAR}{sign}(?:{'|'.join(day % sign for day in _DAYS)})" for sign in "-/"]
    leap_days = [f"{_LEAP}{sign}0?2{sign}29" for sign in "-/"]
    dotted = "(?:0?[1-9]|[12][0-9]|30)[.] ?(?:0?[13-9]|1[0-2])|(?:0?[1-9]|1[0-9]|2[0-8])[.] ?0?2"
    letters = "[A-Za-z\u00c0-\u017f]"
    return (
        {"type": "string", "pattern": f"^\\s*(?:{'|'.join((*days, *leap_days))})(?:[T ].*)?$"},
        {"type": "string", "pattern": f"^\\s*(?:{dotted})[.] ?[0-9]{{4}}\\s*$"},
        {"type": "string", "pattern": f"^[^0-9]*[0-9]{{1,2}}[^0-9]+{letters}{{3,}}[^0-9]*[0-9]{{4}}"},
        {"type": "string", "pattern": f"^{letters}{{3,}}[.]? +[0-9]{{1,2}}[^0-9]+[0-9]{{4}}"},
        {"type": "string", "pattern": "^[0-9]{4} *\u5e74 *[0-9]{1,2} *\u6708 *[0-9]{1,2}"},
        {"type": "string", "pattern": "^(?:[aA][sS][aA][pP]|[oO]pen until|[uU]ntil filled|[oO]ngoing|[rR]olling)"},
    )


def _number(_field: Field, _keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    counted: Schema = {"type": "string", "pattern": "(?<![0-9.,])[1-9][0-9]{0,3}(?![0-9.,])"}
    return _or_list({"type": "integer", "minimum": 1, "maximum": 9999}, counted)


def _truth(_field: Field, _keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    return {"type": "boolean"}, {"enum": [0, 1]}, choices_of(("yes", "no", "on", "off", "true", "false", "y", "n"))


def _closed(field: Field, keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    said = ("filled", "closed", "archived", "expired", "hired", "inactive", "done")
    return *_truth(field, keys), choices_of(said), *_dates()


def _url(_field: Field, _keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    return _or_list({"type": "string"})


def _apply(_field: Field, _keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    address: Schema = {
        "type": "string",
        "pattern": r"https?://\S|[^\s@]+@[^\s@]+[.][^\s@]|^(?!\W*[A-Za-z][A-Za-z0-9+.-]*:\S).*[A-Za-z0-9-]+[.][A-Za-z]{2,}",
    }
    return *_or_list(address), {"type": "object"}


def _map(keys: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(keys)}


def _company(_field: Field, keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    return *_or_list({"type": ["string", "number"]}), _map(keys)


def _places(_field: Field, keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    return _or_list({"type": ["string", "number"]}, _map(keys))


def _salary(_field: Field, keys: Mapping[str, Schema]) -> tuple[Schema, ...]:
    return *_or_list({"type": ["string", "number"]}), _map(keys)


_KINDS: dict[FieldKind, Callable[[Field, Mapping[str, Schema]], tuple[Schema, ...]]] = {
    FieldKind.TEXT: _text,
    FieldKind.TEXTS: _texts,
    FieldKind.DATE: _date,
    FieldKind.NUMBER: _number,
    FieldKind.TRUTH: _truth,
    FieldKind.URL: _url,
    FieldKind.COMPANY: _company,
    FieldKind.PLACES: _places,
    FieldKind.SALARY: _salary,
    FieldKind.APPLY: _apply,
    FieldKind.CLOSED: _closed,
}
