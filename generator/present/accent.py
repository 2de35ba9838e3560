"""The board's accent as a stylesheet: one colour from the settings, made readable on both schemes."""

import re

# The raised papers of our two palettes, on which text is harder to read than on the plain ones, and the least contrast
# of an accent on each (WCAG 2 asks for 4.5; on a dark paper thin letters need more).
LIGHT = ("#f4f2ec", 4.5)
DARK = ("#1d2126", 7.0)
# Ours, whose shades for both schemes stand in site.css, chosen by eye.
OURS = "#0b5fa5"
STEPS = 50

Colour = tuple[float, float, float]


def is_ours(accent: str) -> bool:
    """Return whether a colour is the one that our stylesheet has."""
    return _parsed(accent) in {_parsed(OURS), None}


def accent_css(accent: str) -> str:
    """Return the stylesheet that sets the accent and the ink on it, for the light and the dark scheme."""
    light, dark = readable(accent, *LIGHT), readable(accent, *DARK)
    return (
        "@layer tokens {\n"
        f"  :root {{ --accent: {light}; --on-accent: {ink_on(light)}; }}\n"
        "  @media (prefers-color-scheme: dark) {\n"
        f"    :root {{ --accent: {dark}; --on-accent: {ink_on(dark)}; }}\n"
        "  }\n"
        "}\n"
    )


def readable(accent: str, paper: str, least: float) -> str:
    """Return the nearest shade of a colour that has at least a contrast on a paper; itself if it has."""
    colour = _parsed(accent) or _parsed(OURS) or (0, 0, 0)
    background = _parsed(paper) or (255, 255, 255)
    towards = (0.0, 0.0, 0.0) if _light(background) else (255.0, 255.0, 255.0)
    for step in range(STEPS + 1):
        shade = _mixed(colour, towards, step / STEPS)
        if contrast(_hex(shade), paper) >= least:
            return _hex(shade)
    return _hex(towards)


def ink_on(accent: str) -> str:
    """Return black or white, whichever is easier to read on a colour."""
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, accent))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2: from 1 to 21."""
    first, second = (_luminance(_parsed(colour) or (0, 0, 0)) for colour in (one, other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(colour: Colour) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _light(colour: Colour) -> bool:
    return _luminance(colour) > 0.18  # noqa: PLR2004 - where black and white are equally easy to read


def _parsed(colour: str) -> Colour | None:
    digits = colour.strip().removeprefix("#")
    if re.fullmatch(r"[0-9a-fA-F]{3}", digits):
        digits = "".join(2 * digit for digit in digits)
    if not re.fullmatch(r"[0-9a-fA-F]{6}", digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _mixed(colour: Colour, towards: Colour, share: float) -> Colour:
    red, green, blue = (a + (b - a) * share for a, b in zip(colour, towards, strict=True))
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in colour)
