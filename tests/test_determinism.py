"""The same content gives the same bytes, however and wherever it is built."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.parallel import SMALL, SMALL_PAGES, workers
from tests.board import Board

MANY = 2 * SMALL + 220  # postings: enough for workers to read them, and to render their pages


class Backwards:
    """An executor that runs nothing until the first result is asked for, and then the last work first."""

    ahead = 6

    def __init__(self):
        self._waiting = []

    def submit(self, function, /, *args):
        later = Later(self._waiting, function, args)
        self._waiting.append(later)
        return later


class Later:
    def __init__(self, waiting, function, args):
        self._waiting, self._function, self._args = waiting, function, args

    def result(self):
        while self._waiting:
            later = self._waiting.pop()
            later.run()
        return self.value

    def run(self):
        self.value = self._function(*self._args)


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """The tree of a board as built by one process, in order."""
    board = Board(tmp_path_factory.mktemp("serial")).fill(MANY).build()
    assert len(board.pages) > SMALL_PAGES
    return board.tree()


def test_processes_write_what_one_process_writes(expected, tmp_path):
    """Workers change nothing but the time it takes."""
    with workers(2) as executor:
        board = Board(tmp_path).fill(MANY).build(executor=executor)

    assert board.tree() == expected


def test_threads_write_what_one_process_writes(expected, tmp_path):
    """Work in one process at the same time shares nothing that could be mixed up."""
    with ThreadPoolExecutor(3) as threads:
        threads.ahead = 6
        board = Board(tmp_path).fill(MANY).build(executor=threads)

    assert board.tree() == expected


def test_the_order_of_work_does_not_matter(expected, tmp_path):
    """Batches that are done in reverse give the same site."""
    board = Board(tmp_path).fill(MANY).build(executor=Backwards())

    assert board.tree() == expected


@pytest.mark.parametrize(
    "surroundings",
    [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati"}, {"LC_ALL": "C", "TZ": "UTC"}],
    ids=lambda given: " ".join(f"{name}={value}" for name, value in given.items()),
)
def test_surroundings_do_not_matter(expected, tmp_path, surroundings):
    """Hash seed, time zone, locale and folder leave no trace."""
    board = Board(tmp_path / "elsewhere").fill(MANY)
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--root",
        str(board.root),
        "--now",
        "2026-11-22",
        "--jobs",
        "1",
    ]
    subprocess.run(
        command, check=True, env=os.environ | surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

    assert board.tree() == expected
