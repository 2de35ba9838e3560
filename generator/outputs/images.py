"""Site -> a picture of each open posting for social networks, beside its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.page import Page
from generator.outputs.postings import has_picture, is_listed, picture_of
from generator.present.picture import can_draw, encode
from generator.present.routes import picture_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display


def plan(display: Display) -> Iterable[Page]:
    """One picture a posting; one in a script that the font has no letters for keeps the board's picture.

    A link to a picture has to be whole, so there are none while the board's address is unknown.
    """
    if not can_draw() or not display.frame.base_url:
        return
    listed = [posting for posting in display.site.open if is_listed(posting, display)]
    drawn = [posting for posting in listed if has_picture(posting, display)]
    missing = len(listed) - len(drawn)
    left_out = (("in letters that the font does not have", missing),) if missing else ()
    for posting in drawn:
        view = picture_of(posting, display)
        yield Page(picture_path(posting.slug), view, encode=encode, indexed=False, left_out=left_out)
        left_out = ()
