"""What a regular expression may be fed to make it try again and again, derived from the expression itself."""

from __future__ import annotations

import re
import re._constants as op
import re._parser as parser
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Tree = Any  # what the library's parser makes: a list of pairs of an operation and its arguments
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
MANY = 20  # times something may be repeated before it is worth an attack
STUFF = "a1 .-,:(\n\t[<&'\"@/$é "
CLASSES = {
    op.CATEGORY_DIGIT: "1", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a", op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a", op.CATEGORY_NOT_WORD: " ",
}  # fmt: skip


def attacks(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """Yield beginnings and what to repeat after them."""
    tree = parser.parse(pattern, flags)
    seen: set[tuple[str, str]] = set()
    pumps = dict.fromkeys(
        [*(pump for _, body in _repeats(tree, "") for pump in _witnesses(body)), *_literals(tree), *STUFF]
    )
    prefixes = dict.fromkeys(["", *(prefix for prefix, _ in _repeats(tree, ""))])
    for prefix in islice(prefixes, 12):
        for pump in islice(pumps, 60):
            if pump and (prefix, pump) not in seen:
                seen.add((prefix, pump))
                yield prefix, pump


def _repeats(tree: Tree, before: str) -> Iterator[tuple[str, Tree]]:
    """Yield what is repeated many times, with a text that leads there."""
    for operation, given in tree:
        if operation in REPEATS:
            _, high, body = given
            if high > MANY:
                yield before, body
                yield before, [*body, *body]
            yield from _repeats(body, before)
        else:
            for inner in _inner(operation, given):
                yield from _repeats(inner, before)
        before += witness([(operation, given)])


def _inner(operation: Any, given: Any) -> list[Tree]:
    if operation is op.SUBPATTERN:
        return [given[3]]
    if operation is op.BRANCH:
        return list(given[1])
    if operation in (op.ASSERT, op.ASSERT_NOT):
        return [given[1]]
    if operation is op.ATOMIC_GROUP:
        return [given]
    if operation is op.GROUPREF_EXISTS:
        return [one for one in given[1:] if one]
    return []


def _witnesses(tree: Tree) -> Iterator[str]:
    """Yield texts that a tree matches: one for each of its choices."""
    yield witness(tree)
    yield witness(tree, more=1)
    for operation, given in tree:
        for inner in _inner(operation, given):
            yield from islice(_witnesses(inner), 20)
        if operation in REPEATS:
            yield from islice(_witnesses(given[2]), 20)
        if operation is op.IN:
            yield from (chr(one[1]) for one in given if one[0] is op.LITERAL)


def witness(tree: Tree, more: int = 0) -> str:
    """Return a text that a tree matches, as short as can be, or with each repetition once more."""
    found = ""
    for operation, given in tree:
        if operation is op.LITERAL:
            found += chr(given)
        elif operation is op.NOT_LITERAL:
            found += "b" if given == ord("a") else "a"
        elif operation is op.ANY:
            found += "a"
        elif operation is op.IN:
            found += _one_of(given)
        elif operation is op.BRANCH:
            found += witness(given[1][0], more)
        elif operation in REPEATS:
            low, high, body = given
            found += witness(body, more) * min(low + more, high)
        elif operation not in (op.ASSERT, op.ASSERT_NOT):
            found += "".join(witness(inner, more) for inner in _inner(operation, given))
    return found


def _one_of(choices: Tree) -> str:
    if choices[0][0] is op.NEGATE:
        pattern = re.compile(parser_of(choices))
        return next((sign for sign in "a1 .~é-\n" if pattern.match(sign)), "a")
    kind, given = choices[0]
    if kind is op.LITERAL:
        return chr(given)
    if kind is op.RANGE:
        return chr(given[0])
    return CLASSES.get(given, "a")


def parser_of(choices: Tree) -> str:
    """Write a class of characters as an expression again."""
    names = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_DIGIT: r"\D",
             op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_NOT_WORD: r"\W"}  # fmt: skip
    parts = []
    for kind, given in choices:
        if kind is op.NEGATE:
            parts.append("^")
        elif kind is op.LITERAL:
            parts.append(re.escape(chr(given)))
        elif kind is op.RANGE:
            parts.append("-".join(re.escape(chr(end)) for end in given))
        else:
            parts.append(names[given])
    return f"[{''.join(parts)}]"


def _literals(tree: Tree) -> Iterator[str]:
    """Yield the runs of letters in a tree."""
    run = ""
    for operation, given in tree:
        if operation is op.LITERAL:
            run += chr(given)
            continue
        yield run
        run = ""
        for inner in (given[2],) if operation in REPEATS else _inner(operation, given):
            yield from _literals(inner)
    yield run
