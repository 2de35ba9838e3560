"""Read the files that are no postings: company profiles and the owner's pages."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.model.addresses import picture_address, web_address
from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.entry import Many, Scalar, Value, Written
from generator.model.posting import Employer
from generator.model.site import OwnPage, Profile
from generator.model.slug import slugify
from generator.model.source import Source
from generator.parse.body import Body, body_of
from generator.parse.front_matter import Matter, read_front_matter
from generator.parse.label_lines import break_after
from generator.parse.names import PAGE_NAMES, PROFILE_NAMES
from generator.parse.outline import Outline, outline
from generator.parse.plain import plain_text
from generator.parse.written import name_fields

_DIVIDED = re.compile(r"[|｜]|\s[•·]\s|\s[-–—]\s[^\n]{0,200}?\s[-–—]\s")


def parse_profile(source: Source, reading: Reading) -> Outcome[Profile | None]:
    """Read a company's own file: its name is the field, else the first heading, else the file's name."""
    read = read_front_matter(source.text or "", source.path)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    fields = name_fields(read.value.items, PROFILE_NAMES)
    stem = PurePosixPath(source.path).stem
    name, body = _titled(read.value, source.path, _text(fields.value, "name"), reading)
    url = web_address(_text(fields.value, "url"))
    employer = Employer(name or _words_of(stem), url, picture_address(_text(fields.value, "logo"), source.path))
    found = (*read.diagnostics, *fields.diagnostics, *body.diagnostics)
    return Outcome(Profile(stem, source.path, employer, body.html), found)


def parse_page(source: Source, reading: Reading) -> Outcome[OwnPage | None]:
    """Read a page of the owner's: its title is the field, else the first heading, else the file's name."""
    read = read_front_matter(source.text or "", source.path)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    fields = name_fields(read.value.items, PAGE_NAMES)
    stem = PurePosixPath(source.path).stem
    title, body = _titled(read.value, source.path, _text(fields.value, "title"), reading)
    description = _text(fields.value, "description")
    page = OwnPage(slugify(stem), source.path, title or _words_of(stem), description, body.html)
    return Outcome(page, (*read.diagnostics, *fields.diagnostics, *body.diagnostics))


def without_title(text: str, first_line: int, shape: Outline, title: str) -> str:
    """Return a body without the heading that the page shows already, its lines counted as before.

    That is the title's, if the front matter gives no title or the same one. A heading that may say more ("Acme |
    Nurse | Leeds") becomes text, so that nothing is lost; a lower one under other lines may be a section's and stays.
    """
    heading = shape.title
    if heading is None or heading.span.line is None:
        return text
    if heading.level > 1 and not title and shape.blocks[0].heading is None:
        return text
    if title and plain_text(heading.text).casefold() != plain_text(title).casefold():
        return text
    lines = text.split("\n")
    row = heading.span.line - first_line
    lines[row : row + shape.title_rows] = [""] * shape.title_rows
    if not title and _DIVIDED.search(heading.text):
        lines[row] = heading.text
        break_after(lines, row)
    return "\n".join(lines)


def _titled(matter: Matter, path: str, title: str, reading: Reading) -> tuple[str, Body]:
    shape = outline(matter.body, path, matter.body_line)
    text = without_title(matter.body, matter.body_line, shape, title)
    body = body_of(text, path, matter.body_line, reading)
    return title or (plain_text(shape.title.text) if shape.title else ""), body


def _text(fields: Sequence[Written], name: str) -> str:
    value: Value | None = next((field.value for field in fields if field.name == name), None)
    if isinstance(value, Many) and value.items:
        value = value.items[0]
    return value.text.strip() if isinstance(value, Scalar) else ""


def _words_of(stem: str) -> str:
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
