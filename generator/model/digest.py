"""One way to make a key of values: a canonical encoding, then a hash."""

import hashlib
from typing import Any

import msgspec

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def digest_bytes(data: bytes) -> str:
    """Return 32 hexadecimal digits that stand for these bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest(*parts: Any) -> str:  # noqa: ANN401 - any value of the model, and nothing else, has a canonical encoding
    """Return 32 hexadecimal digits that stand for these values.

    Equal values of the same types have equal digests on every machine. Sets and values with markup methods of their
    own (``Markup``) have no canonical form and raise TypeError.
    """
    return digest_bytes(_ENCODER.encode([_named(part) for part in parts]))


def _named(part: Any) -> Any:  # noqa: ANN401
    if isinstance(part, (set, frozenset)) or (isinstance(part, str) and type(part) is not str):
        message = f"{type(part).__name__} has no canonical encoding"
        raise TypeError(message)
    return (type(part).__qualname__, part) if isinstance(part, msgspec.Struct) else part
