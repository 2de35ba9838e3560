"""Site -> the pages of all facets: one that lists the terms of a facet, and one list of postings a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.page import Page
from generator.outputs.lists import choice, list_pages
from generator.outputs.pay_figures import figures_anchor, median_phrase, stated_pay
from generator.present.display import site_anchor
from generator.present.names import in_place
from generator.present.routes import HOME, chosen_path, company_path, facet_path, feed_path, term_path
from generator.present.views import Anchor, CompanyBox, FacetView, ListView
from generator.present.wording import count_phrase, term_label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.facet import Facet, Term
    from generator.model.site import Company
    from generator.outputs.pay_figures import Stated
    from generator.present.display import Display
    from generator.present.words import Words


def plan(display: Display) -> Iterable[Page]:
    """Each term of each facet, then the page of all its terms."""
    stated = stated_pay(display.site.open)
    figures = figures_anchor(display, stated)
    for facet in display.site.facets:
        below: dict[str, list[Term]] = {}
        for term in facet.terms:
            below.setdefault(term.parent, []).append(term)
        labels = {term.slug: term_label(facet.key, term, display.frame.words) for term in facet.terms}
        newest: dt.date | None = None
        for term in facet.terms:
            children = below.get(term.slug, [])
            for page in term_pages(
                display, facet, term, labels=labels, children=children, stated=stated, figures=figures
            ):
                newest = max(filter(None, (newest, page.last_modified)), default=None)
                yield page
        yield facet_page(display, facet, figures=figures if facet.key == "salary" else None, changed=newest)
    if "company" in display.terms:
        yield from (quiet_company(display, company) for company in display.site.companies if not company.postings)


def facet_page(
    display: Display, facet: Facet, *, figures: Anchor | None = None, changed: dt.date | None = None
) -> Page:
    """Return the page of all terms of a facet, as new as the newest of them; it is there even while there are none."""
    words, path = display.frame.words, facet_path(facet.key)
    heading, lead = words.facet_names[facet.key], words.facet_leads[facet.key]
    view = FacetView(
        meta=display.meta(path, heading, lead),
        heading=heading,
        lead=lead,
        crumbs=(Anchor(words.home, display.href(HOME)), Anchor(heading, display.href(path))),
        choices=tuple(choice(display, facet, term) for term in facet.terms),
        key=facet.key,
        figures=figures,
    )
    return Page(path, view, template="pages/facet.html", last_modified=changed, indexed=bool(facet.terms))


def term_pages(
    display: Display,
    facet: Facet,
    term: Term,
    *,
    labels: Mapping[str, str],
    children: Iterable[Term],
    stated: Mapping[str, Stated],
    figures: Anchor | None,
) -> Iterator[Page]:
    """Yield the list of a term's postings, in pages; ``labels`` are the names of all terms of the facet."""
    words, outputs, count = display.frame.words, display.site.board.outputs, len(term.postings)
    path = term_path(facet.key, term.slug)
    filtered = len(display.site.open) >= display.site.board.facets.panel_from
    heading = term_heading(facet.key, term, words)
    counted = count_phrase(count, words.postings_one, words.postings_other, words)
    feed = display.href(feed_path(path)) if count >= outputs.feed_terms_from else ""
    median = median_phrase(term.postings, stated, words)
    description = words.description_parts.format(count=counted, title=heading)
    first = ListView(
        meta=display.meta(path, heading, description, feed=feed),
        heading=heading,
        lead=" ".join(filter(None, (employers_phrase(facet.key, term, words), median))),
        figures=figures if median else None,
        crumbs=crumbs(display, facet, term, labels),
        total=count,
        children=tuple(choice(display, facet, child) for child in children),
        company=company_box(display, display.companies.get(term.slug)) if facet.key == "company" else None,
        filter=display.href(chosen_path(facet.key, term.slug)) if filtered else "",
    )
    yield from list_pages(
        display,
        path,
        term.postings,
        first,
        template="pages/term.html",
        in_sitemap=count >= outputs.sitemap_terms_from,
        left=term.left,
    )


def employers_phrase(key: str, term: Term, words: Words) -> str:
    """Return how many employers the postings of a term are from; "" for an employer's own page, or if none is named."""
    named = {posting.company.name for posting in term.postings if posting.company}
    if key == "company" or not named:
        return ""
    return count_phrase(len(named), words.from_employers_one, words.from_employers_other, words)


def term_heading(key: str, term: Term, words: Words) -> str:
    """Return what a list of a term's postings is called: "Jobs in the United States"."""
    if key not in words.term_headings:
        return words.value_headings[term.value]
    label = in_place(term, words) if key == "location" else term_label(key, term, words)
    return words.term_headings[key].format(label=label)


def crumbs(display: Display, facet: Facet, term: Term, labels: Mapping[str, str]) -> tuple[Anchor, ...]:
    """Return the way from the home page to a term."""
    words = display.frame.words
    slugs = [term.slug]
    while parent := slugs[0].rpartition("/")[0]:
        slugs.insert(0, parent)
    return (
        Anchor(words.home, display.href(HOME)),
        Anchor(words.facet_names[facet.key], display.href(facet_path(facet.key))),
        *(Anchor(labels[slug], display.href(term_path(facet.key, slug))) for slug in slugs),
    )


def company_box(display: Display, company: Company | None) -> CompanyBox | None:
    """Return who a company is, for its own page."""
    if company is None:
        return None
    employer = company.employer
    return CompanyBox(
        name=employer.name, site=site_anchor(employer.url), logo=display.logo(employer.logo), body=company.body
    )


def quiet_company(display: Display, company: Company) -> Page:
    """Return the page of a company that has a profile and no open posting."""
    words, path = display.frame.words, company_path(company.slug)
    heading = words.term_headings["company"].format(label=company.employer.name)
    trail = ((words.home, HOME), (words.facet_names["company"], facet_path("company")), (company.employer.name, path))
    view = ListView(
        meta=display.meta(path, heading, indexed=False),
        heading=heading,
        crumbs=tuple(Anchor(label, display.href(at)) for label, at in trail),
        company=company_box(display, company),
    )
    return Page(path, view, template="pages/term.html", indexed=False)
