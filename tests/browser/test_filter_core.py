"""The filter's rules against an oracle that looks at every posting for every question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.hosting import PROJECT, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def oracle(chromium: Browser) -> Iterator[Page]:
    with served(("/js/", PROJECT / "static/js"), ("/", PROJECT / "tests/browser")) as address:
        page = chromium.new_page()
        page.goto(f"{address}/oracle.html")
        yield page
        page.close()


def test_filter_agrees_with_a_plain_scan(oracle: Page):
    """On any board, for any choice: the rows, their order, all counts and the address are those of a plain scan."""
    disagreements = oracle.evaluate("""async () => {
        const { disagreements } = await import('/filter_oracle.js')
        return (await Promise.all(Array.from({ length: 150 }, (_, seed) => disagreements(seed + 1)))).flat()
    }""")

    assert not disagreements


def test_a_part_made_like_another_is_its_equal(oracle: Page):
    """Whatever two trees hold, the one that is made like the other is its equal, and keeps what is alike."""
    differing = oracle.evaluate("""async () => {
        const { liken } = await import('/js/dom.js')
        const names = ['p', 'span', 'relative-time'], words = ['', 'a', 'bc'], marks = ['class', 'lang', 'hidden']
        let seed = 1
        const upTo = (n) => (seed = (seed * 16807) % 2147483647) % n
        const tree = (name, depth) => {
            const made = document.createElement(name)
            for (const mark of marks) if (upTo(2)) made.setAttribute(mark, words[upTo(3)])
            for (let n = upTo(4); n > 0 && depth; n--) {
                made.append(upTo(2) ? words[1 + upTo(2)] : tree(names[upTo(3)], depth - 1))
            }
            return made
        }
        const found = []
        for (let round = 0; round < 500; round++) {
            const [part, model] = [tree('li', 3), tree('li', 3)]
            const [before, wanted, first] = [part.outerHTML, model.cloneNode(true), part.firstChild]
            liken(part, model)
            const stays = !first || first.nodeName !== wanted.firstChild?.nodeName || part.firstChild === first
            if (!part.isEqualNode(wanted) || !stays) found.push([before, wanted.outerHTML, part.outerHTML])
        }
        return found
    }""")

    assert not differing


@pytest.mark.parametrize(
    ("counts", "shown"),
    [([4, 0, 1, 2], ["A", "B"]), ([0, 0, 1, 2], ["D", "C"]), ([0, 0, 0, 0], ["A", "B"])],
)
def test_where_the_first_terms_give_nothing_those_that_give_most_are_shown(
    oracle: Page, counts: list[int], shown: list[str]
):
    """A group shows its first terms, unless a choice leaves none of them anything and others something."""
    found = oracle.evaluate(
        """async (counts) => {
        const { FilterPanel } = await import('/js/filter-panel.js')
        const { element } = await import('/js/dom.js')
        const { emptyChoice } = await import('/js/filter-choice.js')
        const part = (name, kind, ...parts) => element(name, { class: kind, 'data-facet': 'skills' }, ...parts)
        const row = (label) => element('li', { class: 'choice', 'data-slug': label.toLowerCase() },
            part('span', 'choice-label', label), part('span', 'count', '1'))
        const group = part('details', 'group', element('summary', {}, 'Skills'),
            part('div', 'group-body', part('ul', 'choices', row('A'), row('B'))))
        const panel = new FilterPanel(element('aside', {}, group), { thousands: ',' }, { opened: () => {} })
        const terms = ['A', 'B', 'C', 'D'].map((label) => [label.toLowerCase(), label])
        const index = { count: 9, facets: { skills: { terms } } }
        panel.show(emptyChoice(), index, { rows: [1, 2, 3], counts: { skills: counts } })
        return [...group.querySelectorAll('.choice:not([hidden]) .choice-label')].map((label) => label.textContent)
    }""",
        counts,
    )

    assert found == shown


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("80000", 80000),
        ("80,000", 80000),
        ("80.000", 80000),
        ("80 k", 80000),
        ("17.50", 18),
        ("", None),
        ("lots", None),
    ],
)
def test_amounts_are_read_as_people_type_them(oracle: Page, typed: str, amount: int | None):
    """An amount may have separators, or a k for thousands."""
    found = oracle.evaluate("async (typed) => (await import('/js/pay-scale.js')).amountOf(typed)", typed)

    assert found == amount


@pytest.mark.parametrize(
    ("now", "ended"),
    [("2026-11-20T23:00:00-12:00", False), ("2026-11-21T11:59:00Z", False), ("2026-11-21T12:01:00Z", True)],
)
def test_a_last_day_ends_when_it_has_ended_everywhere(oracle: Page, now: str, ended: bool):  # noqa: FBT001
    """A posting whose last day is the 20th is over when no place on earth has the 20th any more."""
    code = "async (now) => (await import('/js/closing-guard.js')).hasEnded('2026-11-20', new Date(now))"
    found = oracle.evaluate(code, now)

    assert found is ended
