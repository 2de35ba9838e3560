"""The bytes of the published files, by kind -> a warning where a host would refuse so many."""

from collections.abc import Mapping

from generator.checks.faults import LARGE_SITE
from generator.model.diagnostic import Diagnostic
from generator.model.source import Span

MB = 1_000_000  # bytes


def check_size(sizes: Mapping[str, int], limit: int) -> tuple[Diagnostic, ...]:
    """Tell of a site that has more megabytes than its host publishes; a limit of 0 is none."""
    total = sum(sizes.values())
    if not limit or total <= limit * MB:
        return ()
    largest = max(sizes, key=lambda kind: sizes[kind])
    message = (
        f"the site has {total / MB:,.0f} MB, and its host publishes at most {limit:,} MB; "
        f"{sizes[largest] / MB:,.0f} MB of it are {largest}"
    )
    hint = "leave out what nobody asks for, or choose another host: see `jobboard explain` and docs/large-boards.md"
    return (LARGE_SITE.at(Span("board.toml"), message, hint),)
