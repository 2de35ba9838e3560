"""START HERE: the order of the steps, from Markdown files to a site on the disk."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.account import Account, account_of, sizes_of, slots_of, weights_of
from generator.cache.keys import PageKeys, asset_keys, build_key, plan_key
from generator.cache.lock import alone
from generator.cache.manifest import Manifest, read_listing
from generator.cache.store import DamagedError
from generator.cache.toolchain import toolchain
from generator.checks import check_postings, check_site
from generator.checks.size import check_size
from generator.collect import collect_site
from generator.load.files import load_files
from generator.load.overrides import moved_originals
from generator.load.theme import template_folders
from generator.making import Maker, Making
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Findings, Outcome, Severity
from generator.model.digest import digest
from generator.model.page import Page, Receipt, Slot
from generator.model.site import Content, Profile, Site
from generator.model.source import Asset, Files
from generator.model.timezone import timezone_of
from generator.outputs import nobody, plan_pages
from generator.parallel import SERIAL, Executor, Progress, silent
from generator.present.frame import frame
from generator.present.views import Frame
from generator.render.environment import fingerprint_of
from generator.render.pages import Frameset
from generator.retouching import Outline, digests_of, retouched
from generator.write import Outlet, Staged, Written, open_staging, write

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import datetime

    from generator.cache.store import Store
    from generator.outputs import Hear

T = TypeVar("T")
# What a build leaves to the next one, by name.
ACCOUNT, OUTLINE = "account", "outline"


class Planned(msgspec.Struct, frozen=True):
    """The board as it is to be published, before a page of it is rendered, and what it was planned from."""

    site: Site
    pages: tuple[Page, ...]
    profiles: tuple[Profile, ...]
    frame: Frame
    assets: tuple[Asset, ...]


class Build(msgspec.Struct, frozen=True):
    """What a build says of the board, what it found, and what it changed in the output folder.

    ``refused`` says that nothing was written, because of an error. ``plan`` is None where nothing differs from the last
    build, or nothing but texts.
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
    plan: Planned


class Gathered(msgspec.Struct, frozen=True):
    """What was read, without postings that have an error, and put in order."""

    content: Content
    site: Site


class Remembered(msgspec.Struct, frozen=True):
    """What a build said, kept for one that finds everything as that one left it."""

    account: Account
    diagnostics: tuple[Diagnostic, ...]


class Work(msgspec.Struct, frozen=True):
    """What a build makes of the site: all its pages by place, the key of each file, and which differ.

    ``plan`` is None where only what texts show was planned; ``found`` is what planning found, then or before.
    """

    slots: tuple[Slot, ...]
    keys: dict[str, str]
    stale: frozenset[str]
    found: tuple[Diagnostic, ...]
    plan: Planned | None = None


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
        files = found.take(load_files(config, store))
        found.add(moved_originals(config))
        plan = found.take(plan_board(files, config, now=now, store=store, executor=executor, progress=progress))
        return Check(account_of(plan.site, plan.pages), found, plan)

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
    files = found.take(load_files(config, store))
    folders = template_folders(config)
    framed = frame(config, files.assets)
    shared = Frameset(framed, folders, digest(toolchain(), fingerprint_of(folders), framed), config.root)
    manifest = Manifest(Path(config.output), store.pages(config.output), read_listing(Path(config.output)))
    key = build_key(files, config, now.astimezone(timezone_of(config.board.timezone)).date(), shared.key)
    said = store.of_build(config.output, ACCOUNT, key) if key and manifest.stands() else None
    if said is not None:
        remembered = msgspec.msgpack.decode(said, type=Remembered)
        found.add(remembered.diagnostics)
        return Build(remembered.account, found, Receipt(unchanged=len(manifest.remembered)))

    gathered = gather(files, config, now=now, store=store, executor=executor, progress=progress)
    board = found.take(gathered)
    progress("planning")
    outlined = plan_key(board.content, config, board.site.today, shared.key)
    maker = Maker(Making(shared, _staging(config)), executor, store.text)
    take = maker.take if config.keep_going or not found.errors else nobody
    work = _retouch(board.site, files, shared, manifest, config, store=store, outlined=outlined, take=take)
    work = work or _plan(board, files, shared, manifest, config, take=_told(take, board.site, progress))
    found.add(work.found)
    progress("checking")
    checked = check_site(board.site, work.slots, files.assets, config)
    found.take(checked)
    account = account_of(board.site, work.slots)
    if found.errors and not config.keep_going:
        maker.drop()
        return Build(account, found, refused=True, plan=work.plan)
    progress("rendering")
    made = _make(files, work, manifest, maker, progress)
    written = found.take(made)
    if written is None:
        return Build(account, found, refused=True, plan=work.plan)
    progress("remembering")
    bytes_of = {file: stamp[1] for file, stamp in (*manifest.remembered.items(), *written.stamps.items())}
    sizes = sizes_of(work.slots, files.assets, bytes_of)
    weights = weights_of(work.plan.pages, bytes_of) if work.plan else ()  # extra outputs are always planned
    account = msgspec.structs.replace(account, weights=weights, sizes=sizes)
    large = check_size(sizes, config.board.outputs.site_limit)
    found.add(large)
    store.keep_pages(config.output, written.stamps, written.removed)
    if not board.content.as_listed:  # what is remembered by the files as they were listed would be of others
        key = outlined = ""
    if outlined:
        outline = Outline(digests_of(files.sources.postings), work.slots, work.found)
        store.keep_of_build(config.output, OUTLINE, outlined, msgspec.msgpack.encode(outline))
    if key:
        told = (*gathered.diagnostics, *work.found, *checked.diagnostics, *made.diagnostics, *large)
        store.keep_of_build(config.output, ACCOUNT, key, msgspec.msgpack.encode(Remembered(account, told)))
    store.save()
    return Build(account, found, written.receipt, plan=work.plan)


