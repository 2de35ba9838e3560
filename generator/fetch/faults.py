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

CODES = (NOTHING_TO_COMPARE, NOT_ANNOUNCED)
"""All codes of this step."""
