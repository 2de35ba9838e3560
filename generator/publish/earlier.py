"""The branch as it was published last -> what its postings meant then, kept where a build can compare with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.publish.git import Git, GitError

if TYPE_CHECKING:
    from generator.model.config import Config
    from generator.publish import Destination

MEANING = "meaning.json"
NOTHING = b'{"version": 1, "postings": {}}'


def keep_meaning(config: Config, to: Destination) -> str:
    """Put the branch's `meaning.json` into the board's cache and return its path; "" if the remote cannot be asked.

    A branch without one has published nothing that could be compared: all postings count as new.
    """
    git = Git(Path(config.root))
    try:
        commit = git.fetch(to.remote, to.branch)
        there = bool(commit) and git.knows("cat-file", "-e", f"{commit}:{MEANING}")
        data = git.data("cat-file", "blob", f"{commit}:{MEANING}") if there else NOTHING
    except GitError:
        return ""
    kept = Path(config.root, ".cache", "published", MEANING)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    return str(kept)
