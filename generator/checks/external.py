"""The board -> the addresses of the web that it leads to, each with the place where it is written."""

import html
import re
from collections.abc import Callable, Iterator

from generator.checks.claims import is_reserved
from generator.model.html import Html
from generator.model.site import Site
from generator.model.source import Span

# An attribute of finished HTML, which the allow-list writes with double quotes.
_ADDRESS = re.compile(r'(?:href|src)="(https?://[^"]{1,2000})"')
_WEB = re.compile("https?://", re.IGNORECASE)


def external_links(
    site: Site, body_of: Callable[[str], Html], text_of: Callable[[str], str]
) -> Iterator[tuple[str, Span]]:
    """Go through the addresses that visitors are shown, and the first place of each in each file.

    ``body_of`` gives the HTML of a posting's file, ``text_of`` the text of any file of the board. Drafts, closed
    postings and addresses for examples, which nobody can reach, are left out.
    """
    told: set[tuple[str, str]] = set()
    for address, span in _all(site, body_of):
        if _WEB.match(address) and not is_reserved(address) and (address, span.path) not in told:
            told.add((address, span.path))
            yield address, span if span.line else _placed(address, span.path, text_of)


def _all(site: Site, body_of: Callable[[str], Html]) -> Iterator[tuple[str, Span]]:
    for posting in (*site.open, *site.scheduled):
        yield posting.apply, posting.span("apply")
        if posting.company:
            yield posting.company.url, posting.span("company")
        yield from ((address, Span(posting.path)) for address in _in(body_of(posting.path)))
    for company in site.companies:
        profile = Span(f"content/companies/{company.slug}.md")
        yield from ((address, profile) for address in _in(company.body))
    for page in site.pages:
        yield from ((address, Span(page.path)) for address in _in(page.body))
    for item in site.board.navigation:
        yield item.url, Span("board.toml")


def _in(body: Html) -> Iterator[str]:
    return map(html.unescape, _ADDRESS.findall(body.text))


def _placed(address: str, path: str, text_of: Callable[[str], str]) -> Span:
    """Return the first line that holds an address as it is written; the file alone if none does."""
    for number, line in enumerate(text_of(path).splitlines(), 1):
        start = line.find(address)
        if start >= 0:
            return Span(path, number, start + 1, start + 1 + len(address))
    return Span(path)
