"""The facts of one posting -> lines of text: field, value, origin with its line, quoted words."""

from __future__ import annotations

from typing import Any

WIDEST = 48


def table(facts: dict[str, Any]) -> str:
    """Return the facts of one posting as lines of text: field, value, origin with its line, quoted words."""
    rows = [_row(field, fact) for field, fact in facts.items() if field not in ("path", "diagnostics")]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ("  ".join((*map(str.ljust, row, widths), row[-1])) for row in rows)
    return f"{facts['path']}\n" + "".join(f"  {line.rstrip()}\n" for line in lines)


def _row(field: str, fact: dict[str, Any] | None) -> tuple[str, str, str, str]:
    if fact is None:
        return field, "-", "", ""
    origin = fact["origin"] + (f" {fact['line']}" if fact["line"] else "")
    inferred = f"  ({' and '.join(fact['inferred'])} inferred)" if fact["inferred"] else ""
    quoted = f"“{_short(fact['quote'])}”" if fact["quote"] else ""
    return field, _short(fact_phrase(field, fact["value"])), origin, quoted + inferred


def fact_phrase(field: str, value: Any) -> str:  # noqa: ANN401 - any value of JSON
    """Return the value of a field in words, with its unit."""
    return phrase(value) + (" months" if field == "experience" else "")


def phrase(value: Any) -> str:  # noqa: ANN401 - any value of JSON
    """Return the value of a fact in words."""
    if isinstance(value, list):
        return "; ".join(phrase(item) for item in value)
    if isinstance(value, dict) and "text" in value:
        return ", ".join(value[part] for part in ("locality", "region", "country") if value[part]) or str(value["text"])
    if isinstance(value, dict):
        period = f"{'an' if value['period'] == 'HOUR' else 'a'} {value['period'].lower()}" if value["period"] else ""
        return " ".join(filter(None, (_amount(value), value["currency"], period, "+ equity" * value["equity"])))
    return str(value)


def _amount(salary: dict[str, Any]) -> str:
    low, high = salary["min"], salary["max"]
    if low is None or high is None:
        return f"from {low:,}" if low is not None else f"up to {high:,}" if high is not None else ""
    return f"{low:,}" if low == high else f"{low:,} - {high:,}"


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1].rstrip() + "…"
