"""Write fields in the notation of a file: a value in YAML -> the same in YAML, TOML or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.fix.values import quoted
from generator.model.entry import Many, Scalar, ScalarKind
from generator.model.notation import Notation
from generator.parse.yaml_fields import read_fields

if TYPE_CHECKING:
    from generator.model.entry import Value

_BARE = (ScalarKind.INTEGER, ScalarKind.NUMBER, ScalarKind.TRUTH)


def field_in(notation: Notation, name: str, value: str) -> str:
    """Return a whole field; ``value`` is in YAML."""
    return f"{notation.key(name)} {value_in(notation, value)}"


def value_in(notation: Notation, value: str) -> str:
    """Return a value, which is in YAML, in another notation."""
    if notation is Notation.YAML:
        return value
    items = read_fields(f"value: {value}", "", 1).value
    return _written(notation, items[0][1]) if items else quoted(value)


def _written(notation: Notation, value: Value) -> str:
    if isinstance(value, Scalar):
        bare = (*_BARE, ScalarKind.DATE) if notation is Notation.TOML else _BARE
        if value.kind in bare:
            return value.text
        return quoted(value.text) if notation is Notation.TOML else json.dumps(value.text, ensure_ascii=False)
    if isinstance(value, Many):
        return f"[{', '.join(_written(notation, one) for one in value.items)}]"
    pairs = ((key.text, _written(notation, one)) for key, one in value.items)
    if notation is Notation.TOML:
        return "{ " + ", ".join(f"{key} = {one}" for key, one in pairs) + " }"
    return "{ " + ", ".join(f'"{key}": {one}' for key, one in pairs) + " }"
