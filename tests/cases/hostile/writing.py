"""How a posting is written that is sound but for what a case adds."""

FIELDS = {
    "title": "Night Porter",
    "company": "Example Hotel",
    "location": "Leeds, United Kingdom",
    "date": "2026-11-01",
    "apply": "https://hotel.example/jobs/1",
}


def posting(body: str = "You keep the keys of forty rooms and know who is in.\n", **fields: str) -> str:
    """Return a posting with this body, and these fields as YAML; a field with an empty value is left out."""
    lines = (f"{name}: {value}\n" for name, value in (FIELDS | fields).items() if value)
    return f"---\n{''.join(lines)}---\n{body}"


def fields(block: str) -> str:
    """Return a posting that has these lines among its fields."""
    return posting().replace("---\n", f"---\n{block}", 1)
