"""START HERE: the order of the steps, from Markdown files to a site on the disk."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.account import Account, account_of, sizes_of, weights_of
from generator.cache.keys import page_keys
from generator.cache.lock import alone
from generator.cache.manifest import Manifest, read_listing
from generator.cache.store import DamagedError
from generator.cache.toolchain import toolchain
from generator.checks import check_posting, check_postings, check_site
from generator.checks.size import check_size
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
from generator.model.source import Asset, Source, Sources
from generator.model.timezone import timezone_of
from generator.outputs import plan_pages
from generator.parallel import SERIAL, SMALL_PAGES, Executor, Progress, counted, map_batches, silent
from generator.present.frame import frame
from generator.reading import read_content, read_profiles, reading_of, understand_source, with_day
from generator.render.environment import fingerprint_of
from generator.render.pages import Frameset, work
from generator.write import Written, open_staging, write

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from generator.cache.store import Store

T = TypeVar("T")


class Planned(msgspec.Struct, frozen=True):
    """The board as it is to be published, before a page of it is rendered."""

    site: Site
    pages: tuple[Page, ...]


class Files(msgspec.Struct, frozen=True):
    """What the board is made of, each file with its digest and without its text."""

    sources: Sources
    assets: tuple[Asset, ...]


class Studied(msgspec.Struct, frozen=True):
    """One file as `jobboard facts` shows it: its path as given, its text to quote from, and what it says."""

    path: str
    text: str
    understood: Understood | None
    diagnostics: tuple[Diagnostic, ...]


class Build(msgspec.Struct, frozen=True):
    """What a build says of the board, what it found, and what it changed in the output folder.

    ``refused`` says that nothing was written, because of an error. ``plan`` is None where there was nothing to do.
    """

    account: Account
    found: Findings
    receipt: Receipt = Receipt()
    refused: bool = False
    plan: Planned | None = None


class Check(msgspec.Struct, frozen=True):
    """What a look at the board found."""

    account: Account
    found: Findings
    site: Site


class Remembered(msgspec.Struct, frozen=True):
    """What a build said, kept for one that finds everything as that one left it."""

    account: Account
    diagnostics: tuple[Diagnostic, ...]


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
) -> Check:
    """Find all that is wrong with the board; render and write nothing."""

    def work() -> Check:
        found = Findings(config.board.checks.severity)
        progress("listing files")
        files = found.take(list_files(config, store))
        plan = found.take(plan_board(files, config, now=now, store=store, executor=executor, progress=progress))
        return Check(account_of(plan.site, plan.pages), found, plan.site)

    return _undisturbed(work, config, store, progress)


def _undisturbed(work: Callable[[], T], config: Config, store: Store, progress: Progress) -> T:
    """Do the work while nobody else does any on this board; a damaged store is made anew, and the work begun again."""
    with alone(Path(config.root, ".cache", "build.lock"), lambda: progress("waiting for another build")):
        try:
            return work()
        except DamagedError:
            store.renew()
            return work()


def _build(config: Config, *, now: datetime, store: Store, executor: Executor, progress: Progress) -> Build:
    found = Findings(config.board.checks.severity)
    progress("listing files")
    files = found.take(list_files(config, store))
    folders = template_folders(config)
    framed = frame(config, files.assets)
    shared = Frameset(framed, folders, digest(toolchain(), fingerprint_of(folders), framed), config.root)
    manifest = Manifest(Path(config.output), store.pages(config.output), read_listing(Path(config.output)))
    state = state_of(files, config, now, shared.key)
    said = store.account(config.output, state) if state and manifest.stands() else None
    if said is not None:
        remembered = msgspec.msgpack.decode(said, type=Remembered)
        found.add(remembered.diagnostics)
        return Build(remembered.account, found, Receipt(unchanged=len(manifest.remembered)))

    planned = plan_board(files, config, now=now, store=store, executor=executor, progress=progress)
    plan = found.take(planned)
    account = account_of(plan.site, plan.pages)
    if found.errors and not config.keep_going:
        return Build(account, found, refused=True, plan=plan)
    made = _make(files, plan, shared, manifest, config, store=store, executor=executor, progress=progress)
    written = found.take(made)
    if written is None:
        return Build(account, found, refused=True, plan=plan)
    progress("remembering")
    bytes_of = {file: stamp[1] for file, stamp in (*manifest.remembered.items(), *written.stamps.items())}
    sizes = sizes_of(plan.pages, files.assets, bytes_of)
    account = msgspec.structs.replace(account, weights=weights_of(plan.pages, bytes_of), sizes=sizes)
    large = check_size(sizes, config.board.outputs.site_limit)
    found.add(large)
    store.keep_pages(config.output, written.stamps, written.removed)
    if state:
        remembered = Remembered(account, (*planned.diagnostics, *made.diagnostics, *large))
        store.keep_account(config.output, state, msgspec.msgpack.encode(remembered))
    return Build(account, found, written.receipt, plan=plan)


def _make(
    files: Files,
    plan: Planned,
    shared: Frameset,
    manifest: Manifest,
    config: Config,
    *,
    store: Store,
    executor: Executor,
    progress: Progress,
) -> Outcome[Written | None]:
    """Render the pages that are not in the output folder as they should be, and put them there."""
    progress("comparing")
    keys = page_keys(plan.pages, shared.key)
    keys |= {asset.path.removeprefix("/"): asset.digest for asset in files.assets}
    stale = manifest.stale(keys)

    progress("rendering")
    pages = [page for page in plan.pages if page.file in stale and not page.stream]
    streamed = [page for page in plan.pages if page.file in stale and page.stream]
    assets = [asset for asset in files.assets if asset.path.removeprefix("/") in stale]
    postings = {page.source for page in plan.pages if page.source is not None}
    outlet = open_staging(config.output, Path(config.root, ".cache", "staging", digest(config.output)[:8]))
    tasks = work(counted(pages, progress, "rendering"), store.text)
    batches = map_batches(executor, make_batch, Making(shared, outlet), tasks, small=SMALL_PAGES)
    made = chain(batches, make_streamed(outlet, streamed, store.text))
    return write(made, assets, keys=keys, postings=postings, manifest=manifest, outlet=outlet)


def list_files(config: Config, store: Store) -> Outcome[Files]:
    """Find all files that the board is made of, by their digests."""
    found = Findings()
    sources = found.take(load_sources(config, store))
    assets = found.take(load_assets(config))
    return Outcome(Files(sources, assets), tuple(found))


def state_of(files: Files, config: Config, now: datetime, shared: str) -> str:
    """Return the digest of all that a build sees, but for the state of the output folder.

    ``shared`` stands for the toolchain, the templates and the frame. "" where a build looks at more than can be told
    here: at the history of the repository, or at what was published.
    """
    if config.since or config.board.defaults.date == FIRST_COMMIT:
        return ""
    assets = [(asset.path, asset.digest) for asset in files.assets]
    today = now.astimezone(timezone_of(config.board.timezone)).date()
    return digest(shared, msgspec.structs.replace(config, jobs=0), today, files.sources, assets)


def plan_board(
    files: Files, config: Config, *, now: datetime, store: Store, executor: Executor, progress: Progress
) -> Outcome[Planned]:
    """Read, understand and sort everything, and describe every page.

    A posting with an error is left out of the site, so that what is planned can be published.
    """
    found = Findings(config.board.checks.severity)
    progress("reading")
    content = found.take(read_content(files.sources, config, store, executor, progress))
    progress("sorting")
    site = found.take(collect_site(content, config.board, now, drafts=config.drafts))
    found.take(check_postings(site, config))
    healthy = without(content, found.paths(Severity.ERROR))
    if len(healthy.postings) < len(content.postings):
        site = collect_site(healthy, config.board, now, drafts=config.drafts).value
    progress("planning")
    published = found.take(read_published(config.since)) if config.since else None
    pages = found.take(plan_pages(site, frame(config, files.assets), published))
    progress("checking")
    found.take(check_site(site, pages, files.assets, config))
    store.forget_postings(source.path for source in files.sources.postings)
    store.save()
    return Outcome(Planned(site, pages), tuple(found))


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
