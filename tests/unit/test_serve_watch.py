"""What the preview hears of the disk."""

import threading
import time
from pathlib import PurePath

import pytest

from generator.model.config import Board, Config, Look
from generator.serve.watch import Bell, Lookout, anchors, is_passing, watched


class Ear(Bell):
    """A bell that can be asked whether it rang within a time."""

    def heard(self, seconds=3.0):
        rang = self._rung.wait(seconds)
        time.sleep(0.15)  # let the rest of the burst pass
        self._rung.clear()
        return rang


@pytest.fixture
def ear():
    return Ear()


@pytest.fixture
def lookout(ear):
    lookout = Lookout(ear)
    yield lookout
    lookout.close()


@pytest.fixture
def board(tmp_path, lookout, ear):
    """A board's folder that is being watched."""
    for folder in ("content/postings", "overrides/templates", ".cache", "site"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "content/postings/cook.md").write_text("# Cook\n")
    (tmp_path / "board.toml").write_text("")
    lookout.look_at(watched(Config(root=str(tmp_path), output=str(tmp_path / ".cache/preview")), ()))
    ear.heard(0.3)
    return tmp_path


def saved_atomically(path):
    beside = path.with_name("4913.tmp")
    beside.write_text("# Chef\n")
    beside.replace(path)


def renamed(path):
    path.rename(path.with_name("chef.md"))


EDITS = {
    "written": lambda path: path.write_text("# Chef\n"),
    "saved by moving a new file over it": saved_atomically,
    "removed": lambda path: path.unlink(),
    "renamed": renamed,
    "joined by a folder with a file": lambda path: (path.parent / "new").mkdir(),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_kind_of_edit_is_heard(board, ear, edit):
    """A posting that is edited rings the bell, however the editor saves it."""
    edit(board / "content/postings/cook.md")

    assert ear.heard()


def test_settings_are_heard_though_only_their_folder_is_watched(board, ear):
    """An edit of board.toml rings the bell."""
    saved_atomically(board / "board.toml")

    assert ear.heard()


def test_reading_and_what_we_write_ourselves_are_not_heard(board, ear):
    """Neither reading the content nor writing the site rings the bell, or a build would start the next one."""
    (board / "content/postings/cook.md").read_text()
    (board / ".cache/staging").mkdir()
    (board / ".cache/staging/index.html").write_text("<p>")
    (board / "site/index.html").write_text("<p>")
    (board / "notes.txt").write_text("not part of the board")

    assert not ear.heard(0.5)


def test_a_folder_that_comes_later_is_watched(board, ear, lookout):
    """A folder of overrides that is made after the start is heard of, and then what happens in it."""
    watching = watched(Config(root=str(board), output=""), ())
    (board / "overrides/static").mkdir()
    came = ear.heard()
    lookout.look_at(watching)
    (board / "overrides/static/logo.svg").write_text("<svg/>")

    assert (came, ear.heard()) == (True, True)


def test_a_folder_that_is_replaced_is_watched_again(board, ear, lookout):
    """When content/ is removed and made anew, as a change of branches does, edits in the new one are heard."""
    watching = watched(Config(root=str(board), output=""), ())
    (board / "content").rename(board / "old")
    (board / "content/postings").mkdir(parents=True)
    replaced = ear.heard()
    lookout.look_at(watching)
    ear.heard(0.3)
    (board / "content/postings/nurse.md").write_text("# Nurse\n")

    assert (replaced, ear.heard()) == (True, True)


def test_watched_are_settings_content_overrides_and_the_theme(tmp_path):
    """The preview looks at all that a board is made of, and at nothing that a build writes."""
    look = Look(templates=("mine",), static=("files",))
    config = Config(root=str(tmp_path), output=str(tmp_path / "site"), board=Board(look=look))

    assert watched(config, [tmp_path / "theme"]) == tuple(
        tmp_path / name for name in ("board.toml", "content", "mine", "files", "theme")
    )


def test_what_does_not_exist_is_awaited_from_the_nearest_folder_above(tmp_path):
    """A file or missing folder is seen from above, without looking at all else that lies there."""
    (tmp_path / "content").mkdir()

    assert anchors([tmp_path / "content", tmp_path / "overrides" / "templates"]) == {
        tmp_path: False,
        tmp_path / "content": True,
    }


def test_a_burst_of_changes_is_waited_for_once():
    """The bell is answered when a burst is over, and what rings later is answered apart."""
    bell = Bell()

    def burst():
        for _ in range(10):
            bell.ring()
            time.sleep(0.02)

    ringing = threading.Thread(target=burst)
    ringing.start()
    bell.wait()

    assert not ringing.is_alive()
    ringing.join()


def test_a_bell_tells_what_it_rang_for(tmp_path):
    """Whoever waits gets all files of a burst, and the next time only those that came after."""
    bell = Bell(0.01)
    bell.ring([tmp_path / "a.md"])
    bell.ring([tmp_path / "b.md", tmp_path / "a.md"])
    first = bell.wait()
    bell.ring()

    assert (first, bell.wait()) == ({tmp_path / "a.md", tmp_path / "b.md"}, frozenset())


@pytest.mark.parametrize(
    ("path", "passing"),
    [
        ("cook.md", False),
        ("acme/cook.md", False),
        ("ward~1.jpg", False),
        ("#1-cook.md", False),
        (".cook.md.swp", True),
        (".git/index", True),
        ("acme/.obsidian/workspace.json", True),
        ("cook.md~", True),
        ("4913", True),
        ("#cook.md#", True),
        ("cook.md.tmp", True),
        ("cook.md___jb_tmp___", True),
        ("ward.jpg.crdownload", True),
    ],
)
def test_what_editors_leave_for_a_moment_is_known(path, passing):
    """Hidden files, and those that editors and browsers make while they save, are no part of a board."""
    assert is_passing(PurePath(path)) is passing
