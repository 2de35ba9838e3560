"""Pages -> staged files: rendered and put beside the output folder in one go, wherever the worker is.

The bytes of a page never travel: what comes back from a worker is a name, a size and a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.diagnostic import Outcome
from generator.render.pages import Frameset, Task, render_page, stream_page
from generator.write import Outlet, Staged, stage, stage_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.model.page import Page


class Making(msgspec.Struct, frozen=True):
    """What all batches of a build share."""

    frameset: Frameset
    outlet: Outlet


def make_batch(shared: Making, batch: Sequence[Task]) -> list[Outcome[Staged | None]]:
    """Render pages and stage them; a page that fails gives its fault instead."""
    return [_made(shared, task) for task in batch]


def make_streamed(
    outlet: Outlet, pages: Iterable[Page], text: Callable[[str], bytes]
) -> Iterator[Outcome[Staged | None]]:
    """Stage the files that are made of many texts; ``text`` returns the encoded Text of a posting's file."""
    for page in pages:
        yield Outcome(stage_pieces(outlet, page.file, stream_page(page, text)))


def _made(shared: Making, task: Task) -> Outcome[Staged | None]:
    rendered = render_page(shared.frameset, task)
    if rendered.value is None:
        return Outcome(None, rendered.diagnostics)
    return Outcome(stage(shared.outlet, rendered.value), rendered.diagnostics)
