"""Citations: which words name another document, what they say of it, and how the document stands to it."""

from govgraph.recognition.citations.recogniser import recognise_citations, vocabulary

__all__ = ["recognise_citations", "vocabulary"]
