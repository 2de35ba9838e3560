"""Whatever lies in a board's folder: one clear word or a sound page for it, and no harm to anything else."""

from __future__ import annotations

import functools
import importlib
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.board import SETTINGS, Board, posting
from tests.cases.hostile import files

SUBJECTS = ("front_matter", "encodings", "bodies", "titles", "addresses", "scripts", "numbers", "expressions")
ENGINES = ("python-markdown", "gfm")
EXPECTED = Path(__file__).parent / "cases" / "hostile" / "expected.txt"
FILES = "content/postings/files"
HEALTHY = 4
SAFE = re.compile(r"(?:https?|mailto|tel):|[^:]*$|[^:]*[/?#]", re.IGNORECASE)


@functools.cache
def cases() -> dict[str, bytes]:
    """All files of all subjects, by their paths below the folder of postings."""
    found = {}
    for subject in SUBJECTS:
        for name, made in importlib.import_module(f"tests.cases.hostile.{subject}").CASES.items():
            text = made() if callable(made) else made
            found[f"{subject}/{name}.md"] = text if isinstance(text, bytes) else text.encode("utf-8")
    for file in sorted((EXPECTED.parent / "found").glob("*.md")):  # by `make fuzz`
        found[f"found/{file.name}"] = file.read_bytes()
    return found


def healthy(root: Path, engine: str = ENGINES[0]) -> Board:
    board = Board(root).write("board.toml", f'{SETTINGS}[markdown]\nengine = "{engine}"\n')
    for number in range(HEALTHY):
        board.write(f"content/postings/healthy-{number}.md", posting(number))
    return board


def put(board: Board, names: list[str]) -> Board:
    for name in names:
        file = board.root / "content/postings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(cases()[name])
    return board


def outside(root: Path) -> dict[str, bytes]:
    """All that lies about and in a board, but for what it builds and remembers."""
    return {
        str(file): file.read_bytes()
        for file in root.parent.rglob("*")
        if file.is_file() and not {"site", ".cache"} & set(file.relative_to(root.parent).parts)
    }


class Active(HTMLParser):
    """Gathers from a page what could run, or load from elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.data: list[str] = []
        self.json = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        data = tag == "script" and given.get("type") in ("application/ld+json", "application/json")
        self.json = data
        if tag in ("iframe", "object", "embed", "base", "style", "foreignobject", "math"):
            self.found.append(tag)
        if tag == "script" and not data and not (given.get("src") or "").startswith("/assets/js/"):
            self.found.append(f"{tag} {given}")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "xlink:href", "poster") and not SAFE.match((value or "").strip()):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data):
        if self.json:
            self.data.append(data)

    def handle_endtag(self, tag):
        self.json = self.json and tag != "script"


@pytest.mark.parametrize("engine", [ENGINES[0], pytest.param(ENGINES[1], marks=pytest.mark.long)])
def test_a_board_of_all_that_is_hostile(engine, request, tmp_path):
    """Each file is told of or shown, nothing of it can act, and healthy postings are as if it were not there."""
    alone = healthy(tmp_path / "alone" / "board", engine).build()
    board = put(healthy(tmp_path / "crowd" / "board", engine), list(cases()))
    before = outside(board.root)
    board.build(keep_going=True)
    tree = board.tree()
    told = _told(board)
    if engine == ENGINES[0] and request.config.getoption("--update-golden"):
        EXPECTED.write_text(told, encoding="utf-8", newline="\n")

    if engine == ENGINES[0]:
        assert told == EXPECTED.read_text(encoding="utf-8")
    assert outside(board.root) == before
    assert {name: tree[name] for name in _of_healthy(alone.tree())} == _of_healthy(alone.tree())
    for name, data in tree.items():
        if name.endswith(".html"):
            page = Active(data.decode("utf-8"))
            assert (name, page.found) == (name, [])
            assert all(json.loads(one) for one in page.data), name
    assert board.build(keep_going=True).written == ()


@pytest.mark.long
@pytest.mark.parametrize("name", cases())
def test_each_alone(name, tmp_path, run, monkeypatch):
    """Every command deals with a file in words: no fault of ours, and nothing written that was not asked for."""
    board = put(healthy(tmp_path / "board"), [name])
    monkeypatch.chdir(board.root)
    before = outside(board.root)
    file = f"content/postings/{name}"
    for command in (
        ("build", "--keep-going", "--jobs=1"), ("check",), ("facts", file), ("facts", "--format=json", file),
        ("facts", "--write", "--dry-run", file), ("check", "--fix", "--dry-run"), ("list",),
    ):  # fmt: skip
        ran = run(*command)

        assert (command, ran.code in (0, 1, 3), ran.stderr.count("Traceback")) == (command, True, 0)
        assert outside(board.root) == before
    run("facts", "--write", file)
    run("check", "--fix")
    after = outside(board.root)

    assert {path for path in after if after[path] != before[path]} <= {str(board.root / file)}
    assert after.keys() == before.keys()
    assert run("build", "--keep-going", "--jobs=1").code in (0, 3)


@pytest.mark.long
@pytest.mark.parametrize("folder", ["content/companies", "content/pages"])
def test_profiles_and_own_pages(folder, tmp_path):
    """What is hostile as a posting is no better as a company's profile, or as a page of the board's own."""
    board = healthy(tmp_path / "board")
    for name, data in cases().items():
        file = board.root / folder / name.replace("/", "-")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    before = outside(board.root)
    board.build(keep_going=True)

    assert outside(board.root) == before
    for name, data in board.tree().items():
        if name.endswith(".html"):
            assert (name, Active(data.decode("utf-8")).found) == (name, [])


def test_what_is_no_file(tmp_path, run, monkeypatch):
    """Pipes, devices, sockets, loops and ways out are named, not opened, and nothing behind them is shown."""
    board = healthy(tmp_path / "board")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    files.put(board.root / FILES, elsewhere)
    monkeypatch.chdir(board.root)
    before = outside(elsewhere)
    ran = run("build", "--keep-going", "--format=concise")
    tree = board.tree()

    assert ran.code == 3
    for file in (board.root / FILES).iterdir():
        shown = os.fsencode(file.relative_to(board.root)).decode("utf-8", "backslashreplace")
        assert f"\n{ran.stderr}".count(f"\n{shown}: ") == 1, file
    assert [name for name, data in tree.items() if b"secret" in data.lower()] == []
    assert {"healthy-0", "within"} <= {name.split("/")[1] for name in tree if name.startswith("jobs/")}
    for command in (("check", "--fix"), ("facts", FILES), ("facts", "--write", FILES)):
        assert run(*command).code in (0, 1)
    assert outside(elsewhere) == before


def _told(board: Board) -> str:
    """Each case with what became of it: its faults with their lines, and its page if it has one."""
    paths = {page.source: page.file for page in board.pages if page.source and page.file.startswith("jobs/")}
    lines = []
    for name in cases():
        path = f"content/postings/{name}"
        faults = sorted({
            f"{found.code}:{found.span.line or 0}" for found in board.findings if found.span.path == path
        })  # fmt: skip
        lines.append(f"{name[:70]!a} {'page' if path in paths else 'left out'} {' '.join(faults)}".rstrip())
    return "\n".join(lines) + "\n"


def _of_healthy(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in tree.items() if name.startswith("jobs/healthy-")}
