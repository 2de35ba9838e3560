"""What can keep a site from being published on a branch."""

from generator.model.diagnostic import Code, Severity

UNKNOWN_BASE_URL = Code(
    "P301",
    "base-url-unknown",
    Severity.ERROR,
    """Nothing says where the site will live, so it cannot be published.

    Feeds, the sitemap and structured data need whole addresses, and a site built for the wrong path has no styles.
    Write `base_url = "https://user.github.io/repo/"` below `[board]` in `board.toml`, or give `--base-url`.""",
)
NO_REPOSITORY = Code(
    "P302",
    "no-repository",
    Severity.ERROR,
    """The board does not lie in a git repository, or git is not installed.

    Publishing pushes the site to a branch of the repository that the board lies in.
    Install git, run `git init` in the board's folder, and connect it to a repository on GitHub with
    `git remote add origin https://github.com/user/repo.git`.""",
)
NO_REMOTE = Code(
    "P303",
    "no-remote",
    Severity.ERROR,
    """The git repository has no remote of this name, so there is nowhere to push the site to.

    Run `git remote add origin https://github.com/user/repo.git`, or name another remote with `--remote`.""",
)
UNREACHABLE = Code(
    "P304",
    "remote-unreachable",
    Severity.ERROR,
    """git could not ask the remote which branch is published now.

    There may be no network, the address of the remote may be wrong, or git may not be allowed in.
    `git ls-remote origin` shows the same fault; once it lists branches, publishing works too.""",
)
BRANCH_IN_USE = Code(
    "P305",
    "branch-in-use",
    Severity.ERROR,
    """The branch to publish on is the one that is checked out.

    Publishing replaces everything on its branch with the built site: the board's own files would be gone from it.
    Publish on a branch of its own (`gh-pages`, unless `--branch` says otherwise), and switch to the board's branch,
    for example with `git switch main`.""",
)
NO_IDENTITY = Code(
    "P306",
    "no-identity",
    Severity.ERROR,
    """git does not know under whose name to record the publication.

    Run `git config user.name "Your Name"` and `git config user.email you@example.com` once.""",
)
VANISHED = Code(
    "P307",
    "postings-vanished",
    Severity.ERROR,
    """Postings that are published now have no file any more, so their pages would be taken down.

    A folder may have been moved by mistake, or the checkout may be incomplete. A posting that has closed is none of
    these: it keeps its file.
    Bring the files back, or, if they were removed or renamed on purpose, publish with `--yes`.""",
)
FOREIGN_BRANCH = Code(
    "P308",
    "branch-not-ours",
    Severity.ERROR,
    """The branch holds files that were not published from a board.

    Publishing replaces everything on its branch, and these files may exist nowhere else.
    Choose another branch with `--branch`, or, if the branch may be replaced, publish with `--yes`.""",
)
DOMAIN_LOST = Code(
    "P309",
    "domain-lost",
    Severity.ERROR,
    """The published branch names a domain of its own, which this publication would remove.

    The site would no longer be found at its domain.
    Write `base_url = "https://jobs.example.com/"` with that domain in `board.toml`, or, if the domain is given up,
    publish with `--yes`.""",
)
PUSH_REFUSED = Code(
    "P310",
    "push-refused",
    Severity.ERROR,
    """The site was recorded on the branch, but the remote did not take it; what is published is as it was.

    Someone else may have published in the meantime, the branch may be protected, or you may not be allowed to push.
    Read what git says; publishing again starts from the newest state.""",
)
DEPLOYED_BY_WORKFLOW = Code(
    "P311",
    "deployed-by-workflow",
    Severity.ERROR,
    """A workflow of the repository deploys the site already, and GitHub Pages shows one of the two.

    What `publish` pushes to a branch would not be seen, or the next run of the workflow would put its own site there.
    Example: `.github/workflows/publish.yml`, which `jobboard init` writes unless it is told `--publish branch`.
    Choose one way: push the board and let the workflow publish it; or remove the workflow, and choose the branch as the
    source at Settings > Pages.""",
)

CODES = (
    UNKNOWN_BASE_URL, NO_REPOSITORY, NO_REMOTE, UNREACHABLE, BRANCH_IN_USE, NO_IDENTITY, VANISHED, FOREIGN_BRANCH,
    DOMAIN_LOST, PUSH_REFUSED, DEPLOYED_BY_WORKFLOW,
)  # fmt: skip
