"""The tutorial, typed line by line: what it says one sees is what one sees."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.posix

HOUSE = Path(__file__).parent.parent
TUTORIAL = (HOUSE / "docs/tutorial.md").read_text("utf-8")
# A block of code, with the comment above it that says what to do with it; or such a comment alone.
STEP = re.compile(
    r"(?:^<!-- (?P<what>[^\n]+) -->\n)?(?:^```(?P<kind>\w+)\n(?P<text>.*?)^```$)?", re.MULTILINE | re.DOTALL
)
# What a reader's machine does and ours has done.
INSTALLED = (
    "python3 -m venv .venv", ". .venv/bin/activate", ". ../.venv/bin/activate", "pip install jobboard-generator",
)  # fmt: skip
PATIENCE = 60  # seconds for the preview to show what it is to show


class Reader:
    """Somebody who does as the tutorial says, in a folder of their own, with a repository of this disk for GitHub's."""

    def __init__(self, folder: Path) -> None:
        self.here = folder / "home"
        self.typed, self.preview, self.address = [], None, ""
        programs, remote = folder / "bin", folder / "remote.git"
        for place in (self.here, programs):
            place.mkdir()
        (programs / "jobboard").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
        (programs / "jobboard").chmod(0o755)
        subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(remote)], check=True)
        settings = folder / "gitconfig"
        settings.write_text(
            "[user]\nname = Robin Example\nemail = robin@example.com\n"
            f'[url "{remote.as_uri()}"]\ninsteadOf = https://github.com/user/my-board.git\n'
        )
        self.remote = remote
        self.environment = {
            "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(folder), "PYTHONPATH": str(HOUSE),
            "SOURCE_DATE_EPOCH": "1795348800", "GIT_CONFIG_GLOBAL": str(settings), "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8",
        }  # fmt: skip

    def type(self, line: str) -> str:
        """Type a line, and return all that is answered."""
        self.typed.append(line)
        if line in INSTALLED:
            return ""
        if line.startswith("cd "):
            self.here /= line.removeprefix("cd ")
            return ""
        if line == "jobboard serve":
            return self._serve()
        done = subprocess.run(
            ["bash", "-c", line], cwd=self.here, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == ("error[" in done.stdout), f"{line}\n{done.stdout}"
        return done.stdout

    def look_for(self, words: str) -> None:
        """Wait until the preview shows some words on a posting's page."""
        until, page = time.monotonic() + PATIENCE, ""
        while words not in page and time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.address}jobs/night-baker/", timeout=5) as answer:  # noqa: S310
                    page = answer.read().decode()
            except urllib.error.URLError:
                time.sleep(0.1)
        assert words in page

    def _serve(self) -> str:
        """Start the preview at any free port, and read until it says where it is."""
        self.preview = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--port", "0"], cwd=self.here, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        said = ""
        for line in self.preview.stdout:
            said += line
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                self.address = found[0]
                return said.replace(found[0], "http://127.0.0.1:8000/")
        return said


@pytest.fixture
def reader(tmp_path):
    reader = Reader(tmp_path)
    yield reader
    if reader.preview:
        reader.preview.terminate()  # where tests run in the background of a shell, Ctrl-C is not heard
        reader.preview.communicate(timeout=30)


def answers(text: str) -> list[tuple[str, str]]:
    """Return each line that is typed, with what is to be answered."""
    return [
        (block.partition("\n")[0], block.partition("\n")[2])
        for block in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    ]


def fits(expected: str, said: str) -> bool:
    """Whether an answer is the expected one; a line `...` stands for any lines, `...` in a line for any words."""
    lines = [
        "(?:.*\n)*?" if line == "..." else ".*?".join(map(re.escape, line.split("..."))) + "\n"
        for line in expected.splitlines()
    ]
    return bool(re.fullmatch("".join(lines), said))


@pytest.mark.slow
def test_the_tutorial_does_what_it_says(reader):
    """Each line of the tutorial is typed, each file written, and each answer is the one that it shows."""
    for step in STEP.finditer(TUTORIAL):
        what, kind, text = step["what"] or "", step["kind"], step["text"] or ""
        if kind == "console":
            for line, expected in answers(text):
                said = reader.type(line)
                assert line in INSTALLED or fits(expected, said), f"$ {line}\n{said}\nbut the tutorial has\n{expected}"
        elif what.startswith("write "):
            (reader.here / what.removeprefix("write ")).write_text(text, encoding="utf-8")
        elif added := re.fullmatch(r'add below "(.+)" to (.+)', what):
            file = reader.here / added[2]
            head, below = file.read_text("utf-8").split(f"{added[1]}\n", 1)
            file.write_text(f"{head}{added[1]}\n{text}{below}", encoding="utf-8")
        elif shown := re.fullmatch('the preview shows "(.+)"', what):
            reader.look_for(shown[1])
        else:
            assert not kind, f"nothing is done with this:\n{text}"
    published = subprocess.run(
        ["git", "show", "gh-pages:jobs/night-baker/index.html"],
        cwd=reader.remote,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert len(reader.typed) > 12
    assert 'href="https://user.github.io/my-board/jobs/night-baker/"' in published
    assert "The coffee is on the house." in published


@pytest.mark.parametrize(
    ("expected", "said", "fit"),
    [
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a ... d\n", "a b c d\n", True),
        ("a ... d\n", "a\nd\n", False),
        ("a\n", "a\nb\n", False),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_only_what_is_left_out_may_be_anything(expected, said, fit):
    """Three dots stand for lines or for words, and nothing else does."""
    assert fits(expected, said) is fit
