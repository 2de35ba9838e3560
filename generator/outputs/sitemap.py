"""Pages -> /sitemap.xml: the addresses that search engines should know, with the day their content last changed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.present.routes import SITEMAP, sitemap_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display

# A sitemap may hold 50,000 addresses.
PART = 45_000


class SitemapView(msgspec.Struct, frozen=True):
    """Whole addresses, each with its day ("" if unknown); ``parts`` says whether they are sitemaps themselves."""

    addresses: tuple[tuple[str, str], ...]
    parts: bool = False


def is_made(display: Display) -> bool:
    """Say whether there is one: no page of a demonstration may be listed, and none without its address can."""
    return bool(display.frame.base_url) and not display.frame.demo and not display.lacks("sitemap")


def plan(display: Display, pages: Iterable[Page], part_size: int = PART) -> Iterable[Page]:
    """One file, or for a large board one that names its parts."""
    if not is_made(display):
        return
    listed = sorted((page for page in pages if page.indexed and page.template), key=lambda page: page.path)
    addresses = [
        (display.permalink(page.path), page.last_modified.isoformat() if page.last_modified else "") for page in listed
    ]
    if len(addresses) <= part_size:
        yield Page(SITEMAP, SitemapView(tuple(addresses)), encode=encode, indexed=False)
        return
    parts = []
    for number, start in enumerate(range(0, len(addresses), part_size), 1):
        part = SitemapView(tuple(addresses[start : start + part_size]))
        parts.append((display.permalink(sitemap_path(number)), max(day for _, day in part.addresses)))
        yield Page(sitemap_path(number), part, encode=encode, indexed=False)
    yield Page(SITEMAP, SitemapView(tuple(parts), parts=True), encode=encode, indexed=False)


def encode(view: SitemapView) -> bytes:
    """Write the file."""
    outer, inner = ("sitemapindex", "sitemap") if view.parts else ("urlset", "url")
    lines = [
        f"<{inner}><loc>{escape(address, quote=False)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{inner}>"
        for address, day in view.addresses
    ]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([head, *lines, f"</{outer}>\n"]).encode()
