"""The tables of board.toml -> Board, with every fault told at its line; a setting that fails keeps its default."""

import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from generator.load.faults import UNKNOWN_SETTING, WRONG_KIND, WRONG_VALUE
from generator.load.setting_values import RULES, meant
from generator.model.config import Board, NavigationItem, Rates
from generator.model.diagnostic import Diagnostic, Outcome, Severity
from generator.model.source import Span
from generator.model.toml_marks import Marks

_SECTIONS: Mapping[str, type[msgspec.Struct]] = {"board": Board} | {
    field.name: field.type
    for field in msgspec.structs.fields(Board)
    if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct)
}
_KINDS: Mapping[Any, str] = {
    str: "a text between quotes",
    int: "a whole number without quotes",
    bool: "`true` or `false`, without quotes",
    tuple[str, ...]: "a list of texts",
    tuple[NavigationItem, ...]: "a list of entries",
}
_NAVIGATION = 'write `{ label = "About", page = "about" }` or `{ label = "Blog", url = "https://blog.example/" }`'
_RATES = "write `rates = { as_of = 2026-11-01, EUR = 1.0, USD = 1.09 }`: a date, then currencies and numbers"


def read_board(tables: Mapping[str, Any], marks: Marks) -> Outcome[Board]:
    """Read every section and key; unknown ones are warnings, wrong ones errors."""
    found: list[Diagnostic] = []
    parts: dict[str, Any] = {}
    for name, table in tables.items():
        if name not in _SECTIONS or not isinstance(table, dict):
            found.append(_stray(name, table, marks))
            continue
        values = dict(_read_section(name, table, marks, found))
        parts |= values if name == "board" else {name: _SECTIONS[name](**values)}
    return Outcome(Board(**parts), tuple(found))


def _read_section(
    name: str, table: Mapping[str, Any], marks: Marks, found: list[Diagnostic]
) -> Iterable[tuple[str, Any]]:
    """Yield the settings of a section that can be used, and add to ``found`` what is wrong with the others."""
    types = _settings_of(name)
    for key, value in table.items():
        if key not in types:
            found.append(_unknown_key(name, key, marks.key(name, key)))
            continue
        special = _SPECIAL.get((name, key), _plain)
        outcome = special(name, key, value, marks)
        found.extend(outcome.diagnostics)
        if outcome.value is not None:
            yield key, outcome.value


def _settings_of(section: str) -> dict[str, Any]:
    """Return the settings of a section with their types; those of ``[board]`` without the other sections."""
    fields = msgspec.structs.fields(_SECTIONS[section])
    return {field.name: field.type for field in fields if section != "board" or field.name not in _SECTIONS}


def _plain(section: str, key: str, value: Any, marks: Marks) -> Outcome[Any]:  # noqa: ANN401 - any value of TOML
    """Read a setting of a simple kind."""
    kind = _settings_of(section)[key]
    try:
        read = msgspec.convert(value, kind)
    except msgspec.ValidationError:
        message = f"`{key}` in `[{section}]` has to be {_KINDS[kind]}"
        return Outcome(None, (WRONG_KIND.at(marks.value(section, key), message, _remedy(key, value, kind)),))
    rule = RULES.get((section, key))
    complaint = rule(read) if rule else None
    if complaint:
        message, hint = complaint
        return Outcome(None, (WRONG_VALUE.at(marks.value(section, key), f"`{key}` {message}", hint),))
    return Outcome(read)


def _navigation(section: str, key: str, value: Any, marks: Marks) -> Outcome[Any]:  # noqa: ANN401
    """Read the entries one by one, so that a faulty one loses only itself."""
    if not isinstance(value, list):
        message = f"`{key}` in `[{section}]` has to be a list of entries"
        return Outcome(None, (WRONG_KIND.at(marks.value(section, key), message, _NAVIGATION),))
    items: list[NavigationItem] = []
    found: list[Diagnostic] = []
    for number, entry in enumerate(value):
        try:
            item = msgspec.convert(entry, NavigationItem)
        except msgspec.ValidationError:
            item = NavigationItem("")
        unsafe = item.url and not re.match(r"https?://\S+$|mailto:\S+$", item.url)
        if not item.label.strip() or bool(item.page) == bool(item.url) or unsafe:
            message = f"entry {number + 1} of `{key}` needs a label, and either a page or a web address"
            found.append(WRONG_VALUE.at(marks.value(section, key, number), message, _NAVIGATION))
        else:
            items.append(item)
    return Outcome(tuple(items), tuple(found))


