"""No file takes a build for ever."""

import re
import signal
import threading

import pytest

from generator.patience import OutOfPatienceError, within

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such clock")


def for_ever():
    while True:
        pass


def test_work_in_time_gives_its_value():
    """What a function returns or raises in time comes through."""
    assert within(5, sorted, [2, 1], reverse=True) == [2, 1]
    with pytest.raises(ZeroDivisionError):
        within(5, divmod, 1, 0)


@pytest.mark.parametrize(
    "work", [for_ever, lambda: re.match(r"(a|aa)+$", "a" * 200 + "b"), lambda: [None for _ in iter(int, 1)]]
)
def test_work_without_end_ends(work):
    """Loops of ours and of the library of expressions are broken off."""
    with pytest.raises(OutOfPatienceError):
        within(0.05, work)


def test_patience_is_lost_once():
    """After it nothing waits to strike."""
    with pytest.raises(OutOfPatienceError):
        within(0.01, for_ever)

    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_a_thread_has_all_the_time():
    """Off the main thread nothing can be broken off, and nothing fails for trying."""
    made = []
    thread = threading.Thread(target=lambda: made.append(within(0.000_1, sum, range(100_000))))
    thread.start()
    thread.join()

    assert made == [sum(range(100_000))]
