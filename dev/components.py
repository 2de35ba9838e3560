"""The templates' components -> one page that shows each with its examples, for those who work on the look.

    python dev/components.py [FOLDER]

The page goes to FOLDER (.cache/components, if none is named) and is opened from the disk; it is never published. Ids
stand on it more than once, as components do; a test looks at each example alone.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from generator.model.config import Board, Config, NavigationItem
from generator.model.html import Html
from generator.present.frame import frame
from generator.present.views import (
    Anchor,
    Bar,
    Card,
    Choice,
    CompanyBox,
    Day,
    FactRow,
    Frame,
    Group,
    ListView,
    Meta,
    Pager,
    Panel,
    Pay,
    PayPlot,
    PayRow,
    PostField,
    PostingView,
    ProseView,
    Similar,
    Tick,
)
from generator.render.environment import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment

    Example = Mapping[str, Any]

HERE = Path(__file__).parent
HOUSE = HERE.parent
COMPONENTS = "components"
DAY = Day("2026-11-20", "20 November 2026")
SOON = Day("2026-11-24", "24 November 2026")
META = Meta("Night-shift baker – Example Jobs", "Bake bread.", "/", "https://jobs.example/", feed="/feed.atom")
LONG = "Harbour Hospital Trust of the North Coast and the Islands beyond it"
PAID = Card(
    "baker", "#", "Night-shift baker", Anchor("Example Bakery", "#"), "Leeds, United Kingdom",
    Pay("38,000–42,000 GBP a year", Bar(15.2, 16.8)), DAY, SOON, "Full time", "Senior",
    (Anchor("Sourdough", "#"), Anchor("Food hygiene")),
)  # fmt: skip
INFERRED = msgspec.structs.replace(
    PAID,
    title=f"Head of everything at the {LONG}",
    pay=Pay("from 90,000 EUR", Bar(36, 56, open_end=True), "inferred: period from the amount"),
)
BARE = Card("cook", "#", "Koch (m/w/d)", language="de")
CHOICES = (
    Choice("location", "germany", "Germany", "#", 41),
    Choice("location", "germany/berlin", "Berlin", "#", 27, "germany", 1),
    Choice("location", "united-states", "United States", "#", 1_200),
)
PLACES = Group("location", "Place", "tree", CHOICES, Anchor("All 87", "#"), 87)
BANDS = Group("salary", "Pay", "range", (Choice("salary", "eur-40000-60000", "40,000–60,000 EUR", "#", 12),))
POSTED = Group(
    "date", "Posted within", "days",
    (Choice("date", "", "At any time", "", 0), Choice("date", "7", "In the last 7 days", "", 0)), scripted=True,
)  # fmt: skip
PANEL = Panel((PLACES, BANDS, POSTED), "#", ("GBP", "EUR"))
MIDDLE = Pager(3, 9, "#", "#", (Anchor("1", "#"), Anchor("…"), Anchor("3", "#"), Anchor("…"), Anchor("9", "#")))
LIST = ListView(META, "Jobs", cards=(PAID, BARE), total=2, panel=PANEL, updated=DAY)
FACTS = (
    FactRow("salary", "Pay", (Anchor("38,000–42,000 GBP a year"),), "inferred: the period", None, Bar(15, 17)),
    FactRow("location", "Place", (Anchor("Leeds", "#"), Anchor("York", "#"))),
    FactRow("expires", "Closes", (Anchor(SOON.phrase),), day=SOON),
)  # fmt: skip
OPEN = PostingView(META, "Night-shift baker", (), FACTS, apply=Anchor("Apply on bakery.example", "#"))
COMPANY = CompanyBox(LONG, "#", Anchor("hospital.example", "#"), "icon.svg", Html("<p>We look after you.</p>"))
PLOT = PayPlot(
    "skills", "By skill", "Skill", "EUR a year",
    (
        PayRow(Anchor("Sourdough", "#"), 7, "42,000", "51,500", "58,000", 5.0, 28.8, 45.0),
        PayRow(Anchor(LONG, "#"), 1_200, "50,000", "62,000", "77,000", 25.0, 55.0, 92.5),
    ),
    tuple(Tick(f"{40 + n * 10},000", n * 25.0) for n in range(5)),
)  # fmt: skip


def examples(site: Frame) -> dict[str, dict[str, Example]]:
    """Return the examples of each component: a title, and the arguments by the macro's own names."""
    words = site.words
    shut = msgspec.structs.replace(OPEN, state="closed")
    silent = msgspec.structs.replace(OPEN, apply=None)
    return {
        "apply": {"a way to apply": {"page": OPEN}, "none is given": {"page": silent}, "closed": {"page": shut}},
        "bar": {
            "a range": {"bar": Bar(20, 45)}, "from": {"bar": Bar(20, 40, open_end=True)},
            "up to": {"bar": Bar(25, 45, open_start=True)}, "not stated": {"bar": None},
        },
        "card": {
            "all is known": {"card": PAID}, "worked out by the board": {"card": INFERRED, "level": 3},
            "hardly anything": {"card": BARE}, "with a reason": {"card": PAID, "reason": "same skills (Sourdough)"},
        },
        "cards": {"a list": {"cards": (PAID, INFERRED, BARE)}, "none worked out": {"cards": (PAID,)}},
        "choices": {"a tree": {"choices": CHOICES}},
        "company_box": {"beside a posting": {"company": COMPANY}, "on its own page": {"company": COMPANY, "led": True}},
        "crumbs": {"two steps": {"crumbs": (Anchor("All postings", "#"), Anchor("Places", "#"), Anchor("Leeds"))}},
        "day": {
            "beside": {"day": DAY, "sentence": words.posted},
            "instead": {"day": DAY, "sentence": words.posted, "show": "instead"},
            "ends": {"day": SOON, "sentence": words.closes, "ends": True},
        },
        "empty": {"no match": {"first": False}, "a new board": {"first": True}},
        "facts": {"some": {"rows": FACTS}, "pay not stated": {"rows": FACTS[1:]}},
        "filter_words": {"as data": {}},
        "finder": {
            "with the filter": {"page": LIST}, "without": {"page": msgspec.structs.replace(LIST, panel=None)},
            "empty": {"page": ListView(META, "Jobs")},
        },
        "footer": {"of the board": {}},
        "head": {"of a page": {"meta": META}},
        "legend": {"below a list": {}, "until script shows it": {"hidden": True}},
        "masthead": {"of the board": {}},
        "notice": {
            "with a way on": {"title": words.posting_closed, "note": "It was filled.", "label": words.see_similar},
            "alone": {"title": words.posting_over},
        },
        "number": {"large": {"n": 1_234_567}, "small": {"n": 7}},
        "page_tools": {"of a page": {"link": META.canonical, "title": PAID.title}},
        "pager": {"in the middle": {"pager": MIDDLE}, "one page": {"pager": Pager()}},
        "panel": {"places and pay": {"panel": PANEL, "total": 412}},
        "pay_filter": {"two currencies": {"currencies": ("EUR", "GBP")}},
        "pay_plot": {"two groups": {"plot": PLOT}},
        "pay_table": {"two groups": {"plot": PLOT}},
        "post_field": {
            "a line": {"field": PostField("title", "text", "Title", "Only the title.", "Baker", required=True)},
            "a text": {"field": PostField("body", "long", "Text")},
            "a day": {"field": PostField("expires", "date", "Last day to apply")},
            "a choice": {"field": PostField("seniority", "choice", "Level", choices=(("senior", "Senior"),))},
            "choices": {"field": PostField("work_mode", "choices", "Way", choices=(("remote", "Remote"),))},
        },
        "post_words": {"as data": {}},
        "search_form": {"to the list": {"href": "#"}},
        "similar": {"two": {"similar": (Similar(PAID, "same skills (Sourdough)"), Similar(BARE, "also in Leeds"))}},
        "status": {
            "first page": {"page": LIST}, "a later page": {"page": ListView(META, "Jobs", cards=(PAID,), pager=MIDDLE)},
        },
        "time": {"a day": {"day": DAY}},
        "ways": {"places and pay": {"ways": (PLACES, BANDS)}},
    }  # fmt: skip


