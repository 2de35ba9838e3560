"""Read the fields between the fences, each with its place in the file: YAML -> values."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml
from yaml.resolver import Resolver

from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import Many, Pairs, Scalar, ScalarKind, Value
from generator.model.source import Span
from generator.parse.diagnosis import fault_of_character, fault_of_yaml
from generator.parse.faults import CUT_OFF, FIELD_NAME, NO_FIELDS, REFUSED, TWICE
from generator.parse.names import folded

LONGEST = 100_000  # characters of front matter
DEEPEST = 12  # maps and lists inside one another
MOST = 5_000  # values, those that references repeat counted each time

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML does not allow, and what ends a line for YAML but not for an editor.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# A value between quotation marks as typesetters have them, which programs put in place of straight ones.
_TYPOGRAPHIC = re.compile("[“„«‘‚»]([^“”„«»‘‚\n]+)[”“»’‘«]")
_CUT_OFF = re.compile(r"[ \t]*(?<=[ \t])(#[^\W_][^\n]*?)[ \t]*(?:\n|$)")
_KINDS = {
    "tag:yaml.org,2002:int": ScalarKind.INTEGER,
    "tag:yaml.org,2002:float": ScalarKind.NUMBER,
    "tag:yaml.org,2002:bool": ScalarKind.TRUTH,
    "tag:yaml.org,2002:timestamp": ScalarKind.DATE,
    "tag:yaml.org,2002:null": ScalarKind.NULL,
}
_PLAIN_TAGS = {"!", *_KINDS, *(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))}

Items = tuple[tuple[Scalar, Value], ...]


def read_fields(block: str, path: str, first_line: int) -> Outcome[Items | None]:
    """Read the fields between the fences, of which the first stands in ``first_line`` of the file."""
    places = _Places(block, path, first_line)
    if len(block) > LONGEST:
        hint = "keep the fields short, and write the text of the posting under the second line of dashes"
        return Outcome(None, (REFUSED.at(places.span(0, 0), "the fields on top of the file are too long", hint),))
    forbidden = _FORBIDDEN.search(block)
    if forbidden:
        return Outcome(None, (fault_of_character(forbidden[0], places.span(*forbidden.span())),))
    reader = _Reader(block, places)
    try:
        items = reader.fields()
    except _RefusedError as refusal:
        return Outcome(None, (refusal.diagnostic,))
    except yaml.MarkedYAMLError as error:
        mark, context = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
        index = mark.index if mark else 0
        line = places.row(index)
        begun = places.row(context.index) if context else line
        return Outcome(None, (fault_of_yaml(error, block.split("\n"), line, begun, places.span(index, index + 1)),))
    return Outcome(items, tuple(reader.found))


class _Places:
    """Turns offsets in the block into places in the file."""

    def __init__(self, block: str, path: str, first_line: int) -> None:
        self.block, self.path, self.first_line = block, path, first_line
        self.starts = [0, *(found.end() for found in re.finditer("\n", block))]

    def row(self, index: int) -> int:
        """Return the line of the block that an offset stands in, from 0."""
        return bisect_right(self.starts, index) - 1

    def span(self, start: int, end: int) -> Span:
        """Return the place from one offset to another, as far as it is on the first line."""
        row = self.row(start)
        begin = self.starts[row]
        last = self.starts[row + 1] - 1 if row + 1 < len(self.starts) else len(self.block)
        return Span(self.path, self.first_line + row, start - begin + 1, max(min(end, last), start) - begin + 1)


class _RefusedError(Exception):
    """The front matter asks for more than it may have."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Reader:
    """Builds values from the events of the YAML parser, which are flat: neither depth nor references can harm."""

    def __init__(self, block: str, places: _Places) -> None:
        self.block, self.places = block, places
        self.events: Iterator[yaml.Event] = iter(yaml.parse(block, Loader=_LOADER))
        self.anchors: dict[str, tuple[Value, int]] = {}
        self.count = 0
        self.end = 0  # where the list or map that was read last ends
        self.found: list[Diagnostic] = []

    def fields(self) -> Items:
        """Read the one map that the block must be; an empty block has no fields."""
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent):
                value = self.value(event, 0)
                for _ in self.events:
                    pass
                return value.items if isinstance(value, Pairs) else ()
            if isinstance(event, yaml.StreamEndEvent):
                return ()
            if not isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
                raise self.no_fields(event)
        return ()

    def place(self, event: yaml.Event) -> Span:
        return self.places.span(_start(event), _end(event))

    def no_fields(self, event: yaml.Event) -> _RefusedError:
        """Explain a block that is a list or text; a fault that the parser finds further on explains it better."""
        what = "a list"
        if isinstance(event, yaml.ScalarEvent):
            what = "plain text"
            for _ in self.events:
                pass
        message = f"between the lines of dashes stands {what}, not fields"
        hint = "write one field a line, with a blank after the colon: `title: Baker`"
        return _RefusedError(NO_FIELDS.at(self.place(event), message, hint))

    def refusal(self, event: yaml.Event, message: str, hint: str) -> _RefusedError:
        return _RefusedError(REFUSED.at(self.place(event), message, hint))

    def value(self, event: yaml.Event, depth: int) -> Value:
        """Build the value that begins with an event."""
        if isinstance(event, yaml.AliasEvent):
            return self.referred(event)
        before = self.count
        self.weigh(event, 1)
        if not isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            message = f"a value was expected, not {event}"
            raise TypeError(message)
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            raise self.refusal(
                event,
                "a value cannot begin with `!`, unless it stands in quotation marks",
                "put the value in quotation marks",
            )
        if depth > DEEPEST:
            raise self.refusal(event, "lists and maps are nested too deeply", "write plain `name: value` lines")
        built: Value
        if isinstance(event, yaml.ScalarEvent):
            built = self.scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self.sequence(depth))
            built = Many(items, self.places.span(_start(event), self.end))
        else:
            pairs = tuple(self.mapping(depth))
            built = Pairs(pairs, self.places.span(_start(event), self.end))
        if event.anchor is not None:
            self.anchors[event.anchor] = built, self.count - before
        return built

    def weigh(self, event: yaml.Event, weight: int) -> None:
        self.count += weight
        if self.count > MOST:
            raise self.refusal(event, "the front matter holds too many values", "write plain `name: value` lines")

    def referred(self, event: yaml.AliasEvent) -> Value:
        known = self.anchors.get(event.anchor or "")
        if known is None:
            message = f"`*{event.anchor}` is a reference to YAML, and leads nowhere"
            raise self.refusal(event, message, "put the value in quotation marks")
        self.weigh(event, known[1])
        return known[0]

    def sequence(self, depth: int) -> Iterator[Value]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                self.end = _end(event)
                return
            yield self.value(event, depth + 1)

    def mapping(self, depth: int) -> Iterator[tuple[Scalar, Value]]:
        """Build the pairs of a map; of a key that comes twice the first counts."""
        seen: dict[str, Scalar] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                self.end = _end(event)
                return
            key = self.value(event, depth + 1)
            begin = next(self.events)
            value = self.value(begin, depth + 1)
            if isinstance(key, Scalar) and isinstance(value, Scalar) and not value.quoted:
                self.find_cut(key, value, _end(begin))
            if not isinstance(key, Scalar):
                hint = "begin each line with a plain name and a colon: `title: Baker`"
                self.found.append(FIELD_NAME.at(self.place(event), "what stands here is no name of a field", hint))
                continue
            first = seen.setdefault(folded(key.text), key)
            if first is key:
                yield key, value
            else:
                self.found.append(TWICE.at(
                    key.span, f"`{key.text}` is given twice; the first is used", "keep the one that is right",
                    [("first given here", first.span)],
                ))  # fmt: skip

    def find_cut(self, key: Scalar, value: Scalar, end: int) -> None:
        """Tell of a value that ends where a remark seems to begin (`Clerk #2`), or that is all remark (`#1 Clerk`)."""
        if value.kind not in (ScalarKind.TEXT, ScalarKind.NULL):
            return
        cut = _CUT_OFF.match(self.block, end)
        if cut is None:
            return
        whole = f"{value.text} {cut[1]}".strip().replace('"', "'")
        hint = f'write `{key.text}: "{whole}"`; if it is a remark, put a blank after the `#`'
        message = f"what begins with `#` is taken for a remark, so `{cut[1][:60]}` is not read"
        self.found.append(CUT_OFF.at(self.places.span(cut.start(1), cut.end(1)), message, hint))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end, style = _start(event), _end(event), event.style
        if style in ("'", '"'):
            return Scalar(event.value, ScalarKind.TEXT, self.places.span(start + 1, end - 1), quoted=True)
        if style in ("|", ">"):
            return Scalar(event.value.rstrip("\n"), ScalarKind.TEXT, self.block_span(start, end), quoted=True)
        kind = kind_of(event.value) if event.tag is None else _KINDS.get(event.tag, ScalarKind.TEXT)
        if event.tag is not None or event.anchor is not None:  # these stand before the value, within its marks
            start = end - len(event.value) if self.block[:end].endswith(event.value) else start
        inner = _TYPOGRAPHIC.fullmatch(event.value)
        if inner and kind is ScalarKind.TEXT and end - start == len(event.value):
            words = inner[1].strip()
            begin = start + event.value.index(words)
            return Scalar(words, kind_of(words), self.places.span(begin, begin + len(words)), quoted=True)
        return Scalar(event.value, kind, self.places.span(start, end))

    def block_span(self, start: int, end: int) -> Span:
        """Return the place of the first line of a text that begins with ``|`` or ``>``."""
        text = self.block[start:end]
        line_end = text.find("\n")
        body = text[line_end + 1 :]
        if line_end < 0 or not body.strip():
            return self.places.span(start, start + 1)
        begin = start + line_end + 1 + len(body) - len(body.lstrip())
        stop = self.block.find("\n", begin)
        line = self.block[begin : stop if stop >= 0 else None]
        return self.places.span(begin, begin + len(line.rstrip()))


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def kind_of(text: str) -> ScalarKind:
    """Return how YAML reads a plain scalar."""
    for tag, pattern in Resolver.yaml_implicit_resolvers.get(text[:1], ()):
        if pattern.match(text):
            return _KINDS.get(tag, ScalarKind.TEXT)
    return ScalarKind.TEXT
