"""How well facts are understood: accuracy on each labelled table of `tests/cases/facts`, and every miss.

Run as `python -m benchmarks.facts`, with the names of facts for those alone.
"""

from __future__ import annotations

import sys

from tests.labelled import LABELS, rows


def main(asked: list[str]) -> None:
    """Print a line a fact, then what was read otherwise than meant."""
    print(f"{'fact':18}{'rows':>6}{'right':>8}{'traps':>8}{'invented':>10}")
    missed = []
    for fact in asked or LABELS:
        table = list(rows(fact))
        right = sum(row.right for row in table)
        traps = [row for row in table if row.trap]
        invented = sum(not row.right for row in traps)
        print(f"{fact:18}{len(table):6}{right / len(table):8.1%}{len(traps):8}{invented:10}")
        missed.extend((fact, row) for row in table if not row.right)
    for fact, row in missed:
        print(f"\n{fact}, {row.where}: {row.text!r}\n  means {row.meant!r}\n  read  {row.told!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
