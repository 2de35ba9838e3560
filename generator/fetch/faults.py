"""What can be wrong with what others hold for us."""

from generator.model.diagnostic import Code, Severity

NOTHING_TO_COMPARE = Code(
    "P401",
    "nothing-to-compare",
    Severity.NOTE,
    """What the board said when it was published last could not be read, so nothing is told about changes.

    `--since` names the `meaning.json` of the published board, as a file or an address of the web. Where the host
    answers that there is none yet, all postings count as new; where it cannot be reached, or sends something else, no
    `changes.json` and no `digest.md` are written, and the site is built all the same.
    Example: `jobboard build --since https://user.github.io/repo/meaning.json`.
    Publish a `meaning.json` first: it is written with `--since`, and with `indexnow` in `[outputs] extra`.""",
)

NOT_ANNOUNCED = Code(
    "P402",
    "not-announced",
    Severity.WARNING,
    """The site is published, but IndexNow was not told which pages changed, or not of all of them.

    Search engines find the changes by the sitemap, only later. IndexNow may be out of reach, or may not find the key
    yet, which is published with the site: hosts need a minute to show what was pushed.
    Example: the first `jobboard publish --indexnow` of a board.
    Send the body again when the site is live: `curl -H "Content-Type: application/json" -d @site/indexnow.json
    https://api.indexnow.org/indexnow`. Beyond 10,000 addresses there are `indexnow-2.json` and so on.""",
)

DEAD_EXTERNAL_LINK = Code(
    "K301",
    "dead-external-link",
    Severity.WARNING,
    """An address of the web leads nowhere: its host says that there is no such page, or there is no such host.

    Whoever follows the link, or wants to apply, ends at a fault. This is looked for with `jobboard check --external`.
    Example: `apply: https://bakery.example/jobs/17`, a page that was taken down.
    Write the address that the browser shows when the page is open, take the link out, or, if the job is gone with the
    page, write `closed: true`.""",
)
MOVED_LINK = Code(
    "K302",
    "moved-link",
    Severity.NOTE,
    """An address of the web has moved for good: its host leads on to another one.

    The link works for now; hosts keep such a sign for some years. This is looked for with `jobboard check --external`.
    Example: `http://bakery.example/jobs`, which leads to `https://www.bakery.example/careers`.
    Write the new address instead.""",
)
UNCERTAIN_LINK = Code(
    "K303",
    "uncertain-link",
    Severity.NOTE,
    """Whether an address of the web leads somewhere cannot be told.

    Some hosts answer browsers alone, ask to wait, or are out of order for an hour; or the time of the search was over.
    This is looked for with `jobboard check --external`.
    Example: a host that answers 403 to programs, and shows its page to people.
    Open the address yourself; or run the command again, with more seconds: `jobboard check --external 600`.""",
)

CODES = (NOTHING_TO_COMPARE, NOT_ANNOUNCED, DEAD_EXTERNAL_LINK, MOVED_LINK, UNCERTAIN_LINK)
"""All codes of this step."""
