"""What the preview makes of one build after another."""

from pathlib import Path

import pytest

from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.source import Span
from generator.serve import Attempt
from generator.serve.rounds import Preview, changes
from generator.serve.shown import Fault, Shown

CONFIG = Config(root="/board", output="/board/.cache/preview", base_url="https://user.github.io/repo/")
BROKEN = Diagnostic("F101", Severity.ERROR, "no title", Span("cook.md", 2, 1, 6), "write one")
DOUBTFUL = Diagnostic("J101", Severity.WARNING, "no company", Span("nurse.md"))


class Screen:
    """Stands for the server: what is shown, and whether requests have to wait."""

    origin = "http://127.0.0.1:8000"

    def __init__(self):
        self.shown = Shown(Path(CONFIG.output), CONFIG.base_path)
        self.held = False

    def show(self, shown, early, lists=()):
        self.shown, self.seen = shown, (early, lists)

    def visited(self):
        return set()

    def hold(self):
        self.held = True

    def release(self):
        self.held = False


def raised(error):
    raise error


def play(*attempts):
    """Go through builds with these results; return the faults that were shown and what was said, after each."""
    screen, said, history = Screen(), [], []
    results = iter(attempts)

    def build(heard):
        result = next(results)
        heard("planning")
        free = not screen.held
        heard("writing")
        assert free
        assert screen.held
        return raised(result) if isinstance(result, Exception) else result

    def report(found, read_line):
        return "\n".join(f"{read_line(one.span.path, 1)}: {one.message}" for one in found)

    preview = Preview(
        build, screen, CONFIG, say=said.append, report=report, reader=lambda: lambda path, line: f"{path}, line {line}"
    )
    for _ in attempts:
        said.clear()
        preview.round()
        assert not screen.held
        history.append((screen.shown.faults, tuple(said)))
    return history


FAULT = Fault("cook.md:2:1", "no title", "write one", "F101", "cook.md, line 2")


def test_what_has_changed_is_said():
    """A build that changed a file names it; one that changed nothing says nothing."""
    assert play(Attempt(CONFIG, (), ("index.html",)), Attempt(CONFIG, ())) == [
        ((), ("Changed: index.html.",)),
        ((), ()),
    ]


def test_a_fault_is_shown_until_it_is_mended():
    """An error is told once and shown on the page; when it is mended, both say so."""
    broken = Attempt(CONFIG, (BROKEN,), refused=True)

    assert play(broken, broken, Attempt(CONFIG, ())) == [
        ((FAULT,), ("cook.md, line 1: no title",)),
        ((FAULT,), ()),
        ((), ("Mended.",)),
    ]


def test_a_warning_is_told_once_and_covers_no_page():
    """A warning is for the terminal; of two builds that find it, the first says it."""
    assert play(Attempt(CONFIG, (DOUBTFUL,)), Attempt(CONFIG, (DOUBTFUL, BROKEN))) == [
        ((), ("nurse.md, line 1: no company",)),
        ((FAULT,), ("cook.md, line 1: no title",)),
    ]


def test_broken_settings_leave_the_board_where_it_was():
    """If board.toml cannot be read, the site stays at its address, with the fault on it."""
    broken = Diagnostic("P101", Severity.ERROR, "this line cannot be read", Span("board.toml", 3))
    faults, said = play(Attempt(None, (broken,), refused=True))[0]

    assert ([fault.place for fault in faults], len(said)) == (["board.toml:3"], 1)


def test_a_new_base_path_moves_the_preview():
    """When the settings give another base URL, the preview says its new address."""
    moved = Config(root="/board", output="/board/.cache/preview", base_url="https://jobs.example/")

    assert play(Attempt(moved, (), ())) == [((), ("The preview is now at http://127.0.0.1:8000/",))]


def test_a_build_that_breaks_down_does_not_end_the_preview():
    """A fault of ours, or a full disk, is shown on the page, and the next build is tried."""
    (faults, said), after = play(OSError(28, "No space left on device"), Attempt(CONFIG, ()))

    assert faults[0].message == "the build stopped: [Errno 28] No space left on device"
    assert said[0] == "error: [Errno 28] No space left on device"
    assert after == ((), ("Mended.",))


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
