"""Initiatives: projects, programmes, plans of works and campaigns that have a name."""

from govgraph.recognition.initiatives.recogniser import recognise_initiatives, vocabulary

__all__ = ["recognise_initiatives", "vocabulary"]
