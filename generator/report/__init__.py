"""Diagnostics -> text for people and programs, one file a format."""

from collections.abc import Callable, Iterable, Mapping

from generator.model.diagnostic import Diagnostic
from generator.report import as_json, concise, github, sarif, text
from generator.report.catalogue import catalogue, explain

ReadLine = Callable[[str, int], str | None]
Report = Callable[[Iterable[Diagnostic], ReadLine], str]

REPORTERS: Mapping[str, Report] = {
    "text": text.report,
    "concise": concise.report,
    "json": as_json.report,
    "github": github.report,
    "sarif": sarif.report,
}

__all__ = ["REPORTERS", "ReadLine", "Report", "catalogue", "explain"]
