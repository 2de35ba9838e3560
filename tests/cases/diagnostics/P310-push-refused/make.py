"""A remote that takes nothing."""

from tests.cases.git import repository


def make(root):
    hook = repository(root) / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'This branch is protected.' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
