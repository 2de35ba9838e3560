"""Regular expressions take time in proportion to the text, however it was made to mislead them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.patience import OutOfPatienceError, within
from tests.pumping import attacks

HOUSE = Path(__file__).parents[1]
NAMED = re.compile(r"(\w+) = re\.compile\(")
AT_ONE_PLACE = {"match", "fullmatch"}  # these try no later beginning
QUICK = 0.000_4  # seconds of processor time in which no square of a length shows
FEW, MANY, TIMES = 1_200, 8_000, 4  # characters, and how many times as many
MOST = 7.0  # times the seconds for four times the text: in proportion it is 4, by the square 16
LONGEST = 1.0  # seconds: nobody waits to see how it ends


@pytest.fixture(scope="module")
def expressions():
    ran = subprocess.run([sys.executable, HOUSE / "tests/expressions.py"], cwd=HOUSE, capture_output=True, check=True)
    return json.loads(ran.stdout)


def test_no_expression_takes_the_square_of_a_text(expressions):
    """Fed with what it begins with and then with what it repeats, each takes at most so much longer for more."""
    slow = []
    for pattern, flags, place in expressions:
        expression = re.compile(pattern, flags)
        ask = expression.match if _methods(place) <= AT_ONE_PLACE else expression.search
        if "fullmatch" in _methods(place):
            ask = expression.fullmatch if ask == expression.match else ask
        for prefix, pump in attacks(pattern, flags):
            if all(_grows(ask, prefix, pump) for _ in range(6)):  # a busy machine may seem to grow, but not always
                slow.append(f"{place} on {prefix!r} and many {pump!r}: {pattern!r}")
                break

    assert len(expressions) > 500
    assert "\n".join(slow) == ""


def test_squares_are_seen():
    """What is known to take the square, or worse, is found out; what is bounded is not."""
    assert any(_grows(re.compile(r"\s+$").search, *one) for one in attacks(r"\s+$", 0))
    assert any(_grows(re.compile(r"(a|aa)+$").match, *one) for one in attacks(r"(a|aa)+$", 0))
    assert not any(_grows(re.compile(r"\s{1,9}$").search, *one) for one in attacks(r"\s{1,9}$", 0))


def _grows(ask, prefix, pump):
    """Whether a text four times as long takes far more than four times the time, in short texts and in long ones."""
    for size in (FEW, MANY):
        count = size // len(pump) + 1
        short = _seconds(ask, f"{prefix}{pump * count}\0")
        if short > LONGEST:
            return True
        if short < QUICK or _seconds(ask, f"{prefix}{pump * count * TIMES}\0") < MOST * short:
            return False
    return True


def _seconds(ask, text):
    best = LONGEST
    for _ in range(3):
        began = time.process_time()
        try:
            within(LONGEST, ask, text)
        except OutOfPatienceError:
            return LONGEST * MOST
        best = min(best, time.process_time() - began)
        if best < QUICK:
            break
    return best


def _methods(place):
    """Name the methods by which the code asks the expression that is compiled at a place; `search` if none is seen."""
    file, _, line = place.partition(":")
    source = (HOUSE / "generator" / file).read_text(encoding="utf-8")
    above = source.split("\n")[: int(line)]
    named = next((found for one in reversed(above) if (found := NAMED.match(one))), None)
    methods = set(re.findall(rf"\b{named[1]}\.(\w+)", source)) if named else set()
    return methods or {"search"}
