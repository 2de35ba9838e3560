"""Understands how to apply: from addresses in front matter, labels and text to one `https:` or `mailto:` URL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, labelled, written
from generator.enrich.faults import REFUSED_ADDRESS
from generator.enrich.patterns import any_of
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.sections import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry

_URL = re.compile(r"https?://[^\s<>\"'`|\\^{}]+", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:mailto:)?([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+)(\?[^\s<>)\"']*)?"
)
_BARE = re.compile(r"(?<![\w@./-])(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[^\s<>)\"']*)?", re.IGNORECASE)
_SCHEME = re.compile(r"^\W*([a-z][a-z0-9+.-]*):(?!\d)(?=\S)", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def apply_of(entry: Entry, parts: Outline, reading: Reading) -> Outcome[Fact[str] | None]:
    """Return where to apply; an address that is none of the web or of e-mail is refused with a warning."""
    faults: list[Diagnostic] = []
    for candidate in (*written(entry, "apply"), *labelled(entry, "apply")):
        address = address_in(candidate)
        if address is not None:
            return Outcome(Fact(*address), tuple(faults))
        if candidate.origin is Origin.FRONT_MATTER or re.search(r"javascript:|data:", candidate.text, re.IGNORECASE):
            faults.append(REFUSED_ADDRESS.at(
                candidate.span, f"`{candidate.text}` is not an address where one can apply, so it is left out",
                "write an address such as `https://acme.example/jobs/7` or `jobs@acme.example`",
            ))  # fmt: skip
    for fact in _in_text(parts):
        return Outcome(fact, tuple(faults))
    if reading.defaults.apply:
        address = address_in(
            Candidate(
                reading.defaults.apply, Origin.BOARD_DEFAULT, entry.title.span if entry.title else _nowhere(entry)
            )
        )
        if address is not None:
            return Outcome(Fact(address[0], Origin.BOARD_DEFAULT, None), tuple(faults))
    return Outcome(None, tuple(faults))


def _nowhere(entry: Entry) -> Span:
    return Span(entry.path)


def address_in(candidate: Candidate) -> tuple[str, Origin, Span] | None:
    """Return the first address in a passage as a URL, with origin and place."""
    text = _IMAGE.sub(lambda match: " " * len(match[0]), candidate.text)
    url = _URL.search(text)
    mail = _MAIL.search(text)
    if url is not None and (mail is None or url.start() <= mail.start()):
        end = url.start() + len(_trimmed(url[0]))
        return text[url.start() : end], candidate.origin, candidate.part(url.start(), end)
    if mail is not None:
        address = mail[1].rstrip(".")
        return f"mailto:{address}{mail[2] or ''}", candidate.origin, candidate.part(*mail.span())
    scheme = _SCHEME.match(text)
    bare = _BARE.search(text)
    if (
        bare is not None
        and scheme is None
        and (candidate.origin is Origin.FRONT_MATTER or bare[0].lower().startswith("www."))
    ):
        return f"https://{_trimmed(bare[0])}", candidate.origin, candidate.part(*bare.span())
    return None


def _trimmed(url: str) -> str:
    """Return a URL without the signs of the sentence or the link around it."""
    url = url.rstrip(".,;:!?*_\"'")
    while url.endswith((")", "]", ">")) and url.count("(") < url.count(")") + url.count("]") + url.count(">"):
        url = url[:-1].rstrip(".,;:!?*_")
    return url


def _in_text(parts: Outline) -> Iterator[Fact[str]]:
    addressed = [
        (part, line) for part, line in parts.about(("@", "://")) if not any_of("apply", "not").search(line.text)
    ]
    for part, line in addressed:
        if part.kind is SectionKind.APPLY:
            address = address_in(Candidate(line.text, Origin.SECTION, line.span))
            if address is not None:
                yield Fact(*address)
    for part, line in addressed:
        if part.kind is not SectionKind.APPLY and any_of("apply", "asks").search(line.text):
            address = address_in(Candidate(line.text, Origin.PROSE, line.span))
            if address is not None:
                yield Fact(*address)
