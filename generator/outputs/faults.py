"""What can be wrong with the pages that were planned."""

from generator.model.diagnostic import Code, Severity

TAKEN = Code(
    "C110",
    "address-taken",
    Severity.ERROR,
    """A page of yours, or a former address of a posting, has the address of another page.

    One address can show only one page, so yours is left out.
    Example: `content/pages/skills.md` would be `/skills/`, where the board lists all skills.
    Rename the file, or take the address out of the posting's `aliases`.""",
)

CODES = (TAKEN,)
