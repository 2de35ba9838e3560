"""Takes the markup out of single lines: from an exact slice of the file to the words a reader sees."""

import re

_MARKUP = re.compile(r"[*_`\[<~\\|&]")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"<((?:https?:|mailto:)?[^<>\s]+[.@][^<>\s]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"\*{1,3}|~~|`+|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITIES = {"&amp;": "&", "&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&euro;": "€"}


def plain(text: str) -> str:
    """Return the words of one line of Markdown, its spaces single."""
    if _MARKUP.search(text):
        text = _IMAGE.sub("", text)
        text = _LINK.sub(r"\1", text)
        text = _ADDRESS.sub(r"\1", text)
        text = _TAG.sub("", text)
        text = _EMPHASIS.sub("", text)
        text = _ESCAPE.sub(r"\1", text)
        if "&" in text:
            for entity, sign in _ENTITIES.items():
                text = text.replace(entity, sign)
    return " ".join(text.split()) if "  " in text or "\t" in text or text != text.strip() else text
