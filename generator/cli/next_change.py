"""The last line of a build: when the clock alone will change the board next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.site import Site

# What postings do that come into a state: one, and several.
TURNS = {
    "open": ("opens", "open"),
    "closing": ("is closing soon", "are closing soon"),
    "closed": ("closes", "close"),
    "gone": ("loses its page", "lose their pages"),
}


def next_change(site: Site) -> str:
    """Return when the clock alone changes the board next: "next change: 2026-11-25, 2 postings close"; "" if never."""
    from generator.cli.run import counted
    from generator.collect.lifecycle import next_changes

    changes = next_changes(site)
    if not changes:
        return ""
    counts = Counter(change.state.value for change in changes)
    told = [
        f"{counted(counts[state], 'posting')} {TURNS[state][counts[state] > 1]}" for state in TURNS if counts[state]
    ]
    return f"next change: {changes[0].day.isoformat()}, {', '.join(told)}"
