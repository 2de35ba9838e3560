"""One digest for everything but content that shapes the output: our code and data, Python, the libraries."""

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.model.digest import digest, digest_bytes

LIBRARIES = (
    "Jinja2", "Markdown", "PyYAML", "cmarkgfm", "font-roboto", "msgspec", "nh3", "pillow", "price-parser",
    "pymdown-extensions", "python-dateutil", "python-frontmatter",
)  # fmt: skip
PACKAGE = Path(__file__).parents[1]


@cache
def toolchain() -> str:
    """Return the digest of this installation; any other one may give other pages."""
    files = sorted(
        file
        for file in PACKAGE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and "theme" not in file.parts
    )
    ours = [(file.relative_to(PACKAGE).as_posix(), digest_bytes(file.read_bytes())) for file in files]
    return digest(ours, list(sys.version_info), [(name, _version(name)) for name in LIBRARIES])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
