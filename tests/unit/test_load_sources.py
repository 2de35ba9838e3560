"""Sources: which files are read, and what is said of those that are not."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import sources as room
from generator.load.sources import load_sources, load_text, path_in
from generator.model.config import Config
from generator.model.diagnostic import Severity
from generator.model.digest import digest_bytes
from generator.model.source import Source, Span


class Memory(dict[tuple[str, int, int], str]):
    """Stamps that are kept in a dictionary."""

    def digest(self, path: str, size: int, mtime_ns: int) -> str | None:
        return self.get((path, size, mtime_ns))

    def remember(self, path: str, size: int, mtime_ns: int, digest: str) -> None:
        self[path, size, mtime_ns] = digest


def fill(root: Path, files: dict[str, str | bytes | None]) -> Config:
    for name, content in files.items():
        file = root / name
        (file if content is None else file.parent).mkdir(parents=True, exist_ok=True)
        if content is not None:
            file.write_bytes(content.encode() if isinstance(content, str) else content)
    return Config(root=str(root.resolve()), output=str(root / "site"))


def codes(outcome):
    return [(found.code, found.span.path) for found in outcome.diagnostics]


def test_postings_are_markdown_files_below_their_folder(tmp_path):
    """All Markdown endings are read, in any folder; a README, what begins with `_` or a dot, and the rest are not."""
    names = [
        "a.md", "z/B.MD", "c.markdown", "d.mkd", "z/y/2026-11-22-é ü.md",
        "README.md", "z/readme.MD", "_draft.md", "_old/e.md", ".hidden.md", ".git/f.md", "job.txt", "g.md.bak", "x.png",
    ]  # fmt: skip
    config = fill(tmp_path, {f"content/postings/{name}": name for name in names})
    config = fill(tmp_path, {"content/companies/acme.md": "", "content/pages/about.md": "", "content/x.md": ""})
    found = load_sources(config, Memory())

    assert [source.path.removeprefix("content/postings/") for source in found.value.postings] == [
        "a.md", "c.markdown", "d.mkd", "z/B.MD", "z/y/2026-11-22-é ü.md",
    ]  # fmt: skip
    assert found.value.postings[0] == Source("content/postings/a.md", digest_bytes(b"a.md"))
    assert [source.path for source in found.value.profiles] == ["content/companies/acme.md"]
    assert [source.path for source in found.value.pages] == ["content/pages/about.md"]
    assert found.diagnostics == ()


def test_file_that_looks_as_it_did_is_not_read_again(tmp_path):
    """A digest is taken from memory while size and time are the same, and anew when one of them changes."""
    config = fill(tmp_path, {"content/postings/a.md": "one"})
    file = tmp_path / "content/postings/a.md"
    memory = Memory()
    load_sources(config, memory)
    (key,) = memory
    memory[key] = "remembered"
    again = load_sources(config, memory).value.postings[0].digest
    os.utime(file, ns=(0, key[2] + 1))

    assert again == "remembered"
    assert load_sources(config, memory).value.postings[0].digest == digest_bytes(b"one")


def test_folder_without_a_board_is_an_error(tmp_path):
    """Where neither settings nor postings are, there is no board; either of them makes one, if an empty one."""
    nothing = load_sources(fill(tmp_path / "a", {"x": ""}), Memory())
    settings = load_sources(fill(tmp_path / "b", {"board.toml": ""}), Memory())
    postings = load_sources(fill(tmp_path / "c", {"content/postings": None}), Memory())

    assert [found.severity for found in nothing.diagnostics] == [Severity.ERROR]
    assert settings.diagnostics == postings.diagnostics == ()


@pytest.mark.posix
def test_links_lead_nowhere_but_to_files_of_the_board(tmp_path):
    """A link to a file of the board is read; one out of it, to a folder, in a circle or to nowhere is told instead."""
    config = fill(tmp_path / "board", {"content/postings/a.md": "a", "drafts/b.md": "b"})
    fill(tmp_path, {"secret.md": "secret", "secrets/c.md": "c"})
    folder = tmp_path / "board/content/postings"
    for name, target in {
        "in.md": "../../drafts/b.md", "out.md": "../../../secret.md", "all": "../../../secrets", "round": ".",
        "circle.md": "circle.md", "gone.md": "nowhere.md",
    }.items():  # fmt: skip
        (folder / name).symlink_to(target)
    outcome = load_sources(config, Memory())

    assert [Path(source.path).name for source in outcome.value.postings] == ["a.md", "in.md"]
    assert codes(outcome) == [
        ("B204", f"content/postings/{name}") for name in ("all", "circle.md", "gone.md", "out.md", "round")
    ]


@pytest.mark.posix
def test_content_folder_may_not_be_a_link_out_of_the_board(tmp_path):
    """A content folder that is a link to another place of the machine is not read."""
    fill(tmp_path, {"elsewhere/a.md": "a"})
    config = fill(tmp_path / "board", {"board.toml": "", "content": None})
    (tmp_path / "board/content/postings").symlink_to(tmp_path / "elsewhere")
    outcome = load_sources(config, Memory())

    assert outcome.value.postings == ()
    assert codes(outcome) == [("B203", "content/postings")]


@pytest.mark.posix
def test_pipes_sockets_and_folders_are_no_postings(tmp_path):
    """What has a posting's name but is no file is told and never opened; files in such a folder are read."""
    config = fill(tmp_path, {"content/postings/folder.md/a.md": "a"})
    folder = tmp_path / "content/postings"
    os.mkfifo(folder / "pipe.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "socket.md"))
        outcome = load_sources(config, Memory())

    assert [source.path for source in outcome.value.postings] == ["content/postings/folder.md/a.md"]
    assert codes(outcome) == [("B205", f"content/postings/{name}.md") for name in ("folder", "pipe", "socket")]
    assert load_text(config, Source("content/postings/pipe.md", "")).value is None


def test_name_that_is_no_text_is_told(tmp_path):
    """A file whose name is not UTF-8 is an error that can be printed; the others are read."""
    config = fill(tmp_path, {"content/postings/a.md": "a"})
    Path(os.fsdecode(os.fsencode(tmp_path / "content/postings") + b"/caf\xe9.md")).touch()
    outcome = load_sources(config, Memory())

    assert codes(outcome) == [("B208", "content/postings/caf\\xe9.md")]
    assert len(outcome.value.postings) == 1


def test_text_has_no_mark_and_one_kind_of_line_end(tmp_path):
    """A byte-order mark is taken off, lines end in a newline alone; the digest is of the bytes that were read."""
    data = b"\xef\xbb\xbfa\r\nb\rc\n"
    config = fill(tmp_path, {"a.md": data})

    assert load_text(config, Source("a.md", "old")).value == Source("a.md", digest_bytes(data), "a\nb\nc\n")


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        ("# Jobs\r\nMünchen".encode("latin-1"), 2, 2, "perhaps `ü`"),
        (b"\xef\xbb\xbf# Jobs\nM\xfcnchen", 2, 2, "perhaps `ü`"),
        ("東京\x80".encode("latin-1", "ignore") + "東京".encode() + b"\x80", 1, 1, "UTF-8"),
        ("# Jobs".encode("utf-16"), None, None, "UTF-16"),
        (b"# Jobs\n\nnul \x00", 3, 5, "no text has"),
    ],
)
def test_file_in_another_encoding_is_told_where_it_breaks(tmp_path, data, line, column, words):
    """A file that is not UTF-8 is an error at the first character that cannot be read, with the way to mend it."""
    config = fill(tmp_path, {"a.md": data})
    outcome = load_text(config, Source("a.md", ""))
    (found,) = outcome.diagnostics

    assert outcome.value is None
    assert (found.code, found.severity, found.span.line, found.span.column) == ("B201", Severity.ERROR, line, column)
    assert words in found.message
    assert "UTF-8" in found.hint


