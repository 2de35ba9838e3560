"""Writing: only what differs, only what is ours, all or nothing."""

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.cache.manifest import LISTING, Listing, Manifest, read_listing
from generator.cache.store import Store
from generator.model.diagnostic import Diagnostic, Outcome, Severity
from generator.model.page import Artifact
from generator.model.source import Span
from generator.write import open_staging, stage, write

MEMORY = Path("/dev/shm")  # noqa: S108 - a disk of its own where there is one


@pytest.fixture
def publish(tmp_path):
    """Write files (name -> text) to an output folder, as a build with an empty memory would."""

    def run(files, faults=(), remembered=None):
        output = tmp_path / "site"
        outlet = open_staging(str(output), tmp_path / "staging")
        staged = [Outcome(stage(outlet, Artifact(name, text.encode()))) for name, text in files.items()]
        staged += [Outcome(None, (fault,)) for fault in faults]
        return write(
            staged,
            (),
            keys=dict.fromkeys(files, "key"),
            postings=("content/postings/a.md",),
            manifest=Manifest(output, remembered or {}, read_listing(output)),
            outlet=outlet,
        )

    run.output = tmp_path / "site"
    return run


def test_a_site_is_not_placed_among_what_was_removed(tmp_path):
    """Of a file system that can be asked, the folder in which sites wait asks for room of their own."""
    kind = subprocess.run(["stat", "-f", "-c", "%T", tmp_path], capture_output=True, text=True, check=False).stdout
    if not kind.startswith("ext") or shutil.which("lsattr") is None:
        pytest.skip("of the common file systems only ext4 can be asked")
    outlet = open_staging(str(tmp_path / "site"), tmp_path / "staging")
    attributes = ["lsattr", "-d", Path(outlet.staging).parent]
    told = subprocess.run(attributes, capture_output=True, text=True, check=True).stdout

    assert "T" in told.split()[0]


def tree(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_text()
        for file in folder.rglob("*")
        if file.is_file() and file.name != LISTING
    }


def test_files_are_written_and_listed(publish):
    """What is written stands in the folder, and its listing names it and what it was made from."""
    written = publish({"index.html": "home", "jobs/a/index.html": "a"}).value

    assert tree(publish.output) == {"index.html": "home", "jobs/a/index.html": "a"}
    assert read_listing(publish.output) == Listing(("index.html", "jobs/a/index.html"), ("content/postings/a.md",))
    assert (written.receipt.written, written.receipt.unchanged, written.receipt.removed) == (2, 0, 0)


def test_a_new_site_is_for_all_to_read(publish):
    """The output folder has the rights of any new folder, though it was staged where nobody else may look."""
    ordinary = publish.output.parent / "ordinary"
    ordinary.mkdir()
    publish({"index.html": "home"})

    assert publish.output.stat().st_mode == ordinary.stat().st_mode


