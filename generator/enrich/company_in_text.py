"""Finds who hires where no label says so: in the title, in headings and in the sentences that open many postings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, is_label
from generator.enrich.company_asides import company_of_asides
from generator.enrich.company_hosts import company_of_hosts
from generator.enrich.company_names import clean, is_host, is_name
from generator.enrich.company_sentences import ABOUT, ABOUT_BEGINS, ABOUT_US, NAME, names_in
from generator.enrich.cues import HIRES
from generator.enrich.employer_names import is_coined, is_firm, is_proper, may_hire, names_role
from generator.enrich.headings import kind_of
from generator.enrich.patterns import words
from generator.enrich.place_reading import understand_place
from generator.enrich.place_statement import is_doubtful
from generator.enrich.plain import plain
from generator.enrich.title import below_name, naming, over_title
from generator.enrich.title_pieces import Pieces, pieces_of
from generator.model.entry import LineKind
from generator.model.facts import Fact, Origin
from generator.model.posting import Employer, SectionKind
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline, Part
    from generator.model.entry import Entry

_AT = re.compile(
    rf"(?:\s(?P<sure>at|bei|bij|chez|(?P<sign>@))(?(sign)\s{{0,3}}|\s{{1,3}})|\s(?P<perhaps>na|no|en|em|presso|voor)\s{{1,3}})"
    rf"(?:\[(?P<square>[^\[\]]{{2,60}})\]|(?P<name>{NAME}))"
    r"(?:\s{1,3}(?P<ending>[a-z]{4,14}))?\s{0,3}(?:\([^()]{0,60}\)|\[[^\[\]]{0,60}\])?\s{0,3}$"
)
_WE = re.compile(r"(?:We|Our|We['’](?:re|ve)|Wir|Unser\w*|Nous|Notre|Somos|Nuestr[ao]|Nossa?|Siamo|Wij|Onze?)\b")
_ENDS_IN_NAME = re.compile(r"\s\[(?P<name>[^\[\]]{2,40})\]$")
_ENDS_IN_FIRM = re.compile(r"\s\((?P<name>[A-ZÀ-Þ][^()]{1,30} [^() ]{2,6})\)$")  # "Baker (Acme Ltd)"
_TEAM = r"(?:team|teams|department|group|squad|tribe|division|engineer\w*|developer\w*|experience|skills?)\b"
_PARTED = re.compile(r"[:–—|-]\s")
_BESIDE = re.compile(r"\s{1,3}[|–—-]\s{1,3}")
_ARTICLES = frozenset(("na", "no", "presso"))
_LINKED = re.compile(r"[^\w\[]{0,9}\[(?P<words>[^\[\]]{1,80})\]\((?P<url>https?://[^()\s]{1,300})\)")
_DEEPEST_TITLE = 2  # level of a heading that names a posting, with who hires in the next
_FEWEST_PARTS = 3  # title, name and text
_LONGEST_HEADING = 70  # longer ones are sentences
_LONGEST_NAME = 120  # characters, with what stands before it
_OPENING = 12  # lines in which a story begins


def company_in_text(entry: Entry, title: str, parts: Outline) -> Iterator[Fact[Employer]]:
    """Go through the names the text gives its employer, the surest first; a name must be written like one."""
    above = over_title(entry)
    if above is not None:
        yield Fact(Employer(clean(above.text)), Origin.TITLE, above.span)
    yield from _under_title(entry, parts)
    _, below = below_name(entry)
    if below is not None:
        yield Fact(Employer(clean(below.text)), Origin.TITLE, below.span)
    whole = naming(entry) or Candidate(title, Origin.TITLE, Span(entry.path))
    yield from _in_title(entry, parts, whole)
    yield from _in_headings(parts)
    opening = [line for _, line in parts.telling(HIRES, None, SectionKind.COMPANY, SectionKind.SUMMARY)][:_OPENING]
    duties = (part.lines[0] for part in parts.parts if part.kind is SectionKind.RESPONSIBILITIES and part.lines)
    said = (part.heading for part in parts.parts if part.heading and len(part.heading.text) > _LONGEST_HEADING)
    for line in (*opening, *(line for line in duties if line.kind is LineKind.TEXT), *said):
        for name, sure in names_in(plain(line.text)):
            if is_name(name) and (sure or (may_hire(name) and _recurs(name, entry, parts))):
                where = Candidate(line.text, Origin.PROSE, line.span).where(name)
                yield Fact(Employer(clean(name)), Origin.PROSE, where)
    yield from company_of_asides(entry, parts)
    yield from company_of_hosts(entry, parts)


def _in_headings(parts: Outline) -> Iterator[Fact[Employer]]:
    """Go through the names in headings ("About Acme"), where the text repeats them."""
    for part in parts.parts:
        begins = part.heading and part.title.partition(" ")[0].replace("’", "'") in ABOUT_BEGINS
        about = ABOUT.match(part.title) if begins else None
        match = about or (ABOUT_US.match(part.title) if part.heading and _PARTED.search(part.title) else None)
        if match and part.heading and kind_of(part.title) in (SectionKind.COMPANY, None) and is_name(match["name"]):
            named = re.compile(rf"\b{re.escape(match['name'])}\b")
            said = (line.text for _, line in (*parts.headings, *parts.prose[:80]) if line != part.heading)
            if is_coined(match["name"]) or (about and _speaks_as_we(part)) or any(map(named.search, said)):
                yield Fact(Employer(clean(match["name"])), Origin.SECTION, part.heading.span)


def _speaks_as_we(part: Part) -> bool:
    """Whether what stands under a heading is told by those whom it names: "About Acme", then "We are ..."."""
    return bool(part.lines) and _WE.match(part.lines[0].text) is not None


def _in_title(entry: Entry, parts: Outline, whole: Candidate) -> Iterator[Fact[Employer]]:
    title = plain(whole.text)
    pieces = pieces_of(title)
    for text in dict.fromkeys((title, pieces.role if pieces else title)):
        name = _named_last(text[-_LONGEST_NAME:], entry, parts)
        if name:
            yield Fact(Employer(clean(name)), Origin.TITLE, whole.where(name))
    if is_coined(title) and not names_role(title):  # "# Acme.io" over a posting without a name of its own
        yield Fact(Employer(clean(title)), Origin.TITLE, whole.where(title))
    beside = _beside_careers(title)
    if beside:
        yield Fact(Employer(clean(beside)), Origin.TITLE, whole.where(beside))
    if (
        pieces
        and pieces.name
        and is_name(pieces.name)
        and (pieces.sure or _leads_to_place(title, pieces) or _speaks_of(pieces.name, entry, parts))
    ):
        link = _LINKED.match(whole.text)
        url = link["url"] if link and plain(link["words"]) == pieces.name else ""
        yield Fact(Employer(clean(pieces.name), url), Origin.TITLE, whole.where(pieces.name))


def _leads_to_place(title: str, pieces: Pieces) -> bool:
    """Whether a title is a name, the work and a place, and nothing else: "Acme - Baker - Leeds, UK"."""
    parts = _BESIDE.split(title)
    if len(parts) != _FEWEST_PARTS or parts[0] != pieces.name or not names_role(parts[1]) or not is_proper(parts[0]):
        return False
    place = understand_place(parts[2])
    towns = bool(place.locations) and all(one.locality and one.country for one in place.locations)
    return towns and "country" not in place.inferred and not is_doubtful(place)


def _beside_careers(title: str) -> str:
    """Return the name beside "Jobs" or "Careers" in the title of a page: "Careers | Acme"; "" if it is another's."""
    parts = _BESIDE.split(title)
    if len(parts) != 2:  # noqa: PLR2004 - the page, and whose it is
        return ""
    names = [part for part in parts if part.lower() not in words("title", "pages")]
    return names[0] if len(names) == 1 and may_hire(names[0]) else ""


