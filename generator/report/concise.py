"""Diagnostics -> one line each: ``path:line:column: severity[code]: message``."""

from collections.abc import Callable, Iterable

from generator.model.diagnostic import Diagnostic
from generator.report.place import place, visible


def report(diagnostics: Iterable[Diagnostic], _read_line: Callable[[str, int], str | None]) -> str:
    """Show each fault on a line of its own, without what to do about it."""
    return "".join(f"{headline(found)}\n" for found in diagnostics)


def headline(found: Diagnostic) -> str:
    """Return what is wrong and where, in one line."""
    return f"{place(found.span)}: {found.severity.value}[{visible(found.code)}]: {visible(found.message)}"
