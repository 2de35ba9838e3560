"""What is remembered between builds may be lost, damaged or somebody else's: the site is the same."""

import datetime as dt
import sqlite3

import pytest

from generator.cache.store import Store
from tests.board import Board

STORE = ".cache/generator.sqlite"
SAID = "The memory of earlier builds was not sound"


def cut(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_to_nothing(file):
    file.write_bytes(b"")


def garbage(file):
    file.write_bytes(b"not a database" * 1_000)


def garbage_within(file):
    data = bytearray(file.read_bytes())
    for at in range(8_192, len(data) - 64, 4_096):
        data[at : at + 64] = b"x" * 64
    file.write_bytes(data)


def _changed(statement):
    def change(file):
        with sqlite3.connect(file) as store:
            store.executescript(statement)
        store.close()

    return change


def folder(file):
    file.unlink()
    (file / "within").mkdir(parents=True)


def log_beside(file):
    file.with_name(f"{file.name}-wal").write_bytes(b"x" * 5_000)


DAMAGES = {
    "cut": cut, "cut to nothing": cut_to_nothing, "garbage": garbage, "garbage within": garbage_within,
    "of another version": _changed("PRAGMA user_version = 99"),
    "of another program": _changed("DROP TABLE page; DROP TABLE stamp; DROP TABLE posting; CREATE TABLE a (b)"),
    "of another program, without a version": _changed("DROP TABLE posting; PRAGMA user_version = 0"),
    "other columns": _changed("DROP TABLE posting; CREATE TABLE posting (path)"),
    "other values": _changed("UPDATE posting SET outcome = x'00', text = x'00'"),
    "other kinds of values": _changed("UPDATE posting SET outcome = 3, text = 'x', outcome_sum = 'y'"),
    "other texts": _changed("UPDATE posting SET text = x'00'; DELETE FROM page"),
    "other digests": _changed("UPDATE stamp SET digest = 'x'; UPDATE posting SET key = 'x'; UPDATE page SET key = 'x'"),
    "other stamps": _changed("UPDATE stamp SET size = 'x', mtime_ns = NULL; UPDATE page SET size = NULL"),
    "folder": folder, "log beside": log_beside,
}  # fmt: skip
TOLD = DAMAGES.keys() - {"cut to nothing", "other digests", "other stamps", "log beside"}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_memory_is_set_aside(damage, tmp_path, run, monkeypatch):
    """A build with a damaged memory makes what one without any makes; what was found in its place is kept and told."""
    board = Board(tmp_path / "board").fill().build()
    DAMAGES[damage](board.root / STORE)
    board.edit("content/postings/posting-001.md", "Senior Nurse", "Night Nurse")
    monkeypatch.chdir(board.root)
    ran = run("build", "--now=2026-11-22T12:00:00Z")
    cold = board.fresh(tmp_path / "cold").build()

    assert (ran.code, "Traceback" in ran.stderr) == (0, False)
    assert board.tree() == cold.tree()
    if damage in TOLD:
        assert SAID in ran.stderr
        assert (board.root / ".cache/generator.damaged").exists()
    assert SAID not in run("build").stderr


@pytest.mark.parametrize("first", ["garbage", "folder"])
@pytest.mark.parametrize("second", ["garbage", "folder"])
def test_what_was_set_aside_before_is_never_in_the_way(first, second, tmp_path):
    """A file and a folder cannot take each other's place; the second of them is kept beside the first."""
    for damage in (first, second):
        file = tmp_path / STORE
        with Store.open(file) as store:
            store.save()
        DAMAGES[damage](file)

    with Store.open(tmp_path / STORE) as store:
        assert store.set_aside is not None
        assert store.set_aside.exists()


def test_the_memory_of_an_earlier_version_is_made_anew_without_a_word(tmp_path, run, monkeypatch):
    """Who takes a newer program finds nothing set aside, and nothing said."""
    board = Board(tmp_path / "board").fill(3).build()
    _changed("DROP TABLE build; ALTER TABLE posting DROP COLUMN text_sum; PRAGMA user_version = 1")(board.root / STORE)
    monkeypatch.chdir(board.root)

    assert (run("build", "--now=2026-11-22T12:00:00Z").code, SAID in run("build").stderr) == (0, False)
    assert not (board.root / ".cache/generator.damaged").exists()


def test_a_folder_that_cannot_be_written_needs_no_memory(tmp_path, run, monkeypatch):
    """Where nothing may be written a board can be checked all the same, and a build says why it cannot build."""
    board = Board(tmp_path).fill(3)
    board.write(".cache", "a file where the memory's folder would be")
    monkeypatch.chdir(board.root)
    checked, built = run("check"), run("build")

    assert (checked.code, checked.stderr) == (0, "")
    assert (built.code, built.stderr.count("\n"), ".cache" in built.stderr) == (1, 1, True)


def test_a_store_is_forgotten_by_none(tmp_path):
    """Two that open a new store at the same time share it."""
    path = tmp_path / "generator.sqlite"
    with Store.open(path) as one, Store.open(path) as other:
        one.remember("a.md", 1, 2, "digest")
        one.save()

        assert other.digest("a.md", 1, 2) == "digest"
    assert (one.set_aside, other.set_aside) == (None, None)


def test_the_clock_may_be_turned_back(tmp_path):
    """A memory from the future says nothing that is not so."""
    board = Board(tmp_path / "board").fill()
    board.now += dt.timedelta(days=400)
    board.build()
    board.now -= dt.timedelta(days=400)

    assert board.build().tree() == board.fresh(tmp_path / "cold").build().tree()
