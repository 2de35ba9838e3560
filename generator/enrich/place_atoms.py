"""One name in a list of places, between the text it stands in and the places it may mean."""

import msgspec

from generator.enrich.gazetteer import Place


class Atom(msgspec.Struct, frozen=True, gc=False):
    """A name in a list of places: all it may mean (nothing if nobody knows it), and the gap in front of it.

    ``around`` says that its surroundings are meant, not the city itself.
    """

    text: str
    start: int
    end: int
    gap: str = ""
    places: tuple[Place, ...] = ()
    around: bool = False
    guessed: bool = False
