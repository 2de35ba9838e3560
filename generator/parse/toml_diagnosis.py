"""Say in plain words what is wrong with fields in TOML that cannot be read: where its reader stopped -> Diagnostic."""

import json
import re
from collections.abc import Sequence

from generator.model.diagnostic import Diagnostic
from generator.model.source import Span
from generator.model.toml_marks import Unreadable
from generator.parse.faults import OTHER_FORMAT

TOML_LINE = re.compile(r"""["']?(\w[\w .\-]{0,40}?)["']?[ \t]*=|\[{1,2}[ \t]{0,9}["']?(\w[\w.\-]{0,40})["']?[ \t]*\]""")

_FIELD = re.compile(r"""([ \t]*)((?:"[^"\n]{1,60}"|'[^'\n]{1,60}'|\w[\w.\-]{0,60}))[ \t]{0,40}([:=])[ \t]*(.*)""")
_SAFE = re.compile(r"[+-]?\d[\d_]*(?:\.\d+)?|true|false|\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]+)?|[\"'\[{].*")
_DAY = re.compile(r"\d{1,4}-\d{1,2}-\d{1,4}")
_STRING = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'[^']*')[ \t]*(?:#.*)?|(?:\"{3}|'{3}).*""")
_TRUTHS = {"true", "false"}
_MARKS = "\"'"
_REMEDIES = (
    ("Invalid value", 'put texts between double quotes: `title = "Baker"`'),
    ("Illegal character", "a text that begins with a quotation mark ends with one on the same line"),
    ("Unterminated string", "a text that begins with a quotation mark ends with one on the same line"),
    ("Expected \"'", "a text that begins with a quotation mark ends with one on the same line"),
    ("Expected '\"", "a text that begins with a quotation mark ends with one on the same line"),
    ("Unclosed array", "a list that begins with `[` ends with `]`, with commas between its items"),
    ("Unclosed inline table", "a map that begins with `{` ends with `}`, on the same line"),
    ("twice", "keep one of the two"),
    ("overwrite", "keep one of the two"),
    ("mutate", "keep one of the two"),
    ("Unescaped '\\'", "write each backslash twice, or put the text between single quotes"),
    ("Expected newline", "put the whole text between one pair of quotation marks"),
    ("initial character", "a map that begins with `{` ends with `}`, on the same line"),
    ("Expected '='", "write `name = value`; a name of several words stands in quotation marks"),
)  # fmt: skip
_AGAIN = ("twice", "overwrite", "mutate")
_ELSE = 'write one field a line, `name = "value"`; or put `---` in place of `+++` and write `name: value`'


def fault_of_toml(unread: Unreadable, lines: Sequence[str], path: str, first_line: int) -> Diagnostic:
    """Explain why TOML could not be read, whose lines begin in ``first_line`` of the file."""
    row = min(unread.line, len(lines)) - 1
    line = lines[row]
    found = _FIELD.fullmatch(line)
    again = any(words in unread.said for words in _AGAIN)
    mended = None if again else mended_toml(line)
    begin = len(line) - len(line.lstrip()) if unread.column is None else unread.column - 1
    if found and (mended or again or begin >= found.start(4)):
        begin = found.start(2 if again or found[3] == ":" else 4)
    span = Span(path, first_line + row, begin + 1, max(len(line.rstrip()), begin) + 1)
    if found and mended:
        said = f"`{found[2]}` is followed by a colon, where TOML has `=`" if found[3] == ":" else _wrong(found)
        return OTHER_FORMAT.at(span, said, f"write `{mended.strip()}`")
    if again and found:
        return OTHER_FORMAT.at(span, f"`{found[2]}` is given twice", "keep one of the two")
    if found and _DAY.fullmatch(found[4]):
        return OTHER_FORMAT.at(span, f"`{found[4]}` is no day", "write a day as `date = 2026-11-22`")
    hint = next((remedy for words, remedy in _REMEDIES if words in unread.said), _ELSE)
    said = unread.said[:1].lower() + unread.said[1:]
    return OTHER_FORMAT.at(span, f"the fields cannot be read as TOML from here on: {said}", hint)


def _wrong(found: re.Match[str]) -> str:
    if found[4].casefold() in _TRUTHS:
        return f"`{found[4]}` is written in small letters in TOML"
    if found[4][0] in _MARKS:
        return f"the quotation marks around the value of `{found[2]}` do not match"
    return f"the value of `{found[2]}` needs quotation marks around it"


def mended_toml(line: str) -> str | None:
    """Return a line as TOML has it, that has a colon for its sign or a text without marks; None if it is neither."""
    found = _FIELD.fullmatch(line)
    if found is None or not found[4].strip():
        return None
    indent, name, sign, rest = found.groups()
    value, comment = rest, ""
    if value[0] not in "\"'[{":
        value, mark, words = value.partition(" #")
        comment = mark + words
    value = value.strip()
    if value.casefold() in _TRUTHS:
        value = value.casefold()
    elif value[0] in _MARKS and not _STRING.fullmatch(value):
        if " #" in value:
            return None  # where the value ends, only its author knows
        value = _text(value[1:].lstrip() if value.count(value[0]) == 1 else value)
    elif not _SAFE.fullmatch(value):
        value = _text(value)
    return None if sign == "=" and value == rest.removesuffix(comment).strip() else f"{indent}{name} = {value}{comment}"


def _text(value: str) -> str:
    marks = '"' in value and "'" not in value
    return f"'{value}'" if marks else json.dumps(value, ensure_ascii=False)
