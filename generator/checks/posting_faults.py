"""What the rules find in the wording of postings, and in what they promise: mostly advice to the owner."""

from generator.model.diagnostic import Code, Severity

TITLE_SAYS_MORE = Code(
    "J104",
    "title-says-more",
    Severity.NOTE,
    """A title holds more than the name of the job: pay, a place, the company, a date or a number of the employer's.

    Search engines ask for the job's title alone, and readers see all of these beside it anyway.
    Instead of `Baker in Leeds, £14/hour (REF-7)` write `Baker`, and the rest as `location:`, `salary:` and
    `identifier:`.""",
)
THIN_TEXT = Code(
    "J105",
    "thin-text",
    Severity.NOTE,
    """The text of a posting has fewer than 100 characters.

    Nobody can tell from it whether to apply, search engines call such a description incomplete, and most job sites
    refuse it.
    Below the fields write what there is to do, what one should bring and what one gets: `You bake for three
    cafés ...`""",
)
TITLE_AGAIN = Code(
    "J106",
    "text-repeats-title",
    Severity.WARNING,
    """A posting has no text, or one that only repeats its title.

    Search engines take no job without a description of its own, so the posting's page has no structured data.
    Below the title `# Baker` write what there is to do: `You bake bread for three cafés, from three in
    the morning.`""",
)
NO_PLACE = Code(
    "J107",
    "missing-place",
    Severity.WARNING,
    """A posting says neither where the work is done nor, if it is remote, from which country it may be done.

    Search engines show no job without a place or a country, so the posting's page has no structured data.
    Write `location: Leeds, United Kingdom`, or for remote work `location: Remote (Germany, Austria)`, between two lines
    of `---` at the top of the file. Work that may be done from anywhere has `applicant_location: WORLDWIDE`.""",
)
GENDERED = Code(
    "J108",
    "gendered-wording",
    Severity.NOTE,
    """A posting speaks to one sex alone.

    Others will not feel meant, and in many countries a posting may not choose by sex.
    Instead of `salesman` write `salesperson`; in German add `(m/w/d)` to the title, or write `Verkäufer:in`. Where a
    sex is a lawful need of the work, nothing has to be changed: this is advice, and readers do not see it.""",
    private=True,
)
AGE = Code(
    "J109",
    "age-wording",
    Severity.NOTE,
    """A posting asks for people of an age, or speaks as if it did.

    Those who are older or younger will not feel meant, and in many countries a posting may not choose by age.
    Instead of `a young and dynamic team` write what is meant: `a team that likes to try things`. Readers do not see
    this advice.""",
    private=True,
)
PAYMENT = Code(
    "J110",
    "payment-asked",
    Severity.NOTE,
    """A posting seems to ask applicants for money: a fee, a deposit, a kit to buy.

    Whoever asks for money before there is pay is most often a fraud; search engines remove such postings, and the board
    with them.
    Take out a sentence such as `You have to pay a registration fee of $50`, or do not publish the posting. That nothing
    has to be paid, or that the employer pays, is no fault.""",
    private=True,
)
MESSENGER = Code(
    "J111",
    "messenger-only",
    Severity.NOTE,
    """The only way to apply is a messenger such as WhatsApp or Telegram.

    Not everybody has an account, and it is the way of most frauds, so careful readers turn away.
    Write the address of a form or an e-mail address: `apply: jobs@bakery.example`; the messenger may stand in the
    text.""",
    private=True,
)
NEAR_DUPLICATE = Code(
    "J112",
    "near-duplicate",
    Severity.NOTE,
    """The texts of two postings are nearly the same, and nothing says that they are two jobs: no other place, level or
    number of the employer's.

    Readers meet the same job twice, and search engines show one of the two, or none.
    Keep one file: several places go into one list, `location: [Leeds, York]`, and several people into `openings: 3`; a
    posting that was renamed keeps its old address by `aliases:`.""",
    private=True,
)
IMPLAUSIBLE_PAY = Code(
    "S201",
    "implausible-pay",
    Severity.WARNING,
    """An amount of pay is far from what is paid anywhere for such a time.

    Most often the period is wrong, a nought too many or too few was written, or `k` was forgotten.
    Instead of `salary: 45,000 EUR an hour` write `salary: 45,000 EUR a year`.""",
)
FAR_AHEAD = Code(
    "D202",
    "date-far-ahead",
    Severity.WARNING,
    """The date of a posting is more than a year ahead, or its last day more than three years.

    A posting with a date ahead is not shown until that day; most often the year is a slip of the keyboard.
    Instead of `date: 2062-11-22` write `date: 2026-11-22`.""",
)
OPEN_TOO_LONG = Code(
    "D203",
    "open-too-long",
    Severity.NOTE,
    """A posting is still listed although its time seems to be over: the work began more than a month ago, or it has
    been open for more than half a year with no last day.

    People apply for jobs that are taken; search engines punish boards for such postings.
    If it is taken, write `closed: true`; if not, write the right `start:`, or an `expires:` with the last day to
    apply.""",
)
SHORTENER = Code(
    "K201",
    "link-shortener",
    Severity.NOTE,
    """A link goes through a shortener, such as `bit.ly`.

    Readers cannot see where it leads, careful ones will not follow it, and it stops working when the shortener does.
    Write the address it leads to: `apply: https://bakery.example/jobs/7`.""",
    private=True,
)
PAY_LAW = Code(
    "S202",
    "pay-transparency",
    Severity.NOTE,
    """A law of a place where the work may be done asks postings for their pay, and this one states none.

    This is a reminder with the law's name, date and source, and no legal advice: laws have exceptions, such as for
    small employers, and change. It is off unless `pay_transparency = "note"` (or `"warning"`) stands below `[checks]`
    in `board.toml`. Remote work from the United States counts for all of its states.
    Write the range that you mean to pay: `salary: 70,000 - 90,000 USD a year`.""",
    private=True,
)

POSTING_CODES = (
    TITLE_SAYS_MORE, THIN_TEXT, TITLE_AGAIN, NO_PLACE, GENDERED, AGE, PAYMENT, MESSENGER, NEAR_DUPLICATE,
    IMPLAUSIBLE_PAY, PAY_LAW, FAR_AHEAD, OPEN_TOO_LONG, SHORTENER,
)  # fmt: skip
