"""Pay as a picture: a range on a scale that is fixed for each currency and period."""

from generator.model.pay_scale import pay_units
from generator.model.salary import PayPeriod, Salary
from generator.present.views import Bar

# Where the track ends, in dollars: most pay is below it, and what is above is clipped. Never the board's own extremes,
# or one new posting would change every page.
TRACK = {
    PayPeriod.HOUR: 125,
    PayPeriod.DAY: 1_000,
    PayPeriod.WEEK: 5_000,
    PayPeriod.MONTH: 20_000,
    PayPeriod.YEAR: 250_000,
}
# How far an open end fades out, and how long a single amount is at least: in percent of the track.
FADE = 20.0
SHORTEST = 1.5


def pay_bar(salary: Salary) -> Bar | None:
    """Return the bar of a salary; None if its amount, currency or period is unknown."""
    if not salary.has_amount or salary.currency is None or salary.period is None:
        return None
    track = TRACK[salary.period] * pay_units(salary.currency)
    low = None if salary.minimum is None else _percent(float(salary.minimum), track)
    high = None if salary.maximum is None else _percent(float(salary.maximum), track)
    if low is None and high is not None:
        return Bar(max(0.0, round(high - FADE, 1)), high, open_start=True)
    if high is None and low is not None:
        return Bar(low, min(100.0, round(low + FADE, 1)), open_end=True)
    start, end = min(low or 0.0, 100 - SHORTEST), high or 0.0
    return Bar(start, max(end, round(start + SHORTEST, 1)))


def _percent(amount: float, track: int) -> float:
    return round(max(0.0, min(100.0, amount / track * 100)), 1)
