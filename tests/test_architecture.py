"""The shape of the house, read from syntax trees: who may import whom, who may touch the world, what may have state."""

from __future__ import annotations

import ast
import functools
import re
import sys
from pathlib import Path

from generator.cli import COMMANDS

HOUSE = Path(__file__).parent.parent
CODE = HOUSE / "generator"
# Scripts that make packaged data are run by hand, and are no part of the program.
MADE_BY_HAND = "enrich/data/"
FILES = sorted(
    file for path in CODE.rglob("*.py") if not (file := path.relative_to(CODE).as_posix()).startswith(MADE_BY_HAND)
)

# What each room may import of the house, besides itself. A room is a folder or a file directly in generator/; the
# longest name that fits counts. Entries are modules below generator, with all that is in them.
MODEL = ("model",)
STEPS = ("load", "parse", "enrich", "collect", "present", "checks", "cache", "fetch", "outputs", "render", "write")
CLI = (
    "", "account", "serve", "publish", "pipeline", "studying", "report", "fix", "intake", "parallel", "cluster", *STEPS,
    *MODEL,
)  # fmt: skip
FLOORS: dict[str, tuple[str, ...]] = {
    "__init__": (),
    "__main__": ("cli",),
    "cli": CLI,
    "serve": ("glimpse", "pipeline", "report", "parallel", *MODEL),
    "glimpse": ("pipeline", "amending", "reading", *STEPS, *MODEL),
    "amending": ("collect", "present", *MODEL),
    "pipeline": ("account", "reading", "making", "retouching", "parallel", *STEPS, *MODEL),
    "retouching": ("cache", "outputs", "present", *MODEL),
    "studying": ("reading", "checks", "load", *MODEL),
    "account": ("collect.lifecycle", *MODEL),
    # The rules over texts are asked when a file is read: a posting is kept without its text.
    "reading": ("parallel", "patience", "load", "parse", "enrich", "checks", "cache", *MODEL),
    "making": ("parallel", "render", "write", *MODEL),
    "report": ("*.faults", *MODEL),
    "outputs": ("present", *MODEL),
    "fix": ("parse", *MODEL),
    # Forms are asked for in the words of the site, and understood in them.
    "intake": ("fix", "parse", "present.words", *MODEL),
    "render": ("present.wording", "present.views", "kept", *MODEL),
    "write": ("allocation", "cache.manifest", "cache.faults", *MODEL),
    "allocation": (),
    "load": MODEL,
    "parse": MODEL,
    "enrich": ("kept", *MODEL),
    "collect": MODEL,
    "present": MODEL,
    "checks": ("kept", *MODEL),
    "publish": MODEL,
    "cache": MODEL,
    "fetch": MODEL,
    "model": (),
    "parallel": (),
    "cluster": ("parallel", "cache.toolchain"),
    "patience": (),
    "kept": MODEL,
}

# Modules of the standard library by which code meets the world, and who may use them.
WORLD = {
    "pathlib", "os", "shutil", "tempfile", "glob", "io", "fileinput", "sqlite3", "subprocess", "socket", "socketserver",
    "http", "urllib.request", "ssl", "time", "threading", "signal", "logging", "multiprocessing", "webbrowser",
    "random", "secrets", "locale", "getpass", "platform",
}  # fmt: skip
WORLDLY = (
    "load/", "write.py", "allocation.py", "cache/", "kept.py", "render/environment.py", "render/compiled.py",
    "enrich/data.py", "checks/data.py", "fetch/", "serve/", "publish/", "cli/", "parallel.py", "patience.py",
    "pipeline.py", "studying.py", "glimpse.py", "cluster.py",
)  # fmt: skip
PURE_USES = {
    "io": {"BytesIO"},
    "pathlib": {"PurePath", "PurePosixPath"},
    "time": {"perf_counter"},
    "threading": {"get_ident"},  # the key of a memo of what threads cannot share
}

# Where each library is met.
MET = {
    "frontmatter": ("parse/front_matter.py",),
    "yaml": ("parse/yaml_fields.py", "parse/diagnosis.py"),
    "markdown": ("parse/markdown.py", "parse/blocks.py", "parse/quick.py"),
    "pymdownx": ("parse/markdown.py",),
    "cmarkgfm": ("parse/gfm.py",),
    "markdownify": ("intake/html_text.py",),
    "bs4": ("intake/html_text.py",),
    "nh3": ("parse/sanitize.py",),
    "jinja2": ("render/",),
    "markupsafe": ("render/",),
    "watchdog": ("serve/watch.py",),
    "livereload": ("serve/reload.py",),
    "tornado": ("serve/reload.py",),
    "ghp_import": ("publish/",),
    "price_parser": ("enrich/",),
    "dateutil": ("enrich/",),
    "click": ("cli/",),
    "distributed": ("cluster.py",),
    "rich": ("cli/",),
    "PIL": ("present/picture.py",),
    "font_roboto": ("present/picture.py",),
    "msgspec": ("",),
}

CONTAINERS = (ast.List, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp)
MAKERS = {"list", "set", "dict", "defaultdict", "deque", "Counter", "OrderedDict", "bytearray"}


@functools.cache
def tree(file: str) -> ast.Module:
    return ast.parse((CODE / file).read_text(encoding="utf-8"), file)


def room_of(file: str) -> str:
    return file.partition("/")[0].removesuffix(".py")


