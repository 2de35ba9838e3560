"""Pages -> staged files: rendered and put beside the output folder in one go, wherever the worker is.

The bytes of a page never travel: what comes back from a worker is a name, a size and a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.diagnostic import Outcome
from generator.render.pages import Frameset, Task, render_page
from generator.write import Outlet, Staged, stage

if TYPE_CHECKING:
    from collections.abc import Sequence


class Making(msgspec.Struct, frozen=True):
    """What all batches of a build share."""

    frameset: Frameset
    outlet: Outlet


def make_batch(shared: Making, batch: Sequence[Task]) -> list[Outcome[Staged | None]]:
    """Render pages and stage them; a page that fails gives its fault instead."""
    return [_made(shared, task) for task in batch]


def _made(shared: Making, task: Task) -> Outcome[Staged | None]:
    rendered = render_page(shared.frameset, task)
    if rendered.value is None:
        return Outcome(None, rendered.diagnostics)
    return Outcome(stage(shared.outlet, rendered.value), rendered.diagnostics)
