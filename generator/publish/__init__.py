"""The built site -> a branch of the board's repository, from which GitHub Pages serves it."""

from __future__ import annotations

import ipaddress
import os
import re
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import ghp_import
import msgspec

from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.source import Span
from generator.publish.faults import (
    BRANCH_IN_USE,
    DEPLOYED_BY_WORKFLOW,
    DOMAIN_LOST,
    FOREIGN_BRANCH,
    NO_IDENTITY,
    NO_REMOTE,
    NO_REPOSITORY,
    PUSH_REFUSED,
    UNKNOWN_BASE_URL,
    UNREACHABLE,
    VANISHED,
)
from generator.publish.git import Git, GitError, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = ".jobboard.json"  # lies in every site that we built, and tells from which postings
CNAME = "CNAME"
NO_JEKYLL = ".nojekyll"
SHOWN = 10  # vanished postings that are named
HERE = Span(".")
WORKFLOWS = ".github/workflows"
# A step that deploys: GitHub's own action, or ours, which does so at its end.
_DEPLOYS = re.compile(
    r"^ {0,40}(?:- {1,9})?\{?uses: {1,9}[\"']?(?:actions/deploy-pages|[\w.-]{1,100}/jobboard-generator)@", re.MULTILINE
)


class Destination(msgspec.Struct, frozen=True):
    """Where a site is published: a branch at a remote of the board's repository."""

    remote: str = "origin"
    branch: str = "gh-pages"


