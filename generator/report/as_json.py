"""Diagnostics -> a JSON array, one object a fault."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from generator.model.diagnostic import Diagnostic
from generator.model.source import Span


def report(diagnostics: Iterable[Diagnostic], _read_line: Callable[[str, int], str | None]) -> str:
    """Show all faults as one array; unknown lines and columns are null."""
    return json.dumps([fault_json(found) for found in diagnostics], ensure_ascii=False, indent=2) + "\n"


def fault_json(found: Diagnostic) -> dict[str, Any]:
    """Return a fault as plain values; ``notes`` are other places with what is to be said of them."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        **_place(found.span),
        "hint": found.hint,
        "notes": [{"message": words, **_place(span)} for words, span in found.notes],
    }


def _place(span: Span) -> dict[str, str | int | None]:
    return {"file": span.path, "line": span.line, "column": span.column, "end_column": span.end_column}
