"""What the preview makes of one build after another."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import textwrap
import urllib.request
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.source import Span
from generator.serve import Attempt, Preview, changes
from generator.serve.reload import Fault, PreviewServer, Shown

CONFIG = Config(root="/board", output="/board/.cache/preview", base_url="https://user.github.io/repo/")
BROKEN = Diagnostic("F101", Severity.ERROR, "no title", Span("cook.md", 2, 1, 6), "write one")
DOUBTFUL = Diagnostic("J101", Severity.WARNING, "no company", Span("nurse.md"))


class Screen:
    """Stands for the server: what is shown, and how often pages were told to load again."""

    origin = "http://127.0.0.1:8000"

    def __init__(self):
        self.shown = Shown(Path(CONFIG.output), CONFIG.base_path)
        self.reloads = 0

    def reload(self):
        self.reloads += 1


def raised(error):
    raise error


def play(*attempts):
    """Go through builds with these results; return what was shown and said, and the reloads, after each."""
    screen, said, history = Screen(), [], []
    results = iter(attempts)

    def build():
        result = next(results)
        return raised(result) if isinstance(result, Exception) else result

    def report(found, read_line):
        return "\n".join(f"{read_line(one.span.path, 1)}: {one.message}" for one in found)

    preview = Preview(
        build, screen, CONFIG, say=said.append, report=report, reader=lambda: lambda path, line: f"{path}, line {line}"
    )
    for _ in attempts:
        said.clear()
        screen.reloads = 0
        preview.round()
        history.append((screen.shown.faults, screen.reloads, tuple(said)))
    return history


FAULT = Fault("cook.md:2:1", "no title", "write one", "F101", "cook.md, line 2")


def test_pages_load_again_only_if_the_site_differs():
    """A build that changed a file reloads; one that changed nothing does not, and says nothing."""
    assert play(Attempt(CONFIG, (), ("index.html",)), Attempt(CONFIG, ())) == [
        ((), 1, ("Changed: index.html.",)),
        ((), 0, ()),
    ]


def test_a_fault_is_shown_until_it_is_mended():
    """An error is told once and shown on the page; when it is mended, both say so."""
    assert play(Attempt(CONFIG, (BROKEN,)), Attempt(CONFIG, (BROKEN,)), Attempt(CONFIG, ())) == [
        ((FAULT,), 1, ("cook.md, line 1: no title",)),
        ((FAULT,), 0, ()),
        ((), 1, ("Mended.",)),
    ]


def test_a_warning_is_told_once_and_covers_no_page():
    """A warning is for the terminal; of two builds that find it, the first says it."""
    assert play(Attempt(CONFIG, (DOUBTFUL,)), Attempt(CONFIG, (DOUBTFUL, BROKEN))) == [
        ((), 0, ("nurse.md, line 1: no company",)),
        ((FAULT,), 1, ("cook.md, line 1: no title",)),
    ]


def test_broken_settings_leave_the_board_where_it_was():
    """If board.toml cannot be read, the site stays at its address, with the fault on it."""
    broken = Diagnostic("P101", Severity.ERROR, "this line cannot be read", Span("board.toml", 3))
    faults, reloads, said = play(Attempt(None, (broken,)))[0]

    assert ([fault.place for fault in faults], reloads, len(said)) == (["board.toml:3"], 1, 1)


def test_a_new_base_path_moves_the_preview():
    """When the settings give another base URL, the preview says its new address."""
    moved = Config(root="/board", output="/board/.cache/preview", base_url="https://jobs.example/")

    assert play(Attempt(moved, (), ())) == [((), 1, ("The preview is now at http://127.0.0.1:8000/",))]


def test_a_build_that_breaks_down_does_not_end_the_preview():
    """A fault of ours, or a full disk, is shown on the page, and the next build is tried."""
    (faults, reloads, said), after = play(OSError(28, "No space left on device"), Attempt(CONFIG, ()))

    assert (faults[0].message, reloads) == ("the build stopped: [Errno 28] No space left on device", 1)
    assert said[0].endswith("OSError: [Errno 28] No space left on device")
    assert after == ((), 1, ("Mended.",))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "Changed: 0.html."),
        (3, "Changed: 0.html, 1.html, 2.html."),
        (4, "Changed: 0.html, 1.html, 2.html and 1 more file."),
        (9, "Changed: 0.html, 1.html, 2.html and 6 more files."),
    ],
)
def test_changes_are_named_up_to_three(count, words):
    """A few changed files are named, the others counted."""
    assert changes([f"{number}.html" for number in range(count)]) == words


def test_an_open_page_hears_of_a_reload(tmp_path):
    """A page that has said hello by livereload's protocol is told to reload when the server says so."""
    server = PreviewServer(Shown(tmp_path), script=tmp_path / "overlay.js", host="127.0.0.1", port=0)
    server.start()

    async def listen():
        page = await websocket_connect(f"ws://127.0.0.1:{server.port}/livereload")
        await page.write_message(json.dumps({"command": "hello", "protocols": []}))
        hello = json.loads(await page.read_message())
        await page.write_message(json.dumps({"command": "info", "url": "/"}))
        coming = asyncio.ensure_future(page.read_message())
        while not coming.done():  # until the server has read that
            server.reload()
            await asyncio.wait([coming], timeout=0.1)
        page.close()
        while await page.read_message() is not None:
            pass
        return hello["command"], json.loads(coming.result())["command"]

    heard = asyncio.run(listen())
    server.stop()

    assert heard == ("hello", "reload")


BOARD = """
    import sys
    from pathlib import Path
    from generator.model.config import Config
    from generator.serve import Attempt, serve

    root = Path(sys.argv[1])
    config = Config(root=str(root), output=str(root / ".cache"), base_url="https://user.github.io/repo/")

    def build():
        text = (root / "content/cook.md").read_text()
        (root / ".cache").mkdir(exist_ok=True)
        (root / ".cache/index.html").write_text(text)
        return Attempt(config, (), ("index.html",))

    serve(build, config=config, theme=(), script=root / "overlay.js", port=0, say=lambda line: print(line, flush=True),
          report=lambda found, read_line: "", reader=lambda: None)
    print("returned", flush=True)
"""


def test_the_preview_runs_until_it_is_interrupted(tmp_path):
    """It builds, says where it is, builds again when a file changes, and ends in peace on Ctrl-C."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/cook.md").write_text("Cook")
    program = [sys.executable, "-W", "error", "-c", textwrap.dedent(BOARD), str(tmp_path)]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ) as process:
        lines = [process.stdout.readline(), process.stdout.readline()]
        address = lines[1].split()[4]
        first = urllib.request.urlopen(address, timeout=5).read()  # noqa: S310
        (tmp_path / "content/cook.md").write_text("Chef")
        lines.append(process.stdout.readline())
        second = urllib.request.urlopen(address, timeout=5).read()  # noqa: S310
        process.send_signal(signal.SIGINT)
        lines += process.stdout.readlines()

    assert (first[:4], second[:4], process.returncode) == (b"Cook", b"Chef", 0)
    assert [lines[0], *lines[2:]] == [
        "Changed: index.html.\n", "Changed: index.html.\n", "The preview has ended.\n", "returned\n"
    ]  # fmt: skip
