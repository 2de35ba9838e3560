"""A board of which texts alone changed since the last build -> the pages that show them; no other page is planned.

Most edits are of this kind: a sentence in one posting. Its page is the only one that shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.cache.keys import PageKeys
from generator.model.diagnostic import Diagnostic
from generator.model.page import Page, Slot
from generator.outputs.postings import page_of
from generator.outputs.similar import Neighbours
from generator.present.display import display_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.cache.manifest import Manifest
    from generator.model.site import Site
    from generator.model.source import Source
    from generator.present.views import Frame


class Outline(msgspec.Struct, frozen=True):
    """What a build keeps of its plan: the digests of the postings' files, all pages by place, what planning found."""

    sources: dict[str, str]
    slots: tuple[Slot, ...]
    found: tuple[Diagnostic, ...]


class Retouched(msgspec.Struct, frozen=True):
    """The pages that show what changed, and the keys of these and of all others, which stand as they were."""

    pages: tuple[Page, ...]
    keys: dict[str, str]


def digests_of(sources: Iterable[Source]) -> dict[str, str]:
    """Return path -> digest of files."""
    return {source.path: source.digest for source in sources}


def retouched(
    outline: Outline, site: Site, frame: Frame, sources: Iterable[Source], *, manifest: Manifest, shared: str
) -> Retouched:
    """Plan the pages of the postings whose files changed, on a board that has the same facts as that of the outline.

    ``shared`` is what the keys of all pages begin with.
    """
    changed = {path for path, digest in digests_of(sources).items() if outline.sources.get(path) != digest}
    display = display_of(site, frame)
    neighbours = Neighbours(display)
    shown = [posting for posting in (*site.open, *site.closed) if posting.path in changed]
    pages = tuple(page_of(posting, display, neighbours) for posting in shown)
    stamps = manifest.remembered
    keys = {slot.file: stamps[slot.file][0] if slot.file in stamps else "" for slot in outline.slots}
    made = PageKeys(shared)
    return Retouched(pages, keys | {page.file: made.of(page) for page in pages})
