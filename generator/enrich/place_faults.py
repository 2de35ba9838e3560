"""What can be wrong with the places of a posting, and what to do about it."""

from generator.model.diagnostic import Code, Severity

CONTRADICTING_PLACES = Code(
    "L101",
    "contradicting-places",
    Severity.WARNING,
    """
    A posting says in two places that the work is done at different ones.
    Readers would see one in the list of facts and the other in the text.
    The front matter wins over the text, and a label ("**Location:** ...") over the title. Correct one of the two.""",
)
UNKNOWN_PLACE = Code(
    "L102",
    "unknown-place",
    Severity.NOTE,
    """
    A place is not in our list of towns, regions and countries.
    It is shown as written, but stands under no city and is not given to search engines as one.
    Write the town with its country, `location: Lesser Wigborough, United Kingdom`, or name the parts:
    `location: { city: Lesser Wigborough, country: GB }`.""",
)
AMBIGUOUS_PLACE = Code(
    "L103",
    "ambiguous-place",
    Severity.NOTE,
    """
    Several places have this name.
    Rather than to guess, we leave open which one is meant.
    Add the region or the country: instead of `location: Newcastle` write `location: Newcastle, Australia`.""",
)
MISSPELT_PLACE = Code(
    "L104",
    "misspelt-place",
    Severity.NOTE,
    """
    A place is known by a slightly different spelling, and was read as that.
    If another place is meant, add its country; if not, correct the spelling: `San Francisco`, not `San Fransisco`.""",
)
UNKNOWN_COUNTRY = Code(
    "L105",
    "unknown-country",
    Severity.WARNING,
    """
    The country of a place is none that we know.
    Search engines want every place of work with its country, so it is left out.
    Write its name or its code of two letters: `country: Germany` or `country: DE`.""",
)
UNKNOWN_APPLICANTS = Code(
    "L106",
    "unknown-applicant-location",
    Severity.WARNING,
    """
    From where one may apply for a remote position could not be read as countries, states or time zones.
    Search engines show a remote position only with a country or state, so the fact is left out.
    Write codes or names: `applicant_location: [US, CA]`, `EU`, `US-NY`, `WORLDWIDE`, `UTC-08:00..UTC-03:00`.""",
)
UNKNOWN_MODE = Code(
    "L107",
    "unknown-work-mode",
    Severity.WARNING,
    """
    How the work is done could not be read as on site, hybrid or remote.
    Write `work_mode: hybrid`, or a list if there is a choice: `work_mode: [on-site, remote]`.""",
)
CONTRADICTING_MODES = Code(
    "L108",
    "contradicting-work-modes",
    Severity.WARNING,
    """
    A posting says in two places different things about remote work.
    The front matter wins over the text, and a label over the title. Correct one of the two.""",
)

PLACE_CODES = (
    CONTRADICTING_PLACES, UNKNOWN_PLACE, AMBIGUOUS_PLACE, MISSPELT_PLACE, UNKNOWN_COUNTRY, UNKNOWN_APPLICANTS,
    UNKNOWN_MODE, CONTRADICTING_MODES,
)  # fmt: skip
