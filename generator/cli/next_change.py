"""The last line of a build: when the clock alone will change the board next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.account import Account

# What postings do that come into a state: one, and several.
TURNS = {
    "open": ("opens", "open"),
    "closing": ("is closing soon", "are closing soon"),
    "closed": ("closes", "close"),
    "gone": ("loses its page", "lose their pages"),
}


def next_change(account: Account) -> str:
    """Return when the clock alone changes the board next: "next change: 2026-11-25, 2 postings close"; "" if never."""
    from generator.cli.run import counted

    if account.next_day is None:
        return ""
    counts = dict(account.next_states)
    told = [
        f"{counted(counts[state], 'posting')} {TURNS[state][counts[state] > 1]}" for state in TURNS if state in counts
    ]
    return f"next change: {account.next_day.isoformat()}, {', '.join(told)}"
