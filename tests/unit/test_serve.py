"""The preview as a process: what starts a build, and what does not."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.posix  # a preview is ended by a signal

BOARD = """
    import datetime as dt
    import sys
    from pathlib import Path
    from generator.model.config import Board, Config
    from generator.model.site import Site
    from generator.pipeline import Planned
    from generator.present.frame import frame
    from generator.serve import Attempt, serve

    root = Path(sys.argv[1])
    config = Config(root=str(root), output=str(root / ".cache"), base_url="https://user.github.io/repo/")
    planned = Planned(Site(Board(), dt.date(2026, 11, 22), ()), (), (), frame(config, ()), ())

    def build(heard):
        cook = root / "content/postings/cook.md"
        text = cook.read_text() if cook.is_file() else ""
        (root / ".cache").mkdir(exist_ok=True)
        (root / ".cache/index.html").write_text(text)
        return Attempt(config, (), ("index.html",), plan=planned)

    serve(build, config=config, theme=(), script=root / "overlay.js", plan=lambda: planned, port=0,
          say=lambda line: print(line, flush=True), report=lambda found, read_line: "",
          reader=lambda: lambda path, number: None, poll="--poll" in sys.argv)
    print("returned", flush=True)
"""
BUILT = "Changed: index.html.\n"


class Running:
    """A preview whose builds are counted."""

    def __init__(self, root, *options):
        program = [sys.executable, "-W", "error", "-c", textwrap.dedent(BOARD), str(root), *options]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        self.process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=environment)
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.first = [self._lines.get(timeout=20), self._lines.get(timeout=20)]
        self.address = self.first[1].split()[4]

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line)

    def builds(self, seconds=10.0, rest=0.6):
        """Wait for a build, then for a time in which there is none; return how many there were."""
        count = 0
        try:
            while self._lines.get(timeout=rest if count else seconds) == BUILT:
                count += 1
        except queue.Empty:
            return count
        raise AssertionError

    def last_words(self):
        """Return what is said until it ends."""
        self.process.wait(timeout=10)
        return [self._lines.get(timeout=5) for _ in range(2)]

    def shown(self):
        return urllib.request.urlopen(self.address, timeout=5).read().decode().partition("<script")[0]  # noqa: S310

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=10)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    root = tmp_path_factory.mktemp("board")
    (root / "content/postings").mkdir(parents=True)
    (root / "content/postings/cook.md").write_text("Cook")
    return root


@pytest.fixture(scope="module")
def started(board):
    running = Running(board)
    yield running
    running.end()


@pytest.fixture
def content(board):
    """The folder of the postings, which are one cook."""
    folder = board / "content/postings"
    for file in folder.glob("**/*"):
        if file.is_file():
            file.unlink()
    (folder / "cook.md").write_text("Cook")
    return folder


@pytest.fixture
def running(started, content):
    """A preview that has built the cook, and rests."""
    assert content.is_dir()
    started.builds(0.6)
    return started


def written(content):
    (content / "cook.md").write_text("Chef")


def moved_over(content):
    (content / "cook.md.tmp").write_text("Chef")
    (content / "cook.md.tmp").replace(content / "cook.md")


def as_vim_does(content):
    (content / "4913").write_text("")
    (content / "4913").unlink()
    (content / "cook.md").rename(content / "cook.md~")
    (content / "cook.md").write_text("Chef")
    (content / "cook.md~").unlink()


def five_hundred(content):
    for number in range(499):
        (content / f"{number}.md").write_text("")
    (content / "cook.md").write_text("Chef")


def another_folder(content):
    other = content.parents[1] / "other"
    (other / "postings").mkdir(parents=True)
    (other / "postings/cook.md").write_text("Chef")
    shutil.rmtree(content.parent)
    other.rename(content.parent)


SAVES = {
    "written": written,
    "moved over the old file": moved_over,
    "as Vim does": as_vim_does,
    "five hundred at once": five_hundred,
    "a folder that is deleted and made anew": another_folder,
}


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
def test_each_save_is_one_build(running, content, save):
    """However a change comes about it is built once, and what is built is shown."""
    save(content)

    assert (running.builds(), running.shown()) == (1, "Chef")


def test_a_folder_that_came_back_is_still_watched(running, content):
    """After a folder was deleted and made anew, the next save in it is built as well."""
    another_folder(content)
    running.builds()
    (content / "cook.md").write_text("Nurse")

    assert (running.builds(), running.shown()) == (1, "Nurse")


@pytest.mark.parametrize(
    "name", [".cook.md.swp", "4913", "cook.md~", "#cook.md#", ".#cook.md", ".obsidian/workspace.md"]
)
def test_what_editors_keep_beside_a_file_is_no_change(running, content, name):
    """A file that only an editor knows of starts no build."""
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text("Chef")

    assert running.builds(0.6) == 0


def test_a_preview_rests_while_nothing_happens(running):
    """It takes no processor time to speak of when nothing changes."""
    stat = Path(f"/proc/{running.process.pid}/stat")
    if not stat.exists():
        pytest.skip("this system does not tell how much time a process takes")

    def ticks():
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return int(user) + int(system)

    before = ticks()
    time.sleep(2)

    assert (ticks() - before) / os.sysconf("SC_CLK_TCK") <= 0.04


def test_where_the_disk_tells_of_nothing_it_is_looked_at(content):
    """With --poll a change is found by looking, and is one build, too."""
    running = Running(content.parents[1], "--poll")
    time.sleep(1.5)
    (content / "cook.md").write_text("The chef")
    found = running.builds(rest=2.5), running.shown()
    running.end()

    assert found == (1, "The chef")


def test_the_preview_runs_until_it_is_interrupted(content):
    """It builds, says where it is, and ends in peace on Ctrl-C."""
    running = Running(content.parents[1])
    running.process.send_signal(signal.SIGINT)
    rest = running.last_words()
    running.end()

    assert (running.first[0], rest, running.process.returncode) == (
        BUILT, ["The preview has ended.\n", "returned\n"], 0
    )  # fmt: skip
