"""Call the fields of the front matter by our names: what was written -> Written."""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import Many, Pairs, Scalar, ScalarKind, Value, Written
from generator.model.fields import CONTAINERS, FOREIGN, FieldKind
from generator.parse.faults import TWICE, UNKNOWN_FIELD
from generator.parse.names import NAMES, OWN_NAMES, Meant, folded, is_doubtful, near

DEEPEST_CONTAINER = 3
_LETTER = re.compile(r"([a-z])\1?_")

# Fields that other programs turn the other way round: name and value, and what it means to us.
_STATES = {
    ("published", "false"): "draft",
    ("publish", "false"): "draft",
    ("visible", "false"): "draft",
    ("active", "false"): "closed",
    ("isactive", "false"): "closed",
    ("open", "false"): "closed",
    ("isopen", "false"): "closed",
    ("available", "false"): "closed",
    ("status", "draft"): "draft",
    ("status", "unpublished"): "draft",
    ("status", "hidden"): "draft",
    ("status", "closed"): "closed",
    ("status", "filled"): "closed",
    ("status", "expired"): "closed",
    ("status", "inactive"): "closed",
    ("status", "archived"): "closed",
}
STATE_NAMES = {name for name, _ in _STATES}
_NO = {"false", "no", "off", "n"}

# `type` says what kind of page it is, to Hugo and others.
PAGE_TYPES = {"job", "jobs", "post", "posts", "page", "posting", "postings", "career", "careers", "vacancy",
               "vacancies", "position", "positions", "opening", "openings", "jobposting", "regular", "featured",
               "standard"}  # fmt: skip

# Fields that may be given in several ways at once without saying different things.
_MANY_WAYS = {"apply", "contact", "location", "work_mode", "summary", "occupation", "identifier"}

Item = tuple[Scalar, Value]


class _Named(msgspec.Struct, frozen=True):
    """A field with all that was written for it: ``rank`` counts from our own name."""

    meant: Meant
    key: Scalar
    value: Value


def name_fields(items: Iterable[Item], names: Mapping[str, Meant] = NAMES) -> Outcome[tuple[Written, ...]]:
    """Call the fields by our names; of a field written under several, the one nearest our own name comes first.

    Empty values are as good as not written. Lists that come in parts (tags and skills) are joined, and what says a
    part of a map (``salary_min``) becomes one.
    """
    faults: list[Diagnostic] = []
    groups: dict[str, list[_Named]] = {}
    spare: list[Item] = []  # "name": the title's, where there is none
    flat = tuple(_flat(items))
    in_company = sum(_is_translated(key, names) for key, _ in flat) > 1
    for key, value in flat:
        state = _state_of(key, value)
        if state is not None and state.name in names:
            groups.setdefault(state.name, []).append(_Named(names[state.name], key, state.value))
            continue
        name = folded(key.text)
        name = _unlettered(key.text, name, names)
        found = names.get(name) if in_company or not is_doubtful(name) else None
        if found is None and _is_mailto(value):
            found = names.get("apply")
        if found is None and name == "name" and "title" in names and isinstance(value, Scalar):
            spare.append((key, value))
        elif found is None:
            if name not in FOREIGN and name not in STATE_NAMES:
                faults.append(_unknown(key, names))
        elif not (_is_empty(value) or _is_page_type(name, value) or _goes_without_saying(name, value)):
            groups.setdefault(found.field.name, []).append(_Named(found, key, value))
    groups |= _titled(spare, groups, names, faults)
    written: list[Written] = []
    for group in groups.values():
        written.extend(_joined(sorted(group, key=lambda named: named.meant.rank), faults))
    return Outcome(tuple(written), tuple(faults))


def _titled(
    spare: list[Item], groups: Mapping[str, list[_Named]], names: Mapping[str, Meant], faults: list[Diagnostic]
) -> dict[str, list[_Named]]:
    """Take a field that is called ``name`` for the title, where no other says it."""
    faults.extend(_unknown(key, names) for key, _ in spare if "title" in groups)
    named = [_Named(names["title"], key, value) for key, value in spare if not _is_empty(value)]
    return {"title": named} if named and "title" not in groups else {}


def _is_translated(key: Scalar, names: Mapping[str, Meant]) -> bool:
    name = folded(key.text)
    return name in names and name not in OWN_NAMES


def _flat(items: Iterable[Item], depth: int = 0) -> Iterator[Item]:
    """Go through the fields, those of containers after the ones beside them."""
    later: list[Pairs] = []
    for key, value in items:
        if isinstance(value, Pairs) and depth < DEEPEST_CONTAINER and folded(key.text) in CONTAINERS:
            later.append(value)
        else:
            yield key, value
    for value in later:
        yield from _flat(value.items, depth + 1)


