"""What the edges between documents tell: the lineage of a document (`lineage`), and networks of citations with their
measures (`network`). Both read the graph with `edges` and give frozen records."""
