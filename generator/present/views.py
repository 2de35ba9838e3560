"""What templates see as ``page`` and ``site``: frozen values in which every address is an href and every fact a phrase.

Views are narrow on purpose. A page's key is the hash of its view, so what is not in a view cannot change its page.
There are hundreds of thousands of them and none can hold itself, so the garbage collector need not look (``gc=False``).
"""

import msgspec

from generator.model.html import Html
from generator.model.posting import Text
from generator.present.json_ld import with_text
from generator.present.words import Words


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """Words that lead somewhere; "" as ``href`` leads nowhere."""

    label: str
    href: str = ""


class Day(msgspec.Struct, frozen=True, gc=False):
    """A date twice: ``iso`` for machines (2026-11-22), ``phrase`` for people (22 November 2026)."""

    iso: str
    phrase: str


class Bar(msgspec.Struct, frozen=True, gc=False):
    """A pay range on the fixed scale of its currency and period: ``start`` and ``end`` in percent of the track."""

    start: float
    end: float
    open_start: bool = False
    open_end: bool = False


class Pay(msgspec.Struct, frozen=True, gc=False):
    """Pay as words and as a picture; ``inferred`` says in words what the employer did not write."""

    phrase: str
    bar: Bar | None = None
    inferred: str = ""


class Card(msgspec.Struct, frozen=True, gc=False):
    """One posting in a list. ``pay`` is None where the posting does not state it; ``closes`` is its last day."""

    slug: str
    href: str
    title: str
    company: Anchor | None = None
    place: str = ""
    pay: Pay | None = None
    posted: Day | None = None
    closes: Day | None = None
    kind: str = ""
    level: str = ""
    skills: tuple[Anchor, ...] = ()
    language: str = ""


class Alternate(msgspec.Struct, frozen=True, gc=False):
    """The same content in another form: its media type and its address."""

    type: str
    href: str


class Meta(msgspec.Struct, frozen=True, gc=False):
    """The head of a page. ``canonical`` is absolute, "" if the base URL is unknown; ``feed`` is the Atom feed.

    ``image`` is the whole address of a picture of its own, "" where the board's is shown.
    """

    title: str
    description: str = ""
    path: str = ""
    canonical: str = ""
    indexed: bool = True
    feed: str = ""
    language: str = ""
    kind: str = "website"
    alternates: tuple[Alternate, ...] = ()
    image: str = ""


class Choice(msgspec.Struct, frozen=True, gc=False):
    """A term in the filter or in an index of terms: ``count`` postings; ``depth`` counts from 0 in a tree."""

    facet: str
    slug: str
    label: str
    href: str
    count: int
    parent: str = ""
    depth: int = 0


class Group(msgspec.Struct, frozen=True, gc=False):
    """A facet in the filter: its first terms, and ``all`` of them a link away. ``total`` counts its terms.

    Where script alone can find the terms (``scripted``) they lead nowhere, and are shown to no one else.
    """

    key: str
    label: str
    kind: str
    choices: tuple[Choice, ...]
    all: Anchor | None = None
    total: int = 0
    scripted: bool = False


class Panel(msgspec.Struct, frozen=True):
    """The filter: without script its terms are links; ``index`` is the address of the data that script filters by.

    ``currencies`` are those that pay is stated in, the commonest first. ``full`` says that texts can be searched.
    """

    groups: tuple[Group, ...]
    index: str
    currencies: tuple[str, ...] = ()
    full: bool = False


class Pager(msgspec.Struct, frozen=True, gc=False):
    """Where in a list of pages one is; numbers count from 1, "" as an href means there is no such page."""

    number: int = 1
    total: int = 1
    previous: str = ""
    next: str = ""
    pages: tuple[Anchor, ...] = ()


class ListView(msgspec.Struct, frozen=True, gc=False):
    """A list of postings: the home page, or a term's. Counts, panel and sub-terms stand on the first page only.

    ``filter`` is where the home page shows the same list, ready to be narrowed by script; ``figures`` leads to what
    jobs pay, if enough of them say so.
    """

    meta: Meta
    heading: str
    lead: str = ""
    crumbs: tuple[Anchor, ...] = ()
    cards: tuple[Card, ...] = ()
    total: int | None = None
    pager: Pager = Pager()
    panel: Panel | None = None
    ways: tuple[Group, ...] = ()
    children: tuple[Choice, ...] = ()
    company: "CompanyBox | None" = None
    structured: Html = Html("")
    updated: Day | None = None
    filter: str = ""
    figures: Anchor | None = None


class FacetView(msgspec.Struct, frozen=True):
    """All terms of a facet."""

    meta: Meta
    heading: str
    lead: str
    crumbs: tuple[Anchor, ...]
    choices: tuple[Choice, ...]
    key: str = ""
    figures: Anchor | None = None


class Tick(msgspec.Struct, frozen=True, gc=False):
    """A round amount on the scale of a plot; ``at`` is in percent of its width."""

    label: str
    at: float


