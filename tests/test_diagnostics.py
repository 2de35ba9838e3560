"""What is said of each fault: a folder of tests/cases/diagnostics for every code.

A case is a board that has the fault, and ``expected.txt``: a command, and all that it says. What a file cannot be in a
repository (bytes that are no text, a link that leads nowhere) is made by the case's ``make.py``. A case without a
``board.toml`` gets that of the folder ``_board``. ``pytest tests/test_diagnostics.py --update-golden`` rewrites what is
said; then read it aloud.
"""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.report import catalogue

CASES = Path(__file__).parent / "cases" / "diagnostics"
FOLDERS = sorted(folder for folder in CASES.iterdir() if not folder.name.startswith("_"))
ABOUT = ("expected.txt", "make.py")  # files about a case, not of its board
NOW = "2026-11-22"


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_fault_is_told_as_agreed(case, request, tmp_path, monkeypatch):
    """A board with a fault is told of it in these words, and its command ends with this code."""
    board = prepared(case, tmp_path, monkeypatch)
    expected = case / "expected.txt"
    command = expected.read_text("utf-8").splitlines()[0]
    said = transcript(command, board)
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8", newline="\n")

    assert said == expected.read_text("utf-8")
    assert f"[{case.name.partition('-')[0]}]" in said


def test_every_code_has_a_case():
    """Each code of the catalogue has one folder, named after it, and there is no folder without a code."""
    assert [folder.name for folder in FOLDERS] == sorted(f"{code.id}-{code.name}" for code in catalogue().values())


def test_all_faults_are_told_in_one_run(tmp_path, monkeypatch):
    """However many files are faulty, and however badly, one run tells of each."""
    alone = [case for case in FOLDERS if {"expected.txt", "content/postings/night-nurse.md"} == files_of(case)]
    alone.remove(CASES / "P107-output-folder")  # its fault is in the command
    board = prepared(CASES / "_board", tmp_path, monkeypatch)
    (board / "content" / "postings").mkdir(parents=True)
    for case in alone:
        shutil.copy(case / "content/postings/night-nurse.md", board / f"content/postings/{case.name}.md")
    said = transcript("$ jobboard check", board)
    told = set(re.findall(r"^content/postings/(.+)\.md:?[\d:]*: \w+\[(....)\]", said, re.MULTILINE))

    assert len(alone) > 30
    assert {(case.name, case.name[:4]) for case in alone} <= told


def files_of(case: Path) -> set[str]:
    return {file.relative_to(case).as_posix() for file in case.rglob("*") if file.is_file()}


def prepared(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy a case to a folder of its own, go there, and do what its ``make.py`` says; git is as on a fresh computer."""
    board = tmp_path / "board"
    shutil.copytree(CASES / "_board", board)
    shutil.copytree(case, board, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*ABOUT))
    monkeypatch.chdir(board)
    for name in ("GITHUB_ACTIONS", "GITHUB_REPOSITORY", "CI", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LC_ALL", "C")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Robin Example")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "robin@example.com")
    if (case / "make.py").exists():
        make = runpy.run_path(str(case / "make.py"))["make"]
        make(*(board, monkeypatch)[: make.__code__.co_argcount])
    return board


def transcript(command: str, board: Path) -> str:
    """Run a command that is written as on a terminal, and return it with all it says and the code it ends with."""
    args = command.removeprefix("$ jobboard ").split()
    result = CliRunner().invoke(main, [*args, "--now", NOW], prog_name="jobboard")
    said = result.output.replace(str(board), "/home/robin/board")
    said = re.sub(r"\d+(?= (pages?|files? (to add|written)))", "N", said)  # how many there are is told by other tests
    said = re.sub(r"(?<=^Published )[0-9a-f]{10}", "N", said, flags=re.MULTILINE)
    said = re.sub(r"(?<=^The site has )[\d.]+", "N", said, flags=re.MULTILINE)
    said = re.sub(r"(?<= in )[\d.]+(?= s$)", "N", said, flags=re.MULTILINE)
    return f"{command}\n{said.rstrip()}\n(exit code {result.exit_code})\n"
