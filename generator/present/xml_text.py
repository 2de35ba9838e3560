"""Any text -> text that XML can hold."""

from __future__ import annotations

import re
from html import escape

# All that XML 1.0 does not allow, not even as a reference.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_QUOTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def xml_text(value: str) -> str:
    """Return any text so that an element can hold it."""
    return escape(FORBIDDEN.sub("", value), quote=False)


def xml_attribute(value: str) -> str:
    """Return any text in quotes so that an attribute can hold it."""
    return f'"{xml_text(value).translate(_IN_QUOTES)}"'


def cdata(value: str) -> str:
    """Return any text as a CDATA section; one that holds the end of such a section becomes two."""
    return f"<![CDATA[{FORBIDDEN.sub('', value).replace(']]>', ']]]]><![CDATA[>')}]]>"
