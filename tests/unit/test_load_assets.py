"""Assets: what is published as it is, where, and what is not."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.load import assets as room
from generator.load.assets import load_assets
from generator.load.theme import theme_folder
from generator.model.config import Config
from generator.model.digest import digest_bytes


@pytest.fixture(autouse=True)
def theme(tmp_path, monkeypatch):
    """A theme of its own, so that no test depends on what ours holds."""
    folder = tmp_path / "theme/static"
    folder.mkdir(parents=True)
    monkeypatch.setattr(room, "theme_folder", lambda name: tmp_path / "theme" / name)
    return folder


def fill(root: Path, files: dict[str, str]) -> Config:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    return Config(root=str(root.resolve()), output=str(root / "site"))


def by_path(config: Config) -> dict[str, str]:
    """Return what is published: path -> content."""
    outcome = load_assets(config)
    assert outcome.diagnostics == ()
    contents = {
        asset.path: asset.data if asset.data is not None else Path(asset.file).read_bytes() for asset in outcome.value
    }
    assert {asset.path: asset.digest for asset in outcome.value} == {
        path: digest_bytes(data) for path, data in contents.items()
    }
    return {path: data.decode() for path, data in contents.items()}


def test_theme_folders_are_there():
    """Our own templates and static files are found in a checkout."""
    assert theme_folder("static").name == "static"
    assert theme_folder("templates").is_dir()


def test_static_files_lie_under_assets_and_the_owners_win(tmp_path, theme):
    """Ours lie under /assets/; the owner's replace those of the same name and join the others; dev stays at home."""
    fill(theme, {"css/site.css": "ours", "img/a.svg": "ours", "dev/components.js": "ours", ".hidden": "ours"})
    config = fill(
        tmp_path / "b", {"one/css/site.css": "first", "two/css/site.css": "second", "two/css/more.css": "second"}
    )
    look = msgspec.structs.replace(config.board.look, static=("one", "two", "none"))
    config = msgspec.structs.replace(config, board=msgspec.structs.replace(config.board, look=look))

    assert by_path(config) == {
        "/assets/css/site.css": "first", "/assets/css/more.css": "second", "/assets/img/a.svg": "ours",
    }  # fmt: skip


def test_folder_root_lies_at_the_sites_own(tmp_path):
    """What an owner needs at the site's root, such as a search engine's proof, goes into `root`; CNAME is a setting."""
    config = fill(
        tmp_path / "b", {"overrides/static/root/proof.html": "p", "overrides/static/CNAME": "jobs.acme.example"}
    )

    assert by_path(config) == {"/proof.html": "p"}


def test_imports_carry_the_version_of_all_that_may_be_imported(tmp_path, theme):
    """A module imports others with a version, so that a browser never mixes old and new; any change gives another."""
    fill(theme, {
        "js/main.js": 'import { a } from "./a.js";\nimport "./b.js"\nconst c = await import(\'../js/c.js\')\nfrom("x")',
        "js/a.js": "export const a = 1 // from './elsewhere'",
        "css/site.css": '@import "./tokens.css" layer(tokens);\n@import url("https://fonts.example/x.css");',
    })  # fmt: skip
    config = fill(tmp_path / "b", {"x": ""})
    before = by_path(config)
    (theme / "js/a.js").write_text("export const a = 2", "utf-8")
    after = by_path(config)

    version = before["/assets/js/main.js"].partition("?v=")[2][:8]
    assert before["/assets/js/main.js"] == (
        f'import {{ a }} from "./a.js?v={version}";\nimport "./b.js?v={version}"\n'
        f"const c = await import('../js/c.js?v={version}')\nfrom(\"x\")"
    )
    assert before["/assets/css/site.css"].startswith('@import "./tokens.css?v=')
    assert 'https://fonts.example/x.css")' in before["/assets/css/site.css"]
    assert after["/assets/js/main.js"] != before["/assets/js/main.js"]
    assert after["/assets/css/site.css"] == before["/assets/css/site.css"]


