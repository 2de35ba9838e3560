"""START HERE: the order of the steps, from Markdown files to a site on the disk."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.cache.keys import page_keys
from generator.cache.lock import alone
from generator.cache.manifest import Manifest, read_listing
from generator.cache.store import DamagedError
from generator.cache.toolchain import toolchain
from generator.checks import check_posting, check_postings, check_site
from generator.collect import collect_site
from generator.fetch.published import read_published
from generator.load.assets import load_assets
from generator.load.first_commits import FIRST_COMMIT, first_days
from generator.load.sources import load_profiles, load_sources, load_text, path_in
from generator.load.theme import theme_folder
from generator.load.walk import shown
from generator.making import Making, make_batch, make_streamed
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Findings, Outcome, Severity
from generator.model.digest import digest
from generator.model.page import Page, Receipt
from generator.model.posting import Understood
from generator.model.site import Content, Site
from generator.model.source import Asset, Source
from generator.outputs import plan_pages
from generator.parallel import SERIAL, Executor, Progress, counted, map_batches, silent
from generator.present.frame import frame
from generator.reading import read_content, read_profiles, reading_of, understand_source, with_day
from generator.render.environment import fingerprint_of
from generator.render.pages import Frameset, work
from generator.write import open_staging, write

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from generator.cache.store import Store


class Planned(msgspec.Struct, frozen=True):
    """The board as it is to be published, before a page of it is rendered."""

    site: Site
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]


class Studied(msgspec.Struct, frozen=True):
    """One file as `jobboard facts` shows it: its path as given, its text to quote from, and what it says."""

    path: str
    text: str
    understood: Understood | None
    diagnostics: tuple[Diagnostic, ...]


class Build(msgspec.Struct, frozen=True):
    """What a build made of the board, what it found, and what it changed in the output folder.

    ``refused`` says that nothing was written, because of an error.
    """

    site: Site
    pages: tuple[Page, ...]
    found: Findings
    receipt: Receipt = Receipt()
    refused: bool = False


def build(
    config: Config, *, now: datetime, store: Store, executor: Executor = SERIAL, progress: Progress = silent
) -> Build:
    """Bring the site up to date with its content, and say what was found on the way.

    One build at a time works on a board; another waits for it.
    """

    def work() -> Build:
        return _build(config, now=now, store=store, executor=executor, progress=progress)

    return _undisturbed(work, config, store, progress)


def check_board(
    config: Config, *, now: datetime, store: Store, executor: Executor = SERIAL, progress: Progress = silent
) -> Build:
    """Find all that is wrong with the board; render and write nothing."""

    def work() -> Build:
        found = Findings(config.board.checks.severity)
        plan = found.take(plan_board(config, now=now, store=store, executor=executor, progress=progress))
        return Build(plan.site, plan.pages, found, refused=True)

    return _undisturbed(work, config, store, progress)


def _undisturbed(work: Callable[[], Build], config: Config, store: Store, progress: Progress) -> Build:
    """Do the work while nobody else does any on this board; a damaged store is made anew, and the work begun again."""
    with alone(Path(config.root, ".cache", "build.lock"), lambda: progress("waiting for another build")):
        try:
            return work()
        except DamagedError:
            store.renew()
            return work()


def _build(config: Config, *, now: datetime, store: Store, executor: Executor, progress: Progress) -> Build:
    found = Findings(config.board.checks.severity)
    plan = found.take(plan_board(config, now=now, store=store, executor=executor, progress=progress))
    if found.errors and not config.keep_going:
        return Build(plan.site, plan.pages, found, refused=True)

    progress("comparing")
    folders = template_folders(config)
    framed = frame(config, plan.assets)
    shared = Frameset(framed, folders, digest(toolchain(), fingerprint_of(folders), framed), config.root)
    keys = page_keys(plan.pages, shared.key)
    keys |= {asset.path.removeprefix("/"): asset.digest for asset in plan.assets}
    manifest = Manifest(Path(config.output), store.pages(config.output), read_listing(Path(config.output)))
    stale = manifest.stale(keys)

    progress("rendering")
    pages = [page for page in plan.pages if page.file in stale and not page.stream]
    streamed = [page for page in plan.pages if page.file in stale and page.stream]
    assets = [asset for asset in plan.assets if asset.path.removeprefix("/") in stale]
    postings = {page.source for page in plan.pages if page.source is not None}
    outlet = open_staging(config.output, Path(config.root, ".cache", "staging", digest(config.output)[:8]))
    tasks = work(counted(pages, progress, "rendering"), store.text)
    batches = map_batches(executor, make_batch, Making(shared, outlet), tasks)
    made = chain(batches, make_streamed(outlet, streamed, store.text))
    written = found.take(write(made, assets, keys=keys, postings=postings, manifest=manifest, outlet=outlet))
    if written is None:
        return Build(plan.site, plan.pages, found, refused=True)
    progress("remembering")
    store.keep_pages(config.output, written.stamps, written.removed)
    return Build(plan.site, plan.pages, found, written.receipt)


def plan_board(
    config: Config, *, now: datetime, store: Store, executor: Executor, progress: Progress
) -> Outcome[Planned]:
    """Read, understand and sort everything, and describe every page.

    A posting with an error is left out of the site, so that what is planned can be published.
    """
    found = Findings(config.board.checks.severity)
    progress("listing files")
    sources = found.take(load_sources(config, store))
    assets = found.take(load_assets(config))
    progress("reading")
    content = found.take(read_content(sources, config, store, executor, progress))
    progress("sorting")
    site = found.take(collect_site(content, config.board, now, drafts=config.drafts))
    found.take(check_postings(site, config))
    healthy = without(content, found.paths(Severity.ERROR))
    if len(healthy.postings) < len(content.postings):
        site = collect_site(healthy, config.board, now, drafts=config.drafts).value
    progress("planning")
    published = found.take(read_published(config.since)) if config.since else None
    pages = found.take(plan_pages(site, frame(config, assets), published))
    progress("checking")
    found.take(check_site(site, pages, assets, config))
    store.forget_postings(source.path for source in sources.postings)
    store.save()
    return Outcome(Planned(site, pages, assets), tuple(found))


def without(content: Content, paths: Collection[str]) -> Content:
    """Leave out the postings of these files."""
    postings = tuple(posting for posting in content.postings if posting.path not in paths)
    return msgspec.structs.replace(content, postings=postings)


def understand(config: Config, files: Sequence[Path]) -> Iterator[Studied]:
    """Understand single files, wherever they lie, by the rules for one posting; in the order given."""
    reading = reading_of(config, read_profiles(config, load_profiles(config).value).value)
    days = first_days(config) if config.board.defaults.date == FIRST_COMMIT else Outcome({})
    for number, file in enumerate(files):
        found = Findings(config.board.checks.severity)
        found.add(days.diagnostics if number == 0 else ())
        source = found.take(load_text(config, Source(path_in(config, file), "")))
        understood = found.take(understand_source(Outcome(source), reading))
        if understood is not None:
            understood = with_day(understood, days.value)
            found.add(check_posting(understood.posting, config))
        yield Studied(shown(str(file)), (source and source.text) or "", understood, tuple(found))


def reader_of(config: Config) -> Callable[[str, str], Outcome[Understood | None]]:
    """Return how a text is understood as that of the file at a path, whatever the file itself holds."""
    reading = reading_of(config, read_profiles(config, load_profiles(config).value).value)

    def read(path: str, text: str) -> Outcome[Understood | None]:
        return understand_source(Outcome(Source(path, digest(text), text)), reading)

    return read


def template_folders(config: Config) -> tuple[str, ...]:
    """Return the chain of template folders: the owner's in their order, then ours."""
    owners = [Path(config.root, folder) for folder in config.board.look.templates]
    return tuple(str(folder) for folder in [*owners, theme_folder("templates")] if folder.is_dir())
