"""A git repository -> what its branches hold; all that is asked of git itself."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path


class GitError(Exception):
    """Git could not do what it was asked; the text is git's own."""


class Git:
    """The git program, in a folder of a repository."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder; nothing is run yet."""
        self._folder = folder

    def data(self, *arguments: str) -> bytes:
        """Run git and return what it prints. GitError if it fails, or is not installed."""
        try:
            done = subprocess.run(  # noqa: S603 - the program is fixed, and no shell reads the arguments
                ["git", *arguments],  # noqa: S607 - found on the path, as by the people who use it
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            message = f"git cannot be run: {error.strerror}"
            raise GitError(message) from error
        if done.returncode:
            raise GitError(done.stderr.decode(errors="replace").strip() or f"git {arguments[0]} failed")
        return done.stdout

    def text(self, *arguments: str) -> str:
        """Run git and return what it prints as text. GitError if it fails."""
        return self.data(*arguments).decode(errors="replace").strip()

    def knows(self, *arguments: str) -> bool:
        """Whether git does this without a fault."""
        try:
            self.data(*arguments)
        except GitError:
            return False
        return True

    def fetch(self, remote: str, branch: str) -> str:
        """Learn what the branch holds at the remote; return its newest commit, "" if there is no such branch.

        GitError if the remote cannot be asked.
        """
        tracking = f"refs/remotes/{remote}/{branch}"
        if not self.data("ls-remote", remote, f"refs/heads/{branch}"):
            self.data("update-ref", "-d", tracking)  # else a branch that is gone would be continued
            return ""
        self.data("fetch", "--quiet", "--no-tags", remote, f"+refs/heads/{branch}:{tracking}")
        return self.text("rev-parse", tracking)

    def base_of(self, ref: str) -> str:
        """Return the commit at which the work left ``ref``. GitError if there is no such ref, or nothing in common."""
        return self.text("merge-base", "--end-of-options", ref, "HEAD")

    def file_at(self, commit: str, path: str) -> bytes | None:
        """Return a file as it was at a commit; None if there was none. The path is relative to the folder."""
        place = f"{commit}:./{path}"
        return self.data("cat-file", "blob", place) if self.knows("cat-file", "-e", place) else None

    def changed_since(self, ref: str) -> frozenset[str]:
        """Return the files below the folder that differ from where the work since ``ref`` began, new ones included.

        Paths are relative to the folder. GitError if there is no such ref, or nothing in common with it.
        """
        changed = self.data("diff", "--name-only", "--relative", "-z", self.base_of(ref))
        added = self.data("ls-files", "--others", "--exclude-standard", "-z")
        return frozenset(path.decode(errors="surrogateescape") for path in (changed + added).split(b"\0") if path)

    def files(self, commit: str) -> dict[str, str]:
        """Return the files of a commit, each with the name that git gave its bytes."""
        rows = self.data("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        heads_and_paths = (row.decode(errors="surrogateescape").split("\t", 1) for row in rows if row)
        return {path: head.split(" ")[2] for head, path in heads_and_paths}

    def checked_out(self) -> frozenset[str]:
        """Return the branches whose files lie in a folder right now."""
        lines = self.text("worktree", "list", "--porcelain").splitlines()
        return frozenset(line.removeprefix("branch refs/heads/") for line in lines if line.startswith("branch "))

    def names_bytes_with(self) -> str:
        """Return the hash function of this repository: "sha1" or "sha256"."""
        return self.text("rev-parse", "--show-object-format")


def name_of(data: bytes, function: str) -> str:
    """Return the name that git gives to a file's bytes (git, "Git Internals: Object Storage")."""
    return hashlib.new(function, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
