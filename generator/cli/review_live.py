"""Postings that were published -> Markdown for those who wrote them: where each is, what was read, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cli.fact_table import fact_phrase
from generator.cli.review_text import within_room
from generator.cli.run import counted
from generator.report.as_code import cell, code
from generator.report.catalogue import shown_to_all
from generator.report.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.cli.review_text import Reviewed

SHOWN = {"open": "shown", "closing": "shown, closing soon", "closed": "shown as closed"}
WITHOUT_PAGE = {
    "draft": "a draft, shown to nobody",
    "scheduled": "not shown before its date",
    "gone": "closed, and its page is over",
    "faulty": "left out, because of an error",
    "removed": "removed",
}


def live_text(reviewed: Sequence[Reviewed], count: int, base_url: str) -> str:
    """Return the whole report, as `within_room` cuts it, on the first of ``count`` changed postings; "" if none did.

    ``base_url`` is where the board is shown, ending in "/".
    """
    if not reviewed:
        return ""
    told = ["\n\n".join(_posting(one, base_url)) for one in reviewed]
    return within_room(f"## Published: <{base_url}>\n\n{counted(count, 'posting')} changed.", told, count)


def _posting(one: Reviewed, base_url: str) -> Iterator[str]:
    yield f"### {code(one.path)}: {(SHOWN | WITHOUT_PAGE)[one.state]}"
    if one.after is None:
        if one.state == "faulty":
            yield from _found(one)
        return
    if one.state in SHOWN:
        yield f"<{base_url}{one.address.removeprefix('/')}>"
    known = [
        f"| {name} | {cell(fact_phrase(name, fact['value']))} | {_origin(fact)} |"
        for name, fact in one.facts.items()
        if fact
    ]
    yield "\n".join(["| fact | as read | from |", "| --- | --- | --- |", *known])
    missing = [name for name, fact in one.facts.items() if not fact]
    if missing:
        yield f"Not said, or not understood: {', '.join(missing)}."
    yield from _found(one)


def _found(one: Reviewed) -> Iterator[str]:
    found = [finding(fault) for fault in shown_to_all(one.findings)]
    if found:
        yield "\n".join(found)


def _origin(fact: dict[str, object]) -> str:
    return str(fact["origin"]) + (f", line {fact['line']}" if fact["line"] else "")
