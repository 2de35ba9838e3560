"""Repositories for cases about publishing."""

from __future__ import annotations

import subprocess
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main


def git(root: Path, *command: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", *command], cwd=root, check=True, capture_output=True)


def repository(root: Path) -> Path:
    """Make a board a repository with one commit on `main` and the remote `origin`, an empty one; return the remote."""
    remote = root / "remote.git"
    git(root, "init", "--quiet", "--bare", "--initial-branch", "main", str(remote))
    (root / ".gitignore").write_text("/site/\n/.cache/\n/remote.git/\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.name", "Robin Example")
    git(root, "config", "user.email", "robin@example.com")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "A board")
    git(root, "config", "--unset", "user.name")
    git(root, "config", "--unset", "user.email")
    git(root, "remote", "add", "origin", str(remote))
    return remote


def publish(root: Path, *options: str) -> None:
    """Publish the board as it is."""
    done = CliRunner().invoke(main, ["publish", "--root", str(root), "--now", "2026-11-22", *options])
    assert done.exit_code == 0, done.output
