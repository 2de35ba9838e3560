"""One digest for everything but content that shapes the output: our code and data, Python, the libraries."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.model.digest import digest, digest_bytes

LIBRARIES = (
    "Jinja2", "Markdown", "PyYAML", "cmarkgfm", "font-roboto", "msgspec", "nh3", "pillow", "price-parser",
    "pymdown-extensions", "python-dateutil", "python-frontmatter",
)  # fmt: skip
PACKAGE = str(Path(__file__).parents[1])
_NOT_OURS = ("__pycache__", "theme")  # what Python makes of our files, and the templates, which have their own digest


@cache
def toolchain() -> str:
    """Return the digest of this installation; any other one may give other pages."""
    ours = sorted((file.removeprefix(PACKAGE), digest_bytes(_read(file))) for file in _files(PACKAGE))
    return digest(ours, list(sys.version_info), [(name, _version(name)) for name in LIBRARIES])


def _files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_file():
            yield entry.path
        elif entry.name not in _NOT_OURS:
            yield from _files(entry.path)


def _read(file: str) -> bytes:
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - path objects double the time for all our files
        return stream.readall()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