@pytest.mark.skipif(not MEMORY.is_dir(), reason="there is no second disk to write to")
def test_the_output_may_lie_on_another_disk(tmp_path):
    """What is made on one disk can be published on another, and leaves nothing beside it."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        output = Path(folder, "public", "site")
        for number in "12":
            outlet = open_staging(str(output), tmp_path / "staging")
            staged = [Outcome(stage(outlet, Artifact("index.html", number.encode())))]
            manifest = Manifest(output, {}, read_listing(output))
            write(staged, (), keys={"index.html": "key"}, postings=(), manifest=manifest, outlet=outlet)

        assert tree(output) == {"index.html": "2"}
        assert [file.name for file in output.parent.iterdir()] == ["site"]


def test_equal_files_are_not_touched(publish):
    """A file that would get the bytes it has keeps its time, even if nothing was remembered."""
    publish({"index.html": "home", "feed.atom": "feed"})
    before = (publish.output / "index.html").stat().st_mtime_ns
    written = publish({"index.html": "home", "feed.atom": "new"}).value

    assert (publish.output / "index.html").stat().st_mtime_ns == before
    assert written.receipt.changed == ("feed.atom",)


def test_only_our_own_files_are_removed(publish):
    """A page that is no more goes, with its empty folder; a file that we did not write stays."""
    publish({"index.html": "home", "jobs/a/index.html": "a"})
    (publish.output / "mine.txt").write_text("mine")
    publish({"index.html": "home"})

    assert tree(publish.output) == {"index.html": "home", "mine.txt": "mine"}
    assert not (publish.output / "jobs").exists()


def test_a_file_of_others_is_never_overwritten(publish):
    """Where a foreign file stands in the way, nothing is written and the file is named."""
    publish.output.mkdir()
    (publish.output / "index.html").write_text("mine")
    outcome = publish({"index.html": "home", "feed.atom": "feed"})

    assert [fault.code for fault in outcome.diagnostics] == ["C301"]
    assert tree(publish.output) == {"index.html": "mine"}


def test_a_fault_in_one_page_writes_none(publish):
    """When a page cannot be rendered the last good site stays."""
    publish({"index.html": "old"})
    fault = Diagnostic("T101", Severity.ERROR, "the template fails", Span("pages/home.html", 3))
    outcome = publish({"index.html": "new"}, faults=[fault])

    assert outcome.value is None
    assert tree(publish.output) == {"index.html": "old"}


def test_a_file_gives_way_to_a_folder_and_back(publish):
    """An address that was a file may become a folder, and the reverse."""
    publish({"about": "file"})
    publish({"about/index.html": "folder"})
    folder = tree(publish.output)
    publish({"about": "file"})

    assert folder == {"about/index.html": "folder"}
    assert tree(publish.output) == {"about": "file"}


def test_a_page_is_stale_when_its_file_is_not_as_we_left_it(publish):
    """A page is rendered again if its key changed, its file is gone, or somebody wrote to it."""
    stamps = publish({"a.html": "a", "b.html": "b", "c.html": "c", "d.html": "d"}).value.stamps
    (publish.output / "b.html").unlink()
    (publish.output / "c.html").write_text("somebody's")
    manifest = Manifest(publish.output, stamps, read_listing(publish.output))

    assert manifest.stale(dict.fromkeys(stamps, "key") | {"d.html": "other key", "e.html": "key"}) == {
        "b.html", "c.html", "d.html", "e.html",
    }  # fmt: skip


@pytest.mark.posix
def test_nothing_is_written_through_a_link(publish, tmp_path):
    """A link that somebody put in the place of our folder is told, and nothing beyond it is written or removed."""
    publish({"jobs/a/index.html": "a", "jobs/b/index.html": "b"})
    elsewhere = tmp_path / "elsewhere"
    (publish.output / "jobs").rename(elsewhere)
    (publish.output / "jobs").symlink_to(elsewhere)
    outcome = publish({"jobs/a/index.html": "new"})

    assert [fault.code for fault in outcome.diagnostics] == ["C301"]
    assert tree(elsewhere) == {"a/index.html": "a", "b/index.html": "b"}


def test_a_listing_names_nothing_outside(publish, tmp_path):
    """A listing that somebody else wrote makes us remove nothing outside of the folder."""
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    publish.output.mkdir()
    (publish.output / LISTING).write_text(json.dumps({"files": ["../mine.txt", str(mine), "a/../../mine.txt"]}))
    publish({"index.html": "home"})

    assert mine.read_text() == "mine"


def test_a_store_remembers_by_key(tmp_path):
    """A posting is remembered as long as its key stays the same, and its text beside it."""
    path = tmp_path / "generator.sqlite"
    with Store.open(path) as store:
        store.keep_posting("a.md", "k1", b"outcome", b"text")
    with Store.open(path) as store:
        assert list(store.postings({"a.md": "k1"})) == [("a.md", b"outcome")]
        assert list(store.postings({"a.md": "k2"})) == []
        assert store.text("a.md") == b"text"
