"""Pictures of networks for people, and the files that other programs draw them from.

`page` makes one HTML page that needs no network, `formats` writes GraphML and GEXF, `notebook` is what `Graph.lineage`
and `Graph.network` give.
"""
