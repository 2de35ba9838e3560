"""Site -> how many of its open postings search engines are told of, why not of the rest, and what would help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import msgspec

from generator.checks.eligibility import obstacles
from generator.checks.faults import NO_APPLY, NO_COMPANY, NO_DATE
from generator.checks.posting_faults import NO_PLACE, TITLE_AGAIN
from generator.model.diagnostic import Code
from generator.model.posting import Posting
from generator.model.site import Site

# What is lacking, in words for a list.
LACKING: dict[str, str] = {
    NO_COMPANY.id: "no company",
    NO_DATE.id: "no date",
    NO_APPLY.id: "no way to apply",
    NO_PLACE.id: "no place, or for remote work no country",
    TITLE_AGAIN.id: "no text of its own",
}
# What Google recommends, and whether a posting has it.
RECOMMENDED: tuple[tuple[str, Callable[[Posting], bool]], ...] = (
    ("pay with currency and period", lambda posting: posting.salary is not None and posting.salary.has_amount),
    ("employment type", lambda posting: bool(posting.employment_type)),
    ("the employer's own number", lambda posting: bool(posting.identifier)),
    ("experience", lambda posting: posting.experience is not None),
    ("education", lambda posting: bool(posting.education)),
)
SHOWN = 5


class Summary(msgspec.Struct, frozen=True):
    """How a board stands with search engines.

    ``lacking`` are the codes of what is missing with the files that lack it, the most common first; ``recommended``
    how many of the eligible postings have what is not required.
    """

    postings: int
    eligible: int
    lacking: tuple[tuple[Code, tuple[str, ...]], ...]
    recommended: tuple[tuple[str, int], ...]
    demo: bool = False


def summary_of(site: Site) -> Summary:
    """Count the open postings that are eligible, and why the others are not; one may lack several things."""
    eligible: list[Posting] = []
    files: dict[Code, list[str]] = defaultdict(list)
    for posting in site.open:
        found = obstacles(posting)
        if not found:
            eligible.append(posting)
        for code in found:
            files[code].append(posting.path)
    lacking = sorted(files.items(), key=lambda one: (-len(one[1]), one[0].id))
    return Summary(
        postings=len(site.open),
        eligible=len(eligible),
        lacking=tuple((code, tuple(sorted(paths))) for code, paths in lacking),
        recommended=tuple((name, sum(map(has, eligible))) for name, has in RECOMMENDED),
        demo=site.board.demo,
    )


def summary_lines(summary: Summary) -> list[str]:
    """Return a summary in words, a line each."""
    lines = [f"Eligible for Google's job search: {summary.eligible:,} of {summary.postings:,} open postings."]
    for code, paths in summary.lacking:
        more = f" and {len(paths) - SHOWN:,} more" if len(paths) > SHOWN else ""
        lines.append(f"  {len(paths):,} left out: {LACKING[code.id]} ({code.id}): {', '.join(paths[:SHOWN])}{more}")
    if summary.eligible:
        told = ", ".join(f"{name} {count:,}" for name, count in summary.recommended)
        lines.append(f"Of the {summary.eligible:,}, so many say what is recommended: {told}.")
    if summary.demo:
        lines.append(
            "The board is a demonstration (`demo = true`): search engines are asked to stay away from all of it."
        )
    return lines