def _is_empty(value: Value) -> bool:
    if isinstance(value, Scalar):
        return value.kind is ScalarKind.NULL or not value.text.strip()
    return not value.items


def _unlettered(key: str, name: str, names: Mapping[str, Meant]) -> str:
    """Return a field's name without a letter in front that only puts fields in order: `a_job_type`, `bb_benefits`."""
    lettered = _LETTER.match(key) if name not in names else None
    bare = folded(key[lettered.end() :]) if lettered else ""
    return bare if bare in names else name


def _is_mailto(value: Value) -> bool:
    """Say whether a value is an address to write to, whatever its field is called."""
    return isinstance(value, Scalar) and value.text[:7].lower() == "mailto:"


def _is_page_type(name: str, value: Value) -> bool:
    return name == "type" and isinstance(value, Scalar) and value.text.strip().casefold() in PAGE_TYPES


def _goes_without_saying(name: str, value: Value) -> bool:
    """Say whether this is ``published: true``, which names no date."""
    return name in STATE_NAMES and isinstance(value, Scalar) and value.kind is ScalarKind.TRUTH


class _State(msgspec.Struct, frozen=True):
    name: str
    value: Scalar


def _state_of(key: Scalar, value: Value) -> _State | None:
    """Return what a field like ``published: false`` says in ours (``draft: true``)."""
    name = folded(key.text)
    if name not in STATE_NAMES or not isinstance(value, Scalar):
        return None
    word = value.text.strip().casefold()
    state = _STATES.get((name, "false" if word in _NO else word))
    return _State(state, Scalar("true", ScalarKind.TRUTH, value.span, quoted=True)) if state else None


def _unknown(key: Scalar, names: Mapping[str, Meant]) -> Diagnostic:
    guess = near(key.text, OWN_NAMES if names is NAMES else names)  # not what a name in another language is near to
    hint = f"did you mean `{guess}`?" if guess else "take it out, or write what it says into the text of the posting"
    return UNKNOWN_FIELD.at(key.span, f"unknown field `{key.text[:60]}`", hint)


def _joined(group: list[_Named], faults: list[Diagnostic]) -> Iterator[Written]:
    """Make one field of all that was written for it, or several, the strongest first."""
    field = group[0].meant.field
    wholes = [named for named in group if not named.meant.part]
    parts = [named for named in group if named.meant.part]
    if parts:
        yield _of_parts(field.name, wholes[:1], parts)
        wholes = wholes[1:]
    elif field.kind is FieldKind.TEXTS and len(wholes) > 1 and field.name not in _MANY_WAYS:
        first = wholes[0]
        items = tuple(item for named in wholes for item in _items(named.value))
        yield Written(field.name, first.key.text, Many(items, first.value.span), first.key.span)
        return
    for number, named in enumerate(wholes):
        yield Written(field.name, named.key.text, named.value, named.key.span)
        if number and field.name not in _MANY_WAYS and _text(named.value) != _text(wholes[0].value):
            faults.append(_said_twice(wholes[0], named))


def _of_parts(name: str, wholes: list[_Named], parts: list[_Named]) -> Written:
    """Gather ``city`` and ``country``, or ``salary_min`` and ``salary_max``, into one map."""
    items: list[Item] = []
    for whole in wholes:
        if isinstance(whole.value, Pairs):
            items.extend(whole.value.items)
        else:
            items.append((Scalar("text", ScalarKind.TEXT, whole.key.span, quoted=True), whole.value))
    have = {folded(key.text) for key, _ in items}
    for part in parts:
        if part.meant.part not in have:
            have.add(part.meant.part)
            items.append((Scalar(part.meant.part, ScalarKind.TEXT, part.key.span, quoted=True), part.value))
    first = (wholes or parts)[0]
    return Written(name, first.key.text, Pairs(tuple(items), first.value.span), first.key.span)


def _items(value: Value) -> tuple[Value, ...]:
    return value.items if isinstance(value, Many) else (value,)


def _text(value: Value) -> object:
    if isinstance(value, Scalar):
        return value.text.strip().casefold()
    if isinstance(value, Many):
        return tuple(map(_text, value.items))
    return tuple((key.text, _text(inner)) for key, inner in value.items)


def _said_twice(used: _Named, other: _Named) -> Diagnostic:
    return TWICE.at(
        other.key.span,
        f"`{other.key.text}` says something else than `{used.key.text}`, which means the same; "
        f"`{used.key.text}` is used",
        "keep the one that is right",
        [("the one that is used", used.key.span)],
    )
