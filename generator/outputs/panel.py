"""Site -> the filter beside the list: a group a facet, those that are pages and those that script alone can find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs import full_text
from generator.outputs.index import pay_currencies
from generator.outputs.lists import group
from generator.outputs.reach import reach_terms
from generator.present.views import Choice, Group, Panel
from generator.present.wording import number_phrase

if TYPE_CHECKING:
    from generator.present.display import Display

PANEL_CHOICES = 12
# Days, for "in the last ..." and "in the next ...".
WITHIN = (3, 7, 14, 30)


def panel_of(display: Display, index: str) -> Panel:
    """Return the filter in the order that the owner gives; ``index`` is the address of its data."""
    facets = {facet.key: facet for facet in display.site.facets if len(facet.terms) > 1}
    found = []
    for key in dict.fromkeys(display.site.board.facets.show):
        if key in facets:
            found.append(group(display, facets[key], PANEL_CHOICES))
        elif key in SCRIPTED and (made := SCRIPTED[key](display)):
            found.append(made)
    return Panel(tuple(found), index, pay_currencies(display.site.open), full=display.has(full_text.NAME))


def reach_group(display: Display) -> Group | None:
    """Return from where one may work; None if nobody says."""
    terms = reach_terms(display)
    choices = [Choice("applicant_location", term.slug, term.label, "", term.postings) for term in terms[:PANEL_CHOICES]]
    if not terms:
        return None
    label = display.frame.words.facet_names["applicant_location"]
    return Group("applicant_location", label, "reach", tuple(choices), total=len(terms), scripted=True)


def posted_group(display: Display) -> Group | None:
    """Return how long ago a posting was posted; None if none has a date."""
    return _days(display, "date", display.frame.words.posted_within) if _any(display, "date") else None


def closing_group(display: Display) -> Group | None:
    """Return how soon a posting closes; None if none has a last day."""
    return _days(display, "expires", display.frame.words.closing_within) if _any(display, "expires") else None


def _any(display: Display, field: str) -> bool:
    return any(getattr(posting, field) for posting in display.site.open)


def _days(display: Display, key: str, within: str) -> Group:
    words = display.frame.words
    choices = [Choice(key, str(n), within.format(n=number_phrase(n, words)), "", 0) for n in WITHIN]
    label = words.facet_names[key]
    return Group(key, label, "days", (Choice(key, "", words.any_time, "", 0), *choices), scripted=True)


SCRIPTED = {"applicant_location": reach_group, "date": posted_group, "expires": closing_group}
