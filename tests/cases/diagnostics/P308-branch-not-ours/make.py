"""A branch gh-pages that somebody filled by hand."""

from tests.cases.git import git, repository


def make(root):
    repository(root)
    git(root, "switch", "--quiet", "--orphan", "gh-pages")
    (root / "index.html").write_text("<p>By hand.</p>\n", "utf-8")
    git(root, "add", "index.html")
    git(root, "commit", "--quiet", "--message", "By hand")
    git(root, "push", "--quiet", "origin", "gh-pages")
    git(root, "switch", "--quiet", "main")
