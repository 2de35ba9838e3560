"""A posting -> a picture of it for social networks: 1200 x 630 points, drawn with the extra ``images``."""

from __future__ import annotations

import functools
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
# A picture of 16 colours takes half a byte a point: paper, and five shades of each of three inks. To draw
# in those at once takes 10 ms of a processor, and to draw in all colours and choose some afterwards took 16.
SHADES, THRESHOLD = 5, 24
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
    from PIL import Image, ImageChops, ImageColor, ImageDraw  # noqa: PLC0415 - comes with an extra

    layers = {ink: Image.new("L", (WIDTH, HEIGHT)) for ink in (INK, QUIET, view.accent)}
    draw = {ink: ImageDraw.Draw(layer) for ink, layer in layers.items()}
    draw[view.accent].rectangle((0, 0, BAR, HEIGHT), fill=255)
    size, lines = fitted(view.title)
    top = MARGIN
    for line in lines:
        draw[INK].text((MARGIN, top), line, font=font("Bold", size), fill=255)
        top += round(size * 1.2)
    top += SMALL // 2
    small = font("Regular", SMALL)
    for text in filter(None, (view.company, view.place, view.pay)):
        draw[QUIET].text((MARGIN, top), shortened(text, small), font=small, fill=255)
        top += round(SMALL * 1.4)
    board = shortened(view.board, small)
    draw[view.accent].text((MARGIN, HEIGHT - MARGIN), board, font=font("Bold", SMALL), fill=255)
    numbers = [layer.point(shades(number)) for number, layer in enumerate(layers.values())]
    picture = functools.reduce(ImageChops.lighter, numbers)
    palette = [ImageColor.getrgb(PAPER), *(shade for ink in layers for shade in blends(ink))]
    picture.putpalette([part for colour in palette for part in colour])
    stream = BytesIO()
    picture.save(stream, "PNG", bits=4)
    return stream.getvalue()


def shades(number: int) -> list[int]:
    """Return which colour stands for each strength of an ink: 0 is paper, then come the shades of each ink in turn."""
    return [1 + number * SHADES + strength * SHADES // 256 if strength > THRESHOLD else 0 for strength in range(256)]


def blends(ink: str) -> list[tuple[int, ...]]:
    """Return the shades of an ink on paper, from the lightest to the ink itself."""
    from PIL import ImageColor  # noqa: PLC0415

    pure, paper = ImageColor.getrgb(ink), ImageColor.getrgb(PAPER)
    return [
        tuple(round(p + (i - p) * step / SHADES) for i, p in zip(pure, paper, strict=True))
        for step in range(1, SHADES + 1)
    ]


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
