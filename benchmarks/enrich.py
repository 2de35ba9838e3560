"""How long it takes to understand a posting of 5 KB, once everything is loaded: CPU time, median of many.

Run as `python -m benchmarks.enrich`. "again" is one posting many times; in "new" ones, place and pay were never met
before, so that nothing of them is remembered: they are the rows of the labelled tables, each once.
"""

from __future__ import annotations

import itertools
import statistics
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from generator import enrich
from generator.model.config import Reading
from generator.model.source import Source
from generator.parse import parse_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.entry import Entry

CASES = Path(__file__).parents[1] / "tests/cases"
SEED = CASES / "seed/senior-software-engineer-backend-infrastructure.md"
LEFT_OUT = ("## Preferred Qualifications", "## Keywords for Matching")  # so that 5 KB are left
PLACE, PAY = "Remote (US) or San Francisco Bay Area", "$160,000 - $240,000 + equity"  # as they stand in it
RUNS = 500
APART = ("places_of", "salary_of")  # timed by themselves


def main() -> None:
    """Print the median milliseconds of understanding, all of it, of places and pay, and of the rest."""
    text = posting()
    print(f"{len(text.encode())} bytes, median of {RUNS} runs, in milliseconds")
    print(f"{'':8}{'all':>8}{''.join(f'{name:>11}' for name in APART)}{'the rest':>11}")
    spent: dict[str, list[float]] = {name: [] for name in APART}
    for name, times in spent.items():
        setattr(enrich, name, timed(getattr(enrich, name), times))
    for name, texts in (("again", [text] * RUNS), ("new", list(itertools.islice(new_ones(text), RUNS)))):
        entries = [entry_of(text) for text in texts]
        enrich.enrich_entry(entry_of(text), Reading())  # loads what is loaded once
        for times in spent.values():
            times.clear()
        whole = []
        for entry in entries:
            begun = time.thread_time()
            enrich.enrich_entry(entry, Reading())
            whole.append(time.thread_time() - begun)
        rest = [each - sum(parts) for each, *parts in zip(whole, *spent.values(), strict=True)]
        medians = (statistics.median(times) * 1e3 for times in (whole, *spent.values(), rest))
        print(f"{name:8}{next(medians):8.3f}{''.join(f'{median:11.3f}' for median in medians)}")


def posting() -> str:
    """Return a posting of some 5 KB: the seed without two of its sections."""
    text = SEED.read_text(encoding="utf-8")
    for heading in LEFT_OUT:
        start = text.index(heading)
        rest = text[start + 3 :]
        ends = [at for mark in ("\n## ", "\n---") if (at := rest.find(mark)) >= 0]
        text = text[:start] + rest[min(ends) + 1 :]
    return text


def new_ones(text: str) -> Iterator[str]:
    """Give postings of which each has a place and pay of its own."""
    rows = (CASES / "facts/places.tsv").read_text(encoding="utf-8").splitlines()
    places = [row.split("\t")[0] for row in rows if row and not row.startswith("#")]
    pay = tomllib.loads((CASES / "facts/salary.toml").read_text(encoding="utf-8"))["values"]
    for place, (amount, *_) in zip(places, pay, strict=False):
        yield text.replace(PLACE, place).replace(PAY, amount)


def entry_of(text: str) -> Entry:
    """Return a posting as written."""
    entry = parse_source(Source("content/postings/example.md", "0" * 32, text), Reading()).value
    if entry is None:
        raise ValueError(text)
    return entry


def timed(function: Callable[..., object], times: list[float]) -> Callable[..., object]:
    """Return a function that notes how long each call takes."""

    def call(*arguments: object) -> object:
        begun = time.thread_time()
        result = function(*arguments)
        times.append(time.thread_time() - begun)
        return result

    return call


if __name__ == "__main__":
    main()
