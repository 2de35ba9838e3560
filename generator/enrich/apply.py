"""Understands how to apply: from addresses in front matter, labels and text to one `https:` or `mailto:` URL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.addresses import Address, address_in, addresses_in
from generator.enrich.candidates import Candidate, labelled, written
from generator.enrich.cues import APPLY
from generator.enrich.faults import REFUSED_ADDRESS
from generator.enrich.patterns import any_of
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import SectionKind
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry, Line

_ANCHOR = re.compile(r'<a [^<>]*href="(https?:[^"<>]+|mailto:[^"<>]+)"[^<>]*>((?:(?!</a>).){1,120})</a>', re.DOTALL)
_ALL_OF_IT = re.compile(
    r"\W*(?:(?:click|clique|klick\w*|haga clic|haz clic|cliquez)"
    r"(?:\s(?:here|aqui|aquí|hier|ici|to|para|pour|um|se|te)){1,4}\s)?"
    r"(?:apply|work with us|join us|join the team|postul|bewerb"
    r"|jetzt bewerben|inscr[ií]b|candidat|solliciteer|応募|申请)",
    re.IGNORECASE,
)

_HERE = frozenset(("here", "this link", "online", "hier", "ici", "aquí", "aqui", "qui"))
_ASKS_HERE = re.compile(
    r"\b(?:apply|bewerben|postuler|postula\w*|candidat\w+|inscr\w+)\W{1,3}<a [^<>]*$", re.IGNORECASE
)
_NEAR = 120  # characters in front of an address that may hold the word
_FOLLOWING = re.compile(r"\b(?:following|this) e?-?(?:mail|address)[\w\s-]{0,20}:?\s{0,3}\W{0,2}$", re.IGNORECASE)
_OF_WORK = re.compile(
    r"job|career|karriere|work|vaga|vacan|position|opening|appl|hiring|join|recru|emploi|stelle|bewerb|talent|lever|"
    r"greenhouse|personio|form",
    re.IGNORECASE,
)


def apply_of(entry: Entry, parts: Outline, reading: Reading) -> Outcome[Fact[str] | None]:
    """Return where to apply; an address that is none of the web or of e-mail is refused with a warning."""
    faults: list[Diagnostic] = []
    homes: list[Fact[str]] = []
    for candidate in (*written(entry, "apply"), *labelled(entry, "apply")):
        address = max(addresses_in(candidate), key=_score, default=None) or address_in(candidate)
        if address is not None:
            fact = _fact(address, candidate)
            vague = _is_home(address.url) or _is_vague(entry, candidate, address.url)
            if entry.field("contact") is None or not vague:
                return Outcome(fact, tuple(faults))
            homes.append(fact)
        elif candidate.origin is Origin.FRONT_MATTER or re.search(r"javascript:|data:", candidate.text, re.IGNORECASE):
            faults.append(REFUSED_ADDRESS.at(
                candidate.span, f"`{candidate.text}` is not an address where one can apply, so it is left out",
                "write an address such as `https://acme.example/jobs/7` or `jobs@acme.example`",
            ))  # fmt: skip
    for finder in (
        _in_headings(parts),
        *((_of_contact(entry),) if homes else ()),
        _in_text(parts),
        _of_contact(entry),
        _in_html(entry),
        _of_title(entry),
        _of_original(entry),
    ):
        for fact in finder:
            return Outcome(fact, tuple(faults))
    if homes:
        return Outcome(homes[0], tuple(faults))
    if reading.defaults.apply:
        address = address_in(Candidate(reading.defaults.apply, Origin.BOARD_DEFAULT, Span(entry.path)))
        return Outcome(Fact(address.url, Origin.BOARD_DEFAULT, None) if address else None, tuple(faults))
    return Outcome(None, tuple(faults))


def _is_home(url: str) -> bool:
    """Whether an address is that of a whole site: beside somebody to write to, it is the employer's own."""
    return re.fullmatch(r"https?://[^/?#]+/?", url) is not None


def _is_vague(entry: Entry, candidate: Candidate, url: str) -> bool:
    """Whether an address under the key `url` speaks of no work: beside somebody to write to, it may be a product's."""
    given = entry.field("apply") if candidate.origin is Origin.FRONT_MATTER else None
    return given is not None and given.key.lower() == "url" and _OF_WORK.search(url) is None


