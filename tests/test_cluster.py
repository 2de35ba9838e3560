"""A board built by the workers of a Dask cluster, some of which die."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cache.toolchain import toolchain
from generator.cluster import ClusterError, perform
from generator.parallel import SMALL, SMALL_PAGES
from tests.board import Board

HOUSE = Path(__file__).parents[1]
PATIENCE = 60  # seconds for what takes two or three on a machine with nothing else to do
MANY = 2 * SMALL + 220  # postings: enough for workers to read them, and to render their pages


class Local(NamedTuple):
    """A scheduler and its workers, each a process of this machine."""

    address: str
    workers: tuple[subprocess.Popen, ...]


@pytest.fixture
def local(tmp_path):
    """Start a cluster of so many workers, each with one thread and nobody who would start it anew."""
    with ExitStack() as stack:

        def start(program, *options, house=HOUSE):
            command = [sys.executable, "-m", f"distributed.cli.{program}", "--no-dashboard", *options]
            environment = os.environ | {"PYTHONPATH": str(house)}
            process = subprocess.Popen(
                command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        def make(workers, house=HOUSE):
            file = tmp_path / "scheduler.json"
            start("dask_scheduler", "--host=127.0.0.1", "--port=0", f"--scheduler-file={file}")
            until(lambda: file.exists() and file.read_text("utf-8").rstrip().endswith("}"))
            address = json.loads(file.read_text("utf-8"))["address"]
            options = ("--no-nanny", "--nthreads=1", "--host=127.0.0.1", f"--local-directory={tmp_path}")
            return Local(address, tuple(start("dask_worker", address, *options, house=house) for _ in range(workers)))

        yield make


def until(claim):
    """Wait until something is true."""
    ends = time.monotonic() + PATIENCE
    while not claim():
        assert time.monotonic() < ends
        time.sleep(0.005)


def started(board, address, *options):
    command = [sys.executable, "-m", "generator", "build", "--now=2026-11-22T12:00:00Z", "--executor=dask"]
    return subprocess.Popen(
        [*command, f"--scheduler={address}", *options],
        cwd=board.root, env=os.environ | {"PYTHONPATH": str(HOUSE)}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize("count", [MANY, pytest.param(2_000, marks=pytest.mark.long)])
def test_a_worker_may_die(count, local, tmp_path):
    """Two workers, one of which is killed while pages are made, write what one process writes, and nothing else."""
    board = Board(tmp_path / "board").fill(count)
    staging = board.root / ".cache" / "staging"
    cluster = local(2)
    build = started(board, cluster.address)
    until(lambda: build.poll() is not None or any(staging.glob("*/*/*")))
    cluster.workers[0].send_signal(signal.SIGKILL)
    _, said = build.communicate(timeout=PATIENCE + count / 10)

    serial = board.fresh(tmp_path / "serial").build()

    assert len(serial.pages) > SMALL_PAGES
    assert (build.returncode, cluster.workers[0].wait(), cluster.workers[1].poll()) == (0, -signal.SIGKILL, None), said
    assert board.tree() == serial.tree()
    assert not any(staging.glob("*/*"))


def test_workers_of_another_version_are_refused(local, tmp_path, run, monkeypatch):
    """A worker whose program differs by a file does nothing for this board."""
    other = tmp_path / "house" / "generator"
    shutil.copytree(HOUSE / "generator", other, ignore=shutil.ignore_patterns("__pycache__"))
    (other / "one_more.py").write_text("", encoding="utf-8")
    board = Board(tmp_path / "board").fill(3)
    monkeypatch.chdir(board.root)
    ran = run("build", "--executor=dask", f"--scheduler={local(1, other.parent).address}")

    assert (ran.code, ran.stdout) == (1, "")
    assert "has another version of the program" in ran.stderr
    assert not (board.root / "site").exists()


def test_a_worker_that_joins_late_does_nothing_if_it_is_of_another_version():
    """What is asked of a worker names the version that it has to be."""
    with pytest.raises(ClusterError, match="another version"):
        perform("another", pickle.dumps((max, (1, 2))))

    assert perform(toolchain(), pickle.dumps((max, (1, 2)))) == 2


def test_a_cluster_without_workers_is_told(local, tmp_path, run, monkeypatch):
    """A scheduler that has nobody to do the work is told from one that does not answer."""
    monkeypatch.chdir(Board(tmp_path / "board").fill(3).root)
    monkeypatch.setattr("generator.cluster.ANSWER", 0.5)
    address = local(0).address
    idle, absent = (run("build", "--executor=dask", f"--scheduler={one}") for one in (address, "tcp://127.0.0.1:9"))

    assert (idle.code, absent.code) == (1, 1)
    assert "the scheduler has no workers" in idle.stderr
    assert "no scheduler answers at tcp://127.0.0.1:9" in absent.stderr


def test_without_dask_its_package_is_named(tmp_path, run, monkeypatch):
    """Who asks for a cluster without having installed the extra is told how to; so is who names no scheduler."""
    monkeypatch.chdir(Board(tmp_path).fill(3).root)
    monkeypatch.delitem(sys.modules, "generator.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    missing, alone = run("build", "--executor=dask", "--scheduler=tcp://127.0.0.1:9"), run("build", "--executor=dask")

    assert (missing.code, alone.code) == (1, 2)
    assert "distributed is not installed here; run: pip install 'jobboard-generator[dask]'" in missing.stderr
    assert "--scheduler" in alone.stderr
