"""The Jinja environment of a chain of template folders, and the fingerprint of what lies in them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from generator.model.digest import digest, digest_bytes
from generator.present.wording import FILTERS


@cache
def environment(folders: tuple[str, ...], fingerprint: str) -> Environment:
    """Return the environment of these folders, first wins; one a process and state of the templates.

    ``theme/NAME`` reaches the template beneath the first folder's. A template sees no global names and no filter that
    gives another answer the second time. ``fingerprint`` only tells one state of the folders from another.
    """
    del fingerprint
    loaders = [FileSystemLoader(folder) for folder in folders]
    jinja = Environment(
        loader=ChoiceLoader([*loaders, PrefixLoader({"theme": ChoiceLoader(loaders[1:] or loaders)})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    jinja.globals.clear()
    del jinja.filters["random"]
    jinja.filters.update(FILTERS)
    return jinja


def fingerprint_of(folders: Sequence[str]) -> str:
    """Return the digest of all template files of a chain of folders, in its order."""
    return digest([[_file(folder, file) for file in sorted(Path(folder).rglob("*.html"))] for folder in folders])


def _file(folder: str, file: Path) -> tuple[str, str]:
    return file.relative_to(folder).as_posix(), digest_bytes(file.read_bytes())
