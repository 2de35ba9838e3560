"""Tell of values that are a list or a map where their field can be none: fields -> diagnostics."""

from collections.abc import Iterable, Iterator

from generator.model.diagnostic import Diagnostic
from generator.model.entry import Many, Pairs, Scalar, Value, Written
from generator.model.fields import FIELDS, FieldKind
from generator.parse.faults import SHAPE

_KINDS = {field.name: field for field in FIELDS}
_ONE_VALUE = {FieldKind.TRUTH, FieldKind.CLOSED}
_MAPS = {FieldKind.COMPANY, FieldKind.SALARY, FieldKind.APPLY}


def misshapen(fields: Iterable[Written]) -> Iterator[Diagnostic]:
    """Go through what is wrong with the shape of values; what they say is judged when it is understood."""
    for written in fields:
        field = _KINDS[written.name]
        if not _fits(written.value, field.kind):
            what = "a map" if isinstance(written.value, Pairs) else "a list"
            few = "one value is" if field.kind in _ONE_VALUE or isinstance(written.value, Pairs) else "plain values are"
            message = f"`{written.key}` is {what}, where {few} expected"
            yield SHAPE.at(written.span, message, f"write `{written.key}: {field.example}`")


def _fits(value: Value, kind: FieldKind) -> bool:
    if isinstance(value, Scalar):
        return True
    if kind in _ONE_VALUE:
        return False
    if isinstance(value, Pairs):
        deep = kind is FieldKind.TEXTS and all(_is_flat(inner) for _, inner in value.items)
        return deep or kind in _MAPS or kind is FieldKind.PLACES
    maps = kind is FieldKind.PLACES
    return all(isinstance(item, Scalar) or (maps and isinstance(item, Pairs)) for item in value.items)


def _is_flat(value: Value) -> bool:
    return isinstance(value, Scalar) or (
        isinstance(value, Many) and all(isinstance(one, Scalar) for one in value.items)
    )
