"""The key of a page: the hash of all that its rendering can see."""

from collections.abc import Iterable

import msgspec

from generator.model.digest import digest
from generator.model.page import Page


def page_keys(pages: Iterable[Page], *, toolchain: str, templates: str, frame: msgspec.Struct) -> dict[str, str]:
    """Return file -> key. ``templates`` is the fingerprint of all template files."""
    shared = digest(toolchain, templates, frame)
    return {page.file: digest(shared, how(page), page.view, page.text) for page in pages}


def how(page: Page) -> str:
    """Name what makes the page's bytes: its encoding function, or its template."""
    if page.encode is not None:
        return f"{page.encode.__module__}.{page.encode.__qualname__}"
    return f"template {page.template}"
