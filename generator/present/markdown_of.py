"""The HTML of a posting's text -> Markdown, for readers that want words and no markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.html import Html

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
BLOCKS = {"p", "div", "blockquote", "pre", "ul", "ol", "table", "dl", "dt", "dd", "details", "summary", *HEADINGS}
INLINE = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
# What would be markup if it stood alone; signs that are harmless within words are left as they are.
SPECIAL = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|~~|<|&(?=#?\w+;)")
ENTITIES = {"<": "&lt;", "&": "&amp;"}  # readers differ in what a backslash does to these
STARTS = re.compile(r"^(\d*)(#{1,6} |[-+>](?: |$)|(?<=\d)[.)] )", re.MULTILINE)


def markdown_of(body: Html) -> str:
    """Return sanitised HTML as Markdown: headings, lists, links, images, emphasis, code, quotes and tables."""
    writer = _Writer()
    writer.feed(body.text)
    writer.close()
    return writer.finished()


def plain_markdown(text: str) -> str:
    """Return any text as one line of Markdown that says just this."""
    return SPECIAL.sub(_escaped, " ".join(text.split()))


def _escaped(found: re.Match[str]) -> str:
    return ENTITIES.get(found[0], f"\\{found[0]}")


def _target(url: str) -> str:
    """Return an address so that a link can hold it."""
    return f"<{url}>" if re.search(r"[()\s]", url) else url


class _Writer(HTMLParser):
    """Writes blocks as they end; ``prefix`` is what each line of an open list item or quotation begins with."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._opening = ""  # what the next block begins with: the sign of a heading or a list item
        self._prefixes: list[str] = []
        self._before: list[str] = []  # the prefixes of the block before this one
        self._lists: list[int | None] = []  # the number of the next item; None in a list without numbers
        self._links: list[str] = []
        self._rows: list[list[str]] = []
        self._in_pre = self._in_code = False
        self._apart = True  # whether an empty line stands before the next item, too

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: C901, PLR0912 - tags
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self._end_block()
        match tag:
            case "ul" | "ol":
                self._apart = not self._lists
                self._lists.append(int(given.get("start") or 1) if tag == "ol" else None)
            case "li":
                self._start_item()
            case "blockquote":
                self._prefixes.append("> ")
            case "pre":
                self._in_pre = True
            case "a":
                self._links.append(given.get("href", ""))
                self._line.append("[")
            case "img":
                self._line.append(f"![{plain_markdown(given.get('alt', ''))}]({_target(given.get('src', ''))})")
            case "br":
                self._line.append("\\\n")
            case "hr":
                self._end_block()
                self._line.append("---")
                self._end_block(plain=True)
            case "code" if not self._in_pre:
                self._in_code = True
                self._line.append("`")
            case "tr":
                self._rows.append([])
            case _ if tag in HEADINGS:
                self._opening += f"{HEADINGS[tag]} "
            case _ if tag in INLINE:
                self._line.append(INLINE[tag])

    def handle_endtag(self, tag: str) -> None:  # noqa: C901 - a table of tags, none of them long
        match tag:
            case "ul" | "ol":
                self._end_block()
                self._lists.pop()
            case "li":
                self._end_block()
                self._prefixes.pop()
            case "blockquote":
                self._end_block()
                self._prefixes.pop()
                self._before = []
            case "pre":
                self._end_code()
            case "a":
                self._line.append(f"]({_target(self._links.pop())})")
            case "td" | "th" if self._rows:
                self._rows[-1].append(" ".join("".join(self._line).split()).replace("|", "\\|"))
                self._line = []
            case "table":
                self._end_table()
            case "code" if self._in_code:
                self._in_code = False
                self._line.append("`")
            case _ if tag in INLINE:
                self._line.append(INLINE[tag])
            case _ if tag in BLOCKS:
                self._end_block()

    def handle_data(self, data: str) -> None:
        if self._in_pre:
            self._line.append(data)
        elif self._in_code:
            self._line.append(data.replace("`", "'"))
        else:
            self._line.append(SPECIAL.sub(_escaped, re.sub(r"\s+", " ", data)))

    def finished(self) -> str:
        """Return all that was written."""
        self._end_block()
        return "\n".join(self._blocks).strip("\n") + "\n" if self._blocks else ""

    def _start_item(self) -> None:
        self._end_block()
        number = self._lists[-1] if self._lists else None
        sign = "- " if number is None else f"{number}. "
        if self._lists and number is not None:
            self._lists[-1] = number + 1
        self._opening = sign
        self._prefixes.append(" " * len(sign))

    def _end_block(self, *, plain: bool = False) -> None:
        """Write what stands in the open line as a block of its own."""
        lines = [" ".join(line.split()) for line in "".join(self._line).split("\n")]
        self._line = []
        text = "\n".join(lines).strip()
        if text:
            self._put(text if plain or self._opening.startswith("#") else STARTS.sub(r"\1\\\2", text))

    def _put(self, text: str) -> None:
        opening, self._opening = self._opening, ""
        is_item = bool(opening) and not opening.startswith("#")
        prefix = "".join(self._prefixes)
        first = "".join(self._prefixes[:-1]) if is_item else prefix
        rest = f"\n{prefix}".join(text.split("\n"))
        if self._blocks and (self._apart or not is_item):
            shared = [a for a, b in zip(self._before, self._prefixes, strict=False) if a == b]
            self._blocks.append("".join(shared).rstrip())
        self._apart, self._before = False, self._prefixes.copy()
        self._blocks.append(f"{first}{opening}{rest}")

    def _end_code(self) -> None:
        code, self._line, self._in_pre = "".join(self._line).strip("\n"), [], False
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
        self._put(f"{fence}\n{code}\n{fence}")

    def _end_table(self) -> None:
        rows, self._rows = [row for row in self._rows if row], []
        if rows:
            lines = [f"| {' | '.join(row)} |" for row in rows]
            lines.insert(1, "|" + " --- |" * len(rows[0]))
            self._put("\n".join(lines))
