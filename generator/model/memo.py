"""What a function says of each of many keys, asked once."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """Answers by key, as quick to look up as in a dictionary; it is emptied when it holds more than ``most``."""

    def __init__(self, function: Callable[[K], V], most: int) -> None:
        """Ask ``function`` for what was not met before; it must be pure."""
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, key: K) -> V:
        """Ask for a key that was not met before."""
        if len(self) > self._most:
            self.clear()
        self[key] = found = self._function(key)
        return found
