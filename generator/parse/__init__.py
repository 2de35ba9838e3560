"""Read what an author wrote, every fact with its place in the file: Source -> Entry."""

from pathlib import PurePosixPath

from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.entry import Entry, Scalar
from generator.model.source import Source
from generator.parse.body import body_of
from generator.parse.front_matter import read_front_matter
from generator.parse.label_lines import with_label_lines
from generator.parse.labels import labels_of
from generator.parse.outline import outline
from generator.parse.plain import plain_text
from generator.parse.prose import parse_page, parse_profile, without_title
from generator.parse.shapes import misshapen
from generator.parse.written import name_fields

__all__ = ["parse_page", "parse_profile", "parse_source"]

_POSTINGS = ("content", "postings")


def parse_source(source: Source, reading: Reading) -> Outcome[Entry | None]:
    """Read a posting as it was written; None if its front matter cannot be read.

    Nothing in a file makes this raise. Facts are not understood here, only found.
    """
    read = read_front_matter(source.text or "", source.path)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    matter = read.value
    fields = name_fields(matter.items)
    shape = outline(matter.body, source.path, matter.body_line)
    given = next((field.value for field in fields.value if field.name == "title"), None)
    title = given.text if isinstance(given, Scalar) else ""
    labelled = labels_of(shape.blocks, None if title else shape.title)
    text = without_title(matter.body, matter.body_line, shape, title)
    text = with_label_lines(text, matter.body_line, shape.blocks, labelled)
    body = body_of(text, source.path, matter.body_line, reading)
    path = PurePosixPath(source.path)
    folders = path.parent.parts
    entry = Entry(
        path=source.path,
        digest=source.digest,
        stem=path.stem,
        folder=folders[-1] if folders[:2] == _POSTINGS and len(folders) > len(_POSTINGS) else "",
        fields=fields.value,
        title=shape.title,
        plain_title=plain_text(shape.title.text) if shape.title else "",
        labelled=labelled,
        blocks=shape.blocks,
        html=body.html,
        links=body.links,
        notation=matter.notation,
    )
    found = (*read.diagnostics, *fields.diagnostics, *misshapen(fields.value), *body.diagnostics)
    return Outcome(entry, found)
