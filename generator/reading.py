"""Sources -> content: every Markdown file parsed and enriched, in batches, and remembered by all that it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.cache.toolchain import toolchain
from generator.checks import study
from generator.enrich import enrich_entry
from generator.load.first_commits import first_days
from generator.load.sources import load_text
from generator.model.config import Config, Reading
from generator.model.diagnostic import Findings, Outcome
from generator.model.digest import digest, digest_bytes
from generator.model.entry import Entry
from generator.model.facts import Found, Origin
from generator.model.posting import Posting, Understood
from generator.model.site import Content, Profile
from generator.model.source import Source, Sources, Span
from generator.parallel import Executor, counted, map_batches
from generator.parse import parse_page, parse_profile, parse_source
from generator.parse.faults import TOO_SLOW
from generator.patience import OutOfPatienceError, within

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.cache.store import Store
    from generator.parallel import Progress

T = TypeVar("T")
G = TypeVar("G", Source, Entry)
_OUTCOME = msgspec.msgpack.Decoder(Outcome[Posting | None])
SAVED_AFTER = 1_000  # postings: what a build that is broken off has to read again, at most
# Seconds of processor time for a step of a file; the limits of size and depth keep all known texts far below.
PATIENCE = 5.0
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def read_content(
    sources: Sources, config: Config, store: Store, executor: Executor, progress: Progress
) -> Outcome[Content]:
    """Read profiles and own pages, then the postings."""
    found = Findings()
    newer: set[str] = set()
    profiles = found.take(read_profiles(config, sources.profiles, newer))
    reading = reading_of(config, profiles)
    pages = [found.take(_read(config, source, parse_page, reading, newer)) for source in sources.pages]
    outcomes = read_postings(
        sources.postings, reading, config, store=store, executor=executor, progress=progress, newer=newer
    )
    postings = sorted(filter(None, map(found.take, outcomes)), key=lambda posting: posting.path)
    if config.board.defaults.asks_history and any(posting.date is None for posting in postings):
        days = found.take(first_days(config))  # asked anew in each build, so never remembered wrongly
        postings = [dated(posting, days) for posting in postings]
    content = Content(tuple(postings), profiles, tuple(filter(None, pages)), as_listed=not newer)
    return Outcome(content, tuple(found))


def dated(posting: Posting, days: Mapping[str, dt.date]) -> Posting:
    """Give a posting that names no date the day of its first commit, if that is known."""
    day = days.get(posting.path)
    return posting if posting.date or day is None else msgspec.structs.replace(posting, date=day)


def with_day(understood: Understood, days: Mapping[str, dt.date]) -> Understood:
    """Give what is understood of a posting that names no date the day of its first commit, as a fact."""
    posting = dated(understood.posting, days)
    if posting is understood.posting:
        return understood
    found = (*understood.text.found, Found("date", Origin.FIRST_COMMIT))
    return Understood(posting, msgspec.structs.replace(understood.text, found=found))


def read_profiles(
    config: Config, sources: Iterable[Source], newer: set[str] | None = None
) -> Outcome[tuple[Profile, ...]]:
    """Read the companies' own files; ``newer`` gets the paths of those that changed since they were listed."""
    found = Findings()
    reading = reading_of(config, ())
    profiles = [found.take(_read(config, source, parse_profile, reading, newer)) for source in sources]
    return Outcome(tuple(filter(None, profiles)), tuple(found))


def reading_of(config: Config, profiles: Iterable[Profile]) -> Reading:
    """Return the settings that parsing and enriching may see; postings may name the companies of the profiles."""
    return Reading(
        engine=config.board.markdown.engine,
        language=config.board.language,
        image_hosts=config.board.look.image_hosts,
        defaults=config.board.defaults,
        companies=tuple((profile.slug, profile.employer.name) for profile in profiles),
    )


def read_postings(
    sources: Sequence[Source],
    reading: Reading,
    config: Config,
    *,
    store: Store,
    executor: Executor,
    progress: Progress,
    newer: set[str],
) -> Iterator[Outcome[Posting | None]]:
    """Understand each posting, from memory where its file, the settings and the tools are the same as then.

    What was remembered comes first, so the order is not that of the sources. ``newer`` gets the paths of files that
    changed since they were listed.
    """
    shared = digest(toolchain(), reading)
    keys = {source.path: _key(shared, source) for source in sources}
    known: set[str] = set()
    for path, outcome in store.postings(keys):
        known.add(path)
        yield _OUTCOME.decode(outcome)

    missing = [source for source in sources if source.path not in known]
    handed = counted(missing, progress, "reading")
    read = map_batches(executor, read_batch, (config, reading), handed)
    for count, (listed, (source, outcome, text)) in enumerate(zip(missing, read, strict=True), 1):
        if count % SAVED_AFTER == 0:
            store.save()
        if source is not None:
            if source.digest != listed.digest:
                newer.add(source.path)
            store.keep_posting(source.path, _key(shared, source), outcome, text)
        yield _OUTCOME.decode(outcome)