def imports(file: str) -> list[tuple[str, int]]:
    """Go through the modules a file imports by their full names; names that are modules of ours stand for those."""
    found = []
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found += [(name.name, node.lineno) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are written with their full names"
            for name in node.names:
                below = f"{node.module}.{name.name}"
                found.append((below if _is_ours(below) else node.module, node.lineno))
    return found


def _is_ours(module: str) -> bool:
    place = HOUSE / module.replace(".", "/")
    return module.startswith("generator.") and (place.is_dir() or place.with_suffix(".py").exists())


def fits(module: str, allowed: str) -> bool:
    if allowed.startswith("*"):
        return module.endswith(allowed[1:])
    return module == allowed or (allowed != "" and module.startswith(f"{allowed}."))


def test_floors():
    """A file imports from its own room and from the floors below that its room may see."""
    strangers = [
        f"{file}:{line}: {name}"
        for file in FILES
        for name, line in imports(file)
        if name.partition(".")[0] == "generator" and not _may_import(file, name)
    ]

    assert strangers == []


def _may_import(file: str, name: str) -> bool:
    room = room_of(file)
    return any(fits(name.removeprefix("generator").removeprefix("."), seen) for seen in (room, *FLOORS[room]))


def test_commands_do_not_import_one_another():
    """A command of the CLI imports no sibling that is a command."""
    siblings = [
        f"{file}:{line}: {name}"
        for file in FILES
        if file.startswith("cli/")
        for name, line in imports(file)
        if name.removeprefix("generator.cli.") in COMMANDS
    ]

    assert siblings == []


def test_the_world_is_touched_in_few_places():
    """Files, processes, sockets and the clock are met only where the house says so."""
    touched = [
        touch
        for file in FILES
        if not file.startswith(WORLDLY)
        for touch in (*_worldly_imports(file), *_worldly_calls(file))
    ]

    assert touched == []


def _worldly_imports(file):
    for node in ast.walk(tree(file)):
        names = []
        if isinstance(node, ast.Import):
            names = [(name.name, None) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [(node.module, name.name) for name in node.names]
        for module, name in names:
            if module in WORLD and name not in PURE_USES.get(module, ()):
                yield f"{file}:{node.lineno}: {module}"


def _worldly_calls(file):
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in ("open", "input", "print", "breakpoint", "exec", "eval", "__import__"):
                yield f"{file}:{node.lineno}: {called}()"
            if re.search(r"\b(datetime|date|dt)\.(now|today|utcnow)$", called):
                yield f"{file}:{node.lineno}: {called}() - the clock is read in cli/clock.py"


def test_the_clock_is_read_once():
    """Only cli/clock.py asks what time it is (serve may, to say when it built)."""
    readers = {found.split(":")[0] for file in FILES for found in _worldly_calls(file) if "the clock" in found}

    assert readers <= {"cli/clock.py", "serve/__init__.py"}


def test_libraries_are_met_in_few_files():
    """A third party's library is imported only in the files named for it."""
    outside = [
        f"{file}:{line}: {name}"
        for file in FILES
        for name, line in imports(file)
        if (top := name.partition(".")[0]) not in sys.stdlib_module_names
        and top != "generator"
        and not file.startswith(MET.get(top, ("nowhere",)))
    ]

    assert outside == []


def test_no_module_has_state():
    """What stands in a module is constant: containers have names in capitals and content, and nothing says `global`."""
    stateful = [
        f"{file}:{node.lineno}: {ast.unparse(node).splitlines()[0]}"
        for file in FILES
        for node in (*filter(_is_state, tree(file).body), *filter(_is_global, ast.walk(tree(file))))
    ]

    assert stateful == []


def _is_global(node: ast.AST) -> bool:
    return isinstance(node, ast.Global)


def _is_state(node: ast.AST) -> bool:
    if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    constant = all(re.fullmatch(r"_*[A-Z][A-Z0-9_]*|__\w+__", ast.unparse(target)) for target in targets)
    made = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in MAKERS
    empty = not any(getattr(node.value, part, None) for part in ("args", "keywords", "elts", "keys", "generators"))
    return (made or isinstance(node.value, CONTAINERS)) and (empty or not constant)


def test_templates_do_not_mark_text_as_safe():
    """HTML is made safe once, where a body enters its view; no template says `|safe` or turns escaping off."""
    templates = [file for folder in ("templates", "overrides") for file in (HOUSE / folder).rglob("*.html")]
    assert templates
    marked = [
        f"{file.relative_to(HOUSE)}: {found[0]}"
        for file in templates
        for found in re.finditer(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b", file.read_text(encoding="utf-8"))
    ]

    assert marked == []


def test_html_is_marked_safe_in_named_places():
    """`Html(...)` is made of text only behind the allow-list and of markup of our own."""
    makers = {
        file
        for file in FILES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Html" and not _is_literal(node)
    }

    assert makers <= {
        "parse/sanitize.py",  # behind the allow-list
        "model/html.py",  # a part of what is safe already
        "present/script_json.py",  # JSON for a script element
        "outputs/not_found.py",  # escaped words of our own in a paragraph
    }


def _is_literal(call: ast.Call) -> bool:
    return all(isinstance(argument, ast.Constant) for argument in call.args)


def test_names_say_what_things_are():
    """No file or folder is called after nothing in particular."""
    vague = {"utils", "util", "helpers", "helper", "common", "base", "manager", "handler", "core", "misc"}

    assert [file for file in FILES if vague & set(file.removesuffix(".py").split("/"))] == []


def test_every_module_says_what_it_does():
    """Each module opens with a sentence, unless it is empty."""
    silent = [file for file in FILES if tree(file).body and not ast.get_docstring(tree(file))]

    assert silent == []
