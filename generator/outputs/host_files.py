"""Site -> /_headers and /_redirects, which Netlify and Cloudflare Pages read; only at a host's root, as robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.present.routes import API, CSV, HEADERS, REDIRECTS, alias_path, href, posting_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.present.display import Display

NAME = "host-files"
# Cloudflare Pages reads so many static redirects (its page "Redirects"), and, as is told, so many bytes of them.
MOST, MOST_BYTES = 2_000, 100_000
FRAMES = "Content-Security-Policy: frame-ancestors 'self'"
COMMON = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()",
)
OPEN = "Access-Control-Allow-Origin: *"


class HeadersView(msgspec.Struct, frozen=True):
    """Rules in their order: a pattern of paths, and the headers of what it fits."""

    rules: tuple[tuple[str, tuple[str, ...]], ...]


class RedirectsView(msgspec.Struct, frozen=True):
    """Former paths, each with the present one."""

    moves: tuple[tuple[str, str], ...]


def plan(display: Display) -> Iterable[Page]:
    """Both files; a host of this kind serves a board at its root, so elsewhere there are none."""
    if display.frame.base_path == "/":
        yield Page(HEADERS, HeadersView(tuple(_rules(display))), encode=encode_headers, indexed=False)
        yield Page(REDIRECTS, RedirectsView(tuple(_bounded(_moves(display)))), encode=encode_redirects, indexed=False)


def _rules(display: Display) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A page for frames of other sites is one that these may show; what programs fetch is open to scripts of all."""
    yield "/*", COMMON if display.has("embed") else (*COMMON, FRAMES)
    if display.has("api"):
        yield f"{API}*", (OPEN,)
    if display.has("csv"):
        yield CSV, (OPEN,)


def _moves(display: Display) -> Iterator[tuple[str, str]]:
    """Go through the former addresses of postings, those of the newest first."""
    for posting in (*display.site.open, *display.site.closed):
        target = href("/", posting_path(posting.slug))
        for alias in posting.aliases:
            former = href("/", alias_path(alias)) if alias.strip("/ ") else target
            if former != target:
                yield former, target


def _bounded(moves: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Keep the first move of each former address, and as many as hosts read."""
    seen: set[str] = set()
    room = MOST_BYTES
    for former, target in moves:
        room -= len(_line(former, target)) if former not in seen else 0
        if room < 0 or len(seen) == MOST:
            return
        if former not in seen:
            seen.add(former)
            yield former, target


def encode_headers(view: HeadersView) -> bytes:
    """Write a rule as its pattern, and its headers below it."""
    rules = ("\n  ".join((path, *headers)) for path, headers in view.rules)
    return "".join(f"{rule}\n" for rule in rules).encode()


def encode_redirects(view: RedirectsView) -> bytes:
    """Write a line for each former address."""
    return "".join(_line(former, target) for former, target in view.moves).encode()


def _line(former: str, target: str) -> str:
    return f"{former} {target} 301\n"
