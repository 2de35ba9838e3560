"""Titles, and names of files, that are hardly any."""

from tests.cases.hostile.writing import posting

CASES = {
    "combining": posting(title='"' + "a" + "\u0301" * 2_000 + '"'),
    "emoji": posting(title='"\U0001f469\u200d\U0001f373\U0001f525"'),
    "long": posting(title="Night Porter " * 770),
    "long-word": posting(title="x" * 10_000),
    "markup": posting(title="'<b onclick=alert(1)>Porter</b> **of** [the](javascript:alert(1)) `night` &amp; &lt;'"),
    "nothing-of-a-slug": posting(title='"!?…"'),
    "only-blanks": posting(title='"   "'),
    "right-to-left": posting(title="'\u202eretroP thgiN\u202c שומר לילה \u2066x'"),
    "zero-width": posting(title="'\u200b\u200c\u200d\u2060\ufeff'"),
    "lines": posting(title="|\n  Night\n\n  Porter"),
    "x" * 200: posting(),
    "\U0001f525": posting(),
    "…": posting(),
    "2026-11-01-": posting(),
    "con": posting(),
    "a b%20c&d#e?f": posting(),
    "'\"<script>": posting(),
    "index": posting(),
    "\u202egnp": posting(),
    "new\nline": posting(),
}
