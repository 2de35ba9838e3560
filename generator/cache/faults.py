"""What can be wrong with the output folder."""

from generator.model.diagnostic import Code, Severity

FOREIGN_FILE = Code(
    "C301",
    "foreign-file",
    Severity.ERROR,
    """A file in the output folder was not written by us, and stands where a page of the board has to go.

    Nothing that we did not write is ever overwritten, so the board cannot be built over it.
    If `site/about/index.html` was put there by hand, move it to `overrides/static/`, or remove it if a page of
    `content/pages/` takes its place.""",
)

CODES = (FOREIGN_FILE,)
