"""Postings -> for each a few that are like it, found among its neighbours and never by a scan of the board."""

from __future__ import annotations

from bisect import bisect_left
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from generator.model.place_steps import place_steps
from generator.present.links import slug_of
from generator.present.names import in_place
from generator.present.views import Similar
from generator.present.wording import joined

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model.facet import TermKey
    from generator.model.posting import Posting, Seniority
    from generator.present.display import Display

MOST = 3
# A posting is compared with so many on either side of it in the lists of its rarest skills and its place: whatever the
# board's size that is a few dozen, and a new posting changes only those near it.
RAREST = 4
REACH = 4
SAME_PLACE = 8
SAME_LEVEL = 4
MOST_NAMED = 3


class Neighbours:
    """Who has which skill and who works where, by number in the board's order."""

    def __init__(self, display: Display) -> None:
        """Look at each open posting once."""
        self.display = display
        self.traits = [traits_of(posting) for posting in display.site.open]
        self.numbers = {posting.slug: number for number, posting in enumerate(display.site.open)}
        self.by_skill: dict[str, list[int]] = {}
        self.by_place: dict[str, list[int]] = {}
        for number, traits in enumerate(self.traits):
            for skill in traits.skills:
                self.by_skill.setdefault(skill, []).append(number)
            if traits.place:
                self.by_place.setdefault(traits.place.slug, []).append(number)

    def after(self, display: Display) -> Neighbours:
        """Return the neighbours on the board as it is now; quick where every posting stands where it stood."""
        before, now = self.display.site.open, display.site.open
        changed = [number for number, (one, other) in enumerate(zip(before, now, strict=False)) if one is not other]
        if len(before) != len(now) or any(before[number].slug != now[number].slug for number in changed):
            return Neighbours(display)
        made = copy(self)
        made.display, made.traits = display, [*self.traits]
        made.by_skill, made.by_place = dict(self.by_skill), dict(self.by_place)
        for number in changed:
            was, made.traits[number] = made.traits[number], traits_of(now[number])
            _move(made.by_skill, number, was.skills, made.traits[number].skills)
            _move(made.by_place, number, was.places, made.traits[number].places)
        return made

    def of(self, posting: Posting) -> tuple[Similar, ...]:
        """Return the open postings that are most like one, best first, with the reasons in words."""
        own = self.numbers.get(posting.slug, -1)
        traits = self.traits[own] if own >= 0 else traits_of(posting)
        likeness = self._near(traits, own)
        best = sorted(likeness, key=likeness.__getitem__, reverse=True)[:MOST]
        return tuple(
            Similar(self.display.cards[self.display.site.open[other].slug], self._reason(traits, self.traits[other]))
            for other in best
        )

    def _near(self, traits: Traits, own: int) -> dict[int, int]:
        """Return the neighbours by number, each with its likeness: a rare skill says more than a common one."""
        lists = sorted([numbers for skill in traits.skills if (numbers := self.by_skill.get(skill))], key=len)[:RAREST]
        weighed = [(numbers, max(1, 12 - len(numbers).bit_length())) for numbers in lists]
        if traits.place:
            weighed.append((self.by_place.get(traits.place.slug, []), SAME_PLACE))
        likeness: dict[int, int] = {}
        for numbers, weight in weighed:
            at = bisect_left(numbers, own)
            for other in numbers[max(0, at - REACH) : at + REACH + 1]:
                likeness[other] = likeness.get(other, 0) + weight
        likeness.pop(own, None)
        if traits.level:
            for other in likeness:
                if self.traits[other].level is traits.level:
                    likeness[other] += SAME_LEVEL
        return likeness

    def _reason(self, mine: Traits, theirs: Traits) -> str:
        """Return what two postings share: "same skills (Python and Kafka), also in Berlin"."""
        words = self.display.frame.words
        shared = [label for skill, label in theirs.skills.items() if skill in mine.skills][:MOST_NAMED]
        reasons = [words.similar_skills.format(skills=joined(shared, words.and_last))] if shared else []
        if mine.place and theirs.place and mine.place.slug == theirs.place.slug:
            reasons.append(words.similar_place.format(place=in_place(theirs.place, words)))
        if mine.level and mine.level is theirs.level:
            reasons.append(words.similar_level)
        return ", ".join(reasons)


class Traits(NamedTuple):
    """What makes postings alike: skills (slug to label), the first place, the level."""

    skills: dict[str, str]
    place: TermKey | None
    level: Seniority | None

    @property
    def places(self) -> tuple[str, ...]:
        """The slug of the place, if there is one."""
        return (self.place.slug,) if self.place else ()


def _move(numbers: dict[str, list[int]], number: int, out: Collection[str], into: Collection[str]) -> None:
    """Take a number out of some lists and put it into others, in order; lists are made anew."""
    for key in set(out) - set(into):
        numbers[key] = [other for other in numbers[key] if other != number]
    for key in set(into) - set(out):
        numbers[key] = sorted([*numbers.get(key, ()), number])


def traits_of(posting: Posting) -> Traits:
    """Return what is compared of a posting."""
    steps = next((steps for place in posting.location if (steps := place_steps(place))), ())
    skills = {slug_of(skill): skill for skill in posting.skills}
    return Traits(skills, steps[-1] if steps else None, posting.seniority)
