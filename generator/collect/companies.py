"""Postings and profiles -> companies."""

from collections.abc import Iterable, Sequence

import msgspec

from generator.model.posting import Employer, Posting
from generator.model.site import Company, Profile
from generator.model.slug import slugify


def companies_of(postings: Sequence[Posting], profiles: Iterable[Profile]) -> tuple[Company, ...]:
    """Return all companies by slug: those that hire now, and those that have a profile.

    What a profile says comes first, then what the newest posting says.
    """
    hiring: dict[str, list[Posting]] = {}
    for posting in postings:
        if posting.company:
            hiring.setdefault(slugify(posting.company.name), []).append(posting)
    known = {slugify(profile.employer.name): profile for profile in profiles}
    return tuple(_company(slug, known.get(slug), hiring.get(slug, [])) for slug in sorted({*hiring, *known}))


def _company(slug: str, profile: Profile | None, postings: Sequence[Posting]) -> Company:
    said = [posting.company for posting in postings if posting.company]
    if profile is None:
        return Company(slug, _merged(said), tuple(postings))
    return Company(slug, _merged([profile.employer, *said]), tuple(postings), profile.body)


def _merged(said: Sequence[Employer]) -> Employer:
    """Take each part from the first that gives it."""
    return msgspec.structs.replace(
        said[0],
        url=next((employer.url for employer in said if employer.url), ""),
        logo=next((employer.logo for employer in said if employer.logo), ""),
    )
