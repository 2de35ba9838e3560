"""A display, and postings that were written anew -> the display of the board that has them.

Only what hangs on these postings is made anew, so it takes milliseconds where collecting the board takes a second.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from generator.collect import newest_first
from generator.collect.companies import companies_of
from generator.collect.facets import facets_of
from generator.collect.lifecycle import last_day, state_of
from generator.model.site import State
from generator.present.display import card_in, changed_on
from generator.present.links import anchor, slug_of
from generator.present.routes import company_path, href, term_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.posting import Posting
    from generator.model.site import Company, Profile, Site
    from generator.present.display import Display

    Edit = tuple[Posting, Posting]

UNLISTED = (State.CLOSED, State.GONE)


def amended(display: Display, profiles: Iterable[Profile], edits: Sequence[Edit]) -> Display | None:
    """Return the display with each edit's second posting in the place of its first, as a preview shows the board.

    None if an edit gives a posting another address, or opens or closes it. What is counted over the whole board (the
    site's facets and standings) stays as it was.
    """
    site = display.site
    if not all(_stays(was, now, site) for was, now in edits):
        return None
    open_, closed = (_exchanged(postings, edits) for postings in (site.open, site.closed))
    ends = dict(site.ends)
    for was, now in edits:
        ends.pop(was.slug, None)
        if last := last_day(now, site.board.lifecycle):
            ends[now.slug] = last
    site = msgspec.structs.replace(
        site, open=open_, closed=closed, ends=ends, companies=_companies(site, open_, profiles, edits)
    )
    return _shown(display, site, [(was, now) for was, now in edits if was.slug in display.cards], edits)


def term_keys(posting: Posting, site: Site) -> Counter[tuple[str, str]]:
    """Return the terms that a posting stands in, each a facet's key and the term's slug."""
    facets = site.board.facets
    return Counter(
        (facet.key, term.slug)
        for facet in facets_of((posting,), facets.show, facets.salary_step)
        for term in facet.terms
    )


def _stays(was: Posting, now: Posting, site: Site) -> bool:
    """Whether a posting stays where it is: among the open ones or the closed, at all its addresses."""
    rule = site.board.lifecycle
    before, after = (state_of(posting, rule, site.today) for posting in (was, now))
    same_list = (before in UNLISTED) == (after in UNLISTED) and State.GONE not in (before, after)
    return same_list and (was.slug, was.aliases) == (now.slug, now.aliases)


def _exchanged(postings: Sequence[Posting], edits: Sequence[Edit]) -> tuple[Posting, ...]:
    gone = {was.path for was, _ in edits}
    rest = [posting for posting in postings if posting.path not in gone]
    if len(rest) == len(postings):
        return tuple(postings)
    here = {posting.path for posting in postings}
    for was, now in edits:
        if was.path in here:
            insort(rest, now, key=newest_first)
    return tuple(rest)


def _companies(
    site: Site, listed: Sequence[Posting], profiles: Iterable[Profile], edits: Sequence[Edit]
) -> tuple[Company, ...]:
    touched = {slug_of(one.company.name) for edit in edits for one in edit if one.company}
    theirs = [posting for posting in listed if posting.company and slug_of(posting.company.name) in touched]
    fresh = companies_of(theirs, [profile for profile in profiles if slug_of(profile.employer.name) in touched])
    others = [company for company in site.companies if company.slug not in touched]
    return tuple(sorted([*others, *fresh], key=lambda company: company.slug))


def _shown(display: Display, site: Site, listed: Sequence[Edit], edits: Sequence[Edit]) -> Display:
    terms, turned = _terms(display, site, listed)
    hrefs = terms.get("skills", {})
    names = {skill for _, now in edits for skill in now.skills}
    names |= {name for name in display.skills if turned and ("skills", slug_of(name)) in turned}
    skills = {**display.skills, **{name: anchor(name, hrefs.get(slug_of(name), "")) for name in names}}
    companies = terms.get("company", {})
    cards = {now.slug: card_in(now, display.frame, companies, skills) for _, now in listed}
    return msgspec.structs.replace(
        display,
        terms=terms,
        site=site,
        cards=display.cards | cards,
        changed=display.changed | {now.slug: changed_on(now, site) for _, now in edits},
        companies={company.slug: company for company in site.companies},
        skills=skills,
    )


def _terms(
    display: Display, site: Site, listed: Sequence[Edit]
) -> tuple[dict[str, dict[str, str]], frozenset[tuple[str, str]]]:
    """Return the hrefs of all terms that have a page now, and which of them have come or gone."""
    counts = Counter(
        {(facet.key, term.slug): len(term.postings) for facet in display.site.facets for term in facet.terms}
    )
    before = {key for key, count in counts.items() if count}
    for was, now in listed:
        counts.subtract(term_keys(was, site))
        counts.update(term_keys(now, site))
    turned = before ^ {key for key, count in counts.items() if count}
    terms = {key: dict(hrefs) for key, hrefs in display.terms.items()}
    base = display.frame.base_path
    for key, slug in turned:
        if counts[key, slug]:
            terms[key][slug] = href(base, term_path(key, slug))
        else:
            terms[key].pop(slug, None)
    if "company" in terms:
        terms["company"] |= {company.slug: href(base, company_path(company.slug)) for company in site.companies}
    return terms, frozenset(turned)