def example_frame() -> Frame:
    """Return the frame of a board of which nothing is true."""
    board = Board(
        name="Example Jobs", demo=True, email="jobs@board.example", repository="example/jobs",
        navigation=(NavigationItem("About", url="https://board.example/"),),
    )  # fmt: skip
    return frame(Config(root="/board", output="/board/site", base_url="https://jobs.example/", board=board), ())


def rendered(jinja: Environment, name: str, arguments: Example, site: Frame) -> Html:
    """Return a component with the arguments of an example; words and site are those of the frame."""
    macro = getattr(jinja.get_template(f"{COMPONENTS}/{name}.html").module, name)
    shared = {"words": site.words, "site": site}
    return Html(str(macro(**{key: shared[key] for key in shared if key in macro.arguments} | dict(arguments))))


def shown(jinja: Environment, site: Frame) -> Iterator[tuple[str, str, list[tuple[str, Html]]]]:
    """Yield each component with what its file says of it, and its examples."""
    for name, given in examples(site).items():
        text = (HOUSE / "templates" / COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
        about = re.sub(r"^{#- |\s*-?#}[\s\S]*", "", text)
        yield name, about, [(title, rendered(jinja, name, arguments, site)) for title, arguments in given.items()]


def main(folder: Path) -> None:
    """Write the page and what it needs beside it."""
    site = example_frame()
    jinja = environment((str(HOUSE / "templates"), str(HERE)), "components")
    folder.mkdir(parents=True, exist_ok=True)
    for file in (HOUSE / "static/css/site.css", HOUSE / "static/img/icon.svg", HERE / "components.css"):
        shutil.copy(file, folder)
    site = msgspec.structs.replace(site, stylesheets=("site.css", "components.css"), icon="", scripts=())
    view = ProseView(Meta("Components"), "Components", Html(""))
    text = jinja.get_template("components.html").render(page=view, site=site, shown=list(shown(jinja, site)))
    (folder / "index.html").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOUSE / ".cache" / COMPONENTS)
