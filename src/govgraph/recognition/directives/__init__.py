"""Directives: who must do what, with whom, by when."""

from govgraph.recognition.directives.recogniser import recognise_directives, vocabulary

__all__ = ["recognise_directives", "vocabulary"]