class PayRow(msgspec.Struct, frozen=True, gc=False):
    """The pay of a term: ``count`` postings, the quartiles as phrases, and where they lie on the scale, in percent."""

    term: Anchor
    count: int
    low: str
    middle: str
    high: str
    start: float
    dot: float
    end: float


class PayPlot(msgspec.Struct, frozen=True, gc=False):
    """The pay of some terms of a facet on one scale; ``column`` is what one term is called."""

    key: str
    heading: str
    column: str
    unit: str
    rows: tuple[PayRow, ...]
    ticks: tuple[Tick, ...]


class InsightsView(msgspec.Struct, frozen=True):
    """What jobs pay in one currency and period; of ``units`` the present one leads nowhere. No plots: too few say."""

    meta: Meta
    heading: str
    lead: str
    crumbs: tuple[Anchor, ...]
    units: tuple[Anchor, ...] = ()
    plots: tuple[PayPlot, ...] = ()
    note: str = ""
    inferred: str = ""


class CompanyBox(msgspec.Struct, frozen=True, gc=False):
    """Who hires, beside a posting or on top of their page."""

    name: str
    href: str = ""
    site: Anchor | None = None
    logo: str = ""
    body: Html = Html("")


class FactRow(msgspec.Struct, frozen=True, gc=False):
    """One row of a posting's facts; ``inferred`` says in words how the board worked it out, "" if it was written."""

    key: str
    label: str
    values: tuple[Anchor, ...]
    inferred: str = ""
    day: Day | None = None
    bar: Bar | None = None


class Similar(msgspec.Struct, frozen=True, gc=False):
    """An open posting like this one, and in which way."""

    card: Card
    reason: str


class PostingView(msgspec.Struct, frozen=True, gc=False):
    """A posting's own page. ``state`` is "open", "closing" or "closed"; ``closes`` the last day of its listing.

    ``data`` is its structured data as JSON but for what its text holds; "" where it is withheld. ``text`` is filled in
    just before rendering.
    """

    meta: Meta
    title: str
    crumbs: tuple[Anchor, ...]
    facts: tuple[FactRow, ...]
    state: str = "open"
    company: CompanyBox | None = None
    apply: Anchor | None = None
    skills: tuple[Anchor, ...] = ()
    similar: tuple[Similar, ...] = ()
    closes: Day | None = None
    closed_note: str = ""
    edit: str = ""
    language: str = ""
    data: str = ""
    crumbs_data: Html = Html("")
    text: Text | None = None

    @property
    def body(self) -> Html:
        """The posting's text."""
        return self.text.body if self.text else Html("")

    @property
    def structured(self) -> Html:
        """The JSON-LD, safe inside a script element; empty where it is withheld."""
        return with_text(self.data, self.text) if self.data and self.text else Html("")


class ProseView(msgspec.Struct, frozen=True):
    """A page of the owner's, or one without a list; ``search`` is where script looks for a word, "" if nowhere."""

    meta: Meta
    heading: str
    body: Html
    crumbs: tuple[Anchor, ...] = ()
    ways: tuple[Anchor, ...] = ()
    lead: str = ""
    search: str = ""


class PostField(msgspec.Struct, frozen=True, gc=False):
    """A question of the form for a posting: ``kind`` is "text", "long", "list", "date", "choice" or "choices".

    ``choices`` are what is written in the file and what it is called.
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False


class PostView(msgspec.Struct, frozen=True):
    """The form for a posting: ``sample`` is a whole file; ``repository`` is where one is added, "" if unknown."""

    meta: Meta
    heading: str
    lead: str
    crumbs: tuple[Anchor, ...]
    fields: tuple[PostField, ...]
    sample: str
    folder: str
    repository: str = ""
    email: str = ""


class RedirectView(msgspec.Struct, frozen=True):
    """A page that has moved."""

    meta: Meta
    target: str


class Frame(msgspec.Struct, frozen=True):
    """What every template sees as ``site``: the board's settings and our files, nothing drawn from postings, no date.

    ``noindex`` is set on a demonstration. ``accent`` names the colour, already checked. ``policy`` is the
    Content-Security-Policy. ``stylesheets`` and ``scripts`` are hrefs with their version. ``llms`` is the address of
    llms.txt, "" if there is none; ``saved`` that of what a visitor keeps. ``closing_days`` is how near a last day is
    when it is marked. In a ``preview`` the owner is spoken to, and not the board's visitors.
    """

    name: str
    description: str
    language: str
    words: Words
    base_path: str
    base_url: str
    home: str
    navigation: tuple[Anchor, ...]
    footer: tuple[Anchor, ...]
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    logo: str
    feed: str
    policy: str
    open_graph: bool = True
    social_image: str = ""
    demo: bool = False
    email: str = ""
    repository: str = ""
    llms: str = ""
    saved: str = ""
    closing_days: int = 0
    preview: bool = False
