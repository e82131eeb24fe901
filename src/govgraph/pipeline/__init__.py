"""From files to a filled store: what `govgraph build` does.

read and recognise (each document alone, in parallel, kept on disk) → resolve (all documents) → map → store.
"""

from __future__ import annotations

from govgraph.pipeline.archive import Archive, archive_directory, held_source
from govgraph.pipeline.building import BuildReport, FileReport, build

__all__ = ["Archive", "BuildReport", "FileReport", "archive_directory", "build", "held_source"]
