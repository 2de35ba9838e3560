"""What can be wrong between the files of a board."""

from generator.model.diagnostic import Code, Severity

SAME_ADDRESS = Code(
    "C101",
    "same-address",
    Severity.ERROR,
    """Two files would become the same page.

    The address of a posting is made of its file's name; folders, capital letters and a date in front do not count. Two
    pages cannot have one address, so only the first of the two (by path) could be published.
    Example: `content/postings/acme/nurse.md` and `content/postings/2026-11-01-Nurse.md` are both `/jobs/nurse/`.
    Rename one of them, for example to `nurse-berlin.md`.""",
)

CODES = (SAME_ADDRESS,)
