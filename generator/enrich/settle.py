"""Chooses between statements of one fact: the strongest origin wins, and a contradiction is told with both places."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, TypeVar

from generator.enrich.faults import CONTRADICTION
from generator.model.diagnostic import Outcome
from generator.model.facts import Fact, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.diagnostic import Diagnostic

T = TypeVar("T")
_STRENGTH = {origin: strength for strength, origin in enumerate(Origin)}


def settle(
    field: str,
    facts: Iterable[Fact[T]],
    *,
    told: Callable[[T], str],
    same: Callable[[T, T], bool] = operator.eq,
) -> Outcome[Fact[T] | None]:
    """Return the strongest fact, the first of equals, and a warning for the first other one that contradicts it."""
    ordered = sorted(facts, key=lambda fact: _STRENGTH[fact.origin])
    if not ordered:
        return Outcome(None)
    best = ordered[0]
    against = next((fact for fact in ordered[1:] if fact.span and not same(best.value, fact.value)), None)
    faults: tuple[Diagnostic, ...] = ()
    if against is not None and against.span is not None and best.span is not None:
        faults = (
            CONTRADICTION.at(
                against.span,
                f"`{field}` is `{told(against.value)}` here, but `{told(best.value)}` in a place that counts more",
                "correct one of the two",
                notes=((f"`{told(best.value)}` is what is shown", best.span),),
            ),
        )
    return Outcome(best, faults)
