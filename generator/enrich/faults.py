"""What can be wrong with the facts of a posting, and what to do about it."""

from generator.enrich.place_faults import PLACE_CODES
from generator.model.diagnostic import Code, Severity

MISSING_TITLE = Code(
    "F201",
    "missing-title",
    Severity.ERROR,
    """
    A posting has no title.
    Its title is its name in lists, in feeds and in search engines; without one there is nothing to publish.
    Begin the text with a heading, `# Senior nurse`, or write `title: Senior nurse` in the front matter.""",
)
UNKNOWN_VALUE = Code(
    "F202",
    "unknown-value",
    Severity.WARNING,
    """
    A field holds a word that is not among those it can hold.
    It cannot be sorted or filtered by, so the fact is left out.
    Instead of `employment_type: flexible` write `employment_type: part-time`.""",
)
CONTRADICTION = Code(
    "F203",
    "contradiction",
    Severity.WARNING,
    """
    A posting says two different things about one fact, in two places.
    Readers of the page would see one in the list of facts and the other in the text.
    The front matter wins over the text, and a label ("**Salary:** ...") over a sentence. Correct one of the two.""",
)
REFUSED_ADDRESS = Code(
    "F204",
    "refused-address",
    Severity.WARNING,
    """
    The way to apply is not an address of the web or of e-mail.
    A button that leads nowhere, or runs a script, is worse than none, so it is left out.
    Instead of `apply: javascript:open()` write `apply: https://acme.example/jobs/7` or `apply: jobs@acme.example`.""",
)
NOT_A_NUMBER = Code(
    "F205",
    "not-a-number",
    Severity.WARNING,
    """
    A field that counts something (years of experience, openings) holds no number.
    Instead of `openings: several` write `openings: 3`.""",
)
NOT_A_TRUTH = Code(
    "F206",
    "not-yes-or-no",
    Severity.WARNING,
    """
    A field that is either true or false says something else.
    It is read as if it were not there; but a posting whose `draft` cannot be read is kept back, since what was once
    published cannot be taken back.
    Write `draft: true` or `draft: false`.""",
)

UNREAD_SALARY = Code(
    "S101",
    "salary-not-understood",
    Severity.WARNING,
    """
    The salary in the front matter holds numbers, but no amount of pay could be read from it.
    The posting is published without a salary.
    Write it as `salary: 60,000 - 75,000 EUR a year`.""",
)
UNKNOWN_CURRENCY = Code(
    "S102",
    "unknown-currency",
    Severity.WARNING,
    """
    The currency of a salary is not one we know, or a sign that several countries use.
    A salary in an unknown currency cannot be compared or given to search engines.
    Write its code of three letters: `currency: EUR`.""",
)
REVERSED_RANGE = Code(
    "S103",
    "reversed-range",
    Severity.WARNING,
    """
    A salary range names the larger amount first.
    It is read the other way round, which may not be what was meant.
    Instead of `salary: 80k-60k EUR` write `salary: 60k-80k EUR`.""",
)
RANGE = Code(
    "S104",
    "salary-range",
    Severity.WARNING,
    """
    The maximum of a salary is below its minimum.
    Readers would see a range that cannot be, so no salary is shown.
    Instead of `min: 60000, max: 40000` write `min: 40000, max: 60000`.""",
)
UNKNOWN_PERIOD = Code(
    "S105",
    "unknown-period",
    Severity.WARNING,
    """
    The period a salary is paid for is none that we know.
    Hourly and yearly pay cannot be told apart without it.
    Write `period: hour`, `day`, `week`, `month` or `year`.""",
)

IMPOSSIBLE_DATE = Code(
    "D101",
    "impossible-date",
    Severity.WARNING,
    """
    A date does not exist.
    It is left out rather than moved to a day that may not be meant.
    Instead of `expires: 2026-02-30` write `expires: 2026-02-28`.""",
)
AMBIGUOUS_DATE = Code(
    "D102",
    "ambiguous-date",
    Severity.WARNING,
    """
    A date can be read in two ways: 05/06/2026 is the 5th of June in most countries, and May 6 in the United States.
    It is left out rather than guessed.
    Write the year first: `2026-06-05`.""",
)
UNREAD_DATE = Code(
    "D103",
    "date-not-understood",
    Severity.WARNING,
    """
    A date could not be read; perhaps its year or day is missing.
    It is left out.
    Write it as `2026-11-30`.""",
)
ENDS_BEFORE_START = Code(
    "D104",
    "expires-before-date",
    Severity.WARNING,
    """
    The last day to apply is before the day of posting.
    The posting would never be open.
    Correct `date` or `expires`.""",
)

CODES = (
    MISSING_TITLE, UNKNOWN_VALUE, CONTRADICTION, REFUSED_ADDRESS, NOT_A_NUMBER, NOT_A_TRUTH,
    UNREAD_SALARY, UNKNOWN_CURRENCY, REVERSED_RANGE, RANGE, UNKNOWN_PERIOD,
    IMPOSSIBLE_DATE, AMBIGUOUS_DATE, UNREAD_DATE, ENDS_BEFORE_START,
    *PLACE_CODES,
)  # fmt: skip
