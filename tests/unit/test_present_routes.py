from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.present.routes import alias_path, href, list_page_path, own_page_path, permalink, posting_path, term_path


def test_addresses_begin_with_the_base_path():
    """A path stands below the board's base path; other hosts' addresses stay as they are."""
    path = term_path("location", "germany/berlin")

    assert href("/", path) == "/places/germany/berlin/"
    assert href("/repo/", path) == "/repo/places/germany/berlin/"
    assert href("/repo/", "https://acme.example/") == "https://acme.example/"
    assert (
        permalink("https://user.example/repo/", posting_path("acme-sre")) == "https://user.example/repo/jobs/acme-sre/"
    )


def test_a_permalink_needs_a_base_url():
    """While nobody knows where the board lives, there are no whole addresses."""
    assert permalink("", "/jobs/baker/") == ""


def test_only_later_pages_of_a_list_have_a_number():
    """The first page of a list is the list."""
    assert [list_page_path("/skills/go/", number) for number in (1, 2)] == ["/skills/go/", "/skills/go/page/2/"]


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("old-baker", "/jobs/old-baker/"),
        ("/jobs/old-baker/", "/jobs/old-baker/"),
        ("/baker", "/baker/"),
        ("Old Baker", "/jobs/old-baker/"),
        ("../../etc/passwd", "/etc/passwd/"),
        ("careers\\..\\x", "/jobs/careers-x/"),
    ],
)
def test_a_former_address_stays_on_the_site(alias, path):
    """An alias is a former slug or a path, and leads nowhere else."""
    assert alias_path(alias) == path


@given(st.text(max_size=30))
def test_every_path_can_stand_in_an_address(text):
    """Whatever a thing is called, its address has only characters that addresses may have, and no step upwards."""
    for path in (alias_path(text), own_page_path(text)):
        assert re.fullmatch(r"/([a-z0-9-]+/)+", path)
