"""Feed the generator what nobody would write, for some minutes: `make fuzz`, or `python tests/fuzz.py --minutes 3`.

What breaks it is kept as a file in `tests/cases/hostile/found/`, where the tests find it from then on.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.digest import digest
from generator.model.source import Source
from generator.parse.faults import TOO_SLOW
from generator.reading import understand_source
from tests.board import SETTINGS, Board
from tests.cases.hostile.writing import FIELDS, posting
from tests.test_hostile import Active
from tests.unit.test_parse_properties import PIECES

FOUND = Path(__file__).parent / "cases" / "hostile" / "found"
MONEY = st.sampled_from([
    "$", "€", "EUR", "USD", "k", "K", "lakh", "million", "万", "1", "10", "100", "1,000", "1.000", "1 000", "50.000,00",
    "-", "–", " to ", "/", "a ", "year", "hour", "per ", "~", "+", "%", "bis ", "ab ", "NaN", "1e9", "-5", "(", ")",
])  # fmt: skip
PLACES = st.sampled_from([
    "Leeds", "Paris", "Berlin", "San Francisco", "CA", "US", "Remote", "Hybrid", "EU", "UTC+2", "or", "and", "within",
    "(", ")", ",", "/", "|", "-", ";", " ", "anywhere", "New York, NY", "1000", "SW1A 1AA", "3 days", "東京", "except",
])  # fmt: skip
JUNK = st.text(max_size=6)


def _texts(pieces, size=40):
    """Texts of these pieces and others, some of them many times."""
    many = st.tuples(st.one_of(pieces, JUNK), st.sampled_from([1, 1, 1, 2, 40, 3_000])).map(lambda one: one[0] * one[1])
    return st.lists(many, max_size=size).map("".join)


def _quoted(text):
    return "'" + "".join(sign for sign in text if sign.isprintable()).replace("'", "''")[:20_000] + "'"


PROPERTIES = {
    "file": _texts(PIECES),
    "front-matter": _texts(PIECES).map(lambda text: f"---\ntitle: Baker\n{text}\n---\nWe bake.\n"),
    "body": _texts(PIECES).map(posting),
    "salary": _texts(MONEY).map(lambda text: posting(salary=_quoted(text))),
    "salary-in-text": _texts(MONEY).map(lambda text: posting(f"**Salary:** {text}\n\nThe salary is {text}.\n")),
    "place": _texts(PLACES).map(lambda text: posting(location=_quoted(text))),
    "place-in-text": _texts(PLACES).map(lambda text: posting(f"**Location:** {text}\n\nBased in {text}.\n")),
    "field": st.tuples(st.sampled_from(sorted(FIELDS)), _texts(PIECES)).map(lambda one: posting(**{one[0]: one[1]})),
}


def read(text: str) -> None:
    """Read one file by both engines: nothing raises, nothing takes too long, nothing in it acts."""
    if len(text) > 4_000_000:
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for engine in ("python-markdown", "gfm"):
        read = understand_source(Outcome(Source("content/postings/x.md", digest(text), text)), Reading(engine=engine))
        assert read.value is not None or read.diagnostics
        assert TOO_SLOW.id not in {found.code for found in read.diagnostics}
        if read.value is not None:
            assert Active(read.value.text.body.text).found == []


def build(texts: list[str]) -> None:
    """Build a board of files: nothing raises, no page acts, and a second build writes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        board = Board(Path(folder)).write("board.toml", SETTINGS)
        for number, text in enumerate(texts):
            file = board.root / f"content/postings/posting-{number}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
        board.build(keep_going=True)
        for name, data in board.tree().items():
            if name.endswith(".html"):
                assert Active(data.decode("utf-8")).found == [], name
        assert board.build(keep_going=True).written == ()


def _noting(last, work):
    """Do work on texts, and keep them as the last that were tried."""

    def try_on(texts):
        last[:] = [texts] if isinstance(texts, str) else texts
        work(texts)

    return try_on


def main() -> int:
    """Go round all properties until the time is up; 1 if one did not hold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    end = time.monotonic() + 60 * asked.minutes
    held = settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    boards = st.lists(st.one_of(*PROPERTIES.values()), max_size=8)
    rounds = itertools.cycle([*((name, texts, read) for name, texts in PROPERTIES.items()), ("board", boards, build)])
    tried = 0
    for number, (name, texts, work) in enumerate(rounds, asked.seed):
        last: list[str] = []
        try:
            seed(number)(held(given(texts)(_noting(last, work))))()
        except Exception:
            FOUND.mkdir(exist_ok=True)
            for text in last:
                (FOUND / f"{name}-{digest(text)[:8]}.md").write_bytes(text.encode("utf-8", "surrogatepass"))
            print(f"{name} does not hold with seed {number}; see {FOUND}")  # noqa: T201 - it is a command
            raise
        tried += held.max_examples
        if time.monotonic() > end:
            print(f"all held: about {tried:,} examples, seeds {asked.seed} to {number}")  # noqa: T201 - the same
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
