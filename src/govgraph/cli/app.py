"""The commands. Each imports what it needs when it runs, so that `govgraph --help` is quick."""

from __future__ import annotations

import typer

from govgraph.cli import asking, building, drawing, reviewing

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="Vietnamese governance documents as a knowledge graph in which every edge points at its words.",
    epilog="Start with: govgraph build FOLDER, then govgraph queries.",
)


@app.callback(invoke_without_command=True)
def govgraph(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Vietnamese governance documents as a knowledge graph in which every edge points at its words."""
    if version:
        from govgraph import __version__

        typer.echo(f"govgraph {__version__}")
        raise typer.Exit


for module in (building, reviewing, asking, drawing):
    for command in module.COMMANDS:
        app.command()(command)
