"""Places of work."""

import enum

import msgspec


class WorkMode(enum.Enum):
    """Where the work is done; several where the author offers a choice."""

    ON_SITE = "ON_SITE"
    HYBRID = "HYBRID"
    REMOTE = "REMOTE"


class Location(msgspec.Struct, frozen=True):
    """A place where the work is done.

    ``country`` is ISO 3166-1 alpha-2 (GB, not UK). ``region`` is the postal code of a state or province where people
    use one (US, CA, AU, BR), else its name. A metropolitan area has a region and no locality. ``text`` is the place as
    written. ``latitude`` and ``longitude`` are WGS 84 degrees. ``area`` is the region that a gazetteer puts the city
    in, whether it was written or not: lists sort by it, and it is never told or published as a fact.
    """

    text: str
    locality: str | None = None
    region: str | None = None
    country: str | None = None
    street: str | None = None
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    area: str | None = None