def test_file_that_is_gone_or_far_too_large_is_told(tmp_path, monkeypatch):
    """A file that vanished or has the size of a book is an error, and is not read into memory."""
    monkeypatch.setattr(room, "LARGEST", 10)
    config = fill(tmp_path, {"content/postings/a.md": "x" * 11, "content/postings/b.md": "x" * 10})
    outcome = load_sources(config, Memory())

    assert codes(outcome) == [("B202", "content/postings/a.md")]
    assert codes(load_text(config, Source("content/postings/a.md", ""))) == [("B202", "content/postings/a.md")]
    assert codes(load_text(config, Source("content/postings/gone.md", ""))) == [("B203", "content/postings/gone.md")]
    assert load_text(config, outcome.value.postings[0]).diagnostics == ()


def test_path_of_a_file_is_seen_from_the_board(tmp_path, monkeypatch):
    """A file is known by its path from the board's root, however it was named; outside, by its whole path."""
    config = fill(tmp_path / "board", {"content/postings/a.md": "a", "../b.md": "b"})
    monkeypatch.chdir(tmp_path / "board/content")

    assert path_in(config, Path("postings/../postings/a.md")) == "content/postings/a.md"
    assert path_in(config, Path("../../b.md")) == (tmp_path / "b.md").resolve().as_posix()
    assert load_text(config, Source(path_in(config, Path("../../b.md")), "")).value.text == "b"


@given(st.binary(max_size=60) | st.text(max_size=30).map(str.encode))
def test_any_bytes_are_a_text_or_one_fault_with_a_place(tmp_path_factory, data):
    """Whatever a file holds, it is a text, or there is exactly one fault of it."""
    config = fill(tmp_path_factory.mktemp("board"), {"a.md": data})
    outcome = load_text(config, Source("a.md", ""))

    assert (outcome.value is None) == (len(outcome.diagnostics) == 1)
    assert outcome.value is None or "\r" not in outcome.value.text
    assert all(found.span.path == "a.md" for found in outcome.diagnostics)
    assert all(found.span != Span("a.md") or data[:2] in (b"\xff\xfe", b"\xfe\xff") for found in outcome.diagnostics)
