"""A posting before and after -> Markdown for the people who review a change: facts, structured data, findings.

Whatever an author wrote stands in code, where a host follows no link, loads no picture and calls nobody by "@".
"""

from __future__ import annotations

import difflib
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.cli.fact_table import phrase
from generator.cli.run import counted
from generator.present.facts_json import FIELDS
from generator.report.as_code import LONGEST, cell, code
from generator.report.catalogue import shown_to_all
from generator.report.findings import finding
from generator.report.place import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model.diagnostic import Diagnostic
    from generator.model.posting import Posting

MOST = 30  # postings that are told of
ROOM = 60_000  # letters; a comment on GitHub holds 65,536


class Reviewed(NamedTuple):
    """A posting's file: what it said and says (None: no posting), and what search engines were told and are told.

    ``state`` is how it stands on the board: a `State`, "faulty" if it cannot be published, "removed" if it is gone.
    ``address`` is its path of the site, ``facts`` are as in `facts_json`.
    """

    path: str
    before: Posting | None
    after: Posting | None
    told_before: Mapping[str, Any]
    told_after: Mapping[str, Any]
    findings: Sequence[Diagnostic] = ()
    state: str = ""
    address: str = ""
    facts: Mapping[str, Any] = {}


def review_text(
    reviewed: Sequence[Reviewed],
    count: int,
    base: str,
    others: Sequence[str],
    pictures: Mapping[str, str] | None = None,
) -> str:
    """Return the whole report, as `within_room` cuts it, on the first of ``count`` changed postings.

    ``others`` are changed files that are no postings: settings and templates, say, which whoever decides should know
    of. ``pictures`` of cards are named by the posting's path.
    """
    told = ["\n\n".join(_posting(one, (pictures or {}).get(one.path, ""))) for one in reviewed]
    head = f"## {counted(count, 'posting')} changed since {code(base)}"
    return within_room(f"{head}\n\n{_others(others)}" if others else head, told, count)


def _others(paths: Sequence[str]) -> str:
    """Return what changed besides postings, templates first: they are run when a site is built."""
    ordered = sorted(paths, key=lambda path: (not path.startswith("overrides/"), path))
    more = f" and {len(paths) - MOST:,} more" if len(paths) > MOST else ""
    runs = (
        " Templates and scripts of a change run when its site is built and opened."
        if ordered[0].startswith("overrides/")
        else ""
    )
    return f"Also changed: {', '.join(map(code, ordered[:MOST]))}{more}.{runs}"


def within_room(head: str, told: Iterable[str], count: int) -> str:
    """Join what is told of postings, as many as a comment has room for; the rest of ``count`` is counted."""
    blocks, room = [head], ROOM - len(head)
    for text in told:
        room -= len(text) + 2
        if room < 0:
            break
        blocks.append(text)
    more = count - len(blocks) + 1
    return "\n\n".join([*blocks, *([f"And {more:,} more."] if more else [])]) + "\n"


def _posting(one: Reviewed, picture: str) -> Iterator[str]:
    what = "new" if one.before is None else "removed" if one.after is None else "changed"
    yield f"### {code(one.path)}: {what if one.before or one.after else 'cannot be read'}"
    if one.after is not None:
        yield " · ".join(filter(None, map(code, _card(one.after))))
    if picture:
        yield f"![The posting's card]({picture})"
    rows = [
        f"| {field} | {cell(before)} | {cell(after)} |"
        for field, value_of in FIELDS.items()
        if (before := _value(one.before, value_of)) != (after := _value(one.after, value_of))
    ]
    if one.before and one.after and not rows:
        yield "No fact changed."
    if rows:
        yield "\n".join(["| fact | before | after |", "| --- | --- | --- |", *rows])
    yield from _data(one)
    found = [finding(fault) for fault in shown_to_all(one.findings)]
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
