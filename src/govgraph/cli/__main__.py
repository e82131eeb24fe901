"""`python -m govgraph.cli` runs the command line."""

from govgraph.cli import main

main()
