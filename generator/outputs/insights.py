"""Site -> /pay/insights/: what jobs pay by skill, level, place and company, from what employers state.

It stands apart from /pay/, which lists the bands one may choose: this page changes with every figure that is published,
that one only with its counts. Nothing is converted, so each currency and period has a page of its own; the one that
most postings state comes first. Fewer than five postings have no figure.
"""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.model.page import Page
from generator.outputs.pay_figures import (
    LEAST,
    Quartiles,
    by_unit,
    figure_phrase,
    quartiles,
    quartiles_by_unit,
    rounded,
    stated_pay,
)
from generator.present.routes import HOME, INSIGHTS, facet_path, insights_path, term_path
from generator.present.views import Anchor, InsightsView, PayPlot, PayRow, Tick
from generator.present.wording import number_phrase, term_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model.facet import Facet, Term
    from generator.model.posting import Posting
    from generator.outputs.pay_figures import Stated, Unit
    from generator.present.display import Display

FACETS = ("seniority", "skills", "location", "company")
INFERRED = frozenset({"salary", "salary.currency", "salary.period"})
# A plot can be read at one glance; the groups with most postings are the ones that say most.
MOST_ROWS = 12
FEWEST_TICKS = 4
STEPS = (1, 2, 5)


class Group(NamedTuple):
    """A term with the quartiles of its postings."""

    term: Term
    figures: Quartiles


def plan(display: Display) -> Iterable[Page]:
    """One page a currency and period; the first is there even while too few state their pay."""
    site = display.site
    if not any(facet.key == "salary" for facet in site.facets):
        return
    stated = stated_pay(site.open)
    figures = quartiles_by_unit(site.open, stated)
    units = sorted(figures, key=lambda unit: (-figures[unit].n, unit.currency, unit.period.value))
    if not units:
        yield page_of(empty(display), indexed=False)
        return
    facets = {facet.key: facet for facet in site.facets}
    paths = {unit: path_of(unit, units) for unit in units}
    inferred = inferred_counts(site.open, stated)
    groups = {
        key: [(term, by_unit(term.postings, stated)) for term in facets[key].terms] for key in FACETS if key in facets
    }
    for unit in units:
        plots = [plot_of(display, facets[key], grouped(terms, unit), unit) for key, terms in groups.items()]
        shown = [plot for plot in plots if plot.rows] or [plot_of_all(display, figures[unit], unit)]
        yield page_of(view_of(display, unit, figures[unit], paths, shown, inferred=inferred[unit]))


def path_of(unit: Unit, units: Sequence[Unit]) -> str:
    """Return where the figures of a currency and period stand."""
    return INSIGHTS if unit == units[0] else insights_path(unit.currency, unit.period.value)


def page_of(view: InsightsView, *, indexed: bool = True) -> Page:
    """Return the page of figures."""
    return Page(view.meta.path, view, template="pages/insights.html", indexed=indexed)


def empty(display: Display) -> InsightsView:
    """Return the page of a board on which too few state their pay."""
    words = display.frame.words
    lead = words.insights_none.format(least=LEAST)
    return InsightsView(
        meta=display.meta(INSIGHTS, words.insights, lead, indexed=False),
        heading=words.insights,
        lead=lead,
        crumbs=crumbs(display, words.insights, INSIGHTS),
    )


def view_of(
    display: Display, unit: Unit, figures: Quartiles, paths: dict[Unit, str], plots: Sequence[PayPlot], *, inferred: int
) -> InsightsView:
    """Return the page of one currency and period; ``paths`` has all there are.

    ``inferred`` is in how many postings the board worked out one of the two.
    """
    words, path = display.frame.words, paths[unit]
    heading = words.insights_heading.format(unit=unit_phrase(display, unit))
    lead = words.insights_lead.format(
        n=number_phrase(figures.n, words),
        low=number_phrase(rounded(figures.low, unit.period), words),
        high=figure_phrase(figures.high, unit, words),
        median=number_phrase(rounded(figures.middle, unit.period), words),
    )
    return InsightsView(
        meta=display.meta(path, heading, lead),
        heading=heading,
        lead=lead,
        crumbs=crumbs(display, heading, path),
        units=tuple(
            Anchor(unit_phrase(display, other), "" if other == unit else display.href(at))
            for other, at in paths.items()
        )
        if len(paths) > 1
        else (),
        plots=tuple(plots),
        note=words.insights_note.format(least=LEAST),
        inferred=words.insights_inferred.format(n=number_phrase(inferred, words)) if inferred else "",
    )


def inferred_counts(postings: Iterable[Posting], stated: Mapping[str, Stated]) -> Counter[Unit]:
    """Return of how many of the postings behind a unit's figures the board worked out the currency or the period."""
    return Counter(
        stated[posting.slug].unit
        for posting in postings
        if posting.slug in stated and not INFERRED.isdisjoint(posting.inferred)
    )


