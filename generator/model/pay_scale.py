"""How large amounts of pay are in each currency: one rounded table, so that bands and bars keep their size."""

# About how many units buy what one US dollar buys, as a power of ten, two or five. Not an exchange rate: it is never
# used to compare pay, only to choose how wide a band and how long a bar is. Currencies that are not named have 1.
UNITS = {
    "AED": 5, "ARS": 1000, "BRL": 5, "CLP": 1000, "CNY": 5, "COP": 5000, "CRC": 500, "CZK": 20, "DKK": 5, "EGP": 20,
    "HKD": 10, "HUF": 500, "IDR": 10000, "ILS": 5, "INR": 50, "ISK": 100, "JPY": 100, "KES": 100, "KRW": 1000,
    "KZT": 500, "LKR": 200, "MAD": 10, "MXN": 20, "MYR": 5, "NGN": 1000, "NOK": 10, "PEN": 5, "PHP": 50, "PKR": 200,
    "PLN": 5, "PYG": 5000, "QAR": 5, "RON": 5, "RSD": 100, "RUB": 100, "SAR": 5, "SEK": 10, "THB": 20, "TRY": 20,
    "TWD": 20, "UAH": 20, "UYU": 50, "UZS": 10000, "VND": 20000, "ZAR": 10,
}  # fmt: skip


def pay_units(currency: str) -> int:
    """Return by how much amounts in a currency are larger than in dollars, roughly."""
    return UNITS.get(currency, 1)
