"""Find where fields in JSON end, or say why that cannot be told: text -> offset."""

import json
import re

from generator.model.diagnostic import Outcome
from generator.model.source import Span
from generator.parse.faults import OTHER_FORMAT
from generator.parse.names import is_known

_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)  # a number of thousands of digits is none
_BEGINNING = re.compile(r"""\{\s{0,99}["']?(\w[\w -]{0,40})["']?[ \t]{0,9}:""")
_REMEDY = "names and texts stand between double quotes, with a comma between two fields and none after the last"


def end_of_json(text: str, path: str, first_line: int) -> Outcome[int]:
    """Return the offset behind the object that a text begins with, if it holds fields; else 0."""
    begun = _BEGINNING.match(text)
    if begun is None:
        return Outcome(0)
    try:
        fields, end = _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        if not is_known(begun[1]):
            return Outcome(0)
        row = text.split("\n")[error.lineno - 1]
        start = min(error.colno, len(row.rstrip()) + 1)
        span = Span(path, first_line + error.lineno - 1, start, max(len(row.rstrip()) + 1, start))
        said = error.msg[:1].lower() + error.msg[1:]
        return Outcome(0, (OTHER_FORMAT.at(span, f"the fields cannot be read as JSON from here on: {said}", _REMEDY),))
    except RecursionError:
        span = Span(path, first_line)
        return Outcome(0, (OTHER_FORMAT.at(span, "lists and maps are nested too deeply", "write plain fields"),))
    known = any(map(is_known, fields)) and not text[end:].partition("\n")[0].strip()
    return Outcome(end if known else 0)
