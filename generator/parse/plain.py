"""Take the markup out of a piece of Markdown: one line -> plain text."""

import html
import re

# Each of these finds its end or gives up within a line without trying twice.
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]{0,80}\])*)\](?:\((?:[^()\\]|\\.|\([^()]{0,200}\))*\)|\[[^\[\]]{0,80}\])")
_AUTOLINK = re.compile(r"<((?:https?:|mailto:)[^<>\s]+|[^<>\s@]{1,64}@[^<>\s@]{1,190})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]{0,200}-->")
_EMPHASIS = re.compile(r"\*\*+|~~|`+|__+|(?<!\w)_|_(?!\w)|(?<!\s)\*|\*(?!\s)")
_MARKS = ("*", "~", "`", "_")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HELD = "\ue000"  # stands for an escaped character while the marks around it are taken out


def plain_text(markdown: str) -> str:
    """Return a line of Markdown as a reader sees it: a link's words, no marks, no tags, entities as characters."""
    text = markdown
    if not text.isascii() or not text.isalnum():
        held: list[str] = []
        if "\\" in text:
            text = text.replace(_HELD, "")
            held = _ESCAPE.findall(text)
            text = _ESCAPE.sub(_HELD, text)
        if "]" in text:
            text = _LINK.sub(r"\1", text)
            text = _LINK.sub(r"\1", text)  # a picture as the words of a link
        if "<" in text:
            text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
        if any(mark in text for mark in _MARKS):
            text = _EMPHASIS.sub("", text)
        if "&" in text:
            text = html.unescape(text)
        if held:
            first, *others = text.split(_HELD)
            text = first + "".join(character + other for character, other in zip(held, others, strict=False))
    return " ".join(text.split())
