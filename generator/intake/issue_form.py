"""The form of an issue on GitHub: the words of a language -> the form; what GitHub made of one -> an opening.

GitHub hands on a form as Markdown: each label as a heading of level 3, below it what was filled in. Nothing in a value
is escaped, so a text may hold headings that look like those of the form. Hence the text is asked for last: once its
heading has come, all that follows is text, and before it the first heading of a name counts.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import msgspec

from generator.fix.values import quoted
from generator.intake.opening import Opening, Value
from generator.model.fields import ASKED, FIELDS, NEEDED, Field, FieldKind
from generator.parse.names import meant
from generator.present.words.languages import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.present.words import Words

BODY = "body"
# What people call the text who write a form of their own.
_BODIES = {"text", "body", "description", "job description", "posting", "the posting", "about the job"} | {
    words.post_labels[BODY].casefold() for words in TABLES.values()
}
_LABELS = {
    label.casefold(): name for words in TABLES.values() for name, label in words.post_labels.items() if name != BODY
}
_KNOWN = {field.name: field for field in FIELDS}
_HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
_EMPTY = ("", "_no response_", "none", "n/a")
# What a stranger may not decide: whether and for how long something is published, and under which addresses.
_OWNERS = frozenset({"draft", "closed", "aliases", "date", "updated"})


class _Issue(msgspec.Struct, frozen=True):
    number: int
    body: str | None = None
    html_url: str = ""


class _Event(msgspec.Struct, frozen=True):
    issue: _Issue


class Proposal(msgspec.Struct, frozen=True):
    """What an issue proposes; ``source`` is the address of the issue, or "issue" where it is not known."""

    opening: Opening
    source: str
    ignored: int = 0


def read_issue(data: str) -> Proposal | None:
    """Read the event that GitHub hands to a workflow, or the Markdown of an issue alone; None if it is no such form.

    Nothing it says is trusted: `Opening` and the writing of fields make it harmless.
    """
    try:
        issue = msgspec.json.decode(data.encode("utf-8", "replace"), type=_Event).issue
    except (msgspec.MsgspecError, RecursionError):
        issue = _Issue(0, data)
    fields, text, ignored = _filled_in((issue.body or "").replace("\r\n", "\n").replace("\r", "\n"))
    opening = Opening(str(issue.number), fields, text)
    return Proposal(opening, issue.html_url or "issue", ignored) if opening.title else None


def _filled_in(body: str) -> tuple[dict[str, Value], str, int]:
    """Return the fields, the text, and how many headings meant nothing or came again."""
    parts = [*_HEADING.finditer(body)]
    fields: dict[str, Value] = {}
    ignored = 0
    ends = [*(after.start() for after in parts[1:]), len(body)]
    for heading, end in zip(parts, ends, strict=False):
        label = heading[1].strip().casefold()
        if label in _BODIES:
            text = body[heading.end() :].strip()
            return fields, "" if text.casefold() in _EMPTY else text, ignored
        value = body[heading.end() : end].strip()
        field = _field_of(label)
        if value.casefold() in _EMPTY:
            continue
        if field is None or field.name in fields:
            ignored += 1
        else:
            fields[field.name] = _values(value) if field.kind is FieldKind.TEXTS and field.choices else value
    return fields, "", ignored


def _field_of(label: str) -> Field | None:
    """Return the field that a label asks for, in any language; none of those that are the owner's."""
    known = meant(label)
    name = _LABELS.get(label) or (known.field.name if known and not known.part else "")
    return _KNOWN[name] if name and name not in _OWNERS else None


def _values(text: str) -> tuple[str, ...]:
    """Return the choices of a list: GitHub puts commas between them; boxes that are ticked count, others do not."""
    boxes = re.findall(r"^- \[([xX ])\] (.+)$", text, re.MULTILINE)
    if boxes:
        return tuple(label for tick, label in boxes if tick != " ")
    return tuple(part.strip() for part in text.split(",") if part.strip())


def form(words: Words) -> str:
    """Return the form as YAML, in the words of the board's language.

    https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
    """
    lines = [
        "# The form by which people propose a job. The workflow from-issue.yml makes a pull request of what they send.",
        "# Labels may be changed as long as they are names of fields; the text has to be asked for last.",
        f"name: {quoted(words.post)}",
        f"description: {quoted(words.post_looked_at)}",
        "body:",
    ]
    for name in (*ASKED, BODY):
        lines += _question(name, words)
    return "\n".join(lines) + "\n"


def _question(name: str, words: Words) -> Iterator[str]:
    field = _KNOWN.get(name)
    choices = field.choices if field else ()
    kind = "textarea" if field is None else "dropdown" if choices else "input"
    attributes: dict[str, Any] = {"label": words.post_labels[name]}
    if name in words.post_hints:
        attributes["description"] = words.post_hints[name]
    if choices:
        attributes |= {"multiple": True} if field and field.kind is FieldKind.TEXTS else {}
        attributes["options"] = [*choices]
    elif field:
        attributes["placeholder"] = field.example
    yield f"  - type: {kind}"
    yield f"    id: {name}"
    yield "    attributes:"
    for key, value in attributes.items():
        yield f"      {key}: {json.dumps(value, ensure_ascii=False)}"
    if name in (*NEEDED, BODY):
        yield "    validations:"
        yield "      required: true"
