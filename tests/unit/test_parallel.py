"""The executor seam."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.run import has_many
from generator.parallel import SMALL, Batches, map_batches, workers


class Recording:
    """An executor that has nothing but `submit`, and counts how much is under way."""

    def __init__(self, ahead=6):
        self.ahead = ahead
        self.under_way = self.most = self.submitted = 0

    def submit(self, function, /, *args):
        self.submitted += 1
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        recording = self

        class Later:
            def result(self):
                recording.under_way -= 1
                return function(*args)

        return Later()


def double(shared, batch):
    return [shared * item for item in batch]


def test_batches_give_results_in_the_order_of_the_items():
    """Whatever the batches, results come in order."""
    items = range(SMALL * 3 + 7)

    assert list(map_batches(Recording(), double, 2, items, size=10)) == [2 * item for item in items]


def test_only_a_few_batches_are_under_way():
    """Memory does not grow with the work: no more than ``ahead`` batches, and the one that is read, wait."""
    executor = Recording(ahead=3)
    list(map_batches(executor, double, 2, range(SMALL * 10), size=8))

    assert executor.most == 4
    assert executor.submitted == SMALL * 10 / 8


def test_work_that_is_no_longer_wanted_is_not_begun():
    """What is under way is waited for, so that nobody works on after it is said to be over."""
    executor = Recording(ahead=3)
    batches = Batches(executor, double, 2, small=4, size=2)
    for item in range(9):
        batches.put(item)
    batches.drain()

    assert executor.submitted == 4
    assert executor.under_way == 0


def test_little_work_starts_no_worker():
    """A small board is built without paying for a pool."""
    executor = Recording()

    assert list(map_batches(executor, double, 2, range(SMALL - 1))) == [2 * item for item in range(SMALL - 1)]
    assert executor.submitted == 0


def test_processes_give_what_serial_work_gives():
    """A pool of processes gives the same results as one thread."""
    items = [[1, 2, 3]] * (SMALL + 1)
    with workers(2) as executor:
        found = list(map_batches(executor, lengths, None, items))

    assert found == [3] * (SMALL + 1)


def lengths(_shared, batch):
    return [len(item) for item in batch]


def test_workers_that_get_ready_soon_do_the_same_work():
    """Those that are wanted before there is work for them, and those of a system that cannot fork."""
    with workers(2, soon=True) as executor:
        assert list(map_batches(executor, lengths, None, [[1, 2]] * (SMALL + 1))) == [2] * (SMALL + 1)


def test_workers_begin_anew_where_processes_cannot_be_forked(monkeypatch):
    """As on Windows."""
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    with workers(2, soon=True) as executor:
        assert list(map_batches(executor, lengths, None, [[1, 2]] * (SMALL + 1))) == [2] * (SMALL + 1)


def test_a_board_has_many_files_from_as_many_on_as_are_read_in_parallel(tmp_path):
    folder = tmp_path / "content" / "postings" / "acme"
    folder.mkdir(parents=True)
    for number in range(SMALL - 1):
        (folder / f"{number}.md").touch()

    assert not has_many(tmp_path)
    (folder.parent / "last.md").touch()
    assert has_many(tmp_path)


@pytest.mark.posix
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the signals of a process are not told here")
def test_the_server_of_workers_does_not_hear_of_interrupts():
    """Ctrl-C is the main process's alone: the server ignores it from its first instant, this goes on to hear it."""
    asked = (
        "from generator.parallel import Processes; from multiprocessing import forkserver; import signal; "
        "Processes(2).prepare(); pid = forkserver._forkserver._forkserver_pid; "
        "print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, open(f'/proc/{pid}/status').read())"
    )
    heard, _, status = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.partition(" ")
    ignored = int(re.search(r"^SigIgn:\s*([0-9a-f]+)", status, re.MULTILINE)[1], 16)

    assert heard == "True"
    assert ignored >> (signal.SIGINT - 1) & 1
