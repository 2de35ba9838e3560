"""However a build ends, each file of the site is whole, the author's are not touched, and the next build heals."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import generator.write
from generator.cache.lock import alone
from generator.cache.manifest import LISTING
from tests.board import SETTINGS, Board, posting

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are not killed like this here")

NOW = "2026-11-22T12:00:00Z"
BUILD = (sys.executable, "-m", "generator", "build", "--now", NOW)
HOUSE = Path(__file__).parents[1]
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
CLOSED = OSError(errno.EACCES, os.strerror(errno.EACCES))


def start(board: Board, *options: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    return subprocess.Popen(
        [*BUILD, *options], cwd=board.root, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def fill(board: Board, count: int, edition: str) -> Board:
    """Write a board whose pages differ from those of another edition; each edition has pages that the other has not."""
    board.write("board.toml", SETTINGS.replace("Test board", f"Board {edition}"))
    for number in range(count):
        board.write(f"content/postings/posting-{number}.md", posting(number, company=f"Company {edition}"))
    for other in "ab":
        (board.root / f"content/postings/only-{other}.md").unlink(missing_ok=True)
    return board.write(f"content/postings/only-{edition}.md", posting(count, company=f"Company {edition}"))


def authored(board: Board) -> dict[str, bytes]:
    return {
        str(file): file.read_bytes()
        for file in board.root.rglob("*")
        if file.is_file() and not {"site", ".cache"} & set(file.relative_to(board.root).parts)
    }


def assert_whole(tree: dict[str, bytes], *editions: dict[str, bytes]) -> None:
    """Each file is that of one edition; the listing names all files that are there."""
    listed = json.loads(tree.pop(LISTING, b'{"files": []}'))["files"]

    assert set(tree) <= set(listed)
    for name, data in tree.items():
        assert any(data == edition.get(name) for edition in editions), name


@pytest.fixture
def editions(tmp_path):
    """Make a board of so many postings with the site of edition b, and the content of edition a; and both trees."""

    def make(count):
        trees = [fill(Board(tmp_path / edition), count, edition).build().tree() for edition in "ab"]
        board = fill(Board(tmp_path / "board"), count, "b").build()
        return fill(board, count, "a"), *trees

    return make


@pytest.mark.parametrize(("kills", "postings", "options"), [
    (5, 10, ("--jobs=1",)), (1, 165, ("--jobs=2",)), pytest.param(50, 200, ("--jobs=2",), marks=pytest.mark.long),
])  # fmt: skip
def test_killed_at_any_instant(kills, postings, options, editions):
    """A build that is killed leaves old or new files, and a build after it makes what one without a past makes."""
    board, one, other = editions(postings)
    began = time.monotonic()
    start(board, *options).communicate()
    lasts = time.monotonic() - began
    chance = random.Random(postings)  # noqa: S311 - the same instants each time
    for number in range(kills):
        edition = "ba"[number % 2]
        fill(board, postings, edition)
        mine = authored(board)
        process = start(board, *options)
        time.sleep(lasts * (number + chance.random()) / kills)
        process.kill()
        process.communicate()

        assert_whole(board.tree(), one, other)
        assert authored(board) == mine
        assert _until(lambda: not _at_work_in(board.root))
        board.build()
        assert board.tree() == (one if edition == "a" else other)
        assert not list((board.root / ".cache" / "staging").glob("*/*"))


def _writes(monkeypatch, fail_at, error):
    """Let the n-th thing that is written fail, half done; return how many there were."""
    count = [0]

    def failing(real, half=lambda *_: None):
        def call(*args, **kwargs):
            count[0] += 1
            if count[0] == fail_at:
                half(*args)
                raise OSError(error.errno, error.strerror, str(args[0]))
            return real(*args, **kwargs)

        return call

    put, path_class = generator.write._put, type(Path())  # noqa: SLF001 - where a disk is full first
    monkeypatch.setattr(generator.write, "_put", failing(put, lambda file, pieces: put(file, [b"".join(pieces)[:9]])))
    monkeypatch.setattr(os, "replace", failing(os.replace))
    for name in ("mkdir", "unlink", "rmdir"):
        monkeypatch.setattr(path_class, name, failing(getattr(path_class, name)))
    return count


@pytest.mark.parametrize("error", [FULL, CLOSED], ids=["full", "closed"])
@pytest.mark.parametrize("part", [7, pytest.param(1, marks=pytest.mark.long)])
def test_each_write_may_fail(error, part, editions, run, monkeypatch):
    """A full disk or a closed folder at any write: one line that names the file, a whole site, a good next build."""
    board, one, other = editions(3)
    monkeypatch.chdir(board.root)
    with monkeypatch.context() as patched:
        count = _writes(patched, 0, error)
        assert run("build", f"--now={NOW}").code == 0
    assert count[0] > 80
    failed = 0
    for number in range(1, count[0], part):
        edition = "ba"[number // part % 2]
        fill(board, 3, edition)
        mine = authored(board)
        with monkeypatch.context() as patched:
            _writes(patched, number, error)
            ran = run("build", f"--now={NOW}", "--jobs=1")
        failed += ran.code != 0

        assert ran.code in (0, 1)
        if ran.code:
            assert ran.stderr.startswith("error: /") or "error: " in ran.stderr
            assert ran.stderr.strip().endswith(error.strerror), ran.stderr
            assert ran.stderr.count("\n") == 1, ran.stderr
        assert_whole(board.tree(), one, other)
        assert authored(board) == mine
        board.build()
        assert board.tree() == (one if edition == "a" else other)
    assert failed > 0.6 * count[0] / part  # a folder that cannot be removed when empty, and the like, fails nothing


@pytest.mark.parametrize("size", [200, 3_000, 40_000, 200_000])
def test_no_file_may_grow(size, editions):
    """Where the system refuses to write more, be it a page or the memory, one line says so and the site is whole."""
    board, one, other = editions(3)
    limited = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}));"
        f"from generator.cli import main; main(['build', '--now', '{NOW}', '--jobs', '1'])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", limited], cwd=board.root, env=os.environ | {"PYTHONPATH": str(HOUSE)}, text=True,
        capture_output=True, check=False,
    )  # fmt: skip

    assert "Traceback" not in ran.stderr
    assert ran.returncode == 0 or (ran.returncode == 1 and ran.stderr.startswith("error: ")), ran.stderr
    assert_whole(board.tree(), one, other)
    assert board.build().tree() == one


def test_two_builds_at_once(editions):
    """Of builds of one board that are started together each waits for the other, and the site is that of one."""
    board, one, _ = editions(20)
    shutil.rmtree(board.root / ".cache")
    builds = [start(board) for _ in range(3)]
    ends = [(build.communicate()[1], build.returncode) for build in builds]

    assert ends == [("", 0)] * 3
    assert board.tree() == one


def test_the_preview_and_a_build(editions):
    """The preview and builds of the same board do not disturb one another."""
    board, _, other = editions(20)
    environment = os.environ | {"PYTHONPATH": str(HOUSE), "PYTHONUNBUFFERED": "1"}
    preview = subprocess.Popen(
        [*BUILD[:3], "serve", "--now", NOW, "--port", "0"], cwd=board.root, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        for edition in "bab":
            fill(board, 20, edition)
            builds = [start(board) for _ in range(2)]
            assert [(build.communicate()[1], build.returncode) for build in builds] == [("", 0)] * 2
        assert board.tree() == other
        shown = Board(board.root / ".cache")
        (shown.root / "site").symlink_to(shown.root / "preview")
        assert _until(lambda: shown.tree() and b"Company b" in shown.tree().get("jobs/posting-1/index.html", b""))
    finally:
        preview.send_signal(signal.SIGINT)
        said = preview.communicate(timeout=30)[1]
    assert "Traceback" not in said


def test_a_lock_is_let_go_by_the_killed(tmp_path):
    """The lock of a build that was killed holds nobody up; that of a living one does, and Ctrl-C ends the waiting."""
    lock = tmp_path / "cache" / "build.lock"
    hold = (
        "import sys, time; from pathlib import Path; from generator.cache.lock import alone\n"
        "with alone(Path(sys.argv[1]), lambda: None):\n    print('held', flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen([sys.executable, "-c", hold, str(lock)], stdout=subprocess.PIPE, text=True, cwd=HOUSE)
    turns = []

    def waiting():
        turns.append(len(turns))
        if len(turns) == 2:
            holder.kill()
        if len(turns) > 100:
            raise KeyboardInterrupt

    assert holder.stdout.readline() == "held\n"
    with alone(lock, waiting):
        holder.communicate()
    assert turns[:2] == [0, 1]


def _at_work_in(folder: Path) -> list[str]:
    """Name the processes whose current folder this is."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder and (process / "stat").read_text().split(") ")[1][0] != "Z":
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return found


def _until(true, seconds=20):
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not (held := true()) and time.monotonic() < end:
        time.sleep(0.05)
    return held
