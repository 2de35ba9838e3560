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

CODES = (NOTHING_TO_COMPARE,)
"""All codes of this step."""