def _fact(address: Address, candidate: Candidate) -> Fact[str]:
    return Fact(address.url, candidate.origin, candidate.part(address.start, address.end))


def _in_text(parts: Outline) -> Iterator[Fact[str]]:
    """Find the address that one is asked to apply at: where applying is the matter, then in any sentence that asks."""
    lines = [
        (part.kind is SectionKind.APPLY, line, any_of("apply", "asks").holds(line.text))
        for part, line in parts.telling(APPLY)
    ]
    for asked, line in ((asks, line) for section, line, asks in lines if section):
        if asked:
            yield from _best(line, Origin.SECTION)
    for _, line in ((asks, line) for section, line, asks in lines if section and not asks):
        yield from _best(line, Origin.SECTION)
    for _, line in ((asks, line) for section, line, asks in lines if not section and asks):
        yield from _best(line, Origin.PROSE)
    writes = [line for section, line, asks in lines if not (section or asks) and "@" in line.text]
    for line in sorted(writes, key=lambda line: any_of("apply", "questions").holds(line.text)):
        if any_of("apply", "writes").holds(line.text):
            yield from _best(line, Origin.PROSE, "mailto:")


def _best(line: Line, origin: Origin, scheme: str = "") -> Iterator[Fact[str]]:
    """Return the address of a line that is named as the one to apply at, else its first; none that leads elsewhere."""
    candidate = Candidate(line.text, origin, line.span)
    best = max((one for one in addresses_in(candidate) if one.url.startswith(scheme)), key=_score, default=None)
    if best is not None and _score(best) >= 0:
        yield _fact(best, candidate)


def _score(address: Address) -> int:
    """Return how surely one applies at an address, by the words of its link and those in front of it."""
    asks, elsewhere = any_of("apply", "asks"), any_of("apply", "not")
    if any(elsewhere.holds(words) for words in (address.before, address.label, address.url)):
        return -1
    told = address.url.startswith("mailto:") and _FOLLOWING.search(address.before) is not None
    return 2 * asks.holds(address.label) + asks.holds(address.before) + 2 * told


def _in_headings(parts: Outline) -> Iterator[Fact[str]]:
    """Find a heading that is a link to where one applies."""
    for part in parts.parts:
        line = part.heading
        if line is not None and part.title and "://" in line.text and _ALL_OF_IT.match(line.text):
            yield from _best(line, Origin.SECTION)


def _of_contact(entry: Entry) -> Iterator[Fact[str]]:
    """Take the e-mail address of whom to ask, where no other way to apply is given."""
    for candidate in (*written(entry, "contact"), *labelled(entry, "contact")):
        if "@" in candidate.text or " dot " in candidate.text:
            address = next((one for one in addresses_in(candidate) if one.url.startswith("mailto:")), None)
            if address is not None:
                yield _fact(address, candidate)


def _in_html(entry: Entry) -> Iterator[Fact[str]]:
    """Find a link that says no more than "Apply", whose address stands elsewhere in the file."""
    for url, words in _ANCHOR.findall(entry.html.text) if "<a " in entry.html.text else ():
        said = re.sub(r"<[^<>]*>", "", words)
        if _ALL_OF_IT.match(said) or (said.lower() in _HERE and _asks_before(entry.html.text, url)):
            yield Fact(url.replace("&amp;", "&"), Origin.PROSE, Span(entry.path))


def _asks_before(text: str, url: str) -> bool:
    """Whether a link that says "here" follows a word that asks to apply: `Apply <a href="...">here</a>`."""
    return _ASKS_HERE.search(text[: text.find(url)][-_NEAR:]) is not None


def _of_original(entry: Entry) -> Iterator[Fact[str]]:
    """Take the address of the posting that this one is a copy of."""
    for candidate in labelled(entry, "original"):
        yield from (_fact(address, candidate) for address in addresses_in(candidate))


def _of_title(entry: Entry) -> Iterator[Fact[str]]:
    """Take the link of the title, where no other way to apply is given."""
    if entry.title is not None and "](" in entry.title.text and entry.field("title") is None:
        yield from _best(entry.title, Origin.TITLE)
