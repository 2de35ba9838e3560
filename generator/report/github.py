"""Diagnostics -> annotations of GitHub's pull requests and runs."""

from collections.abc import Callable, Iterable

from generator.model.diagnostic import Diagnostic, Severity
from generator.report.place import place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(diagnostics: Iterable[Diagnostic], _read_line: Callable[[str, int], str | None]) -> str:
    """Show each fault as a workflow command, most severe first: GitHub shows ten of a step."""
    ordered = sorted(diagnostics, key=lambda found: list(_COMMANDS).index(found.severity))
    return "".join(f"{_annotation(found)}\n" for found in ordered)


def _annotation(found: Diagnostic) -> str:
    span = found.span
    properties = {"file": span.path, "line": span.line}
    if span.line is not None:
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = found.code
    named = ",".join(f"{name}={_escaped(str(value))}" for name, value in properties.items() if value is not None)
    notes = (f"{words}: {place(where)}" for words, where in found.notes)
    message = "\n".join(filter(None, (found.message, *notes, found.hint and f"help: {found.hint}")))
    return f"::{_COMMANDS[found.severity]} {named}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what would end the command (as GitHub's own toolkit does)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(text: str) -> str:
    """Escape what would end one of its properties, too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
