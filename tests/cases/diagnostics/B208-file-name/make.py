"""A file out of an old archive, with a name in another encoding."""

import os

import pytest


def make(root):
    folder = root / "content" / "postings"
    folder.mkdir(parents=True)
    try:
        (folder / os.fsdecode(b"m\xfcnchen.md")).write_text("# Cook\n", "utf-8")
    except OSError:
        pytest.skip("this disk takes no such name")
