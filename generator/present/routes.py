"""Every address of the site: paths from "/", and the hrefs and permalinks made of them."""

import re
from functools import lru_cache
from urllib.parse import quote

from generator.model.slug import slugify

HOME = "/"
POSTINGS = "/jobs/"
NOT_FOUND = "/404.html"
FEED = "/feed.atom"
DATA = "/data/"
INDEX = "/data/index.json"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
HEADERS = "/_headers"
REDIRECTS = "/_redirects"
ACCENT = "/assets/accent.css"
API = "/api/v1/"
API_SCHEMA = "/api/v1/schema.json"
CSV = "/postings.csv"
LLMS = "/llms.txt"
EMBED = "/embed/"
SNIPPET = "/embed/snippet.txt"
MEANING = "/meaning.json"
CHANGES = "/changes.json"
DIGEST = "/digest.md"
INSIGHTS = "/pay/insights/"
POST = "/post/"
SAVED = "/saved/"

PLAIN = re.compile(r"[a-z0-9/.-]*")

# Where the terms of a facet stand, by its key.
FACETS = {
    "location": "/places/",
    "work_mode": "/work/",
    "salary": "/pay/",
    "employment_type": "/types/",
    "seniority": "/levels/",
    "skills": "/skills/",
    "company": "/companies/",
}


def posting_path(slug: str) -> str:
    """Return where a posting lives."""
    return f"{POSTINGS}{slug}/"


def facet_path(key: str) -> str:
    """Return where all terms of a facet are listed."""
    return FACETS[key]


def term_path(key: str, slug: str) -> str:
    """Return where the postings of a term are listed."""
    return f"{FACETS[key]}{slug}/"


def insights_path(currency: str, period: str) -> str:
    """Return where the figures of pay in one currency for one period stand."""
    return f"{INSIGHTS}{slugify(f'{currency} {period}')}/"


def company_path(slug: str) -> str:
    """Return where a company and its postings are shown."""
    return term_path("company", slug)


def own_page_path(name: str) -> str:
    """Return where a page of the owner's lives; ``name`` is its slug or its file's name."""
    return f"/{slugify(name.removesuffix('.md'))}/"


def alias_path(alias: str) -> str:
    """Return the former address of a posting: its former slug, or a path of the site."""
    parts = [slugify(part) for part in alias.split("/") if part.strip(" .")]
    if len(parts) > 1 or (parts and alias.startswith("/")):
        return f"/{'/'.join(parts)}/"
    return posting_path(parts[0] if parts else slugify(alias))


def list_page_path(path: str, number: int) -> str:
    """Return where the page of this number of a list stands; the first is the list itself."""
    return path if number == 1 else f"{path}page/{number}/"


def feed_path(path: str, ending: str = "atom") -> str:
    """Return where the feed of a list stands; its format is known by its ending: "atom", "rss" or "json"."""
    return f"{path}feed.{ending}"


def twin_path(slug: str) -> str:
    """Return where the Markdown twin of a posting's page stands: beside it, as llms.txt has it."""
    return f"{posting_path(slug)}index.md"


def picture_path(slug: str) -> str:
    """Return where the picture of a posting stands: beside its page."""
    return f"{posting_path(slug)}social.png"


def api_path(number: int) -> str:
    """Return where a page of the list of all postings stands for programs; numbers count from 1."""
    return f"{API}postings.json" if number == 1 else f"{API}postings-{number}.json"


def api_posting_path(slug: str) -> str:
    """Return where the data of one posting stand for programs."""
    return f"{API}postings/{slug}.json"


def chosen_path(key: str, slug: str) -> str:
    """Return where the home page shows its list narrowed to a term (by script)."""
    return f"{HOME}?{key}={quote(slug, safe='/')}"


def indexnow_path(number: int) -> str:
    """Return where a body for IndexNow stands; numbers count from 1."""
    return "/indexnow.json" if number == 1 else f"/indexnow-{number}.json"


def sitemap_path(number: int) -> str:
    """Return where one part of a large sitemap stands; numbers count from 1."""
    return f"/sitemap-{number}.xml"


def edit_url(repository: str, path: str) -> str:
    """Return where an author's file can be changed on GitHub; "" if the repository is unknown."""
    return f"https://github.com/{repository}/edit/HEAD/{quote(path)}" if repository else ""


def new_file_url(repository: str, folder: str) -> str:
    """Return where a file can be added to a folder on GitHub; "" if the repository is unknown."""
    return f"https://github.com/{repository}/new/HEAD/{quote(folder)}" if repository else ""


@lru_cache(maxsize=20_000)
def href(base_path: str, path: str) -> str:
    """Return the address of a path on its host; addresses of other hosts stay as they are."""
    return base_path.rstrip("/") + encoded(path) if path.startswith("/") else path


@lru_cache(maxsize=20_000)
def permalink(base_url: str, path: str) -> str:
    """Return the whole address of a path; "" if the base URL is unknown."""
    if not path.startswith("/"):
        return path
    return base_url.rstrip("/") + encoded(path) if base_url else ""


def encoded(path: str) -> str:
    """Return a path as it stands in an address; nearly all of ours can stand there as they are."""
    return path if PLAIN.fullmatch(path) else quote(path, safe="/?=&#%")
