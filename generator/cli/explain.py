"""``jobboard explain``: what a code means, why it matters, and what to write instead."""

from __future__ import annotations

import click


@click.command("explain")
@click.argument("code", metavar="CODE")
def command(code: str) -> None:
    """Explain the code of a fault.

    A code such as S104 stands in brackets in every message. The name of a fault (salary-range) will do, too.
    """
    from generator.report import explain

    try:
        click.echo(explain(code.strip("[] ")), nl=False)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
