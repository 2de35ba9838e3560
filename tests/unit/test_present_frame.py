from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import Board, Config, Facets, Look, NavigationItem
from generator.model.digest import digest
from generator.model.source import Asset
from generator.present.accent import DARK, LIGHT, OURS, accent_css, contrast, ink_on, readable
from generator.present.frame import frame, policy


def config(base_url="https://user.example/repo/", **settings):
    return Config(root="/board", output="/board/site", base_url=base_url, board=Board(**settings))


def asset(path, digest="d" * 32):
    return Asset(path, f"/files{path}", digest)


def test_files_are_named_with_their_version():
    """Our stylesheet comes first, the accent next, the owner's own last; each address changes with its content."""
    assets = [
        asset("/assets/css/board.css"),
        asset("/assets/css/site.css"),
        asset("/assets/js/main.js"),
        asset("/x.css"),
    ]
    found = frame(config(look=Look(accent="#7a1f5c")), assets)

    assert [re.sub(r"\?v=[0-9a-f]{8}$", "", href) for href in found.stylesheets] == [
        "/repo/assets/css/site.css", "/repo/assets/accent.css", "/repo/assets/css/board.css",
    ]  # fmt: skip
    assert found.scripts == ("/repo/assets/js/main.js?v=dddddddd",)


def test_navigation_has_facets_and_the_owners_pages():
    """Facets that people look for stand on top, as far as the board shows them, then what the owner adds."""
    items = (NavigationItem("About", page="about"), NavigationItem("Shop", url="https://shop.example/"))
    found = frame(config(navigation=items, facets=Facets(show=("seniority", "date", "skills", "location"))), [])

    assert [(anchor.label, anchor.href) for anchor in found.navigation] == [
        ("Places", "/repo/places/"),
        ("Skills", "/repo/skills/"),
        ("About", "/repo/about/"),
        ("Shop", "https://shop.example/"),
    ]
    assert [anchor.href for anchor in found.footer] == ["/repo/levels/", "https://www.geonames.org/"]


def test_a_frame_is_equal_for_equal_settings():
    """A frame can be digested, so that pages are keyed by it."""
    assert digest(frame(config(), [])) == digest(frame(config(), []))


def test_other_hosts_images_are_allowed_by_name():
    """The policy lets through our own files alone, and images of hosts that the owner lists."""
    assert "img-src" not in policy([])
    assert "img-src 'self' https://img.example;" in policy(["img.example"])


@pytest.mark.parametrize(
    ("logo", "href"), [("img/a.svg", "/repo/assets/img/a.svg"), ("/media/a.svg", "/repo/media/a.svg"), ("", "")]
)
def test_a_logo_lies_among_the_static_files(logo, href):
    """`logo` names a static file, or a path of the site."""
    assert frame(config(look=Look(logo=logo)), []).logo == href


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
def test_every_accent_can_be_read(accent):
    """Whatever the owner chooses, it is readable on both papers, and ink is readable on it."""
    for paper, least in (LIGHT, DARK):
        shade = readable(accent, paper, least)

        assert contrast(shade, paper) >= least
        assert contrast(ink_on(shade), shade) >= 4.5


def test_our_accent_needs_no_file_of_its_own():
    """The stylesheet that is shipped has it, readable in both schemes."""
    css = (Path(__file__).parents[2] / "static" / "css" / "site.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"--accent: (#\w+);", css)[:2]

    assert frame(config(), []).stylesheets == ()
    assert light == OURS
    assert contrast(light, LIGHT[0]) >= LIGHT[1]
    assert contrast(dark, DARK[0]) >= DARK[1]


def test_an_accent_that_can_be_read_stays_as_it_is():
    """A colour is changed only as far as it must be; what is no colour is replaced."""
    assert "--accent: #0b5fa5" in accent_css("#0b5fa5")
    assert accent_css("no colour") == accent_css("#0b5fa5")
    assert round(contrast("#000", "#ffffff"), 1) == 21.0