def test_files_beside_postings_are_published(tmp_path):
    """Images and PDF files lie under /media/ as they lie below content/postings; private names stay at home."""
    names = [
        "acme/logo.PNG",
        "a b.pdf",
        "_private.png",
        "_folder/x.png",
        ".x.png",
        "README",
        "a.md~",
        "a.md",
        "z/Thumbs.db",
    ]
    config = fill(tmp_path / "b", {f"content/postings/{name}": name for name in names})

    assert by_path(config) == {"/media/acme/logo.PNG": "acme/logo.PNG", "/media/a b.pdf": "a b.pdf"}


def test_files_beside_pages_and_profiles_are_published(tmp_path):
    """They have places of their own, which no file beside a posting can take; what is no picture is told, there too."""
    names = ("pages/team.png", "pages/sub/a.pdf", "companies/acme.svg", "postings/pages/team.png")
    config = fill(tmp_path / "b", {f"content/{name}": name for name in names})
    (told,) = load_assets(fill(tmp_path / "c", {"content/pages/imprint.txt": "x"})).diagnostics

    assert by_path(config) == {
        "/media/_pages/team.png": "pages/team.png",
        "/media/_pages/sub/a.pdf": "pages/sub/a.pdf",
        "/media/_companies/acme.svg": "companies/acme.svg",
        "/media/pages/team.png": "postings/pages/team.png",
    }
    assert (told.code, "a page's name ends in `.md`" in told.message) == ("B206", True)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Senior nurse", "named `Senior nurse.md`"), ("job.txt", "named `job.md`"), ("job.docx", "named `job.md`"),
        ("tool.exe", "save it as one of"), ("page.js", "save it as one of"),
    ],
)  # fmt: skip
def test_what_is_neither_posting_nor_medium_is_told(tmp_path, name, hint):
    """A file that would silently be passed over is a warning that says how to have it read or published."""
    outcome = load_assets(fill(tmp_path / "b", {f"content/postings/{name}": "x"}))
    (found,) = outcome.diagnostics

    assert (outcome.value, found.code, found.span.path) == ((), "B206", f"content/postings/{name}")
    assert hint in found.hint


@pytest.mark.parametrize(
    "svg",
    [
        "<svg><script>x()</script></svg>",
        '<svg xmlns:a="http://www.w3.org/2000/svg"><a:script/></svg>',
        "<svg onload = 'x()'/>",
        "<svg\nonload='x()'/>",
        "<svg/onload='x()'/>",
        '<svg><a href="java&#115;cript:x()"/></svg>',
        '<svg><a href="java&#10;script:x()"/></svg>',
        '<!DOCTYPE svg [<!ENTITY x "y">]><svg/>',
        "<svg><foreignObject/></svg>",
        "<svg><set attributeName='href' to='JavaScript:x()'/></svg>",
    ],
)
def test_image_that_could_act_is_withheld(tmp_path, svg):
    """An SVG with script, in any disguise we know, is not published, and its author is told how to save it."""
    outcome = load_assets(fill(tmp_path / "b", {"content/postings/a.svg": svg}))

    assert (outcome.value, [found.code for found in outcome.diagnostics]) == ((), ["B207"])


def test_plain_drawing_is_published(tmp_path):
    """An SVG that only draws is published."""
    svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>Script &amp; on=1</title><path/></svg>'

    assert by_path(fill(tmp_path / "b", {"content/postings/a.svg": svg})) == {"/media/a.svg": svg}


def test_far_too_large_medium_is_told(tmp_path, monkeypatch):
    """A medium that no host would take is withheld."""
    monkeypatch.setattr(room, "LARGEST", 3)
    outcome = load_assets(fill(tmp_path / "b", {"content/postings/a.png": "four"}))

    assert (outcome.value, [found.code for found in outcome.diagnostics]) == ((), ["B202"])