def _retouch(
    site: Site,
    files: Files,
    shared: Frameset,
    manifest: Manifest,
    config: Config,
    *,
    store: Store,
    outlined: str,
    take: Hear,
) -> Work | None:
    """Have pages made if texts alone changed since the last build, else return None: then all has to be planned."""
    kept = store.of_build(config.output, OUTLINE, outlined) if outlined else None
    if kept is None:
        return None
    outline = msgspec.msgpack.decode(kept, type=Outline)
    touched = retouched(outline, site, shared.frame, files.sources.postings, manifest=manifest, shared=shared.key)
    keys = touched.keys | asset_keys(files.assets)
    stale = manifest.stale(keys)
    if not stale <= {page.file for page in touched.pages} | asset_keys(files.assets).keys():
        return None  # another file of the site is not as we left it
    for page in touched.pages:
        if page.file in stale:
            take(page)
    return Work(outline.slots, keys, stale, outline.found)


def _plan(board: Gathered, files: Files, shared: Frameset, manifest: Manifest, config: Config, *, take: Hear) -> Work:
    """Plan all pages, and have those made that are not in the output folder as they should be."""
    made, assets = PageKeys(shared.key), asset_keys(files.assets)
    keys, stale = {**assets}, set(manifest.stale(assets))

    def hear(page: Page) -> None:
        file = page.file
        if file in assets:
            return  # a file of this name is published as it is
        keys[file] = made.of(page)
        if not manifest.has(file, keys[file]):
            stale.add(file)
            take(page)

    planned = _planned(board, files, config, hear)
    return Work(slots_of(planned.value.pages), keys, frozenset(stale), planned.diagnostics, planned.value)


def _told(take: Hear, site: Site, progress: Progress) -> Hear:
    """Tell how far a build is, by the pages of postings: those of lists are made among and after them."""
    total, done = len(site.open) + len(site.closed), 0

    def hear(page: Page) -> None:
        nonlocal done
        take(page)
        done += page.source is not None
        progress("planning and rendering", done, total)

    return hear


def _staging(config: Config) -> Outlet:
    return open_staging(config.output, Path(config.root, ".cache", "staging", digest(config.output)[:8]))


def _make(files: Files, work: Work, manifest: Manifest, maker: Maker, progress: Progress) -> Outcome[Written | None]:
    """Wait for the pages that are being made, and put them into the output folder."""
    assets = [asset for asset in files.assets if asset.path.removeprefix("/") in work.stale]
    postings = {slot.source for slot in work.slots if slot.source is not None}
    made = chain(maker.finish(), _begun(progress, "writing"))
    return write(made, assets, keys=work.keys, postings=postings, manifest=manifest, outlet=maker.outlet)


def _begun(progress: Progress, step: str) -> Iterator[Outcome[Staged | None]]:
    """Tell that a step begins, once what stands before in the row is done."""
    progress(step)
    yield from ()


def plan_board(
    files: Files, config: Config, *, now: datetime, store: Store, executor: Executor, progress: Progress
) -> Outcome[Planned]:
    """Read, understand and sort everything, describe every page, and look at the board as a whole.

    A posting with an error is left out of the site, so that what is planned can be published.
    """
    found = Findings(config.board.checks.severity)
    board = found.take(gather(files, config, now=now, store=store, executor=executor, progress=progress))
    progress("planning")
    plan = found.take(_planned(board, files, config))
    progress("checking")
    found.take(check_site(plan.site, plan.pages, files.assets, config))
    return Outcome(plan, tuple(found))


def gather(
    files: Files, config: Config, *, now: datetime, store: Store, executor: Executor, progress: Progress
) -> Outcome[Gathered]:
    """Read and understand everything, put it in order, and ask the rules about each posting."""
    # A third of all that is imported, of which a build with nothing to do needs nothing.
    from generator.reading import read_content  # noqa: PLC0415

    found = Findings(config.board.checks.severity)
    progress("reading")
    content = found.take(read_content(files.sources, config, store, executor, progress))
    store.forget_postings(source.path for source in files.sources.postings)
    store.save()
    progress("sorting")
    site = found.take(collect_site(content, config.board, now, drafts=config.preview))
    found.take(check_postings(site, config))
    healthy = without(content, found.paths(Severity.ERROR))
    if len(healthy.postings) < len(content.postings):
        site = collect_site(healthy, config.board, now, drafts=config.preview).value
    return Outcome(Gathered(healthy, site), tuple(found))


def _planned(board: Gathered, files: Files, config: Config, hear: Hear = nobody) -> Outcome[Planned]:
    """Describe every page."""
    found = Findings(config.board.checks.severity)
    published = found.take(_read_published(config.since)) if config.since else None
    framed = frame(config, files.assets)
    pages = found.take(plan_pages(board.site, framed, published, hear=hear))
    return Outcome(Planned(board.site, pages, board.content.profiles, framed, files.assets), tuple(found))


def _read_published(since: str) -> Outcome[Mapping[str, str] | None]:
    """Read what was published before, for which few builds ask, and which brings all that the web takes."""
    from generator.fetch.published import read_published  # noqa: PLC0415

    return read_published(since)


def without(content: Content, paths: Collection[str]) -> Content:
    """Leave out the postings of these files."""
    postings = tuple(posting for posting in content.postings if posting.path not in paths)
    return msgspec.structs.replace(content, postings=postings)
