"""The key of a page: the hash of all that its rendering can see."""

from collections.abc import Iterable

from generator.model.digest import digest
from generator.model.page import Page


def page_keys(pages: Iterable[Page], shared: str) -> dict[str, str]:
    """Return file -> key; ``shared`` stands for what all pages see: the toolchain, the templates and the frame."""
    return {page.file: digest(shared, how(page), page.view, page.text, page.texts) for page in pages}


def how(page: Page) -> str:
    """Name what makes the page's bytes: the function that encodes or streams it, or its template."""
    function = page.encode or page.stream
    if function is not None:
        return f"{function.__module__}.{function.__qualname__}"
    expanded = f" of {page.expand.__module__}.{page.expand.__qualname__}" if page.expand else ""
    return f"template {page.template}{expanded}"
