"""JSON that is safe inside a script element."""

from typing import Any

import msgspec

from generator.model.html import Html

_ESCAPES = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def script_json(value: Any) -> Html:  # noqa: ANN401 - any JSON value
    """Encode a value so that neither ``</script>`` nor ``<!--`` can end or change the element around it.

    A script's content is raw text: HTML entities would reach the reader of the data as they are (HTML, "Restrictions
    on the contents of raw text elements"), so ``<``, with which all that could end it begins, is written as a JSON
    escape.
    """
    text = msgspec.json.encode(value).decode()
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return Html(text)