def crumbs(display: Display, heading: str, path: str) -> tuple[Anchor, ...]:
    """Return the way from the home page to the figures."""
    words = display.frame.words
    trail = ((words.home, HOME), (words.facet_names["salary"], facet_path("salary")), (heading, path))
    return tuple(Anchor(label, display.href(at)) for label, at in trail)


def unit_phrase(display: Display, unit: Unit) -> str:
    """Return what amounts are counted in: "EUR a year"."""
    return f"{unit.currency} {display.frame.words.periods[unit.period.value]}"


# -- plots -----------------------------------------------------------------------------------------------------------


def grouped(terms: Iterable[tuple[Term, dict[Unit, list[Decimal]]]], unit: Unit) -> list[Group]:
    """Return the terms with most postings that state their pay in this unit, in their facet's order.

    A country or region all of whose postings lie in one place below it says nothing that this does not.
    """
    found = [
        Group(term, figures) for term, amounts in terms if (figures := quartiles(amounts.get(unit, ()))) is not None
    ]
    below = {(group.term.parent, group.figures.n) for group in found}
    all_groups = [group for group in found if (group.term.slug, group.figures.n) not in below]
    ranked = sorted(range(len(all_groups)), key=lambda i: (-all_groups[i].figures.n, i))[:MOST_ROWS]
    return [all_groups[i] for i in sorted(ranked)]


def plot_of(display: Display, facet: Facet, groups: Sequence[Group], unit: Unit) -> PayPlot:
    """Return the figures of some terms of a facet on one scale."""
    words = display.frame.words
    ticks = ticks_of([amount for group in groups for amount in (group.figures.low, group.figures.high)])
    if facet.key != "seniority":
        groups = sorted(groups, key=lambda group: -group.figures.middle)
    return PayPlot(
        key=facet.key,
        heading=words.insights_by[facet.key],
        column=words.facet_labels[facet.key],
        unit=unit_phrase(display, unit),
        rows=tuple(
            row_of(display, term_anchor(display, facet, group.term), group.figures, unit, ticks) for group in groups
        ),
        ticks=marks(display, ticks),
    )


def plot_of_all(display: Display, figures: Quartiles, unit: Unit) -> PayPlot:
    """Return the figures of all postings as one row, for a page on which no group has enough of them."""
    words = display.frame.words
    ticks = ticks_of([figures.low, figures.high])
    return PayPlot(
        key="all",
        heading=words.home,
        column=words.list_heading,
        unit=unit_phrase(display, unit),
        rows=(row_of(display, Anchor(words.home, display.href(HOME)), figures, unit, ticks),),
        ticks=marks(display, ticks),
    )


def term_anchor(display: Display, facet: Facet, term: Term) -> Anchor:
    """Return the way to a term's postings."""
    return Anchor(term_label(facet.key, term, display.frame.words), display.href(term_path(facet.key, term.slug)))


def marks(display: Display, ticks: Sequence[Decimal]) -> tuple[Tick, ...]:
    """Return the amounts that are written below a plot."""
    return tuple(Tick(number_phrase(tick, display.frame.words), percent(tick, ticks)) for tick in ticks)


def row_of(display: Display, anchor: Anchor, figures: Quartiles, unit: Unit, ticks: Sequence[Decimal]) -> PayRow:
    """Return the figures of some postings as phrases and as places on the scale, in percent."""
    words = display.frame.words
    low, middle, high = (
        number_phrase(rounded(amount, unit.period), words) for amount in (figures.low, figures.middle, figures.high)
    )
    return PayRow(
        term=anchor,
        count=figures.n,
        low=low,
        middle=middle,
        high=high,
        start=percent(figures.low, ticks),
        dot=percent(figures.middle, ticks),
        end=percent(figures.high, ticks),
    )


def ticks_of(amounts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return round amounts, evenly apart, between which all amounts lie: about four to nine of them."""
    if not amounts:
        return ()
    least, most = min(amounts), max(amounts)
    step = step_of(most - least or most or Decimal(1))
    first = (least / step).to_integral_value(ROUND_FLOOR)
    last = max(first + 1, (most / step).to_integral_value(ROUND_CEILING))
    return tuple((first + i) * step for i in range(int(last - first) + 1))


def step_of(width: Decimal) -> Decimal:
    """Return the widest of 1, 2, 5, 10, 20 ... that is in a width at least a few times."""
    magnitude = Decimal(10) ** (width.adjusted() - 1)
    steps = [step * magnitude * ten for ten in (1, 10) for step in STEPS]
    return max((step for step in steps if width / step >= FEWEST_TICKS - 1), default=steps[0])


def percent(amount: Decimal, ticks: Sequence[Decimal]) -> float:
    """Return where an amount lies between the first tick and the last."""
    return round(float((amount - ticks[0]) / (ticks[-1] - ticks[0]) * 100), 1)
