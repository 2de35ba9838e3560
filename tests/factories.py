"""Makes values of the model with everything filled in that a test does not care about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.model.digest import digest_bytes
from generator.model.posting import Employer, Posting


def make_posting(slug: str = "baker", **facts: Any) -> Posting:
    """A posting that has all that search engines ask for; ``facts`` replace or add fields."""
    given: dict[str, Any] = {
        "path": f"content/postings/{slug}.md",
        "title": "Baker",
        "company": Employer("Acme Bakery", "https://acme.example/"),
        "date": dt.date(2026, 11, 2),
        "apply": "https://acme.example/jobs/baker",
        "text": digest_bytes(slug.encode()),
    }
    return Posting(slug=slug, **(given | facts))
