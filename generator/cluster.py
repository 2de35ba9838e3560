"""Dask as an executor: batches on the workers of a cluster, which see the board's folder at the same path as we do.

To be imported only where a cluster is asked for: Dask is an extra, and takes its time to start.
"""

from __future__ import annotations

import os
import pickle
import socket
import time
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import msgspec
from distributed import Client, Future
from distributed.scheduler import KilledWorker

from generator.cache.toolchain import toolchain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.parallel import Executor

R = TypeVar("R")

ANSWER = 10.0  # seconds a scheduler may take to answer, and its first worker to be there
ALONE = 120.0  # seconds without any worker after which a build gives up: new ones may be on their way
RETRIES = 2  # of a batch that failed, for instance at a disk that was away; one whose worker died is begun anew anyway


class ClusterError(Exception):
    """The cluster cannot do the work; the message says why, and what to do about it."""


class Greeting(msgspec.Struct, frozen=True):
    """What a worker says of itself: its installation, and which of the folders that we named it does not see."""

    toolchain: str
    missing: tuple[str, ...]


class Cluster:
    """Runs functions on the workers of a Dask scheduler; each batch is one task, its result is kept by nobody."""

    def __init__(self, client: Client) -> None:
        """Use all workers that the scheduler has now, or finds later."""
        self._client = client
        self.ahead = 3 * sum(client.nthreads().values())

    def submit(self, function: Callable[..., R], /, *args: Any) -> _Arriving[R]:  # noqa: ANN401
        """Run the function on a worker, on another one if that dies.

        A batch may so run twice. That changes nothing: what it stages has the name of its page, and the same bytes.
        """
        task = pickle.dumps((function, args))  # as bytes: Dask would look for tasks of its own in lists and tuples
        future = self._client.submit(perform, toolchain(), task, pure=False, retries=RETRIES)
        return _Arriving(future, self._client)


class _Arriving(Generic[R]):
    def __init__(self, future: Future[Any], client: Client) -> None:
        self._future, self._client = future, client

    def result(self) -> R:
        """Wait for the result, and let the cluster forget it."""
        try:
            self._wait()
            return cast("R", self._future.result())
        except KilledWorker as error:
            message = f"several workers died at the same work; have they memory enough?\n{error}"
            raise ClusterError(message) from error
        except CancelledError as error:
            message = "the scheduler was lost on the way; the last good site stays. Start it anew, and build again"
            raise ClusterError(message) from error
        finally:
            self._future.release()

    def _wait(self) -> None:
        """Wait until the task has ended, one way or the other, while there is a worker that could do it."""
        seen = time.monotonic()
        while not self._future.done():
            with suppress(TimeoutError):
                self._future.exception(timeout=ANSWER)
            if self._future.done() or self._client.nthreads():
                seen = time.monotonic()
            elif time.monotonic() - seen > ALONE:
                message = f"all workers are gone for {ALONE:.0f} seconds; the last good site stays"
                raise ClusterError(message)


@contextmanager
def cluster(scheduler: str, root: Path, folders: Sequence[str]) -> Iterator[Executor]:
    """Provide the workers of a scheduler ("tcp://HOST:PORT") as an executor, once they are known to be fit for it.

    Each has to be the same installation as this one, to write to the board's folder ``root`` and to see the template
    ``folders``, all at the same paths; else pages would differ by who made them, or be missing.
    """
    try:
        client = Client(scheduler, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no scheduler answers at {scheduler}; start one (`dask scheduler`), and write the address it tells"
        raise ClusterError(message) from error
    try:
        _meet(client, scheduler, root, folders)
        yield Cluster(client)
    finally:
        client.close()


def _meet(client: Client, scheduler: str, root: Path, folders: Sequence[str]) -> None:
    """Let each worker say what it is and sees; raise ClusterError about the first that is not fit."""
    try:
        client.wait_for_workers(1, timeout=ANSWER)
    except TimeoutError as error:
        message = f"the scheduler has no workers; start some, on machines of your choice: dask worker {scheduler}"
        raise ClusterError(message) from error
    (root / ".cache").mkdir(exist_ok=True)
    with TemporaryDirectory(dir=root / ".cache", prefix="greetings-") as place:
        try:
            said: dict[str, Greeting] = client.run(greet, place, tuple(folders))
        except ImportError as error:
            message = f"a worker has not this program ({error}); run there: pip install 'jobboard-generator[dask]'"
            raise ClusterError(message) from error
        came = sum(1 for _ in Path(place).iterdir())
    for worker, greeting in said.items():
        if greeting.missing:
            message = f"the worker {worker} does not see {greeting.missing[0]}; it has to be there, at the same path"
            raise ClusterError(message)
        if greeting.toolchain != toolchain():
            message = f"the worker {worker} has another version of the program, of Python or of a library; install ours"
            raise ClusterError(message)
    if came < len(said):
        message = f"what workers write to {root} does not arrive here; it has to be a folder that all machines share"
        raise ClusterError(message)


def greet(place: str, folders: Sequence[str]) -> Greeting:
    """Say, on a worker, what is installed there and which folders are missing; leave a file at a place."""
    with suppress(OSError):
        Path(place, f"{socket.gethostname()}-{os.getpid()}").touch()
    return Greeting(toolchain(), tuple(folder for folder in folders if not os.access(folder, os.R_OK)))


def perform(wanted: str, task: bytes) -> Any:  # noqa: ANN401
    """Do a piece of work, on a worker that may have joined after the others were met; ClusterError if it is not fit."""
    if toolchain() != wanted:
        message = f"a worker on {socket.gethostname()} has another version of the program, of Python or of a library"
        raise ClusterError(message)
    function, args = pickle.loads(task)  # noqa: S301 - from the build; whoever reaches a scheduler may run anything
    return function(*args)
