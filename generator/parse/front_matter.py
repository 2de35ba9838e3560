"""Split a file into front matter and body, and read the fields with their places: text -> Matter."""

import re

import msgspec
from frontmatter.default_handlers import YAMLHandler

from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.notation import Notation
from generator.model.source import Span
from generator.parse.diagnosis import FIELD_LINE, unclosed_fault
from generator.parse.faults import IN_CODE, MISSING_FENCE, OTHER_DASHES
from generator.parse.json_fields import end_of_json
from generator.parse.names import is_known, near
from generator.parse.toml_diagnosis import TOML_LINE
from generator.parse.toml_fields import read_toml_fields
from generator.parse.yaml_fields import Items, read_fields

FEWEST = 2  # known fields in a block without an opening fence

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_PLUSES = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_IN_CODE = re.compile(
    r"\s*^(?P<open>```+|~~~+)[ \t]*\w{0,20}[ \t]*\n(?P<inside>.*?)^(?P=open)\s*\Z", re.MULTILINE | re.DOTALL
)
_DASHES = "-–—‐‑‒―−"
_LONGEST_FENCE = 6
_ALMOST_FIELD = re.compile(r"[{\-\"' \t]{0,40}(\w[\w .\-]{0,40}?)[\"' \t]{0,40}[:：]")


class Matter(msgspec.Struct, frozen=True):
    """A file in two parts: the fields as written, and the body, whose first line is ``body_line`` of the file."""

    items: Items
    body: str
    body_line: int
    notation: Notation = Notation.YAML


class Fences(YAMLHandler):
    """Finds the lines of dashes; what stands between them is read here, since the library forgets the places."""

    FM_BOUNDARY = re.compile(r"^(?:-{3,}|\.\.\.)[ \t]*$", re.MULTILINE)

    def detect(self, text: str) -> bool:
        """Say whether the text begins with a line of dashes."""
        return text.startswith("---") and super().detect(text)


FENCES = Fences()


def read_front_matter(text: str, path: str) -> Outcome[Matter | None]:
    """Read the front matter of a file; a file without it is all body. None if it cannot be read."""
    plain = _out_of_code(text, path) or _with_plain_dashes(text, path)
    if plain is None:
        return _read_front_matter(text, path)
    read = _read_front_matter(plain[0], path)
    return Outcome(read.value, (plain[1], *read.diagnostics))


def _out_of_code(text: str, path: str) -> tuple[str, Diagnostic] | None:
    """Return what stands in a block of code that is the whole file, its lines counted as before; None if it is none."""
    found = text.lstrip()[:1] in ("`", "~") and _IN_CODE.match(text)
    if not found or re.search(rf"^{found['open']}", found["inside"], re.MULTILINE):
        return None
    above = text.count("\n", 0, found.start("inside"))
    message, hint = "the whole text stands in a code block", "take out this line and the last one"
    return "\n" * above + found["inside"], IN_CODE.at(Span(path, above), message, hint)


def _with_plain_dashes(text: str, path: str) -> tuple[str, Diagnostic] | None:
    """Return a file with plain fences around its fields, where they are of other dashes; None if they are not."""
    if text.lstrip()[:1] not in _DASHES or FENCES.detect(text.lstrip()):
        return None
    lines = text.split("\n")
    fences = [row for row, line in enumerate(lines) if is_of_dashes(line)][:2]
    if len(fences) < 2 or "".join(lines[: fences[0]]).strip():  # noqa: PLR2004 - one above and one below
        return None
    first, last = fences
    if not all(map(str.strip, lines[first + 1 : last])) or not _looks_like_fields(lines[first + 1 : last], sure=True):
        return None
    lines[first] = lines[last] = "---"
    message = "the lines around the fields are not three plain dashes"
    fault = OTHER_DASHES.at(Span(path, first + 1), message, "write `---` here and under the last field")
    return "\n".join(lines), fault


def is_of_dashes(line: str) -> bool:
    """Say whether a line is made of dashes of any kind alone."""
    return 0 < len(line.strip()) <= _LONGEST_FENCE and not line.strip().strip(_DASHES)


def _read_front_matter(text: str, path: str) -> Outcome[Matter | None]:
    blank = _BLANK_LINES.match(text)
    above = blank.end() if blank else 0
    fence_line = 1 + text.count("\n", 0, above)
    rest = text[above:]
    whole = Matter((), text, 1)
    if rest.startswith(("+", "{")):
        return _in_other_notation(rest, path, fence_line) or Outcome(whole)
    if not FENCES.detect(rest):
        return _without_opening_fence(rest, path, fence_line) or Outcome(whole)
    try:
        block, body = FENCES.split(rest)
    except ValueError:  # there is no second fence
        lines = rest.split("\n")
        closed_by_blank = _looks_like_fields(lines[1:], sure=True) and lines[1].strip()
        return Outcome(None, (unclosed_fault(lines, path, fence_line),)) if closed_by_blank else Outcome(whole)
    lines = block[1:].split("\n")
    at_once = bool(lines[0].strip())
    likely = not block.strip() or _looks_like_fields(lines, sure=not at_once)
    if not likely and sum(is_known(found[1]) for found in map(FIELD_LINE.match, lines) if found) < FEWEST:
        return Outcome(whole)
    read = read_fields(block[1:], path, fence_line + 1)
    if read.value is None:
        return Outcome(None, read.diagnostics) if at_once and likely else Outcome(whole)
    return Outcome(Matter(read.value, body[1:], fence_line + 1 + block.count("\n")), read.diagnostics)


