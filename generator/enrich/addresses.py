"""Finds addresses of the web and of e-mail in a passage, each with what is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.model.facts import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.candidates import Candidate

_URL = re.compile(r"https?://(?=[\w\[-])[^\s<>\"'`|\\^{}]+", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:mailto:)?([A-Za-z0-9][A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+)(\?[^\s<>)\"']*)?"
)
# Written so that no program should read it: jobs (at) acme [dot] example.
_VEILED = re.compile(
    r"([A-Za-z0-9._+-]{1,64})\s?[(\[{]\s?at\s?[)\]}]\s?([A-Za-z0-9-]+)((?:\s?(?:\.|[(\[{]\s?dot\s?[)\]}])\s?[A-Za-z0-9-]+)+)",
    re.IGNORECASE,
)
_APART = re.compile(r"(?<![\w.])([A-Za-z0-9._+-]{2,64})\s@\s([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_SPELT = re.compile(
    r"(?<![\w.])([A-Za-z0-9._+-]{2,40}) at (?!(?:the|an?|our|your|this|that|my) )"
    r"([A-Za-z0-9-]{2,40})((?: dot [A-Za-z0-9-]{2,20}){1,3})(?!\w)",
    re.IGNORECASE,
)
_SPELT_DOT = re.compile(r" dot ", re.IGNORECASE)
_DOT = re.compile(r"\s?[(\[{]\s?dot\s?[)\]}]\s?", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w@./-])(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[^\s<>)\"']*)?", re.IGNORECASE)
_SCHEME = re.compile(r"^\W*([a-z][a-z0-9+.-]*):(?!\d)(?=\S)", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^)]*\)")
_LABEL = re.compile(r"\[([^\[\]]*)\]\(<?$")
_NEAR = 40
_SENTENCE = re.compile(rf".{{0,{_NEAR}}}[.!?]\s", re.DOTALL)


class Address(msgspec.Struct, frozen=True, gc=False):
    """An address as a URL, its place in the passage, the words of its link, and those in front of it."""

    url: str
    start: int
    end: int
    label: str = ""
    before: str = ""


def address_in(candidate: Candidate) -> Address | None:
    """Return the first address in a passage that was written to hold one."""
    found = next(addresses_in(candidate), None)
    if found is not None:
        return found
    bare = _BARE.search(candidate.text)
    plainly = candidate.origin is Origin.FRONT_MATTER or (bare is not None and bare[0].lower().startswith("www."))
    if bare is not None and plainly and _SCHEME.match(candidate.text) is None:
        return Address(f"https://{_trimmed(bare[0])}", *bare.span())
    return None


def addresses_in(candidate: Candidate) -> Iterator[Address]:
    """Go through the addresses in a passage, from left to right; those of pictures are none."""
    text = candidate.text
    if "![" in text:
        text = _IMAGE.sub(lambda match: "".join("x" if sign == "[" else " " for sign in match[0]), text)
    found: list[Address] = []
    for match in _URL.finditer(text):
        url = _trimmed(match[0])
        found.append(_address(text, url, match.start(), match.start() + len(url)))
    if "@" in text:
        taken = [(one.start, one.end) for one in found]
        for match in _MAIL.finditer(text):
            if not any(start <= match.start() < end for start, end in taken):
                url = f"mailto:{match[1].rstrip('.')}{match[2] or ''}"
                found.append(_address(text, url, *match.span()))
        found.extend(
            _address(text, f"mailto:{one[1]}@{one[2].rstrip('.')}", *one.span()) for one in _APART.finditer(text)
        )
    elif veiled := _VEILED.search(text):
        host = veiled[2] + _DOT.sub(".", veiled[3])
        found.append(_address(text, f"mailto:{veiled[1]}@{host}", *veiled.span()))
    elif " dot " in text and (spelt := _SPELT.search(text)):
        found.append(_address(text, f"mailto:{spelt[1]}@{spelt[2]}{_SPELT_DOT.sub('.', spelt[3])}", *spelt.span()))
    yield from sorted(found, key=lambda one: one.start)


def _address(text: str, url: str, start: int, end: int) -> Address:
    before = text[:start]
    label = _LABEL.search(before)
    words = label[1] if label else ""
    before = before[: label.start()] if label else before
    return Address(url, start, end, words, _SENTENCE.sub("", before[-_NEAR:]))


def _trimmed(url: str) -> str:
    """Return a URL without the signs of the sentence or the link around it."""
    url = url.split("](", maxsplit=1)[0].rstrip(".,;:!?*_\"'")
    while url.endswith((")", "]", ">")) and url.count("(") < url.count(")") + url.count("]") + url.count(">"):
        url = url[:-1].rstrip(".,;:!?*_")
    return url
