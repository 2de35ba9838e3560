"""GitHub's own Markdown parser, which comes with the extra ``gfm``: text -> HTML that is not yet safe."""

import cmarkgfm
from cmarkgfm.cmark import Options

from generator.parse.lists import tidy_lists


def gfm_html_of(body: str) -> str:
    """Return a body as HTML, with the odd bullets that editors paste (``•``) read as lists."""
    lines = tidy_lists(body.split("\n"), None)
    return str(cmarkgfm.github_flavored_markdown_to_html("\n".join(lines), Options.CMARK_OPT_UNSAFE))
