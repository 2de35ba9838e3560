"""How well facts are understood: accuracy on each labelled table of `tests/cases/facts`, and every miss.

Run as `python -m benchmarks.facts`, with the names of facts for those alone.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.labelled import LABELS, Row, rows
from tests.unit import test_enrich_location as places
from tests.unit import test_enrich_salary as pay

if TYPE_CHECKING:
    from collections.abc import Iterator

FACTS = ("salary", "location", *LABELS)


def table_of(fact: str) -> Iterator[Row]:
    """Go through the rows of a fact's table, each with what is understood of it."""
    if fact == "salary":
        return _pay_rows()
    return _place_rows() if fact == "location" else rows(fact)


def _pay_rows() -> Iterator[Row]:
    for where in pay.CASES:
        for row in pay.CASES[where]:
            if where == "traps":
                entry, country, meant = pay.entry_of({"value": "values"}.get(row[0], row[0]), [row[1]])[0], "US", None
            else:
                entry, (country, *wanted) = pay.entry_of(where, row)
                meant = pay.expected(wanted)
            fact = pay.understood(entry, country).value
            told = pay.seen(fact and fact.value)
            yield Row(where, str(row[1] if where == "traps" else row[0]), _words(meant), _words(told))


def _place_rows() -> Iterator[Row]:
    for text, *meant, trap in places.rows():
        told = places.told(places.understand_place(text))
        yield Row("traps" if trap else "values", text, " | ".join(meant), " | ".join(told))
    for text, *meant, trap in places.rows(places.SENTENCES):
        yield Row("traps" if trap else "sentences", text, " | ".join(meant), " | ".join(places.told_of_sentence(text)))


def _words(salary: tuple[object, ...] | None) -> str:
    return "" if salary is None else " ".join(map(str, salary))


def main(asked: list[str]) -> None:
    """Print a line a fact, then what was read otherwise than meant."""
    print(f"{'fact':18}{'rows':>6}{'right':>8}{'traps':>8}{'invented':>10}")
    missed = []
    for fact in asked or FACTS:
        table = list(table_of(fact))
        right = sum(row.right for row in table)
        traps = [row for row in table if row.trap or row.where == "traps"]
        invented = sum(not row.right for row in traps)
        print(f"{fact:18}{len(table):6}{right / len(table):8.1%}{len(traps):8}{invented:10}")
        missed.extend((fact, row) for row in table if not row.right)
    for fact, row in missed:
        print(f"\n{fact}, {row.where}: {row.text!r}\n  means {row.meant!r}\n  read  {row.told!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
