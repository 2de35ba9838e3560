"""Keeps our own templates compiled between runs, as Python keeps modules: in ``__pycache__``, if it may be written."""

from __future__ import annotations

import io
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.kept import keep, place_beside
from generator.model.digest import digest, digest_bytes
from generator.render import codegen

if TYPE_CHECKING:
    from jinja2 import Environment

# All that makes the same template other code, besides Python, whose version is in the name of the file.
COMPILER = digest(version("Jinja2"), digest_bytes(Path(codegen.__file__).read_bytes()))


class Compiled(BytecodeCache):
    """The compiled templates of one folder. Those of other folders are their owners': nothing is put beside them."""

    def __init__(self, folder: str) -> None:
        """Keep the templates of this folder."""
        self.folder = folder

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Look a template up; its code knows its name and its place, so both belong to what it is known by."""
        key = ""
        if filename and Path(filename).is_relative_to(self.folder):
            key = place_beside(filename, digest(name, filename))
        bucket = Bucket(environment, key, digest(COMPILER, source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that was kept, if it was made of the same text by the same compiler."""
        if bucket.key:
            with suppress(OSError, EOFError, ValueError), Path(bucket.key).open("rb") as kept:
                bucket.load_bytecode(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        if bucket.key:
            code = io.BytesIO()
            bucket.write_bytecode(code)
            keep(bucket.key, code.getvalue())
