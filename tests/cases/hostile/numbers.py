"""Days that never were, and numbers that are none."""

from tests.cases.hostile.writing import posting

DATES = ("0001-01-01", "9999-12-31", "2026-02-30", "0000-00-00", "10000-01-01", "-1", "99999999999999999999", ".nan",
         "1e400", "2026-11-01T25:61:61Z", "2026-11-01T00:00:00+99:99", "0001-01-01T00:00:00+14:00",
         "9999-12-31T23:59:59-12:00", "'१२/११/२०२६'", "1" * 5_000)  # fmt: skip
NUMBERS = (".nan", ".inf", "-.inf", "-1", "0", "1e400", "-1e400", "9" * 5_000, "10" + "0" * 400, "1e-400", "0x7fffffff",
           "1_000", "1:30:00", "NaN EUR", "Infinity USD", "1e999999999 EUR a year", "٣٠٠٠٠ EUR")  # fmt: skip


def _named(name: str, values: tuple[str, ...]) -> dict[str, str]:
    return {f"{name}-{number:02}": value for number, value in enumerate(values)}


CASES = {
    **{
        f"{field}-{case}": posting(**{field: value})
        for field in ("date", "expires", "closed", "updated", "start")
        for case, value in _named("is", DATES).items()
    },
    **{
        f"{field}-{case}": posting(**{field: value})
        for field in ("salary", "openings", "hours", "experience", "duration", "identifier")
        for case, value in _named("is", NUMBERS).items()
    },
    **{
        f"salary-map-{case}": posting(salary=f"{{min: {value}, max: {value}, currency: EUR, period: year}}")
        for case, value in _named("is", NUMBERS).items()
    },
    "salary-of-every-size": posting(salary="'" + " - ".join(f"{10**n} EUR" for n in range(300)) + "'"),
    "coordinates": posting(location="{city: Leeds, latitude: .nan, longitude: 1e400}"),
}
