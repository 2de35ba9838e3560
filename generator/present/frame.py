"""The frame: what every page of the board shares. Nothing in it is drawn from postings, and it holds no date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.digest import digest_bytes
from generator.present.accent import accent_css, is_ours
from generator.present.routes import (
    ACCENT,
    FACETS,
    FEED,
    HOME,
    LLMS,
    POST,
    SAVED,
    facet_path,
    href,
    own_page_path,
    permalink,
)
from generator.present.views import Anchor, Frame
from generator.present.words.languages import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.config import Board, Config, NavigationItem
    from generator.model.source import Asset
    from generator.present.words import Words

STYLES = "/assets/css/"
FIRST_STYLE = "/assets/css/site.css"
SCRIPT = "/assets/js/main.js"
ICONS = ("/assets/img/icon.svg", "/assets/img/favicon.svg", "/assets/img/icon.png", "/assets/img/favicon.ico")
SOCIAL = "/assets/img/social.png"
# The data that places are understood by asks to be named (CC BY 4.0, section 3 (a)).
GEONAMES = "https://www.geonames.org/"
# The facets that most people look for stand on top, the others at the foot.
ON_TOP = ("location", "work_mode", "skills", "company", "salary")


def frame(config: Config, assets: Sequence[Asset]) -> Frame:
    """Return the frame of a board from its settings and its files."""
    board, base_path = config.board, config.base_path
    words = words_of(board.language)
    digests = {asset.path: asset.digest for asset in assets}
    facets = [key for key in board.facets.show if key in FACETS]
    top = [_facet_anchor(key, words, base_path) for key in ON_TOP if key in facets]
    foot = [_facet_anchor(key, words, base_path) for key in facets if key not in ON_TOP]
    return Frame(
        name=board.name,
        description=board.description,
        language=board.language,
        words=words,
        base_path=base_path,
        base_url=config.base_url,
        home=href(base_path, HOME),
        navigation=(
            *top,
            *(_own_anchor(item, base_path) for item in board.navigation),
            *_post(board, words, base_path),
        ),
        footer=(*foot, Anchor(words.places_credit, GEONAMES)),
        stylesheets=_stylesheets(digests, config),
        scripts=tuple(_versioned(config, path, digests[path]) for path in (SCRIPT,) if path in digests),
        icon=next((_versioned(config, path, digests[path]) for path in ICONS if path in digests), ""),
        logo=_logo(board.look.logo, base_path),
        feed=href(base_path, FEED),
        policy=policy(board.look.image_hosts),
        open_graph="open-graph" not in board.outputs.without,
        social_image=permalink(config.base_url, SOCIAL) if SOCIAL in digests else "",
        demo=board.demo,
        email=board.email,
        repository=board.repository,
        saved=href(base_path, SAVED),
        llms=href(base_path, LLMS) if "llms" in board.outputs.extra else "",
        closing_days=board.lifecycle.closing_days,
        preview=config.preview,
    )


def policy(image_hosts: Sequence[str]) -> str:
    """Return the Content-Security-Policy: our own files alone, and images of the hosts that the owner lists."""
    images = ["img-src 'self' " + " ".join(_host(host) for host in image_hosts)] if image_hosts else []
    return "; ".join([
        "default-src 'self'", *images, "base-uri 'none'", "form-action 'self'", "object-src 'none'",
    ])  # fmt: skip


def _host(host: str) -> str:
    return host if "://" in host else f"https://{host}"


def _stylesheets(digests: Mapping[str, str], config: Config) -> tuple[str, ...]:
    """Return ours first, then the accent, then what the owner adds, so that the later may change the earlier.

    Our own accent stands in our stylesheet already: one file fewer before anything is shown.
    """
    colour = config.board.look.accent
    accent = {} if is_ours(colour) else {ACCENT: digest_bytes(accent_css(colour).encode())}
    others = sorted(path for path in digests if path.startswith(STYLES) and path.endswith(".css"))
    ordered = [path for path in (FIRST_STYLE, ACCENT, *others) if path in {*others, *accent}]
    versions = {**digests, **accent}
    return tuple(_versioned(config, path, versions[path]) for path in dict.fromkeys(ordered))


def _versioned(config: Config, path: str, digest: str) -> str:
    """Return a file's address, another for each content; in a preview, where nothing is kept, always the same."""
    address = href(config.base_path, path)
    return address if config.preview else f"{address}?v={digest[:8]}"


def _logo(logo: str, base_path: str) -> str:
    """Return the logo's address: a path of the site (`img/logo.svg` lies in the static folder), or another host's."""
    if not logo or "://" in logo:
        return logo
    return href(base_path, logo if logo.startswith("/") else f"/assets/{logo.removeprefix('static/')}")


def _facet_anchor(key: str, words: Words, base_path: str) -> Anchor:
    return Anchor(words.facet_names[key], href(base_path, facet_path(key)))


def _post(board: Board, words: Words, base_path: str) -> tuple[Anchor, ...]:
    """Return the way to the form for a posting, if there is somebody to hand one to."""
    return (Anchor(words.post, href(base_path, POST)),) if board.repository or board.email else ()


def _own_anchor(item: NavigationItem, base_path: str) -> Anchor:
    return Anchor(item.label, href(base_path, own_page_path(item.page)) if item.page else item.url)
