"""How long it takes to understand a posting of 5 KB, once everything is loaded: median of many runs.

Run as `python -m benchmarks.enrich`.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator import enrich
from generator.model.config import Reading
from generator.model.source import Source
from generator.parse import parse_source

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = Path(__file__).parents[1] / "tests/cases/seed/senior-software-engineer-backend-infrastructure.md"
LEFT_OUT = ("## Preferred Qualifications", "## Keywords for Matching")  # so that 5 KB are left
RUNS = 500
APART = ("places_of", "salary_of")  # timed by themselves


def posting() -> str:
    """Return a posting of some 5 KB: the seed without two of its sections."""
    text = SEED.read_text(encoding="utf-8")
    for heading in LEFT_OUT:
        start = text.index(heading)
        rest = text[start + 3 :]
        ends = [at for mark in ("\n## ", "\n---") if (at := rest.find(mark)) >= 0]
        text = text[:start] + rest[min(ends) + 1 :]
    return text


def main() -> None:
    """Print the median milliseconds of understanding, all of it and without places and pay."""
    text = posting()
    entry = parse_source(Source("content/postings/example.md", "0" * 32, text), Reading()).value
    if entry is None:
        return
    spent: dict[str, list[float]] = {name: [] for name in APART}
    for name, times in spent.items():
        setattr(enrich, name, timed(getattr(enrich, name), times))
    whole = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        enrich.enrich_entry(entry, Reading())
        whole.append(time.perf_counter() - begun)
    rest = [each - sum(parts) for each, *parts in zip(whole, *spent.values(), strict=True)]
    print(f"{len(text.encode())} bytes, median of {RUNS} runs")
    print(f"all             {statistics.median(whole) * 1e3:6.3f} ms")
    for name, times in spent.items():
        print(f"  {name:14}{statistics.median(times) * 1e3:6.3f} ms")
    print(f"  everything else {statistics.median(rest) * 1e3:4.3f} ms")


def timed(function: Callable[..., object], times: list[float]) -> Callable[..., object]:
    """Return a function that notes how long each call takes."""

    def call(*arguments: object) -> object:
        begun = time.perf_counter()
        result = function(*arguments)
        times.append(time.perf_counter() - begun)
        return result

    return call


if __name__ == "__main__":
    main()
