"""The command line. It is thin: each command calls the Python API and prints what it gives.

Errors are caught here and nowhere below: each is one line on standard error, and its class says the exit status.
"""

from __future__ import annotations

import sys

from govgraph.cli.app import app
from govgraph.errors import AmbiguousError, GovgraphError

__all__ = ["app", "main"]


_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its status."""
    try:
        app(prog_name="govgraph")
    except AmbiguousError as error:
        print(f"govgraph: {error}", *(f"  {line}" for line in error.candidates), sep="\n", file=sys.stderr)
        sys.exit(error.exit_code)
    except GovgraphError as error:
        print(f"govgraph: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(error.exit_code)
    except SystemExit as ending:  # Typer turns an interruption into its status, without a word
        if ending.code == _INTERRUPTED:
            print("govgraph: stopped; what was done is kept, and the same command goes on from there", file=sys.stderr)
        raise
