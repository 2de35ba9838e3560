"""What servers on this machine have in common that tests ask: they listen as long as a ``with`` lasts."""

from __future__ import annotations

import threading
from socketserver import BaseServer
from typing import Self


class Listening(BaseServer):
    """A server that answers in a thread of its own."""

    def __enter__(self) -> Self:
        """Listen."""
        self.thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more."""
        self.shutdown()
        self.thread.join()
        self.server_close()
