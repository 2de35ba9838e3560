"""Postings -> for each a few that are like it, found among its neighbours and never by a scan of the board."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.model.place_steps import place_steps
from generator.present.display import slug_of
from generator.present.views import Similar
from generator.present.wording import joined

if TYPE_CHECKING:
    from generator.model.facet import TermKey
    from generator.model.posting import Posting
    from generator.present.display import Display

MOST = 3
# A posting is compared with so many on either side of it in the lists of its rarest skills and its place: whatever the
# board's size that is a few dozen, and a new posting changes only those near it.
RAREST = 5
REACH = 4
SAME_PLACE = 8
SAME_LEVEL = 4
MOST_NAMED = 3


class Neighbours:
    """Who has which skill and who works where, by number in the board's order."""

    def __init__(self, display: Display) -> None:
        """Look at each open posting once."""
        self.display = display
        self.skills = [skills_of(posting) for posting in display.site.open]
        self.places = [place_of(posting) for posting in display.site.open]
        self.numbers = {posting.slug: number for number, posting in enumerate(display.site.open)}
        self.by_skill: dict[str, list[int]] = {}
        self.by_place: dict[str, list[int]] = {}
        for number, (skills, place) in enumerate(zip(self.skills, self.places, strict=True)):
            for skill in skills:
                self.by_skill.setdefault(skill, []).append(number)
            if place:
                self.by_place.setdefault(place, []).append(number)

    def of(self, posting: Posting) -> tuple[Similar, ...]:
        """Return the open postings that are most like one, best first, with the reasons in words."""
        skills, place = skills_of(posting), place_of(posting)
        own = self.numbers.get(posting.slug, -1)
        likeness = self._near(skills, place, own)
        likeness.pop(own, None)
        postings = self.display.site.open
        if posting.seniority:
            for other in likeness:
                likeness[other] += SAME_LEVEL * (postings[other].seniority is posting.seniority)
        best = heapq.nsmallest(MOST, likeness, key=lambda other: (-likeness[other], other))
        return tuple(
            Similar(self.display.cards[postings[other].slug], self._reason(posting, skills, place, other))
            for other in best
        )

    def _near(self, skills: dict[str, str], place: str, own: int) -> dict[int, int]:
        """Return the neighbours by number, each with its likeness: a rare skill says more than a common one."""
        known = [numbers for skill in skills if (numbers := self.by_skill.get(skill))]
        rarest = heapq.nsmallest(RAREST, known, key=len)
        lists = [(numbers, max(1, 12 - len(numbers).bit_length())) for numbers in rarest]
        lists.append((self.by_place.get(place, []), SAME_PLACE))
        likeness: dict[int, int] = {}
        for numbers, weight in lists:
            at = bisect_left(numbers, own)
            for other in numbers[max(0, at - REACH) : at + REACH + 1]:
                likeness[other] = likeness.get(other, 0) + weight
        return likeness

    def _reason(self, posting: Posting, skills: dict[str, str], place: str, other: int) -> str:
        """Return what two postings share: "same skills (Python and Kafka), also in Berlin"."""
        words = self.display.frame.words
        theirs = self.display.site.open[other]
        shared = [label for skill, label in self.skills[other].items() if skill in skills][:MOST_NAMED]
        reasons = [words.similar_skills.format(skills=joined(shared, words.and_last))] if shared else []
        if place and place == self.places[other]:
            reasons.append(words.similar_place.format(place=place_label(theirs)))
        if posting.seniority and posting.seniority is theirs.seniority:
            reasons.append(words.similar_level)
        return ", ".join(reasons)


def skills_of(posting: Posting) -> dict[str, str]:
    """Return a posting's skills, each slug with its label."""
    return {slug_of(skill): skill for skill in posting.skills}


def place_of(posting: Posting) -> str:
    """Return the slug of the first place of a posting; "" if it has none."""
    steps = _steps(posting)
    return steps[-1].slug if steps else ""


def place_label(posting: Posting) -> str:
    """Return the name of the first place of a posting."""
    steps = _steps(posting)
    return steps[-1].label if steps else ""


def _steps(posting: Posting) -> Sequence[TermKey]:
    return next((steps for place in posting.location if (steps := place_steps(place))), ())
