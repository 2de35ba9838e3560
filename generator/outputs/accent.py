"""Site -> /assets/accent.css: the board's colour, if it is not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.model.source import Span
from generator.outputs.faults import FAINT_ACCENT
from generator.present.accent import LIGHT, accent_css, contrast, is_ours, readable
from generator.present.routes import ACCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.diagnostic import Diagnostic
    from generator.present.display import Display


class AccentView(msgspec.Struct, frozen=True):
    """The stylesheet."""

    css: str


def plan(display: Display) -> Iterable[Page]:
    """One stylesheet, or none."""
    if not is_ours(display.site.board.look.accent):
        yield Page(ACCENT, AccentView(accent_css(display.site.board.look.accent)), encode=encode, indexed=False)


def encode(view: AccentView) -> bytes:
    """Write the file."""
    return view.css.encode()


def too_faint(accent: str) -> Iterator[Diagnostic]:
    """Tell of a colour that is hard to read on light paper, and of the shade that is shown instead.

    On dark paper every accent has a shade of its own, so there is nothing to tell.
    """
    paper, least = LIGHT
    if is_ours(accent) or (found := contrast(accent, paper)) >= least:
        return
    message = f"`accent` {accent} is hard to read: its contrast is {found:.1f}, and should be at least {least}"
    hint = f"it is shown as `{readable(accent, paper, least)}`; write that, or another dark colour, to see what you get"
    yield FAINT_ACCENT.at(Span("board.toml"), message, hint)
