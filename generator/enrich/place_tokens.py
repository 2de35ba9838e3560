"""Takes a written place apart: from a line of text to places, words about work and what stands between them."""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from generator.enrich.data import read_table
from generator.enrich.gazetteer import Place, look_up, subdivision
from generator.enrich.place_forms import forms
from generator.enrich.place_key import is_code, place_key
from generator.enrich.plain import may_be_marked

LONGEST_NAME = 6  # words
_NOT_PHRASES = {
    "quarter",
    "seats",
    "english",
    "nothing",
    "organisation",
    "yes",
    "no",
    "partly",
    "optional",
}  # whole values, and words in names
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?(?=\W|$)|[^\W_]+|%")
_ELSEWHERE = ("remote", "home", "mobil", "teletrav", "teletrab", "thuis")
_ELISION = re.compile(r"(?:[dl]|dall|dell|nell|all|sull)['’](?=\w{3})", re.IGNORECASE)
_LARGE = 500_000  # inhabitants of a city that is meant even in small letters among names
_SLASH = re.compile("[/&+]")
_JOINT = re.compile(r"[ \u3000]{0,9}[-./&'’–±+]?[ \u3000]{0,9}")
_QUARTER = re.compile(r"\d{1,2}(?:e|er|ème|st|nd|rd|th)$", re.IGNORECASE)
_WARD = "區区镇鎮구동읍면駅分"
_BLANK = re.compile(
    r"!?\[(?=[^\]]*\]\()|\]\([^)\s]*\)|\*{1,3}|`+|~~|<(?!br)[^<>]*>|&nbsp;|\\(?=\W)"
    r"|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)"
)
_CAPITAL = re.compile(r"Washington,? ?D\.C\.?")
_STOP = re.compile(r"(?<=, [A-Z][A-Z])\.(?=\s|$)")  # "Reno, NV. Boise, ID."
_DOTTED = re.compile(r"(?<![\w.])(?P<code>[A-Z]{2,3})\.(?=[A-Z]\w\w)")  # "IND.Pune"
# How lists of countries write the rest of a name: "Korea, Republic of".
_FORMAL = re.compile(
    r", ?(?:(?:the|Islamic|Democratic|People's|Plurinational|Bolivarian|United|Federated|Special Administrative) ){0,3}"
    r"(?:Republic|States?|Province|Region) of(?: the| China)?(?=\s*(?:[;,|/)]|$))"
)
# How programs of personnel offices write a town: country, region, town, building.
_SYSTEM = re.compile(r"(?P<country>[A-Z]{2})-(?P<part>[A-Z]{2,3})-(?P<town>[^-,;:|/]{3,40})(?P<rest>-.+)?")
_BREAK = re.compile(r"<br\s*/?>|\\?\n")
_SYMBOL = re.compile(r"[\u200b-\u200f\u2600-\u27bf\ufe0f\U0001f1e6-\U0001faff]")


class Token(msgspec.Struct, frozen=True, gc=False):
    """One piece of the text.

    ``kind`` is "place", a section of place_words.toml, "band", "days", "share", "postcode", "word" or "gap"; a gap has
    what stands between in ``value``: one of ``, or - : ( )``.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    places: tuple[Place, ...] = ()


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the pieces of a text in order; their offsets are of the text as given."""
    plain = blank(text)
    tokens = tuple(_with_gaps(plain))
    deniable = any(token.kind in {"remote", "offered", "soft"} for token in tokens)
    return tuple(_denied(plain, tokens)) if deniable else tokens


