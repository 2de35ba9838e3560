"""Pictures of cards, as a browser paints them for the report on a pull request."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from generator.cli.review_pictures import browser, paint, write_cards
from generator.model.config import Config
from generator.model.posting import Employer
from tests.factories import make_posting


@pytest.fixture
def config(tmp_path):
    return Config(root=str(tmp_path), output=str(tmp_path / "site"), base_url="https://user.example/repo/")


def inked(picture):
    """Return the rows of a picture that hold more than paper: of how many pixels each."""
    with Image.open(io.BytesIO(picture.read_bytes())) as opened:
        grey = opened.convert("L")
        assert grey.width == 760
        return [sum(grey.getpixel((column, row)) < 160 for column in range(grey.width)) for row in range(grey.height)]


def test_a_card_is_painted_with_its_styles_and_fits(config, tmp_path):
    """Each posting has a picture with its words on it, down to titles of three lines, and room below them."""
    long = "Waiter <img src=https://evil.example/x.png> with a title that goes on and on, and over the edge of the card"
    postings = [make_posting("cook"), make_posting("waiter", title=long, company=Employer("Harbour Inn"))]
    pages = write_cards(postings, config, tmp_path / "review")
    short, tall = (inked(picture) for picture in paint(pages, browser()))

    assert [page.name for page in pages] == ["card-1.html", "card-2.html"]
    assert sum(short) > 300
    assert sum(map(bool, tall)) > sum(map(bool, short))
    assert not any(tall[-20:])
