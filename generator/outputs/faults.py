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

NOT_MADE = Code(
    "P120",
    "output-not-made",
    Severity.NOTE,
    """An output that `[outputs] extra` names is not made.

    Files for job search engines, for IndexNow and pictures need whole addresses, so the board's own address must be
    known; and pictures are drawn by libraries that are installed on request. The rest of the site is built.
    Example: `extra = ["indeed"]` on a board without `base_url`.
    Write `base_url = "https://user.github.io/repo/"` into `[board]`, or take the output out of the list.""",
)

HEAVY_INDEX = Code(
    "C120",
    "heavy-filter",
    Severity.WARNING,
    """The filter's data has grown so large that a visitor on a slow line waits for it.

    Nothing is broken: the lists and their links work without it, and the filter does with it, only later.
    Example: a board whose postings name ten thousand different places.
    Take a facet with many terms out of `show` in `[facets]`, or give places by city alone.""",
)

FAINT_ACCENT = Code(
    "P121",
    "faint-accent",
    Severity.NOTE,
    """The board's colour is hard to read on light paper, so links and buttons have a darker shade of it.

    Letters need a contrast of at least 4.5 to their ground (WCAG 2, 1.4.3), and so many visitors could not read yours.
    Example: `accent = "#ffcc00"`, a yellow whose contrast to the paper is 1.4.
    Write the shade that the message names, or any other dark colour.""",
)

CODES = (TAKEN, NOT_MADE, HEAVY_INDEX, FAINT_ACCENT)
