"""Rule over postings that are nearly the same: from sketches of their texts to pairs, in linear time.

A sketch is a minimum hash by one permutation (Li, Owen and Zhang, 2012): every run of four words, in whatever order,
falls into one of 64 bins by the sum of its words' hashes, and of each bin the smallest sum is kept. The share of bins
in which two sketches agree is about the share of runs that the two texts have in common. Only sketches that agree in a
whole band of bins are compared.
"""

from __future__ import annotations

import functools
from array import array
from collections import defaultdict
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING
from zlib import crc32

from generator.checks.posting_faults import NEAR_DUPLICATE
from generator.model.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.config import Config
    from generator.model.diagnostic import Diagnostic
    from generator.model.page import Addressed
    from generator.model.posting import Posting
    from generator.model.site import Site
    from generator.model.source import Asset

SHORTEST = 50  # words; shorter texts are alike by their form alone
RUN = 4  # words
BINS = 64
BAND = 8  # bins
ALIKE = 54  # bins that agree of 64: texts that have nine tenths in common, within the error of the estimate
CROWD = 4  # postings of one band that a later one is compared with, so that a board of copies takes no longer
_EMPTY = _LARGEST = 0xFFFF_FFFF  # of four bytes
_REST = 26  # bits below those that tell the bin
_BYTES = BINS * 4
_NO_BAND = b"\xff" * (BAND * 4)
_MOST = 50_000  # words, some 5 MB


def sketch_of(words: Sequence[bytes]) -> bytes:
    """Return what stands for a text when texts are compared, always of one length; empty if it is too short to say."""
    if len(words) < SHORTEST:
        return b""
    sums = list(accumulate(map(_hashes().__getitem__, words), initial=0))
    smallest: dict[int, int] = {}
    for difference in map(sub, sums[RUN:], sums):
        number = difference & _LARGEST
        place = number >> _REST
        if number < smallest.get(place, _EMPTY):
            smallest[place] = number
    return array("I", [smallest.get(place, _EMPTY) for place in range(BINS)]).tobytes()


@functools.cache
def _hashes() -> Memo[bytes, int]:
    """Return the hashes of words; postings share most of their words."""
    return Memo(crc32, _MOST)


def texts_differ(
    site: Site, _pages: Sequence[Addressed], _assets: Sequence[Asset], _config: Config
) -> Iterator[Diagnostic]:
    """No two postings that are listed, or will be, have nearly the same text, unless they are two jobs."""
    crowds: dict[tuple[int, bytes], list[Posting]] = defaultdict(list)  # by band: where it begins, what it holds
    published = (posting for posting in (*site.open, *site.scheduled) if not posting.draft)
    for posting in sorted(published, key=lambda posting: posting.path):
        sketch = posting.sketch
        bands = [(start, sketch[start : start + BAND * 4]) for start in range(0, len(sketch), BAND * 4)]
        bands = [band for band in bands if band[1] != _NO_BAND]
        rivals = {rival.path: rival for band in bands for rival in crowds.get(band, ())}
        twin = next((rival for rival in rivals.values() if _are_one(rival, posting)), None)
        if twin is not None:
            yield _told(posting, twin)
            continue
        for band in bands:
            if len(crowds[band]) < CROWD:
                crowds[band].append(posting)


def alike(one: bytes, other: bytes) -> bool:
    """Say whether two sketches are of texts that are nearly the same."""
    if len(one) != _BYTES or len(other) != _BYTES:
        return False
    pairs = list(zip(array("I", one), array("I", other), strict=True))
    empty = sum(left == right == _EMPTY for left, right in pairs)
    same = sum(left == right for left, right in pairs) - empty
    return same * BINS >= ALIKE * (BINS - empty)


def _are_one(one: Posting, other: Posting) -> bool:
    """Say whether two postings seem to be of one job: texts alike, and no other place, level, pay or number."""
    if one.identifier and other.identifier and one.identifier != other.identifier:
        return False
    if one.seniority is not other.seniority or not _meet(one, other):
        return False
    return alike(one.sketch, other.sketch)


def _meet(one: Posting, other: Posting) -> bool:
    """Say whether two postings have a place in common, or one of them names none."""
    here, there = (
        {(place.country, place.region, place.locality or place.text) for place in posting.location}
        for posting in (one, other)
    )
    return not here or not there or bool(here & there)


def _told(posting: Posting, twin: Posting) -> Diagnostic:
    return NEAR_DUPLICATE.at(
        posting.span(),
        f"the text is nearly the same as that of {twin.path}",
        "keep one of the two; or say in which place, level or number (`identifier:`) they differ",
        [("the other one", twin.span())],
    )
