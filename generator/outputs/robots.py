"""Site -> /robots.txt: where crawlers find the sitemap; only at a host's root, for nobody reads it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.outputs import sitemap
from generator.present.routes import ROBOTS, SITEMAP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display


class RobotsView(msgspec.Struct, frozen=True):
    """``sitemap`` is a whole address, "" if there is none."""

    sitemap: str


def plan(display: Display) -> Iterable[Page]:
    """One file, which lets everybody in: pages that must not be listed say so themselves, and can only if read."""
    if display.frame.base_path == "/":
        yield Page(
            ROBOTS,
            RobotsView(display.permalink(SITEMAP) if sitemap.is_made(display) else ""),
            encode=encode,
            indexed=False,
        )


def encode(view: RobotsView) -> bytes:
    """Write the file."""
    return ("User-agent: *\nAllow: /\n" + (f"\nSitemap: {view.sitemap}\n" if view.sitemap else "")).encode()
