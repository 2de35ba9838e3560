"""GitHub's own Markdown parser, which comes with the extra ``gfm``: text -> HTML that is not yet safe."""

import cmarkgfm
from cmarkgfm.cmark import Options

from generator.parse.blocks import plain_marks


def gfm_html_of(body: str) -> str:
    """Return a body as HTML, with the odd bullets that editors paste (``•``) read as lists."""
    lines = plain_marks(body.split("\n"))
    return str(cmarkgfm.github_flavored_markdown_to_html("\n".join(lines), Options.CMARK_OPT_UNSAFE))
