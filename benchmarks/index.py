"""Measure what the filter's data weighs, compressed, on boards of made-up postings, beside what it may weigh.

python benchmarks/index.py [COUNT ...]      without a count: 1,000, 10,000 and 100,000 postings
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import sys
import time
from decimal import Decimal

from generator.collect import collect_site
from generator.model.config import Board, Config
from generator.model.location import Location, WorkMode
from generator.model.posting import Employer, EmploymentType, Posting, Seniority
from generator.model.salary import PayPeriod, Salary
from generator.model.site import Content
from generator.outputs.index import index_of
from generator.outputs.index_weight import FIRST_ROWS, MOST_COLUMNS, MOST_ROWS, most_at_first
from generator.present.display import display_of
from generator.present.frame import frame

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
CITIES = (
    ("San Francisco", "CA", "US"), ("New York", "NY", "US"), ("Austin", "TX", "US"), ("Seattle", "WA", "US"),
    ("Boston", "MA", "US"), ("Chicago", "IL", "US"), ("Toronto", "ON", "CA"), ("London", None, "GB"),
    ("Manchester", None, "GB"), ("Dublin", None, "IE"), ("Berlin", None, "DE"), ("Munich", None, "DE"),
    ("Amsterdam", None, "NL"), ("Paris", None, "FR"), ("Lyon", None, "FR"), ("Madrid", None, "ES"),
    ("Lisbon", None, "PT"), ("Warsaw", None, "PL"), ("Stockholm", None, "SE"), ("Zurich", None, "CH"),
    ("Bengaluru", None, "IN"), ("Singapore", None, "SG"), ("Tokyo", None, "JP"), ("Sydney", "NSW", "AU"),
)  # fmt: skip
CURRENCIES = {
    "US": "USD", "CA": "CAD", "GB": "GBP", "PL": "PLN", "SE": "SEK", "CH": "CHF", "IN": "INR", "SG": "SGD", "JP": "JPY",
    "AU": "AUD",
}  # fmt: skip
SCOPES = ((), (), ("EU",), ("WORLDWIDE",), ("EMEA",), ("US", "CA"))
TITLES = ("Backend Engineer", "Data Engineer", "Nurse", "Baker", "Product Designer", "Technical Writer", "Bus Driver",
          "Research Scientist", "Electrician", "Teacher", "Support Engineer", "Night Porter")  # fmt: skip
CRAFTS = ("baking", "care", "code", "data", "design", "driving", "maths", "wiring", "writing")
SKILLS = tuple(f"{way} {craft}" for way in ("Applied", "Basic", "Plain", "Safe", "Swift") for craft in CRAFTS)
SYLLABLES = ("al", "bra", "cor", "del", "er", "fen", "gal", "hel", "in", "jor", "kel", "lum", "mar", "nor", "ol", "per")


def made_up(number: int, count: int) -> Posting:
    """Return a posting, the same for the same number and count."""
    chance = random.Random(number)  # noqa: S311 - no secret
    employers = max(5, count // 12)
    employer = min(int(chance.expovariate(6 / employers)), employers - 1)
    names = random.Random(f"company {employer}")  # noqa: S311
    company = "".join(names.choice(SYLLABLES) for _ in range(3)).capitalize() + " Works"
    city, region, country = CITIES[min(int(chance.expovariate(1 / 8)), len(CITIES) - 1)]
    remote = chance.random() < 0.4  # noqa: PLR2004 - as on boards we have seen
    low = 30_000 + 5_000 * chance.randint(0, 20)
    top = low + 5_000 * chance.randint(2, 12)
    salary = Salary(CURRENCIES.get(country, "EUR"), Decimal(low), Decimal(top), PayPeriod.YEAR)
    level = chance.choice([None, *Seniority])
    title = f"{level.value.capitalize()} {chance.choice(TITLES)}" if level else chance.choice(TITLES)
    posted = NOON.date() - dt.timedelta(days=chance.randint(0, 50))
    slug = f"{title}-{company}-{city}-{number}".lower().replace(" ", "-")
    return Posting(
        slug=slug,
        path=f"content/postings/{slug}.md",
        title=title,
        company=Employer(company),
        location=(Location(city, locality=city, region=region, country=country),),
        work_mode=(WorkMode.REMOTE,) if remote else (WorkMode.ON_SITE,),
        applicant_location=chance.choice(SCOPES) if remote else (),
        salary=salary if chance.random() < 0.8 else None,  # noqa: PLR2004
        employment_type=(chance.choice([*[EmploymentType.FULL_TIME] * 8, *EmploymentType]),),
        seniority=level,
        skills=tuple(chance.sample(SKILLS, chance.randint(4, 8))),
        date=posted,
        expires=posted + dt.timedelta(days=chance.choice([60, 90, 120])),
    )


def measure(count: int) -> None:
    """Print what the data of a board of so many postings weighs."""
    board = Board(name="Example Jobs")
    content = Content(tuple(made_up(number, count) for number in range(count)))
    site = collect_site(content, board, NOON, drafts=False).value
    config = Config(root="/board", output="/board/site", base_url="https://jobs.example/", board=board)
    display = display_of(site, frame(config, ()))
    started = time.perf_counter()
    pages = index_of(display).pages
    took = time.perf_counter() - started
    sizes = {page.path: len(gzip.compress(page.encode(page.view), 6)) for page in pages if page.encode}
    manifest = json.loads(pages[0].encode(pages[0].view)) if pages[0].encode else {}
    rows = {path: size for path, size in sizes.items() if "/rows-" in path}
    files = {path: size for path, size in sizes.items() if path not in rows and "/text-" not in path}
    ends = [*manifest["shards"]["starts"][1:], count]
    newest = [f"/data/rows-{name}.json" for name, end in zip(manifest["shards"]["names"], ends, strict=True)]
    needed = sum(1 for start in manifest["shards"]["starts"] if start < FIRST_ROWS)
    print(f"{count:,} postings, {len(pages):,} files made in {took:.2f} s; gzip, KB")
    told = [
        ("before the first filtered list", sizes[pages[0].path], most_at_first(count)),
        ("rows of the first 20, newest first", sum(rows[path] for path in newest[:needed]), MOST_ROWS),
        ("rows of 20 that lie apart, the heaviest", sum(sorted(rows.values())[-FIRST_ROWS:]), MOST_ROWS),
        (
            "all columns",
            sum(files.values()) - len(gzip.compress(json.dumps(manifest["shards"]).encode())),
            MOST_COLUMNS * max(1, count // 10_000),
        ),
    ]
    for what, size, most in told:
        print(f"  {what:42} {size / 1000:8.1f} of {most / 1000:6.1f}{'' if size <= most else '   TOO MUCH'}")
    for path, size in sorted(sizes.items()):
        if path not in rows:
            print(f"    {path:46} {size / 1000:6.1f}")
    part = manifest | manifest["pay"] | manifest["facets"]
    for key, value in part.items():
        print(f"    in the manifest: {key:29} {len(gzip.compress(json.dumps(value).encode())) / 1000:6.1f}")


if __name__ == "__main__":
    for asked in [int(one.replace(",", "")) for one in sys.argv[1:]] or [1_000, 10_000, 100_000]:
        measure(asked)
