"""``jobboard schema``: what may stand in front matter, for editors that offer and check it."""

from __future__ import annotations

import click


@click.command("schema")
@click.option(
    "--for", "reader", type=click.Choice(("json-schema", "remark-lint", "front-matter-cms")), default="json-schema",
    show_default=True,
    help="Who reads it: editors and validators of JSON Schema, remark-lint-frontmatter-schema (which knows an older "
    "dialect), or the Front Matter extension for VS Code (its frontmatter.json).",
)  # fmt: skip
def command(reader: str) -> None:
    """Print the JSON Schema of the fields of a posting.

    With it, editors complete the names of fields, offer choices and check values while one writes.
    """
    import json

    from generator.parse.form import form
    from generator.parse.schema import schema

    made = form() if reader == "front-matter-cms" else schema("draft-07" if reader == "remark-lint" else "2020-12")
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
