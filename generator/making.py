"""Pages -> staged files: rendered and put beside the output folder in one go, wherever the worker is.

The bytes of a page never travel: what comes back from a worker is a name, a size and a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.diagnostic import Outcome
from generator.parallel import SMALL_PAGES, Batches
from generator.render.pages import Frameset, Task, render_page, stream_page, task_of
from generator.write import Outlet, Staged, clear, stage, stage_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model.page import Page
    from generator.parallel import Executor


class Making(msgspec.Struct, frozen=True):
    """What all batches of a build share."""

    frameset: Frameset
    outlet: Outlet


def make_batch(shared: Making, batch: Sequence[Task]) -> list[Outcome[Staged | None]]:
    """Render pages and stage them; a page that fails gives its fault instead."""
    return [_made(shared, task) for task in batch]


class Maker:
    """Makes pages as they become known: elsewhere, if there are many, while this process plans the next.

    ``text`` returns the encoded Text of a posting's file.
    """

    def __init__(self, shared: Making, executor: Executor, text: Callable[[str], bytes]) -> None:
        """Begin with no page."""
        self.outlet, self._text = shared.outlet, text
        self._batches = Batches(executor, make_batch, shared, small=SMALL_PAGES)
        self._made: list[Outcome[Staged | None]] = []
        self._streamed: list[Page] = []  # made of many texts: here, at the end

    def take(self, page: Page) -> None:
        """Have a page made, now or later."""
        if page.stream:
            self._streamed.append(page)
        else:
            self._made += self._batches.put(task_of(page, self._text))

    def finish(self) -> Iterator[Outcome[Staged | None]]:
        """Go through all that was made, and make what is left."""
        yield from self._made
        yield from self._batches.end()
        for page in self._streamed:
            yield Outcome(stage_pieces(self.outlet, page.file, stream_page(page, self._text)))

    def drop(self) -> None:
        """Make no more, and remove what was made."""
        self._batches.drain()
        clear(self.outlet)


def _made(shared: Making, task: Task) -> Outcome[Staged | None]:
    rendered = render_page(shared.frameset, task)
    if rendered.value is None:
        return Outcome(None, rendered.diagnostics)
    return Outcome(stage(shared.outlet, rendered.value), rendered.diagnostics)
