"""The preview: watch the board's files, build, and let the browser show what came of it."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from generator.serve.address import is_loopback
from generator.serve.reload import PreviewServer
from generator.serve.rounds import Attempt, Preview
from generator.serve.shown import Shown
from generator.serve.watch import Bell, Lookout, polling, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model.config import Config
    from generator.pipeline import Planned
    from generator.serve.rounds import Build, ReadLine, Report, Say

__all__ = ["Attempt", "serve"]

GLANCE = 0.02  # seconds without a change after which a file is read to be shown: a save writes it in one go, or two


def serve(
    build: Build,
    *,
    config: Config,
    theme: Sequence[Path],
    script: Path,
    plan: Callable[[], Planned],
    say: Say,
    report: Report,
    reader: Callable[[], ReadLine],
    host: str = "127.0.0.1",
    port: int = 8000,
    open_browser: bool = False,
    poll: bool = False,
) -> None:
    """Build, serve and watch until interrupted; then return.

    ``build`` reads the settings anew each time and writes to ``config.output``; ``plan`` plans the board without
    building it. ``theme`` holds our own templates and static files, ``script`` is the overlay's. ``say`` tells people a
    line, ``report`` turns diagnostics into text, and ``reader`` makes a function that reads lines of the author's files
    as they are now. With ``poll`` files are looked at again and again, where the system does not tell of changes.
    """
    server = PreviewServer(Shown(Path(config.output), config.base_path), script=script, host=host, port=port)
    if port not in (0, server.port):
        say(f"Port {port} is in use, so the preview takes {server.port}.")
    if not is_loopback(host):
        say(f"Whoever can reach this machine at {host} can read the preview, drafts included.")
    preview = Preview(build, server, config, say=say, report=report, reader=reader)
    saved, settled = Bell(GLANCE), Bell()
    lookout = Lookout(saved, polling() if poll else None)
    try:
        server.start()
        threading.Thread(target=_show, args=(saved, preview, settled), name="glimpse", daemon=True).start()
        lookout.look_at(watched(config, theme))
        preview.round()
        say(f"The preview is at {preview.address} (Ctrl-C ends it).")
        if open_browser:
            webbrowser.open(preview.address)
        if preview.is_blind:
            preview.look_ahead(plan())
        while True:
            settled.wait()
            lookout.look_at(watched(preview.config, theme))
            preview.round()
    except KeyboardInterrupt:
        say("The preview has ended.")
    finally:
        lookout.close()
        server.stop()


def _show(saved: Bell, preview: Preview, settled: Bell) -> None:
    """Show each save as soon as it can be seen, and have it built after that."""
    while True:
        preview.saved(saved.wait())
        settled.ring()
