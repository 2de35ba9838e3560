"""The HTML of a posting's text -> the same with whole addresses, for readers elsewhere."""

import html
import re
from urllib.parse import urljoin

from generator.model.html import Html

_ADDRESS = re.compile(r'(?<=[ ])(href|src)="([^"]*)"')


def with_whole_links(body: Html, url: str) -> str:
    """Return markup in which each link and image has a whole address; ``url`` is that of the posting's page."""

    def whole(found: re.Match[str]) -> str:
        return f'{found[1]}="{html.escape(urljoin(url, html.unescape(found[2])))}"'

    return _ADDRESS.sub(whole, body.text)