def _denied(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Give the tokens; "no" in front of a word about remote work, or "not possible" behind, makes it on site."""
    at = 0
    while at < len(tokens):
        one, *behind = tokens[at : at + 2]
        other = behind[0] if behind else one
        for said, denial, kind in ((one, other, "denied"), (other, one, "denying")):
            denies = said is not denial and place_key(text[denial.start : denial.end]) in words_for(kind)
            if denies and (said.kind == "remote" or (said.kind in {"offered", "soft"} and is_remote(text, said))):
                yield Token("on_site", one.start, other.end)
                at += 1
                break
        else:
            yield one
        at += 1


def is_remote(text: str, token: Token) -> bool:
    """Whether a phrase such as "mobiles Arbeiten möglich" is about working elsewhere, not about hours."""
    return any(word in place_key(text[token.start : token.end]) for word in _ELSEWHERE)


def blank(text: str) -> str:
    """Return the text with markup, emoji and line breaks replaced by as many spaces (a break by a semicolon)."""
    if may_be_marked(text) or "\n" in text:
        text = _BREAK.sub(lambda found: ";".ljust(len(found[0])), text)
        text = _BLANK.sub(lambda found: " " * len(found[0]), text)
    if " of" in text and "," in text:
        text = _FORMAL.sub(lambda found: " " * len(found[0]), text)
    if text[2:3] == "-" and (coded := _SYSTEM.fullmatch(text)):
        country, part, town, rest = coded.groups("")
        known = subdivision(f"{country}-{part}")
        text = f"{country}-{part if known else ' ' * len(part)}-{town}{' ' * len(rest)}"
    if "." in text:
        text = _CAPITAL.sub(lambda found: "Washington DC".ljust(len(found[0])), text)
        text = _DOTTED.sub(r"\g<code>-", _STOP.sub(";", text))
    return text if text.isascii() else _SYMBOL.sub(" ", text).replace("\xa0", " ")


def _with_gaps(text: str) -> Iterator[Token]:
    last = 0
    for token in _pieces(text):
        yield from _gaps(text, last, token.start)
        yield token
        last = token.end
    yield from _gaps(text, last, len(text))


def _gaps(text: str, start: int, end: int) -> Iterator[Token]:
    """Give what stands between two pieces; hyphens within words and single dots are nothing."""
    for at in range(start, end):
        sign, around = text[at], text[max(at - 1, 0) : at + 2]
        if sign in "([（【":
            yield Token("gap", at, at + 1, "(")
        elif sign in ")]）】":
            yield Token("gap", at, at + 1, ")")
        elif sign in ",，、":
            yield Token("gap", at, at + 1, ",")
        elif sign in ";|/&+•·；｜／・→>←":
            yield Token("gap", at, at + 1, "or")
        elif sign in ":：=":
            yield Token("gap", at, at + 1, ":")
        elif sign in "–—-" and (len(around.strip()) < len(around) or sign != "-"):
            yield Token("gap", at, at + 1, "-")


def _pieces(text: str) -> Iterator[Token]:
    fixed = sorted(_fixed(text), key=lambda token: (token.start, -token.end))
    words = [match.span() for match in _WORD.finditer(text)]
    index = 0
    for token in fixed:
        inside = [i for i in range(index, len(words)) if words[i][0] < token.end]
        before = [i for i in inside if words[i][1] <= token.start]
        if token.start < (words[index][0] if index < len(words) else 0) and not inside:
            continue
        yield from _named(text, words[index : index + len(before)])
        yield token
        index = inside[-1] + 1 if inside else index
        if inside and words[inside[-1]][1] > token.end:  # a script without spaces goes on
            yield from _named(text, [(token.end, words[inside[-1]][1])])
    yield from _named(text, words[index:])


def _fixed(text: str) -> Iterator[Token]:
    """Give the pieces that are known by their form; none overlap, an earlier kind comes first."""
    taken: list[tuple[int, int]] = []
    for kind, start, end, value in forms(text):
        if any(one < end and start < other for one, other in taken):
            continue
        region = subdivision(value) if kind == "code" else ()
        if region or kind != "code":
            taken.append((start, end))
            yield Token("place" if region else kind, start, end, value, region)


def _named(text: str, words: list[tuple[int, int]]) -> Iterator[Token]:
    """Give the longest names and phrases from left to right; what nobody knows is a word."""
    at = 0
    while at < len(words):
        quarter = _quarter(text, words[at:])
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            start, end = words[at][0], words[at + size - 1][1]
            token = _token(text, start, end) if size == 1 or _one_phrase(text, words[at : at + size]) else None
            if token is None and size == quarter:
                token = Token("district", start, end)
            if token is not None and (token.kind in {"place", "either"} or not _SLASH.search(text, start, end)):
                yield token
                break
        else:
            size, start, end = 1, *words[at]
            yield from _split_script(text, start, end)
        at += size


def _quarter(text: str, words: list[tuple[int, int]]) -> int:
    """Return how many words name a quarter of a town after its first one, which says that it is one: "Vila Nova"."""
    if text[slice(*words[0])].lower() not in words_for("quarter"):
        return 0
    named = itertools.takewhile(lambda pair: _one_phrase(text, list(pair)), itertools.pairwise(words[:3]))
    size = 1 + sum(1 for _ in named)
    while size > 1 and text[words[size - 1][0]].islower():
        size -= 1
    return size if size > 1 else 0


def _one_phrase(text: str, words: list[tuple[int, int]]) -> bool:
    """Whether nothing between words parts them: "San Jose", "Baden-Württemberg", "Dallas/Fort Worth"."""
    gaps = [text[a:b] for (_, a), (b, _) in itertools.pairwise(words)]
    if gaps == [" ("]:
        return text[words[1][1] : words[1][1] + 1] == ")" and any(place.own for place in look_up(_between(text, words)))
    return all(gap == " " or _JOINT.fullmatch(gap) for gap in gaps)


def _between(text: str, words: list[tuple[int, int]]) -> str:
    return text[words[0][0] : words[-1][1]]


def _token(text: str, start: int, end: int) -> Token | None:
    """Return what a phrase is: a word about work before a place, except where only a code can stand."""
    phrase = text[start:end]
    kind = _phrases().get(place_key(phrase) or phrase)
    if kind and not _stands_as_code(text, start, end):
        return Token(kind, start, end)
    if not is_code(phrase) and place_key(phrase) in words_for("organisation"):
        return Token("word", start, end)
    places = look_up(phrase)
    short = len(phrase) == 2 and phrase.isascii() and not is_code(phrase)  # noqa: PLR2004
    if phrase.islower() and text[:start].strip() and not text.islower():  # "near nice shops"
        places = tuple(place for place in places if place.kind not in {"city", "metro"} or place.population >= _LARGE)
    if places and not short:
        return Token("place", start, end, places=places)
    if short and phrase.islower() and not text[end:].strip() and text.count(",", 0, start) > 1:  # "Beirut, Beirut, lb"
        countries = tuple(place for place in look_up(phrase.upper()) if place.kind == "country")
        return Token("place", start, end, places=countries) if countries else None
    return Token(kind, start, end) if kind else None


def _stands_as_code(text: str, start: int, end: int) -> bool:
    """Whether capitals that are also a word ("OR", "IN", "LA") stand where a code does: alone, last, or in a list."""
    if not is_code(text[start:end]):
        return False
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    if not before:
        return not behind or not text.isupper()
    last = behind[:1] in ",;|/)(-" or place_key(behind.split(maxsplit=1)[0]) in words_for("either")
    return (last and not text.isupper()) or (before[-1:] in {",", "("} and (last or behind[:1].isdigit()))


def _split_script(text: str, start: int, end: int) -> Iterator[Token]:
    """Give a word nobody knows; of a script without spaces, first the longest beginning that somebody knows."""
    if ord(text[start]) > 0x2E80:  # noqa: PLR2004 - where the scripts of East Asia begin
        for stop in range(end - 1, start, -1):
            token = _token(text, start, stop)
            if token is not None and (stop - start > 1 or token.kind != "place"):
                rest = list(_named(text, [(stop, end)]))
                ward = token.kind == "place" and rest[0].kind == "word"
                yield from [Token("place", start, end, places=token.places)] if ward else [token, *rest]
                return
    elided = _ELISION.match(text, start, end)
    if elided:
        yield Token("towards", start, elided.end())
        yield from _named(text, [(elided.end(), end)])
        return
    part = _QUARTER.match(text, start, end) or (text[end - 1] in _WARD and end - start > 1 and text[:start].strip())
    yield Token("district" if part else "word", start, end)


@functools.cache
def _phrases() -> dict[str, str]:
    table = read_table("place_words.toml")
    kinds = [kind for kind in table if kind not in _NOT_PHRASES]
    return {place_key(phrase): kind for kind in reversed(kinds) for phrase in table[kind]}


@functools.cache
def words_for(kind: str) -> frozenset[str]:
    """Return the keys of a section of place_words.toml."""
    return frozenset(place_key(phrase) for phrase in read_table("place_words.toml")[kind])
