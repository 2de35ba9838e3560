"""Diagnostics -> annotations of GitHub's pull requests and runs."""

from collections.abc import Callable, Iterable

from generator.model.diagnostic import Diagnostic, Severity
from generator.report.catalogue import shown_to_all
from generator.report.place import noted, visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(diagnostics: Iterable[Diagnostic], _read_line: Callable[[str, int], str | None]) -> str:
    """Show each fault as a workflow command, most severe first: GitHub shows ten of a step.

    Everybody can read them, so notes on wording, trust and law are left out.
    """
    ordered = sorted(shown_to_all(diagnostics), key=lambda found: list(_COMMANDS).index(found.severity))
    return "".join(f"{_annotation(found)}\n" for found in ordered)


def _annotation(found: Diagnostic) -> str:
    span = found.span
    properties = {"file": span.path, "line": span.line}
    if span.line is not None:
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = found.code
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    notes = (noted(words, where) for words, where in found.notes)
    lines = filter(None, (found.message, *notes, found.hint and f"help: {found.hint}"))
    return f"::{_COMMANDS[found.severity]} {named}::{'%0A'.join(map(_data, lines))}"


def _data(text: str) -> str:
    """Return a text that can neither end the command nor begin another: GitHub reads ``%0A`` as the end of a line."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    """Return a text that cannot end one of the command's properties, either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
