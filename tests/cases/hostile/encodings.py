"""Bytes that are no text, and texts that are hardly any."""

from tests.cases.hostile.writing import posting

TEXT = posting(company="Café Nuñez")

CASES = {
    "binary": bytes(range(256)) * 40,
    "byte-order-mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "byte-order-mark-twice": b"\xef\xbb\xbf\xef\xbb\xbf" + TEXT.encode(),
    "carriage-returns": TEXT.replace("\n", "\r").encode(),
    "carriage-returns-and-line-feeds": TEXT.replace("\n", "\r\n").encode(),
    "control-characters": posting("".join(map(chr, range(1, 32))) + "\x7f\x80\x85\u2028\u2029\ufffe\uffff bell\n"),
    "empty": b"",
    "encoded-surrogates": TEXT.encode() + b"\xed\xa0\x80",
    "latin-1": TEXT.encode("latin-1"),
    "line-of-five-megabytes": lambda: posting("word " * 990_000),
    "line-of-one-letter": lambda: posting("x" * 140_000),
    "more-than-five-megabytes": lambda: posting("word " * 1_100_000),
    "nul": TEXT.encode() + b"\x00",
    "only-blanks": b" \n\t\n \n",
    "only-a-newline": b"\n",
    "overlong": TEXT.encode() + b"\xc0\xaf",
    "private-use": posting("\ue000\ue001 \x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \\\ue000 [\ue000](x)\n"),
    "truncated": TEXT.encode() + b"\xf0\x9f",
    "utf-16": TEXT.encode("utf-16"),
    "utf-16-without-mark": TEXT.encode("utf-16-le"),
    "utf-32": TEXT.encode("utf-32"),
}
