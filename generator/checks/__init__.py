"""Site and pages -> diagnostics: rules over postings, and over the board as a whole.

A rule is a function that yields what it finds; its docstring says what is true where it finds nothing.
"""

from collections.abc import Callable, Iterable, Sequence

from generator.checks.addresses import addresses_are_single, links_lead_somewhere
from generator.checks.claims import addresses_are_real, closing_follows_date
from generator.checks.gaps import company_is_named, date_is_known, one_can_apply
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Findings, Outcome
from generator.model.page import Page
from generator.model.posting import Posting
from generator.model.site import Site
from generator.model.source import Asset

PostingRule = Callable[[Posting, Config], Iterable[Diagnostic]]
SiteRule = Callable[[Site, Sequence[Page], Sequence[Asset], Config], Iterable[Diagnostic]]

# Rules that hold for a posting whatever the day; an error of theirs keeps it out of the site.
CLAIM_RULES: tuple[PostingRule, ...] = (addresses_are_real, closing_follows_date)
# Rules for what is listed, or will be.
GAP_RULES: tuple[PostingRule, ...] = (company_is_named, date_is_known, one_can_apply)
POSTING_RULES = (*CLAIM_RULES, *GAP_RULES)
SITE_RULES: tuple[SiteRule, ...] = (addresses_are_single, links_lead_somewhere)


def check_postings(site: Site, config: Config) -> Outcome[None]:
    """Ask the rules about each posting that is to be published, now or later; closed ones may have gaps."""
    found = Findings()
    for posting in (*site.open, *site.scheduled):
        found.add(check_posting(posting, config))
    for posting in site.closed:
        found.add(fault for rule in CLAIM_RULES for fault in rule(posting, config))
    return Outcome(None, tuple(found))


def check_site(site: Site, pages: Sequence[Page], assets: Sequence[Asset], config: Config) -> Outcome[None]:
    """Ask the rules about the board as a whole."""
    found = Findings()
    for rule in SITE_RULES:
        found.add(rule(site, pages, assets, config))
    return Outcome(None, tuple(found))


def check_posting(posting: Posting, config: Config) -> tuple[Diagnostic, ...]:
    """Ask the rules about one posting by itself. Drafts may say what they like, and closed postings have gaps."""
    rules = CLAIM_RULES if posting.closed else POSTING_RULES
    return () if posting.draft else tuple(found for rule in rules for found in rule(posting, config))
