"""Rules over what makes a posting look like a fraud, so that careful readers turn away from it."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.checks.data import Cued, any_of, cued, read_rules
from generator.checks.posting_faults import MESSENGER, PAYMENT, SHORTENER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.prose import Prose
    from generator.model.config import Config
    from generator.model.diagnostic import Diagnostic
    from generator.model.posting import Posting

# Most addresses begin so; the library is asked for the rest, and takes eight times as long.
_PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|$)")
_DOT = re.compile(r"\.")
_ADDRESS = re.compile(r"https?://[^\s<>()\"'\]]+", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s|$)|\n")


def asks_for_no_money(prose: Prose) -> Iterator[Diagnostic]:
    """A posting asks applicants for no money."""
    patterns = payment(prose.language)
    if patterns is None:
        return
    asked, denied = patterns
    for match in [match for row in asked for match in row.hits(prose.text, prose.vocabulary)]:
        if not denied.search(_sentence(prose.text, match.start(), match.end())):
            message = "this seems to ask applicants for money"
            hint = "take it out, or do not publish the posting; if it means something else, leave it"
            yield PAYMENT.at(prose.span(match.start(), match.end()), message, hint)
            return


def one_can_apply_without_a_messenger(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """There is a way to apply that is no messenger."""
    if is_below(posting.apply, "messengers"):
        message = f"one can apply only by a messenger, at `{host_of(posting.apply)}`"
        hint = "write the address of a form or an e-mail address as `apply:`; the messenger may stand in the text"
        yield MESSENGER.at(posting.span("apply"), message, hint)


def fields_show_where_they_lead(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """The addresses in the fields lead where they say."""
    company = posting.company.url if posting.company else ""
    for field, address in (("apply", posting.apply), ("company", company)):
        if is_below(address, "shorteners"):
            yield SHORTENER.at(posting.span(field), *_hidden(address))


def links_show_where_they_lead(prose: Prose) -> Iterator[Diagnostic]:
    """The links of the text lead where they say."""
    if "://" not in prose.text:
        return
    for match in _ADDRESS.finditer(prose.text):
        # One that is the way to apply is told of as such.
        if is_below(match[0], "shorteners") and match[0] != prose.posting.apply:
            yield SHORTENER.at(prose.span(match.start(), match.end()), *_hidden(match[0]))


@functools.cache
def payment(language: str) -> tuple[tuple[Cued, ...], re.Pattern[str]] | None:
    """Return what asks for money in a language, and what denies it; None if nothing is known of the language."""
    rows = read_rules("wording")["payment"].get(language)
    if rows is None:
        return None
    return cued(rows["patterns"]), any_of(rows["denied"])


def is_below(address: str, kind: str) -> bool:
    """Say whether an address of the web is at one of the hosts of a kind, or below one."""
    return bool(address) and _is_of_kind(host_of(address), kind)


@functools.lru_cache(maxsize=10_000)
def _is_of_kind(host: str, kind: str) -> bool:
    """Say it of a host; postings share most of theirs."""
    return any(host[at:] in hosts(kind) for at in (0, *(dot.end() for dot in _DOT.finditer(host))))


@functools.cache
def hosts(kind: str) -> frozenset[str]:
    """Return the hosts of a kind."""
    return frozenset(read_rules("hosts")[kind])


def host_of(address: str) -> str:
    """Return the host of an address of the web, without "www."; "" if it is none."""
    if plain := _PLAIN_HOST.match(address):
        return plain[1].rstrip(".").removeprefix("www.")
    try:
        return (urlsplit(address).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""


def _hidden(address: str) -> tuple[str, str]:
    return f"`{host_of(address)}` hides where this link leads", "write the address that it leads to"


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a passage."""
    before = [match.end() for match in _SENTENCE_ENDS.finditer(text, 0, start)]
    after = _SENTENCE_ENDS.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]
