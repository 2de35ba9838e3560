"""Site and pages -> diagnostics: rules over postings, and over the board as a whole.

A rule is a function that yields what it finds; its docstring says what is true where it finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from generator.checks.addresses import addresses_are_single, links_lead_somewhere, logos_are_there
from generator.checks.claims import addresses_are_real, closing_follows_date
from generator.checks.eligibility import place_is_known
from generator.checks.fair_wording import speaks_to_all_ages, speaks_to_all_sexes
from generator.checks.gaps import company_is_named, date_is_known, one_can_apply
from generator.checks.pay_transparency import pay_is_told_where_the_law_asks
from generator.checks.plausible import days_are_near, open_in_its_time, pay_is_plausible
from generator.checks.prose import Prose
from generator.checks.sameness import sketch_of, texts_differ
from generator.checks.substance import text_is_long_enough, text_says_more_than_title, title_is_a_title
from generator.checks.trust import (
    asks_for_no_money,
    fields_show_where_they_lead,
    links_show_where_they_lead,
    one_can_apply_without_a_messenger,
)
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Findings, Outcome
from generator.model.entry import Entry
from generator.model.page import Addressed
from generator.model.posting import Posting
from generator.model.site import Site
from generator.model.source import Asset

TextRule = Callable[[Prose], Iterable[Diagnostic]]
PostingRule = Callable[[Posting, Config], Iterable[Diagnostic]]
DayRule = Callable[[Posting, Site], Iterable[Diagnostic]]
SiteRule = Callable[[Site, Sequence[Addressed], Sequence[Asset], Config], Iterable[Diagnostic]]

# Rules over a posting's own words. They are asked when its file is read, and remembered with it: texts are not kept.
TEXT_RULES: tuple[TextRule, ...] = (
    text_says_more_than_title,
    text_is_long_enough,
    speaks_to_all_sexes,
    speaks_to_all_ages,
    asks_for_no_money,
    links_show_where_they_lead,
)


def words_are_well_chosen(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """The rules over the text, asked when it was read, had nothing to remark."""
    yield from posting.remarks


# Rules that hold for a posting whatever the day; an error of theirs keeps it out of the site.
CLAIM_RULES: tuple[PostingRule, ...] = (addresses_are_real, closing_follows_date)
# Rules for what is listed, or will be.
GAP_RULES: tuple[PostingRule, ...] = (
    company_is_named,
    date_is_known,
    one_can_apply,
    place_is_known,
    pay_is_plausible,
    title_is_a_title,
    one_can_apply_without_a_messenger,
    fields_show_where_they_lead,
    words_are_well_chosen,
)
POSTING_RULES = (*CLAIM_RULES, *GAP_RULES)
# Rules that depend on the day, for what is listed or will be.
DAY_RULES: tuple[DayRule, ...] = (days_are_near, open_in_its_time, pay_is_told_where_the_law_asks)
SITE_RULES: tuple[SiteRule, ...] = (addresses_are_single, links_lead_somewhere, logos_are_there, texts_differ)


def study(posting: Posting, entry: Entry) -> Posting:
    """Return a posting with what its text is like: a sketch to compare it by, and what the rules over texts remark."""
    prose = Prose(posting, entry)
    remarks = tuple(found for rule in TEXT_RULES for found in rule(prose))
    return msgspec.structs.replace(posting, sketch=sketch_of(prose.words), remarks=remarks)


def check_postings(site: Site, config: Config) -> Outcome[None]:
    """Ask the rules about each posting that is to be published, now or later; closed ones may have gaps."""
    found = Findings()
    for posting in (*site.open, *site.scheduled):
        found.add(check_posting(posting, config))
        if not posting.draft:
            found.add(fault for rule in DAY_RULES for fault in rule(posting, site))
    for posting in site.closed:
        found.add(fault for rule in CLAIM_RULES for fault in rule(posting, config))
    return Outcome(None, tuple(found))


def check_site(site: Site, pages: Sequence[Addressed], assets: Sequence[Asset], config: Config) -> Outcome[None]:
    """Ask the rules about the board as a whole."""
    found = Findings()
    for rule in SITE_RULES:
        found.add(rule(site, pages, assets, config))
    return Outcome(None, tuple(found))


def check_posting(posting: Posting, config: Config) -> tuple[Diagnostic, ...]:
    """Ask the rules about one posting by itself. Drafts may say what they like, and closed postings have gaps."""
    rules = CLAIM_RULES if posting.closed else POSTING_RULES
    return () if posting.draft else tuple(found for rule in rules for found in rule(posting, config))
