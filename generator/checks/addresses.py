"""Rules over the addresses of the site: each has one page, and each link leads to one."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.checks.faults import DEAD_LINK, SAME_PATH
from generator.model.addresses import medium_at
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic
from generator.model.page import Addressed
from generator.model.site import Site
from generator.model.source import Asset, Span

_POSTINGS = "/jobs/"
_PICTURES = (".apng", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def addresses_are_single(
    _site: Site, pages: Sequence[Addressed], assets: Sequence[Asset], _config: Config
) -> Iterator[Diagnostic]:
    """No two files of the site want the same place, nor one the place of a folder of others."""
    claims = [(page.file, page.source) for page in pages]
    claims += [(asset.path.removeprefix("/"), medium_at(asset.path)) for asset in assets]
    holders: dict[str, tuple[str, str | None]] = {}
    for file, source in claims:
        place = _folded(file)
        if place in holders:
            yield _same(file, source, *holders[place])
        else:
            holders[place] = (file, source)
    folders = {parent for place in holders for parent in _parents(place)}
    for place in sorted(folders & holders.keys()):
        file, source = holders[place]
        yield _same(file, source, f"{file}/", None)


def links_lead_somewhere(
    site: Site, pages: Sequence[Addressed], assets: Sequence[Asset], _config: Config
) -> Iterator[Diagnostic]:
    """Links between postings, and to files beside them, lead to what is published."""
    linking = [posting for posting in (*site.open, *site.closed) if posting.links]
    if not linking:
        return
    paths = {page.path for page in pages} | {asset.path for asset in assets}
    dead = [
        (posting, link, target)
        for posting in linking
        for link in posting.links
        if not paths & {target := link.target.partition("#")[0].partition("?")[0], unquote(target)}
    ]
    known = {_folded(path): path for path in paths} if dead else {}
    hidden = {posting.slug: "is a draft" for posting in site.drafts}
    hidden |= {posting.slug: "is not published yet" for posting in site.scheduled}
    for posting, link, target in dead:
        message, hint = _dead(unquote(target), known, hidden)
        yield DEAD_LINK.at(Span(posting.path, link.line), message, hint)


def logos_are_there(
    site: Site, _pages: Sequence[Addressed], assets: Sequence[Asset], _config: Config
) -> Iterator[Diagnostic]:
    """A company's logo that lies beside its profile, or a posting, is there; the fault is told at its place."""
    logos = {company.employer.logo: company.employer.name for company in site.companies}
    for path in sorted(logos.keys() - {asset.path for asset in assets}):
        file = medium_at(path)
        if file:
            hint = "put the picture there, or correct what `logo` says; capitals count"
            yield DEAD_LINK.at(Span(file), f"the logo of {logos[path]} is not on the site", hint)


def _same(file: str, source: str | None, other: str, other_source: str | None) -> Diagnostic:
    """Tell of two claims to one place; the diagnostic stands at a file that its author can rename."""
    if other_source and not source:
        file, source, other, other_source = other, other_source, file, source
    spans = [Span(path) for path in (source, other_source) if path]
    address, same = (f"/{name.removesuffix('index.html')}" for name in (file, other))
    what = f"the address `{address}`" if address == same else f"`{address}` and `{same}`, which hosts may take for one"
    rival = "another file" if other_source else "a file in the folder of static files, or a page of the board itself,"
    hint = f"rename `{PurePosixPath(source).name}`" if source else "rename one of them in the folder of static files"
    notes = [("the other one", span) for span in spans[1:]]
    return SAME_PATH.at(spans[0] if spans else Span(file), f"this file and {rival} want {what}", hint, notes)


def _dead(target: str, known: Mapping[str, str], hidden: Mapping[str, str]) -> tuple[str, str]:
    """Say why a path leads nowhere, and what to do; ``known`` maps folded paths to paths, ``hidden`` slugs to whys."""
    name = PurePosixPath(target).name
    slug = name if target.startswith(_POSTINGS) else ""
    if slug in hidden:
        return f"this link leads to the posting `{slug}`, which {hidden[slug]}", "publish it, or take the link out"
    what = f"the posting `{slug}`" if slug else f"the file `{name}`"
    other = known.get(_folded(target))
    if other:
        right = PurePosixPath(other).name
        return f"this link leads to {what}, but its name is `{right}`, with other capitals", f"write `{right}`"
    if PurePosixPath(name).suffix.lower() in _PICTURES:
        hint = "put the picture into the folder of the posting, or correct its name; capitals count"
        return f"the picture `{name}` is not on the site", hint
    return f"this link leads to {what}, which is not on the site", "correct the name, or take the link out"


def _folded(path: str) -> str:
    """Return a path as a host may see it that tells neither capitals nor ways to write an accent apart."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _parents(place: str) -> Iterator[str]:
    while place := place.rpartition("/")[0]:
        yield place
