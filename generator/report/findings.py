"""Diagnostics -> items of a list in Markdown, as reports on changes and summaries of runs show them."""

from generator.model.diagnostic import Diagnostic
from generator.report.as_code import code


def finding(fault: Diagnostic) -> str:
    """Return one fault of a file that is named already: how bad, which, where, what to do."""
    line = f", line {fault.span.line}" if fault.span.line else ""
    hint = f"; {code(fault.hint)}" if fault.hint else ""
    return f"- {fault.severity.value} {fault.code}{line}: {code(fault.message)}{hint}"
