"""Finds rows of facts in the text: sentences of pieces that commas divide, such as "£14 an hour, full-time, Leeds"."""

from __future__ import annotations

import re

_DIVIDERS = re.compile(r"[,;·|•]")
_ENDS = (". ", "! ", "? ")


def pieces_beside(text: str, start: int, end: int) -> list[str]:
    """Return the other pieces of the row in which a passage is a whole piece; none if words stand beside it."""
    opening = max((at + 2 for sign in _ENDS if (at := text.rfind(sign, 0, start)) >= 0), default=0)
    closing = min((at for sign in _ENDS if (at := text.find(sign, end)) >= 0), default=len(text))
    before, after = _DIVIDERS.split(text[opening:start]), _DIVIDERS.split(text[end:closing].rstrip(" .!?"))
    if any(map(str.isalnum, before[-1] + after[0])):
        return []
    return [piece.strip() for piece in (*before[:-1], *after[1:]) if piece.strip()]
