"""Parts a written place into its choices, from "Remote (US) or Berlin" to what is said of remote work and of Berlin."""

import msgspec

from generator.enrich.gazetteer import Place
from generator.enrich.place_atoms import Atom
from generator.enrich.place_key import is_code, place_key
from generator.enrich.place_tokens import Token, is_remote, tokens_of, words_for
from generator.model.location import WorkMode

_MODES = {"remote": WorkMode.REMOTE, "hybrid": WorkMode.HYBRID, "on_site": WorkMode.ON_SITE}
FULL_WEEK = {"5", "five", "fünf", "cinq", "cinco", "cinque", "vijf", "五"}
FULL_SHARE = "100"
_SAY_NO_FOR_IN = {"BR", "PT", "AO", "MZ", "CV"}  # "no Brasil"; elsewhere, "no" leaves a place out
LONGEST_DISTRICT = 2  # digits of a town's district: "Dublin 2"


class Choice(msgspec.Struct, frozen=True):
    """One of the alternatives of a value.

    ``atoms`` are its names of places; ``excluded`` those that stand behind "except". ``bands`` are time zones with
    their start and end. ``anywhere`` is where "worldwide" stands. ``apart`` says that a comma or slash parts the work
    mode from the places, so that both are offered; ``closed`` that the scope of remote work ended with its bracket.
    """

    atoms: tuple[Atom, ...] = ()
    excluded: tuple[Atom, ...] = ()
    modes: tuple[WorkMode, ...] = ()
    mode_spans: tuple[tuple[int, int], ...] = ()
    bands: tuple[tuple[str, int, int], ...] = ()
    anywhere: tuple[int, int] | None = None
    apart: bool = False
    closed: bool = False
    soft: bool = False
    postcode: str | None = None

    def street(self, before: int) -> str | None:
        """Return a street and number that stand in front of a town."""
        heads = [atom for atom in self.atoms if not atom.places and atom.end <= before]
        return next((atom.text for atom in reversed(heads) if any(sign.isdigit() for sign in atom.text)), None)


def choices_of(text: str) -> list[Choice]:
    """Return the alternatives that a text names, in order."""
    builders = [_Builder(text)]
    depth = 0
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        if token.value == "(":
            depth += 1
        elif token.value == ")" and depth:
            depth -= 1
        last, following = tokens[at - 1] if at else token, tokens[at + 1] if at + 1 < len(tokens) else token
        if token.kind == "either" and last.kind == "word":
            continue  # "University of ..."
        if token.value == "or" and _is_address(text, last, following):
            token = Token("gap", token.start, token.end, ",")  # noqa: PLW2901 - "São Paulo/SP"
        parts = token.kind == "either" or (token.kind == "gap" and token.value == "or")
        opens = last.value == "("
        if parts and (depth == 0 or opens) and not builders[-1].blank:
            builders.append(_Builder(text))
        builders[-1].take(token, depth)
    return [builder.choice() for builder in builders if not builder.blank]


def _is_one_name(last: Atom, initial: str, places: tuple[Place, ...]) -> bool:
    """Whether words beside one another are one name; a place and a phrase in small letters are not."""
    if last.places and places:
        return False
    if not last.places and not places:
        return True
    return not (initial if last.places else last.text[0]).islower()


def _is_address(text: str, one: Token, other: Token) -> bool:
    """Whether a slash stands between a town and the code of its region."""
    if not is_code(text[other.start : other.end]):
        return False
    return any(place.lies_in(region) for region in other.places if region.kind == "region" for place in one.places)


