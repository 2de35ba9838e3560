"""``jobboard explain``: what a code means, why it matters, and what to write instead."""

from __future__ import annotations

import click


@click.command("explain")
@click.argument("code", metavar="CODE")
def command(code: str) -> None:
    """Explain the code of a fault.

    A code such as S104 stands in brackets in every message. The name of a fault (salary-range) will do, too.
    """
    from difflib import get_close_matches
    from textwrap import dedent

    from generator.report import catalogue

    known = {name: one for one in catalogue() for name in (one.id.lower(), one.name)}
    wanted = code.strip("[] ").lower()
    if wanted not in known:
        close = get_close_matches(wanted, known, n=1, cutoff=0.5)
        meant = f" Did you mean {known[close[0]].id} ({known[close[0]].name})?" if close else ""
        message = f"There is no code {code}.{meant}"
        raise click.UsageError(message)
    found = known[wanted]
    click.echo(f"{found.id}  {found.name}  ({found.severity.value})\n\n{dedent(found.explanation).strip()}")
