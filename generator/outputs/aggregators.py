"""Site -> the XML files of job search engines: all open postings with their whole texts, as each engine wants them.

A file is written piece by piece, text by text, since all texts of a large board are never in memory together.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.outputs.aggregator_table import AGGREGATORS
from generator.outputs.jobs import Job, jobs_of
from generator.outputs.postings import is_listed
from generator.present.display import changed_on
from generator.present.routes import HOME
from generator.present.whole_links import with_whole_links
from generator.present.xml_text import FORBIDDEN, cdata, xml_attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.posting import Posting, Text
    from generator.model.site import Site
    from generator.outputs.aggregator_table import Aggregator, Tag
    from generator.present.display import Display

LACKS = {"company": "without a company", "date": "without a date"}


class AggregatorView(msgspec.Struct, frozen=True):
    """A file for one engine: who publishes it, when its newest posting changed, and its jobs, postings together."""

    engine: str
    name: str
    url: str
    changed: str
    jobs: tuple[Job, ...]


def plan(display: Display) -> Iterable[Page]:
    """One file an engine that the owner wants; none while the board's address is unknown."""
    if not display.frame.base_url:
        return
    listed = [posting for posting in display.site.open if is_listed(posting, display)]
    jobs = {posting.slug: jobs_of(posting, display) for posting in listed}
    for name in display.site.board.outputs.extra:
        if name in AGGREGATORS:
            yield file_of(AGGREGATORS[name], listed, jobs, display)


def file_of(engine: Aggregator, listed: Sequence[Posting], jobs: dict[str, tuple[Job, ...]], display: Display) -> Page:
    """Return the file of an engine, and why it does not take the postings that are left out."""
    taken: list[tuple[Posting, tuple[Job, ...]]] = []
    left_out: Counter[str] = Counter()
    for posting in listed:
        its = tuple(job for job in jobs[posting.slug] if not engine.countries or job.spot.country in engine.countries)
        why = objection(engine, posting, jobs[posting.slug], its, display.site)
        if why:
            left_out[why] += 1
        else:
            taken.append((posting, its if engine.per_city else its[:1]))
    newest = max((day for posting, _ in taken if (day := display.changed[posting.slug])), default=None)
    view = AggregatorView(
        engine=engine.name,
        name=display.frame.name,
        url=display.permalink(HOME),
        changed=newest.isoformat() if newest else "",
        jobs=tuple(job for _, its in taken for job in its),
    )
    return Page(
        engine.path,
        view,
        stream=stream,
        last_modified=newest,
        indexed=False,
        texts=tuple((posting.path, posting.text) for posting, _ in taken),
        output=engine.name,
        left_out=tuple(sorted(left_out.items())),
    )


def objection(engine: Aggregator, posting: Posting, jobs: Sequence[Job], its: Sequence[Job], site: Site) -> str:
    """Return why an engine does not take a posting: "3 of 40 left out: 3 *without a company*"; "" if it does.

    ``jobs`` are the posting's at all its places, ``its`` those where the engine works.
    """
    for field in engine.needs:
        if not getattr(posting, field):
            return LACKS[field]
    if not posting.apply:
        return "without a way to apply"
    if not jobs:
        return "without a place in a country"
    if not its:
        return "in countries that it does not cover"
    if posting.length < engine.least:
        return f"with a text under {engine.least} characters" if engine.least > 1 else "without a text"
    day = changed_on(posting, site)
    if engine.most_days and day and (site.today - day).days >= engine.most_days:
        return f"{engine.most_days} days old or older"
    return ""


def stream(view: AggregatorView, texts: Iterator[Text]) -> Iterator[bytes]:
    """Write the file, a posting at a time; ``texts`` come in the order of the jobs, one a posting."""
    engine = AGGREGATORS[view.engine]
    built = f"\n<lastBuildDate>{view.changed}T00:00:00Z</lastBuildDate>" if view.changed else ""
    opening = engine.opening.format(name=cdata(view.name), url=cdata(view.url), built=built)
    yield f'<?xml version="1.0" encoding="utf-8"?>\n{opening}\n'.encode()
    for (_, jobs), text in zip(groupby(view.jobs, attrgetter("slug")), texts, strict=True):
        for job in jobs:
            yield job_xml(engine, job, with_whole_links(text.body, job.url)).encode()
    yield f"{engine.closing}\n".encode()


def job_xml(engine: Aggregator, job: Job, text: str) -> str:
    """Return one job."""
    lines = [engine.job.format(reference=xml_attribute(job.reference))]
    for tag, value in engine.tags:
        if isinstance(value, tuple):
            inner = "".join(filter(None, (element(engine, row, job, text) for row in value)))
            lines.append(f"<{tag}>{inner}</{tag}>")
        else:
            lines.append(element(engine, (tag, value), job, text))
    return "\n".join([*filter(None, lines), "</job>\n"])


def element(engine: Aggregator, row: Tag, job: Job, text: str) -> str:
    """Return one tag with its value; "" for one without a value, unless the engine wants it all the same."""
    tag, value_of = row
    value = FORBIDDEN.sub("", value_of(job) if value_of else text)
    if not value:
        return f"<{tag}></{tag}>" if engine.keeps_empty else ""
    return f"<{tag}>{cdata(value)}</{tag}>"
