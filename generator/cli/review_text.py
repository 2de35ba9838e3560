"""A posting before and after -> Markdown for the people who review a change: facts, structured data, findings.

Whatever an author wrote stands in code, where a host follows no link, loads no picture and calls nobody by "@".
"""

from __future__ import annotations

import difflib
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.cli.fact_table import phrase
from generator.present.facts_json import FIELDS
from generator.report.catalogue import shown_to_all
from generator.report.place import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.diagnostic import Diagnostic
    from generator.model.posting import Posting

LONGEST = 200  # letters of a value, or of a line of data
MOST = 30  # postings; a comment on GitHub holds 65,536 letters


class Reviewed(NamedTuple):
    """A posting's file: what it said and says (None: no posting), and what search engines were told and are told."""

    path: str
    before: Posting | None
    after: Posting | None
    told_before: Mapping[str, Any]
    told_after: Mapping[str, Any]
    findings: Sequence[Diagnostic] = ()


def review_text(reviewed: Sequence[Reviewed], base: str) -> str:
    """Return the whole report; beyond `MOST` postings the rest is counted."""
    count = "1 posting" if len(reviewed) == 1 else f"{len(reviewed):,} postings"
    blocks = [f"## {count} changed since {code(base)}"]
    for one in reviewed[:MOST]:
        blocks.extend(_posting(one))
    if len(reviewed) > MOST:
        blocks.append(f"And {len(reviewed) - MOST:,} more.")
    return "\n\n".join(blocks) + "\n"


def code(text: str) -> str:
    """Return any text as code within a line, as much of it as is read at a glance."""
    shown = visible(" ".join(text.split()))
    shown = shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    blank = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{blank}{shown}{blank}{fence}" if shown else ""


def cell(text: str) -> str:
    """Return any text as code within a table, which no bar of its own can end; after a backslash no escape is sure."""
    return code(text).replace("|", "¦")


def _posting(one: Reviewed) -> Iterator[str]:
    what = "new" if one.before is None else "removed" if one.after is None else "changed"
    yield f"### {code(one.path)}: {what if one.before or one.after else 'cannot be read'}"
    if one.after is not None:
        yield " · ".join(filter(None, map(code, _card(one.after))))
    rows = [
        f"| {field} | {cell(before)} | {cell(after)} |"
        for field, value_of in FIELDS.items()
        if (before := _value(one.before, value_of)) != (after := _value(one.after, value_of))
    ]
    if rows:
        yield "\n".join(["| fact | before | after |", "| --- | --- | --- |", *rows])
    yield from _data(one)
    found = [_finding(fault) for fault in shown_to_all(one.findings)]
    if found:
        yield "\n".join(found)


def _card(posting: Posting) -> Iterator[str]:
    """Go through what lists show of a posting."""
    yield posting.title
    yield from (phrase(FIELDS[field](posting) or "") for field in ("company", "location", "salary", "employment_type"))


def _value(posting: Posting | None, value_of: Any) -> str:  # noqa: ANN401 - a function of a table
    value = value_of(posting) if posting else None
    return phrase(value) if value not in (None, "", []) else ""


def _data(one: Reviewed) -> Iterator[str]:
    """Return what changes in the structured data, as `diff` shows it."""
    if one.after is not None and not one.told_after:
        yield "Search engines are not told of it."
    before, after = (
        json.dumps(told, ensure_ascii=False, indent=1).splitlines() for told in (one.told_before, one.told_after)
    )
    changes = [line[:LONGEST] for line in difflib.unified_diff(before, after, lineterm="", n=1)][2:]
    if changes:
        fence = "`" * max(3, 1 + max(len(run) for run in ["", *re.findall("`+", "".join(changes))]))
        body = "\n".join(map(visible, changes))
        yield f"<details><summary>Structured data</summary>\n\n{fence}diff\n{body}\n{fence}\n\n</details>"


def _finding(fault: Diagnostic) -> str:
    line = f", line {fault.span.line}" if fault.span.line else ""
    hint = f"; {code(fault.hint)}" if fault.hint else ""
    return f"- {fault.severity.value} {fault.code}{line}: {code(fault.message)}{hint}"
