"""What the rules find in the board as a whole, and in postings once they are understood."""

from generator.checks.posting_faults import POSTING_CODES
from generator.model.diagnostic import Code, Severity

NO_COMPANY = Code(
    "J101",
    "missing-company",
    Severity.WARNING,
    """A posting does not say who hires.

    Search engines show no job without an employer, so the posting's page has no structured data.
    Write `company: Acme Bakery` between two lines of `---` at the top of the file, or `**Company:** Acme Bakery` on a
    line of its own. If all postings are of one company, write `company = "Acme Bakery"` below `[defaults]` in
    `board.toml`.""",
)
NO_DATE = Code(
    "J102",
    "missing-date",
    Severity.WARNING,
    """A posting does not say since when it stands.

    Search engines need the day, readers want it, and without it the posting stays listed until it is closed by hand.
    Write `date: 2026-11-22` between two lines of `---` at the top of the file, or begin the file's name with it:
    `2026-11-22-baker.md`.""",
)
NO_APPLY = Code(
    "J103",
    "missing-apply",
    Severity.WARNING,
    """A posting does not say how to apply.

    Readers cannot answer it, and search engines take no job without a way to apply.
    Write `apply: https://...` with the address of the form, or `apply: jobs@...` with an e-mail address, between two
    lines of `---` at the top of the file; or `**Apply:** ...` on a line of its own.""",
)
RESERVED_ADDRESS = Code(
    "K101",
    "reserved-address",
    Severity.ERROR,
    """A posting leads to an address that is kept for examples: `example.com`, `.example`, `.test` and the like.

    No such address can ever be reached, so the job is invented, and an invented job must not reach search engines.
    Write the real address; or, if the whole board is a demonstration, write `demo = true` below `[board]` in
    `board.toml`.""",
)
DEAD_LINK = Code(
    "K102",
    "dead-link",
    Severity.WARNING,
    """A posting links to another posting, or to a file beside it, that is not published, or a company's logo is not.

    Readers would come to an empty page, or see an empty frame in place of the image.
    For the file `Our-Team.png` write `![Our team](Our-Team.png)`, with the same capitals, or take the link out.""",
)
SAME_PATH = Code(
    "C201",
    "same-path",
    Severity.ERROR,
    """Two files of the site want the same place, at least on hosts that do not tell capitals apart.

    One of them would overwrite the other, or stand where the other needs a folder.
    With `Logo.png` and `logo.png` beside one posting, give one of them another name.""",
)
CLOSED_BEFORE_DATE = Code(
    "D201",
    "closed-before-date",
    Severity.WARNING,
    """A posting was closed before the day on which it was posted.

    One of the two days is wrong; most often the date is that of a posting that this one was copied from.
    Write the days as they were: `date: 2026-11-22`, `closed: 2026-12-01`.""",
)

# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits,
# as quoted in November 2026; the page itself was not opened.
LARGE_SITE = Code(
    "P130",
    "large-site",
    Severity.WARNING,
    """The site is larger than its host publishes. It is built all the same, and may not arrive.

    GitHub Pages publishes at most 1 GB, and gives up a deployment after 10 minutes.
    Example: 40,000 postings whose pages have 25 KB each.
    Keep closed postings for fewer days (`closed_page_days` below `[lifecycle]`), show fewer facets (`show` below
    `[facets]`), leave the feeds out (`without = ["atom"]` below `[outputs]`), put large pictures elsewhere; or publish
    on another host and write its limit in megabytes below `[outputs]`: `site_limit = 20000`, or 0 for none.""",
)

CODES = (
    NO_COMPANY,
    NO_DATE,
    NO_APPLY,
    RESERVED_ADDRESS,
    DEAD_LINK,
    SAME_PATH,
    CLOSED_BEFORE_DATE,
    LARGE_SITE,
    *POSTING_CODES,
)