def _rates(section: str, key: str, value: Any, marks: Marks) -> Outcome[Any]:  # noqa: ANN401
    """Read dated exchange rates: ``as_of``, and a positive number for each currency."""
    rates = dict(value) if isinstance(value, dict) else {}
    as_of = rates.pop("as_of", None)
    if not isinstance(as_of, dt.date) or isinstance(as_of, dt.datetime) or not rates:
        message = f"`{key}` in `[{section}]` needs a date and at least one currency"
        return Outcome(None, (WRONG_KIND.at(marks.value(section, key), message, _RATES),))
    for currency, rate in rates.items():
        number = isinstance(rate, (int, float)) and not isinstance(rate, bool) and math.isfinite(rate) and rate > 0
        if not re.fullmatch("[A-Z]{3}", currency) or not number:
            span = marks.key(section, key, currency)
            message = f"`{currency} = {_written(rate)}` is no rate of a currency"
            return Outcome(None, (WRONG_VALUE.at(span, message, _RATES),))
    return Outcome(Rates(as_of, {currency: float(rate) for currency, rate in rates.items()}))


def _severities(section: str, key: str, value: Any, marks: Marks) -> Outcome[Any]:  # noqa: ANN401
    """Read the owner's changes to the severity of single codes."""
    words = [severity.value for severity in Severity]
    hint = 'write lines such as `S104 = "error"` below `[checks.severity]`: ' + ", ".join(f'"{word}"' for word in words)
    if not isinstance(value, dict):
        message = f"`{key}` in `[{section}]` has to be a section of its own"
        return Outcome(None, (WRONG_KIND.at(marks.value(section, key), message, hint),))
    severities: dict[str, Severity] = {}
    found: list[Diagnostic] = []
    for code, word in value.items():
        if re.fullmatch(r"[A-Z]\d{3}", code) and word in words:
            severities[code] = Severity(word)
        else:
            message = f"`{code} = {_written(word)}` is not a code with a severity"
            found.append(WRONG_VALUE.at(marks.key(section, key, code), message, hint))
    return Outcome(severities, tuple(found))


_SPECIAL = {("board", "navigation"): _navigation, ("facets", "rates"): _rates, ("checks", "severity"): _severities}


def _stray(name: str, value: Any, marks: Marks) -> Diagnostic:  # noqa: ANN401
    """Tell of a section or a key at the top that has no place there."""
    span = marks.key(name)
    if isinstance(value, dict):
        close = meant(name, list(_SECTIONS))
        hint = f"did you mean `[{close}]`?" if close else f"the sections are {_listed(_SECTIONS)}"
        return UNKNOWN_SETTING.at(span, f"unknown section `[{name}]`, which has no effect", hint)
    if name in _SECTIONS:
        return WRONG_KIND.at(span, f"`{name}` is the name of a section", f"write `[{name}]` on a line of its own")
    return _unknown_key("", name, span)


def _unknown_key(section: str, key: str, span: Span) -> Diagnostic:
    known = list(_settings_of(section)) if section else []
    elsewhere = next((other for other in _SECTIONS if key in _settings_of(other)), None)
    close = meant(key, known)
    if elsewhere:
        hint = f"it belongs below the line `[{elsewhere}]`"
    elif close:
        hint = f"did you mean `{close}`?"
    else:
        hint = f"`[{section}]` knows {_listed(known)}" if section else f"the sections are {_listed(_SECTIONS)}"
    where = f" in `[{section}]`" if section else " above the first section"
    return UNKNOWN_SETTING.at(span, f"unknown setting `{key}`{where}, which has no effect", hint)


def _remedy(key: str, value: Any, kind: Any) -> str:  # noqa: ANN401 - a value and a type
    """Return the setting as it was probably meant, or an example of its kind."""
    meant_value: Any = {str: "...", int: 60, bool: True}.get(kind, ["..."])
    if kind is str and isinstance(value, (int, float)):
        meant_value = str(value)
    elif kind is int and isinstance(value, (str, float)) and re.fullmatch(r"\d{1,9}(\.0)?", str(value)):
        meant_value = int(float(value))
    elif kind is bool:
        meant_value = str(value).lower() in ("true", "yes", "on", "1")
    elif isinstance(value, str) and kind not in (str, int):
        meant_value = [value]
    return f"write `{key} = {_written(meant_value)}`"


def _written(value: Any) -> str:  # noqa: ANN401
    """Return a value as TOML writes it."""
    if isinstance(value, (str, bool, int, float, list)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
