"""How places and words of an author's are put, so that no character of theirs can disturb what is around them."""

import unicodedata

from generator.model.source import Span

# Control characters as their pictures; marks that reorder or hide text, and line breaks of other alphabets, as "�".
_PICTURES = (
    {code: 0x2400 + code for code in range(0x20) if chr(code) != "\t"}
    | {0x7F: 0x2421}
    | dict.fromkeys([*range(0x80, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
    | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
)


def visible(text: str) -> str:
    """Return a text that can be printed on one line, as long as before: no control characters but tabs."""
    return text.translate(_PICTURES)


def place(span: Span) -> str:
    """Return where something is, as terminals and editors link it: ``path:line:column``, as far as it is known."""
    known = [part for part in (span.line, span.column if span.line else None) if part is not None]
    return ":".join([visible(span.path), *map(str, known)])


def noted(words: str, span: Span) -> str:
    """Return what is noted about a place; what is about none, such as a law, is noted alone."""
    return f"{visible(words)}: {place(span)}" if span.path else visible(words)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes; a tab counts as one."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
