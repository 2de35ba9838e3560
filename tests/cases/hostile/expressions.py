"""Texts that make expressions which find salaries, places, days and labels try again and again."""

from tests.cases.hostile.writing import posting

MANY = 20_000
FIELDS = ("salary", "location", "experience", "apply")
WORST = {
    "amounts": "$1,000 - " * 5_000,
    "ats": "a@a." * MANY,
    "blanks": " " * 50_000 + "x",
    "blanks-and-labels": "**Salary" + " " * 50_000 + ":",
    "capitals": "A" * MANY,
    "colons": "a: " * MANY,
    "commas": "Leeds, " * 9_000,
    "dashes": "- " * 9_000 + "–" * 9_000,
    "digits": "1" * 50_000,
    "digits-and-commas": "1," * MANY,
    "digits-and-dots": "1." * MANY + "x",
    "dots": "." * MANY,
    "money": "€" * MANY,
    "money-words": "k EUR million lakh " * 4_000,
    "months": "1 November " * 5_000,
    "newlines": "\n" * 50_000,
    "numbers": "1 2 " * MANY,
    "parentheses": "(" * MANY + ")" * MANY,
    "places": "New York or San Francisco and " * 3_000,
    "slashes": "/" * MANY,
    "urls": "https://a.example/" + "a/" * MANY,
    "words": "salary pay location remote apply experience years degree visa benefits " * 1_500,
    "years": "5+ years or " * 5_000,
    "zero-width": "\u200b" * MANY,
}

CASES = {
    **{f"body-{name}": posting(text) for name, text in WORST.items()},
    **{f"heading-{name}": posting(f"## {text}\n\n{text}") for name, text in WORST.items()},
    **{
        f"fields-{name}": posting(**dict.fromkeys(FIELDS, "'" + text.replace("\n", "\n\n  ")[:15_000] + "'"))
        for name, text in WORST.items()
    },
}
