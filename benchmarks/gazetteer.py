"""What looking up places costs: CPU time of one look-up, and memory of a process that has looked up many.

Run as `python -m benchmarks.gazetteer`, on Linux: memory is what the process holds, as its kernel counts it.
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path

from generator.enrich import gazetteer
from generator.enrich.data import open_places

NAMES = 5_000
MEGABYTE = 1e6


def main() -> None:
    """Print the median microseconds of a look-up, and the megabytes that all of them left behind."""
    names, unknown = some_names(), [f"Nowhere {number} of all" for number in range(NAMES)]
    open_places.cache_clear()
    before = held()
    for what, texts in (("known", names), ("unknown", unknown), ("again", names[-1000:])):
        print(f"{what:8} {median_time(texts):6.1f} us")
    print(f"memory   {(held() - before) / MEGABYTE:6.1f} MB after {2 * NAMES} names")


def some_names() -> list[str]:
    """Return names from all over the gazetteer in no order, no two alike."""
    some = "SELECT DISTINCT key FROM name WHERE place % 37 = 0 ORDER BY place * 7919 % 10007 LIMIT ?"
    return [name for (name,) in open_places().execute(some, (NAMES,))]


def median_time(texts: list[str]) -> float:
    """Return the microseconds of a look-up."""
    times = []
    for text in texts:
        begun = time.thread_time()
        gazetteer.look_up(text)
        times.append(time.thread_time() - begun)
    return statistics.median(times) * 1e6


def held() -> int:
    """Return the bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