def _named_last(title: str, entry: Entry, parts: Outline) -> str:
    """Return the name that a title ends in: "Baker at Acme", "[Leeds] Baker @Acme", "Baker [Acme]"; "" if none."""
    match = _AT.search(title)
    name = (match["square"] or match["name"]) if match else ""
    if match and match["ending"]:
        name = f"{name} {match['ending']}" if match["ending"] in words("company", "endings") else ""
    if match and name and is_name(name):
        if match["sure"] and not match["square"]:
            return name
        article = match["perhaps"] in _ARTICLES and title.startswith("[")  # "[Leeds] Padeiro na Acme"
        if may_hire(name) and (article or match["square"] or match["sign"] or _speaks_of(name, entry, parts)):
            return name
    match = _ENDS_IN_FIRM.search(title)
    if match and is_firm(match["name"]) and may_hire(match["name"]):
        return match["name"]
    match = _ENDS_IN_NAME.search(title)
    return match["name"] if match and may_hire(match["name"]) and _speaks_of(match["name"], entry, parts) else ""


def _speaks_of(name: str, entry: Entry, parts: Outline) -> bool:
    """Whether a text tells of a name as of an employer: it stands in a sentence as a name does, or in an address."""
    ways = {name, name.title()} if name.isupper() else {name}
    written = "|".join(re.escape(way) for way in sorted(ways))
    told = re.compile(
        rf"(?:^|[.!?]\s+|\b(?:[Aa]t|[Jj]oin|[Aa]bout)\s+)(?:[TD]he\s+|D(?:ie|er|as)\s+|L[ae]\s+)?(?:{written})\b(?!:)"
        rf"|(?<=[a-zà-ÿ,] )(?:{written})\b(?!\s{_TEAM})"
    )
    return any(told.search(line.text) for _, line in parts.prose[:60]) or is_host(name, entry)


def _recurs(name: str, entry: Entry, parts: Outline) -> bool:
    """Whether a name stands in two lines of a text or more, or in an address; a noun may begin with a capital once."""
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    lines = (one.text for part in parts.parts for one in (part.heading, *part.lines) if one is not None)
    return is_firm(name) or sum(named.search(line) is not None for line in lines) > 1 or _speaks_of(name, entry, parts)


def _under_title(entry: Entry, parts: Outline) -> Iterator[Fact[Employer]]:
    """Read a heading that stands right under the title, with nothing between, as the name of who hires."""
    if entry.title is None or entry.title.level > _DEEPEST_TITLE or len(parts.parts) < _FEWEST_PARTS - 1:
        return
    for above, part in zip(parts.parts[:2], parts.parts[1:3], strict=False):
        heading = part.heading
        if above.heading != entry.title or above.lines or heading is None or heading.level <= entry.title.level:
            continue
        name = part.title
        if kind_of(name) is not None or is_label(name) or names_role(name):
            continue
        if re.fullmatch(NAME, name) is None or not is_name(name):
            continue
        alone = not part.lines and len(parts.parts) >= _FEWEST_PARTS
        if alone or (may_hire(name) and is_host(name, entry)):
            link = re.search(r"\]\((https?://[^)\s]+)", heading.text)
            yield Fact(Employer(clean(name), link[1] if link else ""), Origin.SECTION, heading.span)
