"""Find a label and its value in one line, by its shape alone: text -> offsets."""

import re
from collections.abc import Iterator

from generator.parse.plain import plain_text

Part = tuple[int, int]  # where a piece of a line begins and ends
Found = tuple[int, int, int, int]  # where a label begins and ends, then its value

LONGEST_LABEL = 40  # characters
MOST_WORDS = 6
LONGEST_BOLD = 120  # characters of a line with a bold label and no colon

# What may stand before a label: anything that is no letter or digit (bullets, emoji, `**`), `:pushpin:`, a tag.
_LEAD = re.compile(r"(?:[^\w<:\[(]|_|\[(?!\^)|:[a-z0-9_+\-]{1,40}:|<[^<>]{0,100}>)*")
_CLOSERS = re.compile(r"(?:[*_`~]+|</[A-Za-z]{1,8}>)*[ \t\xa0\u3000]*")
_COLON = re.compile(r"[:：]")
_DASH = re.compile(r"(\*\*|__|)(\w[^:：*|<>\[\]()–—.!?]{0,38}?)\1[ \t]{1,4}(?:-|–|—)[ \t]{1,4}(?=\S)")
# As rows of tables come out of other programs.
_TABBED = re.compile(r"(\w[^\t:：*|<>\[\]().!?]{0,38})(?:\*\*)?\t[ \t]{0,9}(?P<value>[^\s|][^\t]{0,2000})$")
_PICTURE = "[\u2190-\u2bff\U0001f000-\U0001faff]"  # an emoji, as stands in front of a label or a fact
_DIVIDER = re.compile(rf"[|·•]|<br ?/?>|[-–—](?= {_PICTURE})", re.IGNORECASE)
_PICTURED = re.compile(rf"\s*{_PICTURE}")
_CELL = re.compile(r"<t[dh](?: [^<>]{0,200})?>((?:(?!</?t[dhr]\b).){1,500})</t[dh]>", re.IGNORECASE)
_BOLD_LABEL = re.compile(r"(?<=[ \t,;.])\*\*[^*:：]{1,40}(?:[:：]\*\*|\*\*[:：])")
_BOLD_ALONE = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,60})\1$|<(b|strong)>([^<>]{1,60})</(?:b|strong)>$")
_BOLD_OPENING = re.compile(r"(\*\*|__)(?=\S)([^*_:：]{1,40}?)\1[ \t]{1,4}(?=[^\s\-–—*_:：|])")
# "**Where will you work?** Leeds"
_ASKED = re.compile(r"^\W{0,6}\*\*(?P<label>\w[^*?:：]{2,39})\?\*\*[ \t]{1,4}(?=\w)")
_FRAMES = "◆■【▍▐★☆《〈"
_FRAMED = re.compile(r"[◆■【▍▐★☆《〈]\s{0,3}([^◆■【】《》〈〉★☆:：]{2,30}?)\s{0,3}[◆■】★☆》〉]$")
_NO_LABEL = re.compile(r"[!?;@|]|\.\s|://|\\")
_SCHEMES = {"http", "https", "mailto", "tel", "ftp"}
_MARKS = ("**", "__", "*", "_", "`")
_BARE_ENDS = (":", "：", "*", "_", ">")


def labels_in(text: str) -> Iterator[Found]:
    """Find the labels of a line, divided by ``|``, ``·``, a break, or the next bold label; each with a value."""
    if "?**" in text and (asked := _ASKED.search(text)):
        yield (*asked.span("label"), *value_at(text, asked.end(), len(text)))
    tabbed = _tabbed_label(text) if "\t" in text else None
    if tabbed is not None or (":" not in text and "：" not in text):
        dashed = _dashed_label(text) if " - " in text or " – " in text or " — " in text else None
        yield from filter(None, (tabbed or dashed,))
        return
    last: Found | None = None
    for start, end in _pieces(text):
        found = label_at(text, start, end)
        if found is None and last is not None and _PICTURED.match(text, start):
            yield from (last,) if last[2] < last[3] else ()
            last = None
        elif found is None and last is not None:
            last = (*last[:3], _value_end(text, last[2], end))
        elif found is not None:
            if last is not None and last[2] < last[3]:
                yield last
            last = found
    if last is not None and last[2] < last[3]:
        yield last


def label_in_cells(text: str) -> Found | None:
    """Find a label and its value in a row of an HTML table that has a line to itself."""
    cells = list(_CELL.finditer(text))
    if len(cells) != 2:  # noqa: PLR2004 - a label and a value
        return None
    begin, stop = core(text, *cells[0].span(1))
    start, end = cells[1].span(1)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return (begin, stop, *value_at(text, start, end)) if is_label(text[begin:stop]) and start < end else None


def _pieces(text: str) -> Iterator[Part]:
    """Divide a line where one label's value may end and the next label begin."""
    start = 0
    if any(mark in text for mark in "|·•<*") or not text.isascii():
        cuts = [found.span() for found in _DIVIDER.finditer(text) if _stands_free(text, *found.span())]
        cuts += [(found.start(), found.start()) for found in _BOLD_LABEL.finditer(text)]
        for begin, end in sorted(cuts):
            if begin > start:
                yield start, begin
            start = max(start, end)
    yield start, len(text)


def _stands_free(text: str, start: int, end: int) -> bool:
    return text[start] == "<" or (text[start - 1 : start].isspace() and text[end : end + 1].isspace())


