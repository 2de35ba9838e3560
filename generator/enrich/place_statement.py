"""One thing that a posting says about its place, and the answers to "Remote?" and "From where?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.candidates import Candidate
from generator.enrich.place_key import place_key
from generator.enrich.place_labels import MODES, asks_remote
from generator.enrich.place_reading import PlaceReading, understand_place
from generator.enrich.place_tokens import tokens_of, words_for
from generator.model.countries import COUNTRIES, GROUPS, REGIONS, WORLDWIDE
from generator.model.facts import Origin
from generator.model.location import WorkMode

if TYPE_CHECKING:
    from generator.model.source import Span

ALL = ("location", "work_mode", "applicant_location")
REMOTE = "Remote: "  # put in front of an answer to "Remote?", so that it is read as one
_ANSWERS = {"yes": "remote", "no": "no remote", "partly": "hybrid", "optional": "remote possible"}


class Statement(msgspec.Struct, frozen=True):
    """One thing that is said.

    ``fields`` are the facts that it may settle, ``at`` is its passage, ``shift`` by how many characters the reading's
    slices are off. Weak ones count only if no other statement speaks of the mode.
    """

    fields: tuple[str, ...]
    reading: PlaceReading
    at: Candidate
    shift: int = 0
    weak: bool = False

    def span(self, part: tuple[int, int] | None) -> Span | None:
        """Return where a slice of the passage stands in the file; None for what stands in no file."""
        if self.at.origin is Origin.BOARD_DEFAULT:
            return None
        if part is None or part[0] < self.shift:
            return self.at.span
        return self.at.part(part[0] - self.shift, part[1] - self.shift)


def mode_statement(at: Candidate, key: str) -> Statement:
    """Read an answer to how one works: "hybrid", or, behind "Remote:", also "yes", "2 days" and "US only"."""
    at = msgspec.structs.replace(at, text=at.text.replace("_", " "))  # `on_site`
    answer = next((said for kind, said in _ANSWERS.items() if place_key(at.text) in words_for(kind)), "")
    if place_key(key) in {"on site", "onsite", "hybrid", "telework eligible"} and answer:
        other = {"remote": "on-site" if place_key(key).startswith("on") else "hybrid"}.get(answer, "")
        return Statement(("work_mode",), understand_place(other) if other else PlaceReading(), at, len(other) + 1)
    if answer:
        return Statement(("work_mode",), understand_place(answer), at, len(answer) + 1, weak=answer == "no remote")
    shift = len(REMOTE) if asks_remote(key) else 0
    reading = understand_place(REMOTE[:shift] + at.text)
    said = reading.applicant_location or WorkMode.HYBRID in reading.work_mode or understand_place(at.text).work_mode
    if (
        (shift and not said)
        or at.text.startswith(("If ", "if "))
        or (reading.rest and not any(token.kind in MODES for token in tokens_of(at.text)))
    ):
        reading = PlaceReading()  # "Remote: talk to us" is no yes, "Workplace: a global team" no way to work
    return Statement(("work_mode", "applicant_location"), reading, at, shift)


def eligibility_statement(at: Candidate) -> Statement:
    """Read from where one may apply; here a code alone is a country's before a state's."""
    words = [word for word in re.split(r"[\s,;/|]+", at.text.strip()) if word]
    if words and all(_is_applicant_code(word) for word in words):
        reading = PlaceReading(applicant_location=tuple(dict.fromkeys(words)), applicant_at=(0, len(at.text)))
        return Statement(("applicant_location",), reading, at)
    return Statement(("applicant_location",), understand_place(REMOTE + at.text), at, len(REMOTE))


def is_doubtful(reading: PlaceReading) -> bool:
    """Whether a reading holds names or words that are not understood."""
    return bool(reading.unknown or reading.ambiguous or reading.guessed or reading.rest)


def is_nothing_else(text: str) -> bool:
    """Whether all words of a part are of places and ways of working: not "Paris Hilton Account"."""
    return all(token.kind != "word" for token in tokens_of(text))


def _is_applicant_code(word: str) -> bool:
    country, _, region = word.partition("-")
    if region:
        return region in REGIONS.get(country, {})
    return word in COUNTRIES or word in GROUPS or word == WORLDWIDE