class _Builder:
    """Gathers the tokens of one choice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blank = True
        self.atoms: list[Atom] = []
        self.excluded: list[Atom] = []
        self.modes: list[tuple[WorkMode, Token, int]] = []
        self.bands: list[tuple[str, int, int]] = []
        self.days: Token | None = None
        self.homes: list[Token] = []  # words that make days hybrid ones
        self.share = ""
        self.anywhere: tuple[int, int] | None = None
        self.gap = ""
        self.around = False
        self.excluding = self.tainted = False
        self.travelling: bool | str = False
        self.offered = self.soft = self.closed = self.apart = self.either = False
        self.beside = False  # whether a place stands in front of "remote"
        self.scoped = False  # whether "in" stands behind "remote"
        self.denied = False  # whether "no" stands in front
        self.postcode: str | None = None

    def take(self, token: Token, depth: int) -> None:
        """Add one token."""
        kind = token.kind
        if kind == "gap":
            self._gap(token)
            return
        if kind == "either":
            self.gap, self.either = "or", True
            return
        self.blank = False
        if kind in _MODES:
            self._mode(token, depth)
        elif kind in {"place", "word"}:
            self._name(token)
        elif kind == "anywhere_in":
            self.modes.append((WorkMode.REMOTE, token, depth))
        elif kind == "anywhere":
            self.anywhere = (token.start, token.end)
            self.modes.append((WorkMode.REMOTE, token, depth))
        elif kind == "band":
            self.bands.append((token.value, token.start, token.end))
        elif kind == "zone":
            self._zone()
        elif kind == "around":
            self._around(token)
        else:
            self._word(token, depth)

    def _word(self, token: Token, depth: int) -> None:
        """Add a word about work or places."""
        if token.kind == "offered":
            self.offered = True
            self.modes.append((WorkMode.REMOTE, token, depth))
        elif token.kind == "granted":
            self.offered = self.offered or self.beside
        elif token.kind == "soft":
            self.soft = True
            self.homes += [token] if is_remote(self.text, token) else []
        elif token.kind == "home":
            self.homes.append(token)
        elif token.kind in {"days", "remote_days"}:
            self.days = token
            self.homes += [token] if token.kind == "remote_days" else []
        elif token.kind == "share":
            self.share = token.value
        elif token.kind == "postcode":
            self.postcode = token.value
        else:
            self._limit(token)
        self.gap = self.gap or "in"

    def _limit(self, token: Token) -> None:
        """Note that the names behind a word are no places of the work."""
        written = self.text[token.start : token.end].lower()
        if token.kind == "beside" and self.atoms:
            self.travelling = ","
        elif token.kind == "excluding":
            self.excluding = True
        elif token.kind == "towards" and written != "no":
            self.scoped = self.gap == "mode"
        elif token.kind == "travel":
            self.travelling = written.split()[-1] in {"to", "nach", "in"} or ","
        elif written == "no":
            self.denied = True

    def _gap(self, token: Token) -> None:
        self.tainted = False
        if token.value == self.travelling:
            self.travelling = False
        if token.value == ")":
            self.closed = self.closed or bool(self.modes)
            self.excluding = False
            self.gap = self.gap or ")"
            return
        self.gap = token.value if self.gap in {"", "in", ")"} or token.value == "or" else self.gap

    def _mode(self, token: Token, depth: int) -> None:
        mode = _MODES[token.kind]
        if mode is not WorkMode.HYBRID and self.share not in {"", FULL_SHARE}:
            mode = WorkMode.HYBRID
        if self.gap == "," and depth == 0:
            self.apart = True
        self.beside = self.beside or (mode is WorkMode.REMOTE and bool(self.atoms))
        self.modes.append((mode, token, depth))
        self.gap = "mode"

    def _name(self, token: Token) -> None:
        """Add a name; words side by side are one, and a place beside unknown words is no place."""
        if self.travelling:
            return
        last = self.atoms[-1] if self.atoms else None
        if last is not None and not self.gap and last.places and self._is_aside(token, last):
            return
        gap, self.gap = self.gap, ""
        places = () if self.tainted else token.places
        if not places and place_key(self.text[token.start : token.end]) in words_for("organisation"):
            self.tainted = True  # the rest of a street's or company's name is no town
        if gap == "," and self.modes and not self.atoms and self.modes[-1][2] == 0:
            self.apart = True
        if self.denied and places and not any(place.country in _SAY_NO_FOR_IN for place in places):
            self.excluding = True
        self.denied = False
        names = self.excluded if self.excluding else self.atoms
        last = names[-1] if names else None
        beside = not gap or (self.tainted and gap == "in")
        if last is not None and beside and _is_one_name(last, self.text[token.start], places):
            district = last.places and self.text[last.end : token.start] == "-"
            places = last.places if district else ()
            names[-1] = Atom(self.text[last.start : token.end], last.start, token.end, last.gap, places, last.around)
            if district:
                names[-1] = Atom(last.text, last.start, token.end, last.gap, places, last.around)
            return
        joint = " " if gap in {"", "mode", ")"} and last is not None else gap
        if gap == "mode" and (self.modes[-1][2] or (self.scoped and self.beside)):
            joint = "or"  # "Toronto (remote in Canada)", "Turin, remote in Italy"
        names.append(Atom(self.text[token.start : token.end], token.start, token.end, joint, places, self.around))
        self.around = False

    def _is_aside(self, token: Token, last: Atom) -> bool:
        """Whether what stands right behind a place is its district's number, or rather the word "OK"."""
        written = self.text[token.start : token.end]
        if written == "OK" and not any(place.lies_in(state) for place in last.places for state in token.places):
            self._word(Token("granted", token.start, token.end), 0)
            return True
        is_name = last.gap in {"", ",", "or"} or len(self.atoms) == 1  # "Unter den Linden 7" is none
        return is_name and not token.places and written.isdigit() and len(written) <= LONGEST_DISTRICT

    def _around(self, token: Token) -> None:
        last = self.atoms[-1] if self.atoms else None
        if last is not None and not self.gap and last.places:
            self.atoms[-1] = Atom(last.text, last.start, token.end, last.gap, last.places, around=True)
        else:
            self.around = True

    def _zone(self) -> None:
        """Forget the country of a "US time zone": it says when one works, not where."""
        if self.atoms and not self.gap:
            self.atoms.pop()

    def _tied(self, days: Token) -> bool:
        """Whether days are those of a mode ("3 days on site"), not working hours ("on site, 3 days a week")."""
        spans = ((min(token.end, days.end), max(token.start, days.start)) for _, token, _ in self.modes)
        return any("," not in self.text[start:end] for start, end in spans)

    def choice(self) -> Choice:
        """Return what was gathered."""
        modes = [mode for mode, _, _ in self.modes]
        if self.share not in {"", FULL_SHARE} and modes == [WorkMode.REMOTE]:
            modes = [WorkMode.HYBRID]
        if self.days is not None and (modes or self.homes):
            whole = self.days.value in FULL_WEEK or not self._tied(self.days)
            whole = whole and not self.homes and set(modes) == {WorkMode.ON_SITE}
            modes = [WorkMode.ON_SITE] if whole else [WorkMode.HYBRID]
        elif WorkMode.HYBRID in modes and not self.either:
            modes = [WorkMode.HYBRID]
        if self.offered and self.atoms and WorkMode.ON_SITE not in modes and WorkMode.HYBRID not in modes:
            modes = [WorkMode.ON_SITE, *modes]
        said = [token for _, token, _ in self.modes]
        if self.days is not None and modes == [WorkMode.HYBRID]:
            said += [self.days, *self.homes]
        spans = tuple((token.start, token.end) for token in said)
        return Choice(
            tuple(self.atoms), tuple(self.excluded), tuple(dict.fromkeys(modes)), spans, tuple(self.bands),
            self.anywhere, self.apart and modes == [WorkMode.REMOTE], self.closed, self.soft, self.postcode,
        )  # fmt: skip