def _in_other_notation(text: str, path: str, line: int) -> Outcome[Matter | None] | None:
    """Read fields in TOML or JSON, which begin in a line of the file; None if these are none."""
    if text.startswith("{"):
        return _in_json(text, path, line)
    opening = _PLUSES.match(text)
    if opening is None:
        return None
    closing = _PLUSES.search(text, opening.end())
    block = text[opening.end() + 1 : closing.start() if closing else None]
    rows = block.split("\n")
    first = next((row.lstrip() for row in rows if row.strip() and not row.lstrip().startswith("#")), "")
    if closing is None:
        found = TOML_LINE.match(first)
        known = found and is_known(found[1] or found[2])
        return Outcome(None, (unclosed_fault(text.split("\n"), path, line, TOML_LINE),)) if known else None
    if first and not TOML_LINE.match(first) and not FIELD_LINE.match(first):
        return None
    read = read_toml_fields(block, path, line + 1)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    body_line = line + 1 + text.count("\n", 0, closing.end())
    return Outcome(Matter(read.value, text[closing.end() + 1 :], body_line, Notation.TOML), read.diagnostics)


def _in_json(text: str, path: str, line: int) -> Outcome[Matter | None] | None:
    """Read fields in JSON, all of which is YAML too."""
    end = end_of_json(text, path, line)
    if not end.value:
        return Outcome(None, end.diagnostics) if end.diagnostics else None
    read = read_fields(text[: end.value], path, line)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    body_line = line + 1 + text.count("\n", 0, end.value)
    body = text[end.value :].partition("\n")[2]
    return Outcome(Matter(read.value, body, body_line, Notation.JSON), read.diagnostics)


def _without_opening_fence(text: str, path: str, line: int) -> Outcome[Matter | None] | None:
    """Read fields that stand on top of a file with a fence under them alone, or none; None if it does not look so."""
    first = FIELD_LINE.match(text)
    if first is None or not is_known(first[1]):
        return None
    fence = FENCES.FM_BOUNDARY.search(text)
    block = text[: fence.start()].removesuffix("\n") if fence else ""
    if fence is None or "" in map(str.strip, block.split("\n")):
        return _without_fences(text, path, line)
    lines = block.split("\n")
    known = sum(is_known(found[1]) for found in map(FIELD_LINE.match, lines) if found)
    if known < FEWEST or not _looks_like_fields(lines, sure=True):
        return None
    read = read_fields(block, path, line)
    if read.value is None:
        return None
    fault = MISSING_FENCE.at(
        Span(path, line), "the line of dashes above the fields is missing", "put a line `---` above this one"
    )
    body_line = line + len(lines) + 1
    return Outcome(Matter(read.value, text[fence.end() + 1 :], body_line), (fault, *read.diagnostics))


def _without_fences(text: str, path: str, line: int) -> Outcome[Matter | None] | None:
    """Read fields that stand on top of a file up to a blank line; capital letters make them labels of its text."""
    block = re.split(r"\n[ \t]*(?:\n|$)", text, maxsplit=1)[0]
    lines = block.split("\n")
    names = [found[1] for found in map(FIELD_LINE.match, lines) if found]
    if len(names) < max(len(lines), FEWEST) or not all(name.islower() and is_known(name) for name in names):
        return None
    read = read_fields(block, path, line)
    if read.value is None:
        return None
    fault = MISSING_FENCE.at(
        Span(path, line), "the lines of dashes above and below the fields are missing",
        f"put a line `---` above this one, and one under `{lines[-1].strip()[:60]}` (line {line + len(lines) - 1})",
    )  # fmt: skip
    return Outcome(
        Matter(read.value, text[len(block) :].removeprefix("\n"), line + len(lines)), (fault, *read.diagnostics)
    )


def _looks_like_fields(lines: list[str], *, sure: bool) -> bool:
    """Say whether lines between two fences are fields, and not prose between two rules.

    The first line that is no comment must be a field, known, or at least lower-case as fields are and prose is not;
    ``sure`` asks for a known one.
    """
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    found = _ALMOST_FIELD.match(first)
    if found is None:
        return False
    if is_known(found[1]):
        return True
    if not sure and FIELD_LINE.match(first) and (found[1][0].islower() or near(found[1])):
        return True
    return any(is_known(other[1]) for other in map(FIELD_LINE.match, lines) if other)
