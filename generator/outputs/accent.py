"""Site -> /assets/accent.css: the board's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.present.accent import accent_css
from generator.present.routes import ACCENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display


class AccentView(msgspec.Struct, frozen=True):
    """The stylesheet."""

    css: str


def plan(display: Display) -> Iterable[Page]:
    """One stylesheet."""
    yield Page(ACCENT, AccentView(accent_css(display.site.board.look.accent)), encode=encode, indexed=False)


def encode(view: AccentView) -> bytes:
    """Write the file."""
    return view.css.encode()
