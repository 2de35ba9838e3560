"""Diagnostics -> SARIF 2.1.0, the form in which code hosts take what checkers find (OASIS, "SARIF Version 2.1.0")."""

import inspect
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.source import Span
from generator.report.catalogue import catalogue, page_of, shown_to_all
from generator.report.place import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def report(diagnostics: Iterable[Diagnostic], _read_line: Callable[[str, int], str | None]) -> str:
    """Show all faults as one run, with the rules that found them; places are relative to the board's folder.

    Code hosts show them beside the lines, so notes on wording, trust and law are left out.
    """
    found = list(shown_to_all(diagnostics))
    codes = sorted({_name(one.code) for one in found})
    driver = {"name": "jobboard", "rules": [_rule(code) for code in codes]}
    results = [_result(one, codes) for one in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(number: str) -> dict[str, Any]:
    """Return what a code means; one that is not of the catalogue has its number alone."""
    code = catalogue().get(number)
    return {"id": number} | (_explained(code) if code else {})


def _name(number: str) -> str:
    return visible(number) or "?"


def _explained(code: Code) -> dict[str, Any]:
    explanation = inspect.cleandoc(code.explanation)
    return {
        "name": code.name,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": explanation},
        "help": {"text": explanation, "markdown": explanation},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
    } | ({"helpUri": page_of(code)} if page_of(code) else {})


def _result(found: Diagnostic, codes: Sequence[str]) -> dict[str, Any]:
    hint = f"\nhelp: {visible(found.hint)}" if found.hint else ""
    notes = [f"\nnote: {visible(words)}" for words, span in found.notes if not span.path]
    related = [_place(span) | {"message": {"text": visible(words)}} for words, span in found.notes if span.path]
    related = [one for number, one in enumerate(related) if one not in related[:number]]  # none may stand there twice
    return {
        "ruleId": _name(found.code),
        "ruleIndex": codes.index(_name(found.code)),
        "level": LEVELS[found.severity],
        "message": {"text": f"{visible(found.message)}{''.join(notes)}{hint}"},
        "locations": [_place(found.span)] if found.span.path else [],
    } | ({"relatedLocations": related} if related else {})


def _place(span: Span) -> dict[str, Any]:
    """Return a place as far as it is known; lines and columns count from 1, and a region needs its line."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(span.path), "uriBaseId": "%SRCROOT%"}}
    if span.line is not None and span.line > 0:
        region = {"startLine": span.line, "startColumn": span.column, "endColumn": span.end_column}
        physical["region"] = {name: number for name, number in region.items() if number is not None and number > 0}
    return {"physicalLocation": physical}
