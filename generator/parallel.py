"""The executor seam: work in batches on anything that can run a function elsewhere."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

# Below so many postings to read, or pages to render, a pool of processes takes longer to start than the work takes
# (measured: benchmarks/README.md).
SMALL = 160
SMALL_PAGES = 700
PRELOADED = ["generator.pipeline", "generator.reading"]


class Progress(Protocol):
    """Is told which step has begun, and how far it has come."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Hear that so many of so many items were handed to a step; 0 of 0 says that it begins."""


def silent(step: str, done: int = 0, total: int = 0) -> None:
    """Tell nobody how far the build is."""


def counted(items: Sequence[T], progress: Progress, step: str) -> Iterator[T]:
    """Hand on each item, and tell how many have gone by."""
    for done, item in enumerate(items, 1):
        progress(step, done, len(items))
        yield item


class Pending(Protocol[R_co]):
    """A result that may not be there yet."""

    def result(self) -> R_co:
        """Wait for the result; raise what the function raised."""


class Executor(Protocol):
    """Anything that runs a module-level function elsewhere: a process pool, a Dask client, a Ray adapter.

    ``ahead`` says how many pieces of work to hand over before the first result is asked for: some for each worker, so
    that none waits, and no more, so that results do not pile up.
    """

    ahead: int

    def submit(self, function: Callable[..., R], /, *args: Any) -> Pending[R]:  # noqa: ANN401
        """Start the function on these picklable arguments."""


class _Done(Generic[R]):
    def __init__(self, value: R) -> None:
        self._value = value

    def result(self) -> R:
        return self._value


class Serial:
    """Runs everything here and now."""

    ahead = 0

    def submit(self, function: Callable[..., R], /, *args: Any) -> Pending[R]:  # noqa: ANN401
        """Run the function before returning."""
        return _Done(function(*args))


SERIAL = Serial()


class Processes:
    """A pool of processes that starts with the first piece of work given to it, so that small boards never pay for it.

    Workers are forked from a server that has imported the steps already and holds none of the board's memory; where
    processes cannot be forked, on Windows, each begins anew.
    """

    def __init__(self, jobs: int) -> None:
        """Plan for so many worker processes."""
        self.jobs = jobs
        self.ahead = 3 * jobs
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[..., R], /, *args: Any) -> Pending[R]:  # noqa: ANN401
        """Run the function in a worker."""
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - small boards need none of it
            from multiprocessing import get_context  # noqa: PLC0415

            self.prepare()
            context = get_context("forkserver" if _can_fork() else "spawn")
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_begin)
        return self._pool.submit(function, *args)

    def prepare(self) -> None:
        """Start the server, which imports for half a second, while this process imports and lists files itself."""
        if _can_fork():
            from multiprocessing import forkserver  # noqa: PLC0415 - small boards need none of it

            forkserver.set_forkserver_preload(PRELOADED)
            with _deaf_to_interrupts():
                forkserver.ensure_running()

    def close(self) -> None:
        """End the workers, if any were started."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes to which Ctrl-C means nothing, not even while they import: they inherit that from this one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _can_fork() -> bool:
    from multiprocessing import get_all_start_methods  # noqa: PLC0415

    return "forkserver" in get_all_start_methods()


def collect_rarely() -> None:
    """Look for garbage rarely: nearly all that a build makes lives to the end of its batch, or of the build."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def _begin() -> None:
    """Leave Ctrl-C to the main process, which ends the workers; they would each print a trace. End if it was killed."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # what was under way belongs to a build that is no more


@contextmanager
def workers(jobs: int = 0, *, soon: bool = False) -> Iterator[Executor]:
    """Provide an executor of so many processes; 0 means as many as this process may use processors.

    ``soon`` says that there will be work for them, so that they begin to get ready at once.
    """
    jobs = jobs or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))
    if jobs == 1:
        yield SERIAL
        return
    pool = Processes(jobs)
    if soon:
        pool.prepare()
    try:
        yield pool
    finally:
        pool.close()


class Batches(Generic[T, R]):
    """Runs ``function(shared, batch)`` over items as they come, and gives the results in the order of the items.

    Uses ``submit`` and ``result()`` alone. No more batches are under way than the executor wants ahead, and none is
    kept, so memory does not grow with the number of items. Fewer than ``small`` items run here, at the end.
    """

    def __init__(
        self,
        executor: Executor,
        function: Callable[[Any, list[T]], list[R]],
        shared: Any,  # noqa: ANN401
        *,
        small: int = SMALL,
        size: int = 64,
    ) -> None:
        """Begin with the first ``small`` items."""
        self._executor, self._function, self._shared = executor, function, shared
        self._size, self._enough = size, small
        self._items: list[T] = []
        self._waiting: deque[Pending[list[R]]] = deque()
        self._begun = False  # whether there are so many items that work on them goes on elsewhere

    def put(self, item: T) -> Iterable[R]:
        """Take an item; return what has become of earlier ones."""
        self._items.append(item)
        return self._submitted() if len(self._items) >= self._enough else ()

    def end(self) -> Iterator[R]:
        """Go through all results that are left."""
        if not self._begun:
            yield from self._function(self._shared, self._items)
            return
        self._submit(self._items)
        while self._waiting:
            yield from self._waiting.popleft().result()

    def drain(self) -> None:
        """Wait for what is under way, and begin no more."""
        while self._waiting:
            self._waiting.popleft().result()

    def _submitted(self) -> list[R]:
        items, self._items = self._items, []
        self._enough, self._begun = self._size, True
        done: list[R] = []
        for start in range(0, len(items), self._size):
            self._submit(items[start : start + self._size])
            if len(self._waiting) > self._executor.ahead:
                done += self._waiting.popleft().result()
        return done

    def _submit(self, batch: list[T]) -> None:
        if batch:
            self._waiting.append(self._executor.submit(self._function, self._shared, batch))


def map_batches(
    executor: Executor,
    function: Callable[[Any, list[T]], list[R]],
    shared: Any,  # noqa: ANN401
    items: Iterable[T],
    *,
    small: int = SMALL,
    size: int = 64,
) -> Iterator[R]:
    """Run ``function(shared, batch)`` over slices of items, as `Batches` does."""
    batches = Batches(executor, function, shared, small=small, size=size)
    for item in items:
        yield from batches.put(item)
    yield from batches.end()