def read_batch(shared: tuple[Config, Reading], batch: Sequence[Source]) -> list[tuple[Source | None, bytes, bytes]]:
    """Read and understand postings: what was read (None if it could not be), the encoded outcome, the encoded Text."""
    config, reading = shared
    loaded = [load_text(config, source) for source in batch]
    return [_encoded(*both) for both in zip(loaded, understand_all(loaded, reading), strict=True)]


def understand_source(loaded: Outcome[Source | None], reading: Reading) -> Outcome[Understood | None]:
    """Parse and enrich one file, unless that takes too long."""
    return understand_all([loaded], reading)[0]


def understand_all(batch: Sequence[Outcome[Source | None]], reading: Reading) -> list[Outcome[Understood | None]]:
    """Parse and enrich files, each step for all of them: what it works with stays near the processor.

    File by file, it takes a quarter longer (600 postings of 4 to 8 KB, 22 November 2026).
    """
    parsed = [_patiently(loaded, parse_source, reading) for loaded in batch]
    enriched = [_patiently(entry, enrich_entry, reading) for entry in parsed]
    return [_studied(made, entry.value, reading) for made, entry in zip(enriched, parsed, strict=True)]


def _studied(made: Outcome[Understood | None], entry: Entry | None, reading: Reading) -> Outcome[Understood | None]:
    """Ask the rules over texts, here where the text is at hand; what they find is remembered with the posting."""
    understood = made.value
    if understood is None:
        return made

    def asked(entry: Entry, _: Reading) -> Outcome[Understood | None]:
        return Outcome(msgspec.structs.replace(understood, posting=study(understood.posting, entry)))

    return _patiently(Outcome(entry, made.diagnostics), asked, reading)


def _patiently(
    given: Outcome[G | None], step: Callable[[G, Reading], Outcome[T | None]], reading: Reading
) -> Outcome[T | None]:
    """Take a step on from what is there; a file that takes too long is left out and told."""
    if given.value is None:
        return Outcome(None, given.diagnostics)
    try:
        made = within(PATIENCE, step, given.value, reading)
    except OutOfPatienceError:
        hint = "shorten it, and take out what is repeated or nested many times"
        fault = TOO_SLOW.at(Span(given.value.path), "the file takes unreasonably long to read, and is left out", hint)
        return Outcome(None, (*given.diagnostics, fault))
    return Outcome(made.value, given.diagnostics + made.diagnostics)


def _encoded(loaded: Outcome[Source | None], outcome: Outcome[Understood | None]) -> tuple[Source | None, bytes, bytes]:
    # The digest is that of the bytes that were read: the file may have changed since it was listed.
    source = loaded.value and Source(loaded.value.path, loaded.value.digest)
    if outcome.value is None:
        slow = any(found.code == TOO_SLOW.id for found in outcome.diagnostics)  # is tried anew by the next build
        return None if slow else source, _ENCODER.encode(Outcome(None, outcome.diagnostics)), b""
    posting = summed(outcome.value)
    return source, _ENCODER.encode(Outcome(posting, outcome.diagnostics)), _ENCODER.encode(outcome.value.text)


def summed(understood: Understood) -> Posting:
    """Return a posting with what stands for its text where that is not at hand: digests and a length."""
    plain = understood.text.body.plain
    return msgspec.structs.replace(
        understood.posting, text=digest(understood.text), length=len(plain), said=digest_bytes(plain.encode())
    )


def _key(shared: str, source: Source) -> str:
    return digest(shared, source.path, source.digest)


def _read(
    config: Config,
    source: Source,
    parse: Callable[[Source, Reading], Outcome[T | None]],
    reading: Reading,
    newer: set[str] | None,
) -> Outcome[T | None]:
    loaded = load_text(config, source)
    if newer is not None and loaded.value is not None and loaded.value.digest != source.digest:
        newer.add(source.path)
    return _patiently(loaded, parse, reading)
