"""Takes the markup out of single lines: from an exact slice of the file to the words a reader sees."""

import re
from collections.abc import Sequence

_TARGET = r"\([^()]*(?:\([^()]*\)[^()]*)?\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\]{_TARGET}")
# "[Acme][acme]" is a link, "[Remote][Senior]" stands for itself.
_LINK = re.compile(rf"\[([^\[\]]*)\](?:{_TARGET}|\[(?:[0-9a-z][^\[\]]*)?\])")
_ADDRESS = re.compile(r"<((?:https?:|mailto:)?[^<>\s]{1,300}[.@][^<>\s]{1,300})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITIES = {"&amp;": "&", "&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&euro;": "€"}


def plain(text: str) -> str:
    """Return the words of one line of Markdown, its spaces single."""
    if may_be_marked(text):
        if "[" in text:
            text = _LINK.sub(r"\1", _IMAGE.sub("", text))
        if "<" in text:
            text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
        if "*" in text or "_" in text or "`" in text or "~~" in text:
            text = text.replace("*", "").replace("`", "").replace("~~", "")
            text = _EMPHASIS.sub("", text) if "_" in text else text
        if "\\" in text:
            text = _ESCAPE.sub(r"\1", text)
        if "&" in text and ";" in text:
            for entity, sign in _ENTITIES.items():
                text = text.replace(entity, sign)
    return " ".join(text.split()) if "  " in text or "\t" in text or text != text.strip() else text


def may_be_marked(text: str) -> bool:
    """Whether there may be markup in a text; asking for each sign is six times as fast as a pattern of them all."""
    return (
        "*" in text or "_" in text or "`" in text or "[" in text or "<" in text or "~" in text or "\\" in text
        or "&" in text
    )  # fmt: skip


def plain_lines(texts: Sequence[str]) -> list[str]:
    """Return the words of several lines; where no line has markup, asking all of them at once is quick."""
    whole = "\v".join(texts)
    if may_be_marked(whole) or "  " in whole or "\t" in whole:
        return [plain(text) for text in texts]
    return list(texts)
