"""The key of a page: the hash of all that its rendering can see."""

from collections.abc import Iterable
from typing import Any

import msgspec

from generator.model.digest import digest
from generator.model.page import Page


def page_keys(pages: Iterable[Page], shared: str) -> dict[str, str]:
    """Return file -> key; ``shared`` stands for what all pages see: the toolchain, the templates and the frame."""
    known: dict[int, str] = {}
    return {page.file: digest(shared, how(page), *_parts(page.view, known), page.text) for page in pages}


def how(page: Page) -> str:
    """Name what makes the page's bytes: its encoding function, or its template."""
    if page.encode is not None:
        return f"{page.encode.__module__}.{page.encode.__qualname__}"
    return f"template {page.template}"


def _parts(view: msgspec.Struct, known: dict[int, str]) -> tuple[Any, ...]:
    """Take a view apart into itself without its cards, and their digests.

    A card stands in some twenty lists, as one object: ``known`` has its digest by identity, which holds as long as the
    pages do.
    """
    cards: tuple[msgspec.Struct, ...] = getattr(view, "cards", ())
    if not cards:
        return (view,)
    for card in cards:
        if id(card) not in known:
            known[id(card)] = digest(card)
    return msgspec.structs.replace(view, cards=()), [known[id(card)] for card in cards]
