"""A posting -> a picture of it for social networks: 1200 x 630 points, drawn with the extra ``images``."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT, MARGIN, BAR = 1200, 630, 80, 24
INK, QUIET, PAPER = "#1a1c1f", "#4a4f57", "#ffffff"
TITLE_SIZES = ((88, 2), (72, 3), (60, 3))  # with the lines there is room for
SMALL = 40
COLOURS = 32  # enough for three inks with soft edges, and half the bytes
# What the font has letters for: Latin, Greek and Cyrillic, their signs, and currencies.
DRAWABLE = re.compile("[\u0020-\u007e\u00a0-\u017f\u0384-\u03ce\u0400-\u045f\u2010-\u2027\u20ac\u20b9£¥]*")


class PictureView(msgspec.Struct, frozen=True, gc=False):
    """What a picture says, and the board's colour."""

    title: str
    company: str
    place: str
    pay: str
    board: str
    accent: str


@cache
def can_draw() -> bool:
    """Whether what draws is installed, and the font."""
    return all(importlib.util.find_spec(name) for name in ("PIL", "font_roboto"))


def is_drawable(view: PictureView) -> bool:
    """Whether the font has all letters of a picture."""
    return all(DRAWABLE.fullmatch(text) for text in (view.title, view.company, view.place, view.pay, view.board))


def encode(view: PictureView) -> bytes:
    """Draw the picture, as a PNG: the title in as many lines as it needs, and below it who, where and how much."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - comes with an extra

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, BAR, HEIGHT), fill=view.accent)
    size, lines = fitted(view.title)
    top = MARGIN
    for line in lines:
        draw.text((MARGIN, top), line, font=font("Bold", size), fill=INK)
        top += round(size * 1.2)
    top += SMALL // 2
    small = font("Regular", SMALL)
    for text in filter(None, (view.company, view.place, view.pay)):
        draw.text((MARGIN, top), shortened(text, small), font=small, fill=QUIET)
        top += round(SMALL * 1.4)
    draw.text((MARGIN, HEIGHT - MARGIN), shortened(view.board, small), font=font("Bold", SMALL), fill=view.accent)
    stream = BytesIO()
    image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(stream, "PNG")
    return stream.getvalue()


def fitted(title: str) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits, and its lines; one that never fits ends in "…"."""
    for size, most in TITLE_SIZES:
        lines = wrapped(title.split(), font("Bold", size))
        if len(lines) <= most:
            return size, lines
    rest = " ".join(lines[most - 1 :])
    return size, [*lines[: most - 1], shortened(rest, font("Bold", size))]


def wrapped(words: Iterable[str], face: FreeTypeFont) -> list[str]:
    """Return words in lines that are not wider than the picture; a word that is, is shortened."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(shortened(word, face))
    return lines


def shortened(text: str, face: FreeTypeFont) -> str:
    """Return a text, or as much of it as a line holds."""
    if face.getlength(text) <= WIDTH - 2 * MARGIN:
        return text
    while text and face.getlength(f"{text}…") > WIDTH - 2 * MARGIN:
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def font(weight: str, size: int) -> FreeTypeFont:
    """Return the font, laid out in the one way that is the same on every machine."""
    import font_roboto  # noqa: PLC0415 - comes with an extra
    from PIL import ImageFont  # noqa: PLC0415

    file = font_roboto.font_files["Roboto" if weight == "Regular" else f"Roboto{weight}"]
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
