"""Knows the labels in front of places and modes, from "Standort" or "Home office" to the facts that they introduce."""

import functools
import re

from generator.enrich.candidates import key_of
from generator.enrich.data import read_table
from generator.enrich.place_key import place_key
from generator.enrich.place_reading import understand_place
from generator.enrich.place_tokens import tokens_of
from generator.enrich.plain import plain

# What says no more of a label than that it is one of the job: "Work model for this role".
_ABOUT = re.compile(r"^(?:the|your|our|job|role|position) | (?:for|of) (?:this|the) (?:role|position|job)$")
MODES = {"remote", "hybrid", "on_site", "offered", "share", "days", "remote_days"}  # kinds of tokens


@functools.lru_cache(maxsize=4096)
def fields_of_label(label: str) -> tuple[str, ...]:
    """Return which of the facts about places a label introduces, by the sections of labels_places.toml."""
    key = place_key(key_of(plain(label)))
    return _labels_table().get(key) or _labels_table().get(_ABOUT.sub("", key), ())


def asks_remote(key: str) -> bool:
    """Return whether "yes", "no" and a country behind a label speak of remote work."""
    return "asks_remote" in fields_of_label(key.replace("_", " "))


@functools.cache
def _labels_table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, labels in read_table("labels_places.toml").items():
        for label in labels:
            found[place_key(label)] = (*found.get(place_key(label), ()), field)
    return found


@functools.lru_cache(maxsize=4096)
def is_mode(text: str) -> bool:
    """Whether a value begins with a whole phrase about where one works: "on site, one day at home if you like"."""
    first, *behind = tokens_of(text) or (None,)
    said = first is not None and first.kind in MODES and (not behind or behind[0].kind not in {"word", "place"})
    return said and not text.endswith(": No") and bool(understand_place(text).work_mode)