def label_at(text: str, start: int, end: int) -> Found | None:
    """Find the label that a piece of a line begins with: offsets of the label and of its value (which may be empty)."""
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    colon = _COLON.search(text, begin, min(end, begin + LONGEST_LABEL + 24))
    if colon is None:
        return None
    at = colon.start()
    begin, stop = core(text, begin, at)
    if not is_label(text[begin:stop]):
        return None
    closers = _CLOSERS.match(text, at + 1, end)
    after = closers.end() if closers else at + 1
    if after == at + 1 < end and text[at] == ":" and not _may_touch(text, begin, at):
        return None
    return begin, stop, *value_at(text, after, end)


def _may_touch(text: str, begin: int, colon: int) -> bool:
    """Say whether a colon without a blank after it may end a label: not in ``https://``, ``12:30``, ``a::b``."""
    label, following = text[begin:colon], text[colon + 1]
    if label.casefold() in _SCHEMES or following in ":/=\\" or (label[-1:].isdigit() and following.isdigit()):
        return False
    return label[:1].isupper() or not label.isascii()


def core(text: str, begin: int, stop: int) -> Part:
    """Narrow a label to its words: no marks, no emoji around them."""
    lead = _LEAD.match(text, begin, stop)
    begin = lead.end() if lead else begin
    linked = text.find("](", begin, stop)
    stop = linked if linked > begin else stop
    while stop > begin and not (text[stop - 1].isalnum() or text[stop - 1] in ")%+#"):
        stop -= 1
        if text[stop] == ">":
            opened = text.rfind("<", begin, stop)
            stop = opened if opened > begin else stop
    return begin, stop


def is_label(text: str) -> bool:
    """Say whether these are a few plain words, and not a sentence or an address."""
    if not text or len(text) > LONGEST_LABEL + 20 or _NO_LABEL.search(text):
        return False
    plain = plain_text(text)
    return 0 < len(plain) <= LONGEST_LABEL and len(plain.split()) <= MOST_WORDS and any(map(str.isalpha, plain))


def value_at(text: str, start: int, end: int) -> Part:
    """Narrow a value: no blanks and dividers around it, no marks that close what was opened before it, or wrap it."""
    end = _value_end(text, start, end)
    for mark in _MARKS:
        size = len(mark)
        inner = text[start:end]
        wrapped = len(inner) > 2 * size and inner.startswith(mark) and inner.endswith(mark)
        if wrapped and mark not in inner[size:-size] and inner[size] != " " and inner[-size - 1] != " ":
            return start + size, end - size
    return start, end


def _value_end(text: str, start: int, end: int) -> int:
    while True:
        while end > start and text[end - 1] in " \t|·•,;":
            end -= 1
        inner = text[start:end]
        mark = next((mark for mark in _MARKS if inner.endswith(mark)), None)
        if mark is None or inner.count(mark) % 2 == 0:
            return end
        end -= len(mark)


def _dashed_label(text: str) -> Found | None:
    """Find ``**Label** - value``, or ``Label - value`` with a label of three words at most."""
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    bold = text[max(0, begin - 2) : begin] in ("**", "__")
    found = _DASH.match(text, begin - 2 if bold else begin)
    if found is None or (not bold and len(found[2].split()) > 3) or not is_label(found[2]):  # noqa: PLR2004
        return None
    return *found.span(2), *value_at(text, found.end(), len(text))


def _tabbed_label(text: str) -> Found | None:
    """Find ``Label``, a tab and a value, with a label of three words at most."""
    lead = _LEAD.match(text)
    found = _TABBED.match(text, lead.end() if lead else 0)
    if found is None or len(found[1].split()) > 3:  # noqa: PLR2004
        return None
    begin, stop = core(text, *found.span(1))
    return (begin, stop, *value_at(text, *found.span("value"))) if is_label(text[begin:stop]) else None


def bold_label(text: str) -> Found | None:
    """Find ``**Label** value`` without a colon; the value begins as names, amounts and days do, and is no sentence."""
    found = _BOLD_OPENING.match(text)
    if found is None or len(text) > LONGEST_BOLD or text[-1] in ".!?:" or len(found[2].split()) > 3:  # noqa: PLR2004
        return None
    start = text[found.end() : found.end() + 1]
    if start.isalpha() and not (start.isupper() or start.lower() == start.upper()):
        return None
    return (*found.span(2), *value_at(text, found.end(), len(text))) if is_label(found[2]) else None


def bare_label(text: str) -> Part | None:
    """Find a label that has its line to itself: bold, or with a colon after it."""
    if len(text) > LONGEST_LABEL + 30:
        return None
    if text[0] in _FRAMES:
        framed = _FRAMED.match(text)
        if framed is not None:
            return core(text, *framed.span(1))
    if not text.endswith(_BARE_ENDS):
        return None
    found = label_at(text, 0, len(text))
    if found is not None:
        return (found[0], found[1]) if found[2] >= found[3] else None
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    opened = max(text.rfind("*", 0, begin), text.rfind("_", 0, begin)) - 1
    bold = _BOLD_ALONE.match(text, max(opened, 0)) or _BOLD_ALONE.match(text)
    if bold is None:
        return None
    start, end = core(text, bold.start(), len(text))
    return (start, end) if is_label(text[start:end]) else None
