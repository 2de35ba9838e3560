"""All words of the site, one table a language."""

import msgspec


class Words(msgspec.Struct, frozen=True):
    """The words of the site in one language; ``{}`` fields are named."""

    skip_to_content: str
