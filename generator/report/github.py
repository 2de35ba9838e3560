"""Diagnostics -> annotations of GitHub's pull requests and runs, and a summary of those that have no room there."""

from collections.abc import Callable, Iterable

from generator.model.diagnostic import Diagnostic, Severity
from generator.report.as_code import code
from generator.report.catalogue import shown_to_all
from generator.report.concise import headline
from generator.report.place import noted, place, visible

MOST = 10  # annotations of one step that GitHub shows
LISTED = 500  # lines of a summary, which holds a megabyte
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(diagnostics: Iterable[Diagnostic], _read_line: Callable[[str, int], str | None]) -> str:
    """Show the ten worst faults as workflow commands, as many as GitHub shows of a step, and the rest as plain lines.

    Everybody can read them, so notes on wording, trust and law are left out.
    """
    ordered = _ordered(diagnostics)
    lines = [*map(_annotation, ordered[:MOST]), *(f"- {_plain(headline(found))}" for found in ordered[MOST:])]
    return "".join(f"{line}\n" for line in lines)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return in Markdown what has no annotation; "" where all have one."""
    rest = _ordered(diagnostics)[MOST:]
    if not rest:
        return ""
    lines = [
        f"- {found.severity.value} {found.code} in {code(place(found.span))}: {code(found.message)}"
        for found in rest[:LISTED]
    ]
    more = [f"- and {len(rest) - LISTED:,} more"] if len(rest) > LISTED else []
    return "\n".join([f"### {len(rest):,} more findings\n", *lines, *more, ""])


def _ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what all may read, most severe first."""
    return sorted(shown_to_all(diagnostics), key=lambda found: list(_COMMANDS).index(found.severity))


def _plain(text: str) -> str:
    """Return a line of a log that is no command: GitHub's older form `##[` counts anywhere in a line."""
    return text.replace("##[", "## [")


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