class Publication(msgspec.Struct, frozen=True):
    """What publishing would change on the branch.

    ``cname`` is the domain it names, "" if none; ``size`` is that of the whole site, in bytes.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    cname: str = ""
    size: int = 0

    @property
    def empty(self) -> bool:
        """Whether the branch holds just this site already."""
        return not (self.added or self.changed or self.removed)


class _Record(msgspec.Struct, frozen=True):
    files: tuple[str, ...]
    postings: tuple[str, ...]


def obstacles(config: Config, to: Destination) -> tuple[Diagnostic, ...]:
    """Return what would keep any site of this board from being published; quick, so ask before building."""
    git = Git(Path(config.root))
    unknown = () if config.base_url else (_unknown_base_url(),)
    try:
        top = Path(git.text("rev-parse", "--show-toplevel"))
    except GitError as error:
        said = _first_line(error)
        message = "the board does not lie in a git repository" if said.startswith("not a git") else said
        return *unknown, NO_REPOSITORY.at(HERE, message, "install git if it is not there, and run `git init`")
    return *unknown, *_git_obstacles(git, to), *_deployments(top)


def plan_publication(config: Config, to: Destination, *, sure: bool = False) -> Outcome[Publication | None]:
    """Compare the built site with what is published, and say what speaks against replacing it.

    Files of ``config.output`` are compared by their bytes. ``sure`` leaves out what only needs a confirmation.
    None if the remote cannot be asked.
    """
    git = Git(Path(config.root))
    try:
        commit = git.fetch(to.remote, to.branch)
        published = git.files(commit) if commit else {}
        record = _record(git, commit) if RECORD in published else None
        domain = git.text("cat-file", "blob", f"{commit}:{CNAME}") if CNAME in published else ""
        function = git.names_bytes_with()
    except GitError as error:
        return Outcome(None, (_unreachable(error, to),))
    cname = cname_of(config.base_url)
    wanted = site_files(Path(config.output), cname, function)
    publication = Publication(
        added=tuple(sorted(wanted.keys() - published.keys())),
        changed=tuple(sorted(file for file in wanted.keys() & published.keys() if wanted[file] != published[file])),
        removed=tuple(sorted(published.keys() - wanted.keys())),
        cname=cname,
        size=_size(Path(config.output)),
    )
    doubts = () if sure else tuple(_doubts(config, to, publication, record, domain))
    return Outcome(publication, doubts)


def push(publication: Publication, config: Config, to: Destination, *, message: str = "") -> Outcome[str]:
    """Record the site on the branch and push it; return the new commit, "" if the remote did not take it."""
    git = Git(Path(config.root))
    try:
        with chdir(config.root):  # ghp-import runs git where the process is
            ghp_import.ghp_import(
                config.output,
                remote=to.remote,
                branch=to.branch,
                mesg=message or _message(git),
                nojekyll=True,
                cname=publication.cname or None,
            )
        ref = f"refs/heads/{to.branch}"
        git.data("push", "--quiet", to.remote, f"{ref}:{ref}")
        return Outcome(git.text("rev-parse", ref))
    except (GitError, ghp_import.GhpError, TypeError) as error:  # ghp-import's way to say that git took no file
        lines = (getattr(error, "message", "") or str(error)).splitlines()
        text = "; ".join(" ".join(line.split()) for line in lines)
        fault = PUSH_REFUSED.at(
            HERE, f"`{to.remote}` did not take the site: {text}", "publish again once this is mended"
        )
        return Outcome("", (fault,))


def cname_of(base_url: str) -> str:
    """Return the domain that the branch has to name; "" for GitHub's own hosts, for paths and for machines.

    A repository that has a domain of its own is served at its root (GitHub docs, "About custom domains").
    """
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    if parts.path != "/" or "." not in host or host == "github.io" or host.endswith(".github.io"):
        return ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host
    return ""


def site_files(output: Path, cname: str, function: str) -> dict[str, str]:
    """Return the files that the branch will hold, each with the name that git gives to its bytes."""
    files = {
        Path(folder, name).relative_to(output).as_posix(): name_of(Path(folder, name).read_bytes(), function)
        for folder, _, names in os.walk(output)
        for name in names
    }
    files[NO_JEKYLL] = name_of(b"", function)
    if cname:
        files[CNAME] = name_of(cname.encode(), function)
    return files


def _size(output: Path) -> int:
    return sum(Path(folder, name).stat().st_size for folder, _, names in os.walk(output) for name in names)


def _git_obstacles(git: Git, to: Destination) -> Iterator[Diagnostic]:
    if not git.knows("remote", "get-url", to.remote):
        message = f"the repository has no remote `{to.remote}`"
        yield NO_REMOTE.at(HERE, message, f"run `git remote add {to.remote} https://github.com/user/repo.git`")
    if to.branch in git.checked_out():
        message = f"the branch `{to.branch}` is checked out, and publishing would replace all files on it"
        yield BRANCH_IN_USE.at(HERE, message, "publish on a branch of its own, such as `gh-pages`")
    for key in ("name", "email"):
        if not os.environ.get(f"GIT_COMMITTER_{key.upper()}") and not git.knows("config", f"user.{key}"):
            example = {"name": '"Your Name"', "email": "you@example.com"}[key]
            yield NO_IDENTITY.at(HERE, f"git does not know your {key}", f"run `git config user.{key} {example}`")


def _deployments(top: Path) -> Iterator[Diagnostic]:
    """Tell of workflows that deploy."""
    for file in sorted((top / WORKFLOWS).glob("*.y*ml")):
        text = file.read_text("utf-8", errors="replace")
        found = _DEPLOYS.search(text)
        if found:
            line = text.count("\n", 0, found.end()) + 1
            message = f"the workflow `{file.name}` deploys the site, so what is pushed to a branch would not be seen"
            hint = "push the board and let the workflow publish it, or remove that file to publish from here"
            yield DEPLOYED_BY_WORKFLOW.at(Span(f"{WORKFLOWS}/{file.name}", line), message, hint)


def _doubts(
    config: Config, to: Destination, publication: Publication, record: _Record | None, domain: str
) -> Iterator[Diagnostic]:
    """Say what may be lost by this publication; each of these an owner can confirm."""
    if record is None and (publication.removed or publication.changed):
        count = len(publication.removed) + len(publication.changed)
        message = f"`{to.branch}` holds files that no board published; {count} of them would be replaced or removed"
        yield FOREIGN_BRANCH.at(HERE, message, "choose another --branch, or confirm with --yes")
    gone = [path for path in record.postings if not Path(config.root, path).is_file()] if record else []
    if gone:
        what = "1 published posting has no file" if len(gone) == 1 else f"{len(gone)} published postings have no files"
        yield VANISHED.at(
            Span(gone[0]),
            f"{what} any more",
            "bring them back, or confirm with --yes that they are to be taken down",
            notes=[("gone", Span(path)) for path in gone[1:SHOWN]],
        )
    if domain and CNAME in publication.removed:
        message = f"the site would no longer be found at its domain {domain}"
        yield DOMAIN_LOST.at(
            Span("board.toml"), message, f'write `base_url = "https://{domain}/"`, or confirm with --yes to give it up'
        )


def _record(git: Git, commit: str) -> _Record | None:
    try:
        return msgspec.json.decode(git.data("cat-file", "blob", f"{commit}:{RECORD}"), type=_Record)
    except msgspec.MsgspecError:
        return None


def _unknown_base_url() -> Diagnostic:
    return UNKNOWN_BASE_URL.at(
        Span("board.toml"),
        "nothing says where the site will live",
        'write `base_url = "https://user.github.io/repo/"` below `[board]`, or give --base-url',
    )


def _unreachable(error: GitError, to: Destination) -> Diagnostic:
    message = f"`{to.remote}` cannot be asked what is published: {_first_line(error)}"
    return UNREACHABLE.at(HERE, message, f"see what `git ls-remote {to.remote}` says")


def _message(git: Git) -> str:
    return f"Publish {git.text('rev-parse', '--short', 'HEAD')}" if git.knows("rev-parse", "HEAD") else "Publish"


def _first_line(error: GitError) -> str:
    return str(error).splitlines()[0].removeprefix("fatal: ")
