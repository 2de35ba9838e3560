"""What can be wrong with a template."""

from generator.model.diagnostic import Code, Severity

TEMPLATE = Code(
    "T101",
    "template",
    Severity.ERROR,
    """A template cannot be read by Jinja, or fails while a page is made of it.

    No page is written, because every page of the kind would be broken.
    Look at the line that is named: a tag may not be closed (`{% if %}` needs `{% endif %}`), or a name may be
    misspelt. A template sees the names `page` and `site` and nothing else.""",
)

MISSING_TEMPLATE = Code(
    "T102",
    "missing-template",
    Severity.ERROR,
    """A template that is named does not exist in any of the template folders.

    The page that needs it cannot be made.
    Look for a typing mistake in `{% extends %}`, `{% import %}` or `{% include %}`; names count from the template
    folder (`layouts/base.html`), and `theme/layouts/base.html` is the one beneath an override.""",
)

CODES = (TEMPLATE, MISSING_TEMPLATE)
