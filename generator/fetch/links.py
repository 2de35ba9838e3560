"""Addresses of the web -> which of them lead nowhere, asked of all hosts at once, of each one after the other."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

import msgspec

from generator.fetch.asking import Answer, Patience, ask
from generator.fetch.faults import DEAD_EXTERNAL_LINK, MOVED_LINK, UNCERTAIN_LINK
from generator.model.diagnostic import Outcome
from generator.model.source import Span

if TYPE_CHECKING:
    from generator.model.diagnostic import Diagnostic

AT_ONCE = 16  # hosts
GRACE = 1  # seconds beyond the whole time, for answers that are just coming
FRESH = 7 * 24 * 3600  # seconds for which a good answer is believed
FEW = 3  # hosts; if so many are silent, and nobody answers, it is our network

Mentions = Sequence[tuple[str, Span]]


def follow(mentions: Mentions, memory: Path | None, now: float, patience: Patience) -> Outcome[int]:
    """Ask whether addresses lead somewhere; return how many were asked, and what is wrong with those that do not.

    Good answers are kept in the file ``memory`` and believed for a week; all others are asked for again. ``now`` is in
    seconds since 1970. What is not answered within ``patience.whole`` is told, and left to the next run.
    """
    wanted = list(dict.fromkeys(urldefrag(address).url for address, _ in mentions))
    kept = _remembered(memory)
    known = {url: answer for url in wanted if (answer := kept.get(url)) and 0 <= now - answer.asked < FRESH}
    asked = _all([url for url in wanted if url not in known], now, patience)
    answers = known | asked
    if len({urlsplit(url).hostname for url in asked}) >= FEW and not any(one.heard for one in asked.values()):
        return Outcome(len(asked), (_no_network(len(asked)),))
    _keep(memory, {url: answer for url, answer in answers.items() if answer.kind == "fine"})
    found = tuple(_told(mentions, answers))
    missing = len(wanted) - len(answers)
    return Outcome(len(asked), (*found, _too_late(missing)) if missing else found)


def _all(urls: Sequence[str], now: float, patience: Patience) -> dict[str, Answer]:
    """Ask every host for its addresses; what is not answered before the time is over has no answer.

    Whoever still waits then for a host that never ends its answer is left behind, and ends with the program.
    """
    deadline = time.monotonic() + patience.whole
    queues = defaultdict[str, list[str]](list)
    for url in urls:
        queues[_host(url)].append(url)
    waiting, answers = SimpleQueue[list[str]](), dict[str, Answer]()
    for queue in queues.values():
        waiting.put(queue)
    threads = [
        Thread(target=_ask_hosts, args=(waiting, answers, now, patience, deadline), daemon=True)
        for _ in range(min(AT_ONCE, len(queues)))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, deadline + GRACE - time.monotonic()))
    return answers.copy()


def _ask_hosts(
    waiting: SimpleQueue[list[str]], answers: dict[str, Answer], now: float, patience: Patience, deadline: float
) -> None:
    """Take one host after the other, and ask it for its addresses with a pause between two."""
    while True:
        try:
            urls = waiting.get_nowait()
        except Empty:
            return
        for number, url in enumerate(urls):
            if number:
                time.sleep(patience.pause)
            if time.monotonic() > deadline:
                return
            answers[url] = msgspec.structs.replace(ask(url, patience, deadline), asked=now)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _told(mentions: Mentions, answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    """Tell of each place that leads nowhere, or elsewhere; one message a place."""
    for address, span in mentions:
        answer = answers.get(urldefrag(address).url)
        if answer is None:
            continue
        if answer.kind == "dead":
            hint = "correct the address, or take the link out"
            yield DEAD_EXTERNAL_LINK.at(span, f"`{address}` leads nowhere: {answer.why}", hint)
        elif answer.kind == "unsure":
            message = f"whether `{address}` leads somewhere cannot be told: {answer.why}"
            yield UNCERTAIN_LINK.at(span, message, "open it yourself")
        elif answer.moved:
            yield MOVED_LINK.at(span, f"`{address}` has moved for good", f"write `{answer.moved}`")


def _no_network(count: int) -> Diagnostic:
    message = f"none of {count:,} addresses could be reached, so nothing can be told of them"
    return UNCERTAIN_LINK.at(Span("--external"), message, "see whether this machine has a network")


def _too_late(count: int) -> Diagnostic:
    addresses = "1 address was" if count == 1 else f"{count:,} addresses were"
    hint = "run it again, good answers are remembered; or give it more seconds: `--external 600`"
    return UNCERTAIN_LINK.at(Span("--external"), f"{addresses} not asked for, because the time was over", hint)


def _remembered(memory: Path | None) -> dict[str, Answer]:
    try:
        return msgspec.json.decode(memory.read_bytes(), type=dict[str, Answer]) if memory else {}
    except (OSError, msgspec.MsgspecError):
        return {}


def _keep(memory: Path | None, answers: Mapping[str, Answer]) -> None:
    """Write the answers down beside their place, and move them there; a memory that cannot be kept is none."""
    if memory is None:
        return
    beside = memory.with_name(f".{memory.name}.new")
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.json.encode(dict(sorted(answers.items()))))
        beside.replace(memory)
    except OSError:
        beside.unlink(missing_ok=True)
