"""Any text -> text that XML can hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

# All that XML 1.0 does not allow, not even as a reference.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: str) -> str:
    """Return any text so that an element can hold it."""
    return escape(FORBIDDEN.sub("", value))


def xml_attribute(value: str) -> str:
    """Return any text in quotes so that an attribute can hold it."""
    return quoteattr(FORBIDDEN.sub("", value))


def cdata(value: str) -> str:
    """Return any text as a CDATA section; one that holds the end of such a section becomes two."""
    return f"<![CDATA[{FORBIDDEN.sub('', value).replace(']]>', ']]]]><![CDATA[>')}]]>"
